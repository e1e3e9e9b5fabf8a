import { readTables } from "../../src/tables/readSheet";
import { columnOf } from "../../src/tables/table";
import { forgotten, keepCorrections, readCorrections, readCorrectionsPart, withRole, withoutTable } from "../../src/workbook/readingCorrections";
import { planInsert } from "../../src/workbook/insert";
import type { Factor } from "../../src/factors/factor";
import { shippedFactors } from "../audit/library";
import { area, sheet } from "../tables/sheet";
import { MemoryWorkbook } from "./memoryWorkbook";

const place = { sheet: "S & <T>", row: 0, column: 0 };
const grid = sheet({ name: place.sheet, rows: [["Item", "Amount", "Unit", "Weight", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Steel", 12, "kg", 3, 2.1, "kgCO2e/kg", 25.2], ["Zinc", 3, "kg", 4, 5.2, "kgCO2e/kg", 15.6]] });

test("a corrected role is read from the workbook again, and given back to the reader", async () => {
  const workbook = new MemoryWorkbook([grid]);
  await keepCorrections(workbook, withRole(withRole([], place, 3, "quantity"), place, 1, "other"));
  const corrections = await readCorrections(workbook);
  const [table] = readTables(grid, corrections);
  expect(columnOf(table!, "quantity")).toMatchObject({ index: 3, because: "override" });
  expect(table!.columns.find(({ index }) => index === 1)?.role).toBe("other");
  const back = withRole(withRole(corrections, place, 3, null), place, 1, null);
  expect(back).toEqual([]);
  expect(columnOf(readTables(grid, back)[0]!, "quantity")?.index).toBe(1);
});

test("a table that is none is no longer read, until the person says otherwise", async () => {
  const workbook = new MemoryWorkbook([grid]);
  await keepCorrections(workbook, withoutTable(withRole([], place, 1, "mass"), place));
  const corrections = await readCorrections(workbook);
  expect(corrections).toEqual([{ ...place, roles: new Map(), notATable: true }]);
  expect(readTables(grid, corrections)).toEqual([]);
  expect(readTables(grid, forgotten(corrections, place))).toHaveLength(1);
});

test("inserting a factor follows the corrected column", () => {
  const factor = shippedFactors().find(({ category, unit }) => category === "material" && unit === "kgCO2e/kg") as Factor;
  const open = sheet({ name: place.sheet, rows: [["Item", "Amount", "Unit", "Weight", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Steel", 12, "kg", 3, null, null, null], ["Zinc", 3, "kg", 4, 5.2, "kgCO2e/kg", 15.6]] });
  const formula = (overrides: Parameters<typeof planInsert>[0]["overrides"]) => planInsert({ factor, grid: open, selection: area("E2"), mode: "row", language: "en", ...(overrides && { overrides }) }).cells.find(({ address }) => address === "G2")?.shown;
  expect(formula(undefined)).toBe("=PCF.MATERIAL(B2,C2,E2,F2)");
  expect(formula(withRole(withRole([], place, 3, "quantity"), place, 1, "other"))).toBe("=PCF.MATERIAL(D2,C2,E2,F2)");
});

test("a damaged part corrects nothing that nobody said", () => {
  expect(readCorrectionsPart('<reading><table sheet="S" row="-1" column="0"><column index="1" role="mass"/></table><table sheet="S" row="1" column="0"><column index="x" role="mass"/><column index="2" role="constructor"/><column index="3" role="mass"/></table>')).toEqual([{ sheet: "S", row: 1, column: 0, roles: new Map([[3, "mass"]]) }]);
});
