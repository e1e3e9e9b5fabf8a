import type { Factor } from "../../src/factors/factor";
import { MemoryWorkbook } from "./memoryWorkbook";
import { findFactorsSheet, planPins, readPinned, writeWithPins } from "../../src/workbook/pinFactors";
import type { Grid } from "../../src/tables/grid";
import { sheet } from "../tables/sheet";

const steel: Factor = {
  id: "steel", nameZh: "钢", nameEn: "Steel", synonyms: ["steel plate"], category: "material", value: "2.340", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "CN", dataYear: "2022", validFrom: "", validTo: "",
  boundary: "cradle-to-gate", source: "=HYPERLINK(\"x\")", publisher: "", locator: "", url: "", licence: "", verified: true, supersededBy: "", note: "",
};
const copper = { ...steel, id: "copper", nameZh: "铜", nameEn: "Copper", value: "4.1", source: "Handbook" };

async function pin(workbook: MemoryWorkbook, ...factors: Factor[]): Promise<readonly Factor[]> {
  const plan = planPins(await findFactorsSheet(workbook), factors, "zh");
  await writeWithPins(workbook, plan, [], "2025.aaaaaaaa");
  return plan.added;
}

test("the first factor makes the sheet and its table, later ones stand below it, and each stands once", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [["x"]] })]);
  expect((await pin(workbook, steel)).length).toBe(1);
  expect((await pin(workbook, steel, copper, copper)).map(({ id }) => id)).toEqual(["copper"]);
  expect(await pin(workbook, copper)).toEqual([]);
  const { factors, problems, sheet: where } = await readPinned(workbook);
  expect(where).toBe("PCF Factors");
  expect(problems).toEqual([]);
  expect(factors.map(({ id, value, source }) => [id, value, source])).toEqual([["steel", "2.34", "=HYPERLINK(\"x\")"], ["copper", "4.1", "Handbook"]]);
  const grid = await workbook.read("PCF Factors");
  expect(grid.tables).toMatchObject([{ name: "PCF_Factors", area: { top: 0, left: 0, bottom: 2 } }]);
  expect(grid.formats[1]?.[4]).toBe("0.000");
  expect(grid.formulas.flat().every((formula) => formula === null)).toBe(true);
});

test("a table that the person moved to another sheet and ordered otherwise is found and filled by its headings", async () => {
  const rows = [["来源", "单位", "因子值", "类别", "编号"], ["手册", "kgCO2e/kg", 1.5, "material", "own"]];
  const moved: Grid = { ...sheet({ name: "数据", rows: [[], ...rows] }), tables: [{ name: "PCF_Factors", area: { top: 1, left: 0, bottom: 2, right: 4 }, headerRows: 1, totalsRows: 0, columns: rows[0] as string[] }] };
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [["x"]] }), moved]);
  await pin(workbook, copper);
  expect((await workbook.read("数据")).values[3 - 1]).toEqual(["Handbook", "kgCO2e/kg", 4.1, "material", "copper"]);
  expect((await readPinned(workbook)).factors.map(({ id }) => id)).toEqual(["own", "copper"]);
});

test("what stands below the table is never overwritten", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [["x"]] })]);
  await pin(workbook, steel);
  await workbook.write([{ sheet: "PCF Factors", row: 2, column: 3, content: { value: "my remark" } }]);
  await expect(pin(workbook, copper)).rejects.toMatchObject({ code: "factors.noRoom", parts: { cell: "A3", reason: "filled" } });
});

test("a sheet of that name with something else on it gets the table below", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "PCF Factors", rows: [["Remarks on our factors"], ["see folder"]] })]);
  await pin(workbook, copper);
  const grid = await workbook.read("PCF Factors");
  expect(grid.values[0]?.[0]).toBe("Remarks on our factors");
  expect(grid.tables[0]?.area).toMatchObject({ top: 3, bottom: 4 });
  expect((await readPinned(workbook)).factors.map(({ id }) => id)).toEqual(["copper"]);
});
