import fc from "fast-check";
import { auditWorkbook } from "../../src/audit/auditWorkbook";
import type { CellValue, Grid } from "../../src/tables/grid";
import { readSheet } from "../../src/tables/readSheet";

const words = ["原材料", "用量(kg)", "排放因子", "碳足迹 (tCO2e)", "合计", "小计", "占比", "单位", "kg", "t·km", "kgCO2e/kg", "Total", "Quantity", "Emission factor", "Emissions [t", "((((", "）（", "1,7", "—", "/", "0.1826kgCO2e / 公吨·公里", "450.00g", "表 1-1", "\u0000", "🙂", "=1+1", "÷", "10^4Nm3", "A".repeat(5000), "1e999", "-0", "٣", "الإجمالي"];

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.constant(Number.NaN), fc.constant(Infinity)) },
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant({ error: "#REF!" } as const) },
);

const formula = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom("=SUM(A1:A5)", "=SUM(", "=A1*B1/1000", "=SUM(A1:XFD1048576)", "=PCF.MATERIAL(A1,B1,\"钢\")", "=") });

const grid: fc.Arbitrary<Grid> = fc
  .record({ height: fc.integer({ min: 0, max: 14 }), width: fc.integer({ min: 0, max: 9 }), top: fc.integer({ min: 0, max: 1_048_000 }), left: fc.integer({ min: 0, max: 16_000 }) })
  .chain(({ height, width, top, left }) =>
    fc.record({
      sheet: fc.constant("S"),
      top: fc.constant(top),
      left: fc.constant(left),
      values: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      formulas: fc.array(fc.array(formula, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      formats: fc.constant(Array.from({ length: height }, () => Array.from({ length: width }, () => "General"))),
      merges: fc.array(fc.record({ top: fc.integer({ min: top, max: top + 10 }), left: fc.integer({ min: left, max: left + 8 }), bottom: fc.integer({ min: top, max: top + 20 }), right: fc.integer({ min: left, max: left + 12 }) }), { maxLength: 3 }),
      tables: fc.constant([]),
      visibility: fc.constant("visible" as const),
    }),
  );

describe("any sheet", () => {
  it("is read and audited without an exception", () => {
    fc.assert(
      fc.property(fc.array(grid, { maxLength: 3 }), (grids) => {
        const sheets = grids.map((each, at) => ({ ...each, sheet: `S${at}` }));
        for (const each of sheets) readSheet(each);
        expect(Array.isArray(auditWorkbook(sheets, { factors: [], pinned: [] }))).toBe(true);
      }),
      { numRuns: 400, seed: 20_241 },
    );
  });

  it("of one very wide row, one very long column, or one merge over everything is read", () => {
    const wide: Grid = { sheet: "W", top: 0, left: 0, values: [Array.from({ length: 16_384 }, (_, at) => (at % 3 === 0 ? "用量" : at))], formulas: [Array.from({ length: 16_384 }, () => null)], formats: [Array.from({ length: 16_384 }, () => "General")], merges: [], tables: [], visibility: "visible" };
    const long: Grid = { ...wide, sheet: "L", values: Array.from({ length: 60_000 }, (_, at) => [at % 2 === 0 ? "合计" : at]), formulas: Array.from({ length: 60_000 }, () => [null]), formats: Array.from({ length: 60_000 }, () => ["General"]) };
    const merged: Grid = { ...wide, sheet: "M", values: [["标题", null], [null, 3]], formulas: [[null, null], [null, null]], formats: [["General", "General"], ["General", "General"]], merges: [{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }] };
    for (const each of [wide, long, merged]) expect(readSheet(each).sheet).toBe(each.sheet);
  });
});
