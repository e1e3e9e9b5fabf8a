import { auditSteps, auditWorkbook } from "../../src/audit/auditWorkbook";
import type { CellValue, Grid } from "../../src/tables/grid";
import { shippedFactors } from "./library";

const factors = shippedFactors();
const context = { factors, pinned: [] };

function grid(values: readonly (readonly CellValue[])[], more: Partial<Grid> = {}): Grid {
  return { sheet: "S", top: 0, left: 0, values, formulas: values.map((row) => row.map(() => null)), formats: values.map((row) => row.map(() => "General")), merges: [], tables: [], visibility: "visible", ...more };
}

const long = 30_000;
const heading = ["物料", "用量", "单位", "排放因子(kgCO2e/kg)", "排放量(kgCO2e)"];

/** Texts on which a careless pattern takes quadratic or exponential time. */
const texts: Readonly<Record<string, string>> = {
  "open brackets": "(".repeat(long),
  "closed brackets": ")".repeat(long),
  "pairs of brackets": "()".repeat(long / 2),
  digits: "1".repeat(long),
  "digits and commas": "1,".repeat(long / 2),
  "digits and dots": "1.".repeat(long / 2),
  blanks: `a${" ".repeat(long)}b`,
  slashes: "kg/".repeat(long / 3),
  percents: "1%".repeat(long / 2),
  years: "2023年".repeat(long / 5),
  gases: "CO2".repeat(long / 3),
  "one long word": "碳".repeat(long),
  "per and per": "per ".repeat(long / 4),
  letters: "a".repeat(long),
  "minus signs": "-".repeat(long),
  "boundary words": `系统边界：${"原材料、".repeat(long / 4)}`,
};

describe("hostile sheets", () => {
  it.each(Object.entries(texts))("%s of 30,000 characters are read as a title, a heading, a name, a unit and an amount", (_, text) => {
    const values = [[text, null, null, null, null], heading, [text, 10, "kg", 2.3, 23], ["钢板", text, "kg", 2.3, 23], ["铝锭", 5, text, 9.8, 49], ["铜线", 5, "kg", text, 20], [...heading.slice(0, 4), text], ["合计", null, null, null, 92]];
    const headed = [[text, "用量", "单位", text, "排放量(kgCO2e)"], ["钢板", 10, "kg", 2.3, 23], ["铝锭", 5, "kg", 9.8, 49]];
    expect(Array.isArray(auditWorkbook([grid(values), grid(headed, { sheet: "T" })], context))).toBe(true);
  });

  it("a formula of 8,000 characters and one of brackets alone are read", () => {
    const values = [heading, ["钢板", 10, "kg", 2.3, 23], ["铝锭", 5, "kg", 9.8, 49], ["铜线", 5, "kg", 4, 20], ["合计", null, null, null, 92]];
    const formulas = values.map((row) => row.map((): string | null => null));
    formulas[1]![4] = `=${"(".repeat(8_000)}`;
    formulas[2]![4] = `=SUM(${"E2,".repeat(2_600)}E2)`;
    formulas[4]![4] = `=${"E2+".repeat(2_600)}E2`;
    expect(Array.isArray(auditWorkbook([grid(values, { formulas })], context))).toBe(true);
  });

  it("a sheet of 16,384 columns and one of 200,000 rows are read", () => {
    const wide = grid([Array.from({ length: 16_384 }, (_, column) => (column % 2 ? "用量" : `列${column}`)), Array.from({ length: 16_384 }, (_, column) => column)]);
    const tall = grid(Array.from({ length: 200_000 }, (_, row): CellValue[] => (row % 50_000 === 0 ? ["钢板", row] : [null, null])), { sheet: "T" });
    expect(Array.isArray(auditWorkbook([wide, tall], context))).toBe(true);
  });

  it("a merge over every row of Excel takes no memory", () => {
    const values = [heading, ["钢板", 10, "kg", 2.3, 23], ["铝锭", 5, "kg", 9.8, 49]];
    expect(Array.isArray(auditWorkbook([grid(values, { merges: [{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }] })], context))).toBe(true);
  });

  it("can be stopped at many steps, each of which tells how far it is", () => {
    const grids = Array.from({ length: 5 }, (_, at) => grid([heading, ["钢板", 10, "kg", 2.3, 99], ["铝锭", 5, "kg", 9.8, 49]], { sheet: `S${at}` }));
    let steps = 0;
    for (const step of auditSteps(grids, context)) {
      expect(step.done).toBeLessThanOrEqual(step.of);
      steps++;
    }
    expect(steps).toBeGreaterThan(grids.length + 30);
  });
});

test("a stray cell in the last corner of a sheet hides no table and costs no walk over seventeen thousand million blank ones", () => {
  const [height, width] = [1_048_576, 16_384];
  const wide = <T>(cells: readonly T[], blank: T) => [...cells, ...new Array<T>(width - cells.length).fill(blank)];
  const rows: CellValue[][] = [["原材料", "用量(kg)", "排放因子(kgCO2e/kg)", "排放量(kgCO2e)"], ["钢板", 100, 2.05, 205], ["铝锭", 10, 20.7, 270], ["合计", null, null, 475]];
  const values = new Array<readonly CellValue[]>(height).fill(wide<CellValue>([], null));
  rows.forEach((row, at) => (values[at] = wide<CellValue>(row, null)));
  values[height - 1] = [...wide<CellValue>([], null).slice(1), "x"];
  const far: Grid = { sheet: "S", top: 0, left: 0, values, formulas: new Array<readonly null[]>(height).fill(wide([], null)), formats: new Array<readonly string[]>(height).fill(wide([], "General")), merges: [], tables: [], visibility: "visible" };
  expect(auditWorkbook([far], context).filter(({ severity }) => severity === "error").map(({ rule, range }) => [rule, range])).toEqual([["row.mismatch", "D3"]]);
});
