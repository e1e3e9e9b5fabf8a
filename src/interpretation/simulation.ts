import { PcfError } from "../errors";
import { exponential } from "./exponential";
import { normalQuantile } from "./normalQuantile";
import { uniformDraws } from "./xoshiro";

/** How a value is spread. Numbers are doubles: a simulated figure has three digits that mean something. */
export type Distribution =
  /** Median and standard deviation of the logarithm (ln GSD² / 2); a negative median is a credit. */
  | { readonly kind: "lognormal"; readonly median: number; readonly sigma: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "triangular"; readonly least: number; readonly mode: number; readonly most: number }
  | { readonly kind: "uniform"; readonly least: number; readonly most: number };

/** One term of a simulated sum. Terms of one key take the same draw, also across the sums of a comparison. */
export interface Term {
  readonly distribution: Distribution;
  readonly key: string | null;
}

/** A simulation under way: it is advanced in slices, so that a pane can show how far it is and stop it. */
export interface Simulation {
  /** One result per run and sum; filled up to `done`. */
  readonly totals: readonly Float64Array[];
  readonly runs: number;
  readonly done: number;
  /** Makes at most so many further runs. */
  advance(count: number): void;
}

/** A cell computes this many draws in a few seconds. */
export const mostDraws = 100_000_000;

/**
 * Sums of uncertain terms, drawn `runs` times. In every run each key (or term without a key) draws once, in the order in which
 * the keys first occur, sum after sum; the draw is a uniform number that each term turns into its own value by its inverse
 * distribution. The same terms, runs and seed give the same digits on every platform (see xoshiro.ts, normalQuantile.ts,
 * exponential.ts).
 * @throws PcfError sum.empty for a sum without terms, simulation.tooLarge.
 */
export function simulation(sums: readonly (readonly Term[])[], runs: number, seed: number): Simulation {
  if (sums.some((terms) => terms.length === 0)) throw new PcfError("sum.empty", {});
  const size = sums.reduce((count, terms) => count + terms.length, 0);
  if (runs * size > mostDraws) throw new PcfError("simulation.tooLarge", { draws: String(runs * size), most: String(mostDraws) });
  const totals = sums.map(() => new Float64Array(runs));
  const plan = lay(sums);
  const uniform = uniformDraws(seed);
  let done = 0;
  return {
    totals,
    runs,
    get done() {
      return done;
    },
    advance(count) {
      const until = Math.min(runs, done + count);
      fill(plan, totals, done, until, uniform);
      done = until;
    },
  };
}

/** All runs at once. */
export function simulate(sums: readonly (readonly Term[])[], runs: number, seed: number): readonly Float64Array[] {
  const whole = simulation(sums, runs, seed);
  whole.advance(runs);
  return whole.totals;
}

const codes = { lognormal: 0, normal: 1, triangular: 2, uniform: 3 } as const;

/** The terms in the order of their draws, as plain arrays: draw d has the terms from starts[d] to starts[d + 1]. */
interface Plan {
  readonly starts: Int32Array;
  readonly isNormal: Uint8Array;
  readonly sum: Int32Array;
  readonly code: Uint8Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
}

function lay(sums: readonly (readonly Term[])[]): Plan {
  const draws: { sum: number; distribution: Distribution }[][] = [];
  const keyed = new Map<string, { sum: number; distribution: Distribution }[]>();
  sums.forEach((terms, sum) =>
    terms.forEach(({ distribution, key }) => {
      const known = key === null ? undefined : keyed.get(key);
      if (known !== undefined) return known.push({ sum, distribution });
      const draw = [{ sum, distribution }];
      if (key !== null) keyed.set(key, draw);
      return draws.push(draw);
    }),
  );
  const terms = draws.flat();
  const starts = new Int32Array(draws.length + 1);
  draws.forEach((draw, index) => (starts[index + 1] = starts[index]! + draw.length));
  const parameters = terms.map(({ distribution }) => parametersOf(distribution));
  return {
    starts,
    isNormal: Uint8Array.from(draws, (draw) => (draw.some(({ distribution: { kind } }) => kind === "lognormal" || kind === "normal") ? 1 : 0)),
    sum: Int32Array.from(terms, ({ sum }) => sum),
    code: Uint8Array.from(terms, ({ distribution }) => codes[distribution.kind]),
    a: Float64Array.from(parameters, ([a]) => a),
    b: Float64Array.from(parameters, ([, b]) => b),
    c: Float64Array.from(parameters, ([, , c]) => c),
  };
}

function parametersOf(distribution: Distribution): readonly [number, number, number] {
  switch (distribution.kind) {
    case "lognormal":
      return [distribution.median, distribution.sigma, 0];
    case "normal":
      return [distribution.mean, distribution.sd, 0];
    case "triangular":
      return [distribution.least, distribution.mode, distribution.most];
    case "uniform":
      return [distribution.least, distribution.most - distribution.least, 0];
  }
}

function fill({ starts, isNormal, sum, code, a, b, c }: Plan, totals: readonly Float64Array[], from: number, until: number, uniform: () => number): void {
  const draws = isNormal.length;
  const results = new Float64Array(totals.length);
  for (let run = from; run < until; run++) {
    results.fill(0);
    for (let draw = 0; draw < draws; draw++) {
      const u = uniform();
      const z = isNormal[draw] === 1 ? normalQuantile(u) : 0;
      const end = starts[draw + 1]!;
      for (let term = starts[draw]!; term < end; term++) {
        const kind = code[term]!;
        const value = kind === codes.lognormal ? a[term]! * exponential(b[term]! * z) : kind === codes.normal ? a[term]! + b[term]! * z : bounded(kind, u, a[term]!, b[term]!, c[term]!);
        results[sum[term]!]! += value;
      }
    }
    for (let index = 0; index < totals.length; index++) totals[index]![run] = results[index]!;
  }
}

function bounded(kind: number, u: number, a: number, b: number, c: number): number {
  return kind === codes.uniform ? a + u * b : triangular(u, a, b, c);
}

function triangular(u: number, least: number, mode: number, most: number): number {
  const width = most - least;
  if (width === 0) return mode;
  const below = (mode - least) / width;
  return u < below ? least + Math.sqrt(u * width * (mode - least)) : most - Math.sqrt((1 - u) * width * (most - mode));
}
