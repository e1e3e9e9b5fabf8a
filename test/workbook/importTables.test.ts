import type { Area, CellValue, Grid } from "../../src/tables/grid";
import { mapColumns } from "../../src/workbook/factorsSheet";
import { csvTable, gridTable, gridTables } from "../../src/workbook/factorTable";
import { importFactors } from "../../src/workbook/importFactors";

const grid = (sheet: string, values: CellValue[][], more: { merges?: Area[]; visibility?: Grid["visibility"]; top?: number; left?: number } = {}): Grid => {
  const width = Math.max(...values.map(({ length }) => length));
  return { sheet, top: 0, left: 0, values: values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null)), formulas: [], formats: [], merges: [], tables: [], visibility: "visible", ...more };
};
const defaults = { category: "material", source: "EPD" };

test.each<[string, CellValue[][], number]>([
  ["a header of one row", [["名称", "因子值", "单位", "来源"], ["铸铁", 2.38, "kgCO2e/kg", "EPD"]], 2],
  ["titles and a note above it", [["供应商因子表"], ["编制：某人", null, "2024"], [], ["名称", "因子值", "单位", "来源"], ["铸铁", 2.38, "kgCO2e/kg", "EPD"]], 5],
  ["the unit in its heading", [["物料名称", "排放因子（kgCO2e/kg）", "数据来源"], ["铸铁", 2.38, "EPD"]], 2],
  ["the unit in a row of its own", [["物料名称", "排放因子", "数据来源"], [null, "kgCO2e/kg", null], ["铸铁", 2.38, "EPD"]], 3],
  ["the unit in brackets below", [["Title"], ["Material", "Emission factor", "Source"], ["", "(kgCO2e/kg)", ""], ["铸铁", 2.38, "EPD"]], 4],
  ["groups above the headings", [["物料", "碳排放", "碳排放", "备案"], ["名称", "因子值", "单位", "来源"], ["铸铁", 2.38, "kgCO2e/kg", "EPD"]], 3],
  ["headings across two rows", [["Name", "Emission factor", null, "Source"], [null, "Value", "Unit", null], ["铸铁", 2.38, "kgCO2e/kg", "EPD"]], 3],
])("a table is read below %s, with the row numbers of its sheet", (_, values, firstRow) => {
  const table = gridTable(grid("因子", values))!;
  expect(table.rows[0]?.number).toBe(firstRow);
  expect(importFactors(table, { defaults })).toMatchObject({ problems: [], factors: [{ value: "2.38", unit: expect.stringContaining("kgCO2e/kg"), source: "EPD" }] });
});

test("a heading merged over two rows or two columns counts in each of its cells", () => {
  const values: CellValue[][] = [["名称", "排放因子", null, "来源"], [null, "数值", "单位", null], ["铸铁", 2.38, "kgCO2e/kg", "EPD"]];
  const merges = [{ top: 0, left: 0, bottom: 1, right: 0 }, { top: 0, left: 1, bottom: 0, right: 2 }, { top: 0, left: 3, bottom: 1, right: 3 }];
  const table = gridTable(grid("因子", values, { merges }))!;
  expect(mapColumns(table.header).columns).toEqual({ name: 0, value: 1, unit: 2, source: 3 });
  expect(importFactors(table, { defaults }).factors).toHaveLength(1);
});

test("of several sheets the one that holds factors comes first, hidden and empty ones later, unknown headings last", () => {
  const header: CellValue[] = ["名称", "因子值", "单位", "来源"];
  const row: CellValue[] = ["铸铁", 2.38, "kgCO2e/kg", "EPD"];
  const tables = gridTables([
    grid("Read me", [["What is this?"], ["A list"]]), grid("Template", [header]), grid("Old", [header, row], { visibility: "hidden" }), grid("Prices", [["Ding", "Preis"], ["x", 1]]), grid("因子", [header, row]),
  ]);
  expect(tables.map(({ name }) => name)).toEqual(["因子", "Template", "Old", "Prices"]);
});

test("a table of foreign headings is taken once a person has said what its columns are", () => {
  const [table] = gridTables([grid("Werte", [["Ding", "Wert", "Einheit"], ["Stahl", 1.9, "kgCO2e/kg"]])]);
  expect(importFactors(table!, { defaults }).problems).toMatchObject([{ code: "factor.columns" }]);
  expect(importFactors(table!, { defaults, mapping: { columns: { name: 0, value: 1, unit: 2 }, unmatched: [] } })).toMatchObject({ problems: [], factors: [{ id: "Stahl", value: "1.9" }] });
});

test("a remark below the table is no row of it; a name without a figure is told", () => {
  const rows: CellValue[][] = [["名称", "因子值", "单位"], ["铸铁", 2.38, "kgCO2e/kg"], ["注：2024 年数据"], ["* supplier data"]];
  expect(importFactors(gridTable(grid("因子", rows))!, { defaults })).toMatchObject({ problems: [], factors: [{ id: "铸铁" }] });
  expect(importFactors(gridTable(grid("因子", [...rows, ["合计"]]))!, { defaults }).problems).toMatchObject([{ parts: { row: 5, reason: "missing" } }, { parts: { row: 5, reason: "missing" } }]);
});

test.each([",", ";", "\t"])("a csv separated by %j is read, titles and quoted line breaks included", (sign) => {
  const csv = [["2024 factors"], ["Name", "Value", "Unit", "Note"], ["Iron", "2.38", "kgCO2e/kg", `"a${sign}b\nc ""d"""`]].map((row) => row.join(sign)).join("\r\n");
  expect(importFactors(csvTable("t", csv), { defaults })).toMatchObject({ problems: [], factors: [{ id: "Iron", note: `a${sign}b\nc "d"` }] });
});

test("Excel's own line about the separator is obeyed and not counted away", () => {
  const table = csvTable("t", "\uFEFFsep=;\r\nName;Value;Unit\r\nIron;x;kgCO2e/kg\r\n");
  expect(importFactors(table, { defaults }).problems).toMatchObject([{ parts: { row: 3, field: "Value", reason: "number" } }]);
});

describe("decimals with a comma", () => {
  const read = (value: string, decimalComma?: boolean) => importFactors(csvTable("t", `Name;Value;Unit\nIron;${value};kgCO2e/kg\n`), { defaults, ...(decimalComma !== undefined && { decimalComma }) });
  test("are refused where nobody has said so, however clear they look", () => {
    for (const value of ["1,234", "12,345,678", "0,51", "2,3", "1.234,5"]) expect([value, read(value).factors]).toEqual([value, []]);
    expect(read("1,234").problems).toMatchObject([{ parts: { reason: "comma", given: "1,234", row: 2 } }]);
  });
  test.each([["0,51", "0.51"], ["1,234", "1.234"], ["1.234,5", "1234.5"], ["-2,3", "-2.3"], ["12", "12"]])("%s is %s where the person says so", (given, value) => {
    expect(read(given, true).factors).toMatchObject([{ value }]);
  });
  test("a point stays a point, and thousands in a file of commas stay thousands", () => {
    expect(read("0.51").factors).toMatchObject([{ value: "0.51" }]);
    expect(importFactors(csvTable("t", 'Name,Value,Unit\nIron,"1,990",kgCO2e/t\n'), { defaults }).factors).toMatchObject([{ value: "1990" }]);
  });
});

test("a stray cell beside or far below a table is no row of it", () => {
  const rows: CellValue[][] = [["名称", "因子值", "单位", "来源"], ["铸铁", 2.38, "kgCO2e/kg", "EPD"], [null, null, null, null, "见附件"]];
  const far = [...rows, ...Array.from({ length: 50 }, (): CellValue[] => []), [null, null, null, null, null, null, "x"]];
  expect(importFactors(gridTable(grid("因子", far))!, { defaults })).toMatchObject({ problems: [], factors: [{ value: "2.38" }] });
});
