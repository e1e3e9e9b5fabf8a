import {
  distributionOf,
  lognormal,
} from "../../src/interpretation/distributions";
import {
  mostDraws,
  simulate,
  simulation,
} from "../../src/interpretation/simulation";
import type { Term } from "../../src/interpretation/simulation";
import { comparison, summary } from "../../src/interpretation/summary";
import { Decimal } from "../../src/units/decimal";

interface Row {
  readonly value: number;
  readonly gsd2: number;
  readonly key?: string;
}

const term = ({ value, gsd2, key }: Row): Term => ({
  distribution: lognormal(new Decimal(value), new Decimal(gsd2)),
  key: key ?? null,
});

/** Mean and standard deviation of a sum of lognormal values in closed form; values of one key are driven by one normal variable. */
function analytic(rows: readonly Row[]): { mean: number; sd: number } {
  const sigma = ({ gsd2 }: Row) => Math.log(gsd2) / 2;
  const expected = (row: Row) => row.value * Math.exp(sigma(row) ** 2 / 2);
  let variance = 0;
  rows.forEach((one, i) =>
    rows.forEach((other, j) => {
      const together =
        i === j || (one.key !== undefined && one.key === other.key);
      if (together)
        variance +=
          expected(one) *
          expected(other) *
          (Math.exp(sigma(one) * sigma(other)) - 1);
    }),
  );
  return {
    mean: rows.reduce((sum, row) => sum + expected(row), 0),
    sd: Math.sqrt(variance),
  };
}

const table: Row[] = [
  { value: 487.55, gsd2: 1.2 },
  { value: 314.81, gsd2: 1.1 },
  { value: 98.2, gsd2: 1.5 },
];
const shared: Row[] = [
  { value: 300, gsd2: 1.6, key: "steel" },
  { value: 120, gsd2: 1.6, key: "steel" },
  { value: -80, gsd2: 1.4, key: "scrap" },
  { value: 60, gsd2: 2 },
];

describe("a simulated sum of lognormal rows", () => {
  for (const [name, rows] of [
    ["independent", table],
    ["with shared keys and a credit", shared],
  ] as const) {
    it(`agrees with the closed form over 200 seeds: ${name}`, () => {
      const runs = 1000;
      const { mean, sd } = analytic(rows);
      const results = Array.from({ length: 200 }, (_, seed) =>
        summary(simulate([rows.map(term)], runs, seed)[0]!),
      );
      const error = sd / Math.sqrt(runs);
      const off = results.filter(
        (one) => Math.abs(one.mean - mean) > 3 * error,
      );
      // Of 200 honest means about one in 370 lies outside of three standard errors; four would be a one-in-500 accident.
      expect(off.length).toBeLessThanOrEqual(3);
      const overall =
        results.reduce((sum, one) => sum + one.mean, 0) / results.length;
      expect(Math.abs(overall - mean)).toBeLessThan(
        (3 * error) / Math.sqrt(results.length),
      );
      const spread =
        results.reduce((sum, one) => sum + one.sd, 0) / results.length;
      expect(Math.abs(spread / sd - 1)).toBeLessThan(0.02);
    });
  }

  it("has its percentiles where a single lognormal value has them", () => {
    const { median, low, high } = summary(
      simulate([[term({ value: 100, gsd2: 1.5 })]], 100_000, 5)[0]!,
    );
    // GSD² names the bounds by two standard deviations; the 2.5 % percentile lies at 1.96 of them.
    const bound = 1.5 ** (1.959963984540054 / 2);
    expect(median).toBeCloseTo(100, 0);
    expect(low / (100 / bound)).toBeCloseTo(1, 2);
    expect(high / (100 * bound)).toBeCloseTo(1, 2);
  });

  it("gives the same digits for the same seed, in slices or at once", () => {
    const sliced = simulation([table.map(term)], 1000, 42);
    while (sliced.done < sliced.runs) sliced.advance(37);
    expect(sliced.totals[0]).toEqual(simulate([table.map(term)], 1000, 42)[0]);
    // Pinned digits: another engine or machine must give the same.
    expect(Array.from(simulate([table.map(term)], 3, 42)[0]!)).toEqual([839.2436681584821, 894.2017504768746, 929.6679506536536]);
    expect(simulate([table.map(term)], 3, 43)[0]).not.toEqual(
      simulate([table.map(term)], 3, 42)[0],
    );
  });

  it("moves the rows of a key together and sets off a credit against its own material", () => {
    const cancelled = simulate(
      [
        [
          term({ value: 50, gsd2: 2, key: "a" }),
          term({ value: -50, gsd2: 2, key: "a" }),
        ],
      ],
      100,
      1,
    )[0]!;
    expect(cancelled.every((result) => result === 0)).toBe(true);
  });

  it("refuses more draws than a cell should wait for, and a sum of nothing", () => {
    expect(() => simulation([table.map(term)], mostDraws, 1)).toThrow(
      /simulation.tooLarge/,
    );
    expect(() => simulate([[]], 10, 1)).toThrow(/sum.empty/);
  });
});

describe("the other distributions", () => {
  const drawn = (
    kind: "normal" | "triangular" | "uniform",
    value: number,
    spread: number,
    most: number | null,
  ) =>
    summary(
      simulate(
        [
          [
            {
              distribution: distributionOf({
                row: 1,
                kind,
                value: new Decimal(value),
                spread: new Decimal(spread),
                most: most === null ? null : new Decimal(most),
              }),
              key: null,
            },
          ],
        ],
        100_000,
        9,
      )[0]!,
    );

  it("have the mean and standard deviation of their textbook formulas", () => {
    const normal = drawn("normal", 100, 15, null);
    expect(Math.abs(normal.mean - 100)).toBeLessThan(0.15);
    expect(normal.sd).toBeCloseTo(15, 0);
    const uniform = drawn("uniform", 50, 40, 64);
    expect(Math.abs(uniform.mean - 52)).toBeLessThan(0.07);
    expect(uniform.sd).toBeCloseTo(24 / Math.sqrt(12), 1);
    const [least, mode, most] = [10, 20, 60];
    const triangular = drawn("triangular", mode, least, most);
    expect(triangular.mean).toBeCloseTo((least + mode + most) / 3, 0);
    expect(triangular.sd).toBeCloseTo(
      Math.sqrt(
        (least ** 2 +
          mode ** 2 +
          most ** 2 -
          least * mode -
          least * most -
          mode * most) /
          18,
      ),
      1,
    );
    // F(x) = 0.025 below the mode: least + √(0.025 (most - least)(mode - least)).
    expect(
      Math.abs(triangular.low - (least + Math.sqrt(0.025 * 50 * 10))),
    ).toBeLessThan(0.1);
    expect(
      Math.abs(triangular.high - (most - Math.sqrt(0.025 * 50 * 40))),
    ).toBeLessThan(0.2);
  });

  it("stay within their bounds, and need bounds that hold the value", () => {
    const uniform = distributionOf({
      row: 1,
      kind: "uniform",
      value: new Decimal(5),
      spread: new Decimal(5),
      most: new Decimal(5),
    });
    expect(
      Array.from(simulate([[{ distribution: uniform, key: null }]], 3, 1)[0]!),
    ).toEqual([5, 5, 5]);
    expect(() => drawn("triangular", 70, 10, 60)).toThrow(
      /distribution.bounds/,
    );
    expect(() => drawn("uniform", 50, 40, null)).toThrow(/row.incomplete/);
    expect(() => drawn("normal", 50, -1, null)).toThrow(/number.range/);
  });
});

describe("two alternatives", () => {
  it("are compared on common draws: what they share decides nothing", () => {
    const a = [
      term({ value: 100, gsd2: 2, key: "grid" }),
      term({ value: 10, gsd2: 1.2, key: "a" }),
    ];
    const b = [
      term({ value: 100, gsd2: 2, key: "grid" }),
      term({ value: 12, gsd2: 1.2, key: "b" }),
    ];
    const [ofA, ofB] = simulate([a, b], 20_000, 3);
    const { below, difference } = comparison(ofA!, ofB!);
    // ln(A/B) of the two that differ is normal: mean ln(10/12), standard deviation √2 ln(1.2)/2; Φ(1.4142) = 0.92135.
    expect(Math.abs(below - 0.92135)).toBeLessThan(0.006);
    expect(difference.high - difference.low).toBeLessThan(8);
    const apart = simulate(
      [
        [{ ...a[0]!, key: null }, a[1]!],
        [{ ...b[0]!, key: null }, b[1]!],
      ],
      20_000,
      3,
    );
    expect(comparison(apart[0]!, apart[1]!).below).toBeLessThan(0.6);
  });
});
