import type { Entry } from "./entry";

/** What one row of a calculation emits, and what one stage of the results is said to; in kg. */
interface Addend {
  readonly entry: Entry;
  readonly kg: number;
  readonly half: number;
}
interface Stated {
  readonly value: number;
  readonly half: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** What the rows left over add up to, where every stage but one is the sum of rows that follow one another. */
export interface OddStage<S> {
  readonly stage: S;
  readonly rows: readonly Addend[];
  readonly sum: number;
}

/** Larger ones find such sums by chance. */
const most = { rows: 60, stages: 10 };
const fewest = { rows: 4, stages: 3 };
/** Further apart, the rows are those of a year and the stage is one of a piece. */
const farthest = 2.5;

/**
 * The stage that is not what its rows add up to, though no row names its stage: all others are sums of rows that follow one another, none used twice, and
 * those that are left follow one another too. Null where there is none, or where two readings give two answers.
 */
export function oddStage<S extends Stated>(stages: readonly S[], rows: readonly Addend[]): OddStage<S> | null {
  if (rows.length < fewest.rows || rows.length > most.rows || stages.length < fewest.stages || stages.length > most.stages) return null;
  if (rows.some(({ kg }) => kg <= 0) || stages.some(({ value }) => value <= 0)) return null;
  const runs = new Map(stages.map((stage) => [stage, runsOf(rows, stage)] as const));
  const found: OddStage<S>[] = [];
  for (const stage of stages) {
    const others = stages.filter((other) => other !== stage);
    if (others.some((other) => runs.get(other)?.length === 0)) continue;
    for (const taken of placings(others.map((other) => runs.get(other) ?? []))) {
      const left = rows.flatMap((_, at) => (taken.some(({ from, to }) => from <= at && at <= to) ? [] : [at]));
      const [first, last] = [left[0], left.at(-1)];
      if (first === undefined || last === undefined || last - first + 1 !== left.length || taken.every(({ from, to }) => from === to) && others.length < fewest.stages) continue;
      const own = rows.slice(first, last + 1);
      found.push({ stage, rows: own, sum: own.reduce((all, { kg }) => all + kg, 0) });
    }
  }
  const [only] = found;
  const apart = only ? Math.max(only.stage.value / only.sum, only.sum / only.stage.value) : Infinity;
  return only && apart <= farthest && found.every(({ stage, sum }) => stage === only.stage && sum === only.sum) && !is(only.stage, only.sum, only.rows) ? only : null;
}

function is({ value, half }: Stated, sum: number, rows: readonly Addend[]): boolean {
  return Math.abs(sum - value) <= 2 * half + rows.reduce((all, row) => all + row.half, 0) + value * 1e-6;
}

function runsOf(rows: readonly Addend[], stage: Stated): readonly Run[] {
  return rows.flatMap((_, from) => {
    const found: Run[] = [];
    let sum = 0;
    for (let to = from; to < rows.length && sum <= stage.value * 1.01; to++) {
      sum += rows[to]?.kg ?? 0;
      if (is(stage, sum, rows.slice(from, to + 1))) found.push({ from, to });
    }
    return found;
  });
}

/** All ways to give each stage one of its runs so that no two of them overlap. */
function placings(choices: readonly (readonly Run[])[]): readonly (readonly Run[])[] {
  return choices.reduce<readonly (readonly Run[])[]>(
    (ways, runs) => ways.flatMap((way) => runs.filter((run) => way.every((other) => run.to < other.from || run.from > other.to)).map((run) => [...way, run])).slice(0, 200),
    [[]],
  );
}
