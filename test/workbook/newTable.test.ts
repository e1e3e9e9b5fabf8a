import { factorsOf } from "../../src/factors/libraryAsset";
import { libraryFolder, readLibraryFolder } from "../../src/hosts/libraryFolder";
import { MemoryWorkbook } from "./memoryWorkbook";
import { readTables } from "../../src/tables/readSheet";
import { isEmptyWorkbook } from "../../src/workbook/isEmptyWorkbook";
import { planInsert } from "../../src/workbook/insert";
import { exampleFactorIds, newTableKinds, planExample, planNewTable } from "../../src/workbook/newTable";
import type { Grid } from "../../src/tables/grid";
import { area, sheet } from "../tables/sheet";

const library = new Map(factorsOf(readLibraryFolder(libraryFolder)).map((factor) => [factor.id, factor]));

async function laid(grid: Grid, edits: Parameters<MemoryWorkbook["write"]>[0]): Promise<Grid> {
  const workbook = new MemoryWorkbook([grid]);
  await workbook.write(edits);
  return workbook.read(grid.sheet);
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each(newTableKinds)("a new table of %s is read by the reader of tables as it was meant, and takes a factor", async (kind) => {
    const { edits, first } = planNewTable(kind, sheet({ name: "S", rows: [] }), area("B3"), language);
    const grid = await laid(sheet({ name: "S", rows: [] }), edits);
    const factor = library.get(kind === "transport" ? "gbt51366-truck-petrol-8t" : kind === "energy" ? "cn-electricity-footprint-2024" : "gbt51366-steel-carbon-average")!;
    const { cells, notes } = planInsert({ factor, grid, selection: first, mode: "row", language });
    expect(notes).toEqual([]);
    expect(cells.filter(({ replaces }) => replaces !== null)).toEqual([]);
    // The formula stands there already, and is the one that insert would write: only name, unit (no load's), value, factor unit and source are new.
    expect(cells.map(({ edit }) => edit.column)).toEqual(kind === "transport" ? [1, 5, 6, 7] : [1, 3, 4, 5, 6]);
  });

  test("the worked example is three tables whose rows can be calculated", async () => {
    const { edits, factors } = planExample("S", language, (id) => library.get(id))!;
    const tables = readTables(await laid(sheet({ name: "S", rows: [] }), edits));
    expect(tables.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["activity", "transport"]));
    expect(factors.map(({ id }) => id)).toEqual(exampleFactorIds());
  });
});

test("a table that would meet filled cells stands below them", () => {
  const grid = sheet({ name: "S", rows: [["a"], ["b"], ["c"]] });
  expect(planNewTable("materials", grid, area("A2"), "en").area.top).toBe(4);
  expect(planNewTable("materials", grid, area("D2"), "en").area.top).toBe(1);
});

test("there is no example without its factors", () => {
  expect(planExample("S", "en", () => undefined)).toBeNull();
});

test("a workbook is empty until something stands in it", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [] })]);
  expect(await isEmptyWorkbook(workbook)).toBe(true);
  await workbook.write([{ sheet: "S", row: 4, column: 4, content: { formula: "=1" } }]);
  expect(await isEmptyWorkbook(workbook)).toBe(false);
});
