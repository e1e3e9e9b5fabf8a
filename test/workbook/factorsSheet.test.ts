import { csvParseRows } from "d3-dsv";
import fc from "fast-check";
import { say } from "../../src/locales";
import type { Factor } from "../../src/factors/factor";
import type { CellValue, Grid } from "../../src/tables/grid";
import { factorFields, factorHeader, factorRow, mapColumns, valueFormat } from "../../src/workbook/factorsSheet";
import { factorsCsv } from "../../src/workbook/factorPack";
import { csvTable, gridTable } from "../../src/workbook/factorTable";
import { importFactors, readFactorTable } from "../../src/workbook/importFactors";
import { sampleFactors } from "../factors/samples";

const [steel] = sampleFactors().filter(({ id }) => id === "gbt51366-steel-wire-rod") as [Factor];
const table = (header: readonly CellValue[], ...rows: (readonly CellValue[])[]) => ({ name: "factors", header, rows: rows.map((cells, index) => ({ number: index + 2, cells })) });

test("the header exists in both languages with the value in the fifth column", () => {
  expect(factorHeader("zh").slice(0, 6)).toEqual(["编号", "名称（中文）", "名称（英文）", "类别", "因子值", "单位"]);
  expect(factorHeader("en")[4]).toBe("Value");
  expect(factorHeader("en")).toHaveLength(factorFields.length);
});

test.each(["zh", "en"] as const)("what is written with a header in %s is read back the same", (language) => {
  const factors = sampleFactors().filter(({ value, current }) => !/0$/.test(value.replace(/^[^.]*$/, "")) && current !== false);
  const read = readFactorTable(table(factorHeader(language), ...factors.map(factorRow)));
  expect(read.problems).toEqual([]);
  expect(read.factors).toEqual(factors);
});

test("a value is a number in its cell, shown with the digits it was published with", () => {
  expect(factorRow({ ...steel, value: "0.7120" })[4]).toBe(0.712);
  expect([valueFormat("0.7120"), valueFormat("1990"), valueFormat("3075.235845")]).toEqual(["0.0000", "General", "0.000000"]);
});

test("any factor survives the csv, texts that look like formulas included", () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("=1+1", "+49", "-x", "@me", "'=a", "''+b", "逗号，引号\"", "a,b;c\td")).map((given) => given.trim());
  const named = text.filter((given) => given !== "");
  const factor: fc.Arbitrary<Factor> = fc.record({
    id: named, nameZh: text, nameEn: text, synonyms: fc.array(named.filter((given) => !/[;；]/.test(given)), { maxLength: 3 }), category: fc.constantFrom("material", "transport", "spend"),
    value: fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 999 })).map(([whole, part]) => `${whole}.${part}`), unit: fc.constantFrom("kgCO2e/kg", "tCO2/MWh", "kgCO2e/(t·km)"),
    gases: fc.constantFrom("CO2", "CO2e"), gwpSet: fc.constantFrom("", "AR5"), region: text, dataYear: text, validFrom: text, validTo: text, boundary: fc.constantFrom("cradle-to-gate", "other"),
    source: named, publisher: text, locator: text, url: text, licence: text, verified: fc.boolean(), supersededBy: text, note: text,
  });
  fc.assert(fc.property(factor, (given) => {
    const csv = factorsCsv([given]);
    expect(importFactors(csvTable("pack", csv))).toEqual({ factors: [given], problems: [] });
    for (const cells of csvParseRows(csv).slice(1)) for (const cell of cells) expect(cell).not.toMatch(/^(?:[=@+\t\r]|-(?!\d+\.\d+$))/);
  }));
});

test("a supplier's table is read by its own headings, in Chinese", () => {
  const read = importFactors(
    table(["材料名称", "排放因子（kgCO2e/kg）", "数据来源", "年份", "备注", "采购员"], ["盘圆", 2.19, "供应商 EPD", 2024, null, "王"], [null, null, null, null, null, null], ["zinc ingot", "3.86", "Supplier EPD", "2023", "x", ""]),
    { defaults: { category: "material", region: "CN" } },
  );
  expect(read.problems).toEqual([]);
  expect(read.factors).toMatchObject([
    { id: "盘圆", nameZh: "盘圆", nameEn: "", value: "2.19", unit: "kgCO2e/kg", gases: "CO2e", category: "material", region: "CN", dataYear: "2024", source: "供应商 EPD", boundary: "other", verified: false },
    { id: "zinc ingot", nameZh: "", nameEn: "zinc ingot", value: "3.86", note: "x" },
  ]);
});

test("a table in English with units in a column, and words for categories, is read too", () => {
  const read = importFactors(csvTable("t", "Name;Emission factor;Unit;Type;Source;System boundary;Verified\nSteel;2300;kgCO2e/t;原材料;EPD 7;A1-A3;yes\n"));
  expect(read.problems).toEqual([]);
  expect(read.factors).toMatchObject([{ id: "Steel", value: "2300", category: "material", boundary: "cradle-to-gate", verified: true }]);
});

test("bad rows are listed with their numbers, and nothing is half imported", () => {
  const header = ["Name", "Value", "Unit", "Category", "Source"];
  const rows: CellValue[][] = [
    ["good", 1, "kgCO2e/kg", "material", "EPD"],
    ["no value", null, "kgCO2e/kg", "material", "EPD"],
    ["text value", "about 2", "kgCO2e/kg", "material", "EPD"],
    ["no factor unit", 2, "kg", "material", "EPD"],
    ["no such category", 2, "kgCO2e/kg", "stuff", "EPD"],
    ["no source", 2, "kgCO2e/kg", "material", ""],
    ["good", 2, "kgCO2e/kg", "material", "EPD"],
    ["error", { error: "#DIV/0!" }, "kgCO2e/kg", "material", "EPD"],
    [null, 2, "kgCO2e/kg", "material", "EPD"],
  ];
  const { factors, problems } = importFactors(table(header, ...rows));
  expect(factors).toEqual([]);
  expect(problems.map(({ parts }) => ("row" in parts ? [parts.row, parts.field, parts.reason] : []))).toEqual([
    [3, "Value", "missing"], [4, "Value", "number"], [5, "Unit", "unit"], [6, "Category", "choice"], [7, "Source", "missing"], [8, "id", "duplicate"], [9, "Value", "number"], [10, "Name", "missing"],
  ]);
  for (const problem of problems) for (const language of ["en", "zh"] as const) expect(say(problem, language)).toContain(String("row" in problem.parts ? problem.parts.row : ""));
});

test("the workbook's own sheet goes on working beside a row that is being typed", () => {
  const read = readFactorTable(table(factorHeader("en"), factorRow(steel), ["new one", "", "", "", null, ""]));
  expect(read.factors).toEqual([steel]);
  expect(read.problems.length).toBeGreaterThan(0);
});

test("a table without a value, a unit or a name is refused as a whole", () => {
  expect(importFactors(table(["Name", "Price"], ["a", 1])).problems).toMatchObject([{ code: "factor.columns", parts: { missing: ["value", "unit"] } }]);
});

test("headings are known in both languages, and those that are not are told", () => {
  expect(mapColumns(["因子名称", "数值", "因子单位", "地区", "供货周期", "数值"])).toEqual({ columns: { name: 0, value: 1, unit: 2, region: 3 }, unmatched: ["供货周期", "数值"] });
  expect(mapColumns(["EF [kg CO2e/kg]", "Item"])).toEqual({ columns: { value: 0, name: 1 }, unmatched: [], unitInHeader: "kg CO2e/kg" });
});

test("a table on a sheet is found below its title, with the row numbers of the sheet", () => {
  const values: CellValue[][] = [["我们的因子库", null, null, null], [null, null, null, null], ["名称", "因子", "单位", "来源"], ["钢", "x", "kgCO2e/kg", "EPD"]];
  const grid: Grid = { sheet: "因子", top: 4, left: 1, values, formulas: [], formats: [], merges: [], tables: [], visibility: "visible" };
  const found = gridTable(grid);
  expect(found).toMatchObject({ name: "因子", rows: [{ number: 8 }] });
  expect(readFactorTable(found!, { defaults: { category: "material" } }).problems).toMatchObject([{ parts: { row: 8, field: "因子", reason: "number" } }]);
  expect(gridTable({ ...grid, values: [["a", "b"]] })).toBeNull();
});

test("numbers in text are read as people write them, and unclear ones are not", () => {
  const value = (cell: CellValue) => readFactorTable(table(["Name", "Value", "Unit", "Category", "Source"], ["a", cell, "kgCO2e/kg", "material", "EPD"]));
  expect(["1,990", "１.９９", " 2.5 ", 1e-7, "0.7120", "1.2e3"].map((cell) => value(cell).factors[0]?.value)).toEqual(["1990", "1.99", "2.5", "0.0000001", "0.7120", "1200"]);
  for (const cell of ["~2", "2 kg", true, "—"]) expect(value(cell).problems).toHaveLength(1);
});
