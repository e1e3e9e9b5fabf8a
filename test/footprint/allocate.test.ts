import fc from "fast-check";
import { allocate } from "../../src/footprint/allocate";
import { shares } from "../../src/footprint/shares";
import { stageTable } from "../../src/footprint/stages";
import { Decimal } from "../../src/units";
import { add, divide, multiply, rational, toDouble } from "../oracle/rational";

const parts = (total: number | string, ...basis: number[]) => allocate(new Decimal(total), basis.map((part) => new Decimal(part))).map((part) => part.toNumber());

/** The exact sum of what stands in cells. */
function sumOfCells(cells: readonly number[]): number {
  return toDouble(add(...cells.map(rational)));
}

describe("a total that is split", () => {
  it("goes in proportion to the basis", () => {
    expect(parts(1000, 6, 3, 1)).toEqual([600, 300, 100]);
    expect(parts(5642.531, 6270)).toEqual([5642.531]);
    expect(parts(100, 1, 1, 1)).toEqual([33.3333333333334, 33.3333333333333, 33.3333333333333]);
    expect(parts(-9, 2, 1)).toEqual([-6, -3]);
    expect(parts(0, 2, 1)).toEqual([0, 0]);
  });

  it("adds up exactly in the cells, also a credit and a total with the dust of a division in it", () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 1000);
    const total = fc.oneof(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 1000),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((n) => n === 0 || Math.abs(n) > 1e-6),
    );
    fc.assert(
      fc.property(total, fc.array(amount, { minLength: 1, maxLength: 8 }), (whole, basis) => {
        const cells = parts(whole, ...basis);
        expect(cells.reduce((sum, cell) => sum.plus(cell), new Decimal(0)).toString()).toBe(new Decimal(whole).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it("gives each part the exact rational share of it, to 14 digits of the total", () => {
    const decimalNumber = fc.integer({ min: 1, max: 1_000_000_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(decimalNumber, fc.array(decimalNumber, { minLength: 1, maxLength: 6 }), (whole, basis) => {
        const weight = add(...basis.map(rational));
        const exact = basis.map((part) => toDouble(divide(multiply(rational(whole), rational(part)), weight)));
        parts(whole, ...basis).forEach((part, index) => expect(Math.abs(part - exact[index]!)).toBeLessThanOrEqual(whole * 1e-14));
      }),
    );
  });

  it("is not split by nothing or less", () => {
    expect(() => parts(5, 1, 0)).toThrow(/basis.notPositive/);
    expect(() => parts(5, 1, -2)).toThrow(/basis.notPositive/);
    expect(() => parts(5)).toThrow(/sum.empty/);
  });
});

describe("shares and stage tables", () => {
  const value = fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => n / 1000);

  it("add up to exactly 100 with credits among the values", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 6 }), (values, decimals) => {
        fc.pre(sumOfCells(values) !== 0);
        expect(sumOfCells(shares(values.map((one) => new Decimal(one)), decimals).map((one) => one.toNumber()))).toBe(100);
      }),
      { numRuns: 1000 },
    );
  });

  it("hold the whole of the rows, stage by stage", () => {
    const stage = fc.constantFrom("原材料获取", "Production", "use", "产品运输", "something else");
    fc.assert(
      fc.property(fc.array(fc.record({ stage, value }), { minLength: 1, maxLength: 20 }), (rows) => {
        const whole = sumOfCells(rows.map((row) => row.value));
        fc.pre(whole !== 0);
        const table = stageTable(rows.map((row) => ({ stage: row.stage, value: new Decimal(row.value) })));
        expect(sumOfCells(table.map(({ emission }) => emission.toNumber()))).toBe(whole);
        expect(sumOfCells(table.map(({ share }) => share.toNumber()))).toBe(100);
      }),
      { numRuns: 1000 },
    );
  });
});
