import { PcfError } from "../../src/errors";
import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import { FileWorkbook } from "../../src/hosts/fileWorkbook";
import { openEngine } from "../../src/hosts/headless";
import { Decimal } from "../../src/units/decimal";
import { auditOf } from "../../src/workbook/auditOf";
import { layTable } from "../../src/workbook/layTable";
import { judge } from "./freeze/judge";
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

const blank = () => new MemoryWorkbook([sheet({ name: "S", rows: [] }), sheet({ name: "T", rows: [] })]);

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each(newTableKinds)("a new table of %s is an Excel table with totals, read as it was meant, and takes a factor", async (kind) => {
    const workbook = blank();
    const plan = planNewTable(kind, await workbook.read("S"), area("B3"), language);
    await layTable(workbook, plan);
    const grid = await workbook.read("S");
    expect(grid.tables).toEqual([expect.objectContaining({ name: plan.name, area: plan.table, totalsRows: 1 })]);
    const factor = library.get(kind === "transport" ? "gbt51366-truck-petrol-8t" : kind === "energy" ? "cn-electricity-footprint-2024" : "gbt51366-steel-carbon-average")!;
    const { cells, notes } = planInsert({ factor, grid, selection: plan.first, mode: "row", language });
    expect(notes).toEqual([]);
    expect(cells.filter(({ replaces }) => replaces !== null)).toEqual([]);
    // The formula stands there already, and is the one that insert would write: only name, unit (no load's), value, factor unit and source are new.
    expect(cells.map(({ edit }) => edit.column)).toEqual(kind === "transport" ? [1, 5, 6, 7] : [1, 3, 4, 5, 6]);
  });

  test("the worked example is three tables, calculated to what it says, clean to the audit, the same frozen and thawed, and in LibreOffice", async () => {
    const { tables, sum, factors } = planExample("S", language, (id) => library.get(id))!;
    const file = new FileWorkbook(writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S" }], functionNames: [] }), (pinned) => openEngine(language, pinned));
    for (const table of tables) await layTable(file, table);
    await file.write(sum);
    const grid = await file.read("S");
    expect(readTables(grid).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["activity", "transport"]));
    expect(factors.map(({ id }) => id)).toEqual(exampleFactorIds());
    // 12.4 kg of steel, 0.85 kg of aluminium, 12.4 kg over 350 km, 36 kWh, each with its published factor.
    const [steel, aluminium, lorry, power] = factors.map(({ value }) => new Decimal(value)) as [Decimal, Decimal, Decimal, Decimal];
    const expected = steel.times("0.0124").plus(aluminium.times("0.00085")).plus(lorry.times("0.0124").times(350)).plus(power.times(36));
    expect(grid.values.at(-1)![1]).toBeCloseTo(expected.toNumber(), 12);
    expect(auditOf({ grids: [grid], factors: [...library.values()], pinned: [], corrections: [], ignored: [] }).open.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect((await judge(new Map([[`example-${language}`, await file.save()]]))).wrong).toEqual([]);
  });
});

test("a table's name is taken once in a workbook, and its totals speak of the name that it got", async () => {
  const workbook = blank();
  for (const on of ["S", "T", "S"]) await layTable(workbook, planNewTable("energy", await workbook.read(on), area("A1"), "en"));
  const [first, other] = await Promise.all(["S", "T"].map((on) => workbook.read(on)));
  expect([...first!.tables, ...other!.tables].map(({ name }) => name)).toEqual(["Energy", "Energy3", "Energy2"]);
  expect(first!.formulas.flat().filter((formula) => formula?.startsWith("=SUM("))).toEqual(["=SUM(Energy[Emission (kgCO2e)])", "=SUM(Energy3[Emission (kgCO2e)])"]);
});

test("where the table is refused, nothing of it stays", async () => {
  const workbook = blank();
  workbook.setTable = () => Promise.reject(new PcfError("host.protected", { sheet: "S" }));
  await expect(layTable(workbook, planNewTable("energy", await workbook.read("S"), area("A1"), "en"))).rejects.toMatchObject({ code: "host.protected" });
  expect((await workbook.read("S")).values.flat().filter((value) => value !== null)).toEqual([]);
});

test("blank rows of a table are no room for another", () => {
  const grid: Grid = { ...sheet({ name: "S", rows: [["a"]] }), tables: [{ name: "Own", area: area("A1:B20"), headerRows: 1, totalsRows: 0, columns: ["a", "b"] }] };
  expect(planNewTable("materials", grid, area("A5"), "en").area.top).toBe(21);
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
