import { PcfError } from "../../src/errors";
import type { Factor } from "../../src/factors/factor";
import type { CellValue } from "../../src/tables/grid";
import { planInsert } from "../../src/workbook/insert";
import type { CellArea, Edit, Selection, Workbook } from "../../src/workbook/port";

export interface Opened {
  readonly workbook: Workbook;
  close(): Promise<void> | void;
}

const sheet = "Sheet1";
const value = (row: number, column: number, content: CellValue, format?: string): Edit => ({ sheet, row, column, content: { value: content }, ...(format !== undefined && { format }) });
const formula = (row: number, column: number, text: string): Edit => ({ sheet, row, column, content: { formula: text } });
const steel: Factor = {
  id: "steel", nameZh: "钢", nameEn: "Steel", synonyms: [], category: "material", value: "2", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "CN", dataYear: "2022", validFrom: "", validTo: "",
  boundary: "cradle-to-gate", source: "Handbook", publisher: "", locator: "", url: "", licence: "", verified: true, supersededBy: "", note: "",
};
const area = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

async function code(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(() => null, (error: unknown) => error);
  if (thrown === null) return "nothing thrown";
  if (!(thrown instanceof PcfError)) throw thrown;
  return thrown.code;
}

/** Waits for what hosts tell in their own time. */
async function eventually(check: () => void): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      return check();
    } catch (thrown) {
      if (left === 0) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** What every host of a workbook does, whatever holds it. `open` answers a workbook with one blank sheet, Sheet1. */
export function keepsTheContract(open: () => Promise<Opened>): void {
  let opened: Opened;
  let workbook: Workbook;
  beforeEach(async () => {
    opened = await open();
    workbook = opened.workbook;
  });
  afterEach(() => opened.close());

  test("sheets are told in their order, new ones last", async () => {
    await workbook.addSheet("PCF Factors");
    await workbook.addSheet("厂 1");
    expect(await workbook.sheets()).toEqual([sheet, "PCF Factors", "厂 1"].map((name) => ({ name, visibility: "visible" })));
  });

  test("a name that a sheet cannot have is refused, and no sheet added", async () => {
    for (const name of ["", "  ", "a".repeat(32), "a/b", "a[1]", "'a", "History", "SHEET1"]) expect({ name, code: await code(workbook.addSheet(name)) }).toEqual({ name, code: "file.sheetName" });
    expect((await workbook.sheets()).length).toBe(1);
  });

  test("a sheet is taken away, never the last one", async () => {
    await workbook.addSheet("PCF Notes");
    await workbook.write([{ sheet: "PCF Notes", row: 0, column: 0, content: { value: 1 } }]);
    await workbook.removeSheet("pcf notes");
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual([sheet]);
    expect(await code(workbook.removeSheet("PCF Notes"))).toBe("file.sheetUnknown");
    expect(await code(workbook.removeSheet(sheet))).toBe("file.lastSheet");
  });

  test("a blank sheet reads as one blank cell", async () => {
    expect(await workbook.read(sheet)).toEqual({ sheet, top: 0, left: 0, values: [[null]], formulas: [[null]], formats: [["General"]], merges: [], tables: [], visibility: "visible" });
  });

  test("values come back as they were written, in the range that is used", async () => {
    await workbook.write([value(2, 1, "Steel"), value(2, 2, 1740.25), value(3, 1, true), value(4, 3, "铝锭"), value(3, 2, { error: "#N/A" })]);
    const grid = await workbook.read(sheet);
    expect(grid).toMatchObject({ sheet, top: 2, left: 1 });
    expect(grid.values).toEqual([["Steel", 1740.25, null], [true, { error: "#N/A" }, null], [null, null, "铝锭"]]);
    expect(grid.formulas).toEqual([[null, null, null], [null, null, null], [null, null, null]]);
  });

  test("numbers keep all their digits", async () => {
    const numbers = [0.1 + 0.2, 1e-7, 123456789.12345679, -0.5, 1.7976931348623157e308];
    await workbook.write(numbers.map((number, row) => value(row, 0, number)));
    expect((await workbook.read(sheet)).values).toEqual(numbers.map((number) => [number]));
  });

  test("text stays text, whatever it begins with or looks like", async () => {
    const texts = ["=1+1", "+86 21", "-", "- none", "@home", "\tindented", "'quoted", "=HYPERLINK(\"http://a\")", "2022", "0.50", "1/2", "Jan 2", "12:30", "5%", "1e5", "TRUE", "false", "#N/A", "007", "3 kg", "cn-grid-north-2022", "１２", "=", " =1"];
    await workbook.write(texts.map((text, row) => value(row, 0, text)));
    const grid = await workbook.read(sheet);
    expect(grid.values.map(([cell]) => cell)).toEqual(texts);
    expect(grid.formulas.every(([cell]) => cell === null)).toBe(true);
  });

  test("null clears a cell and leaves the others", async () => {
    await workbook.write([value(0, 0, 1), value(0, 1, 2), value(1, 0, 3)]);
    await workbook.write([value(0, 1, null)]);
    expect((await workbook.read(sheet, area(0, 0, 1, 1))).values).toEqual([[1, null], [3, null]]);
  });

  test("of two edits of one cell the last counts", async () => {
    await workbook.write([value(0, 0, "first"), value(0, 0, "second")]);
    expect((await workbook.read(sheet)).values).toEqual([["second"]]);
  });

  test("scattered cells of several sheets are written in one go", async () => {
    await workbook.addSheet("Other");
    await workbook.write([value(9, 5, 1), { ...value(0, 0, 2), sheet: "Other" }, value(0, 3, 3), { ...value(7, 7, 4), sheet: "other" }]);
    expect(await workbook.read(sheet)).toMatchObject({ top: 0, left: 3 });
    expect((await workbook.read("Other", area(7, 7))).values).toEqual([[4]]);
    expect((await workbook.read("Other", area(0, 0))).values).toEqual([[2]]);
  });

  test("formulas are calculated, ours among them, and read as they were written", async () => {
    const ours = '=PCF.MATERIAL(A1,"kg",15.6,"kgCO2e/kg")';
    await workbook.write([value(0, 0, 1740), formula(0, 1, ours), formula(0, 2, "=SUM(A1,B1)*2")]);
    const grid = await workbook.read(sheet);
    expect(grid.formulas).toEqual([[null, ours, "=SUM(A1,B1)*2"]]);
    expect(grid.values).toEqual([[1740, 27144, 57768]]);
  });

  test("a change is followed by the formulas that read it", async () => {
    await workbook.write([value(0, 0, 2), formula(0, 1, '=PCF.MATERIAL(A1,"kg",3,"kgCO2e/kg")')]);
    expect((await workbook.read(sheet)).values).toEqual([[2, 6]]);
    await workbook.write([value(0, 0, 10)]);
    expect((await workbook.read(sheet)).values).toEqual([[10, 30]]);
  });

  test("a result of several cells fills them", async () => {
    await workbook.write([value(0, 0, 1), value(1, 0, 2), value(2, 0, 3), formula(0, 1, '=PCF.MATERIAL(A1:A3,"kg",2,"kgCO2e/kg")')]);
    expect((await workbook.read(sheet)).values).toEqual([[1, 2], [2, 4], [3, 6]]);
  });

  test("an error of ours is an error value in the cell", async () => {
    await workbook.write([formula(0, 0, '=PCF.MATERIAL(1,"kgg",2,"kgCO2e/kg")'), formula(1, 0, '=PCF.FACTOR("no such factor")'), formula(2, 0, "=1/0")]);
    expect((await workbook.read(sheet)).values).toEqual([[{ error: "#VALUE!" }], [{ error: "#N/A" }], [{ error: "#DIV/0!" }]]);
  });

  test("texts inside a formula are not touched", async () => {
    const text = '=CONCAT("PCF.MATERIAL(1)","; ""=1+1"" _xldudf_PCF_X(")';
    await workbook.write([formula(0, 0, text)]);
    const grid = await workbook.read(sheet);
    expect(grid.formulas).toEqual([[text]]);
    expect(grid.values).toEqual([['PCF.MATERIAL(1); "=1+1" _xldudf_PCF_X(']]);
  });

  test("number formats are set with the cell, and stay when it is written again", async () => {
    await workbook.write([value(0, 0, 0.712, "0.0000"), value(0, 1, 0.5, "0%"), value(0, 2, 1)]);
    await workbook.write([value(0, 0, 0.8)]);
    expect((await workbook.read(sheet)).formats).toEqual([["0.0000", "0%", "General"]]);
  });

  test("an area is read in its own shape, beyond what is used too", async () => {
    await workbook.write([value(1, 1, "x")]);
    const grid = await workbook.read(sheet, area(0, 1, 2, 3));
    expect(grid).toMatchObject({ top: 0, left: 1 });
    expect(grid.values).toEqual([[null, null, null], ["x", null, null], [null, null, null]]);
    expect(grid.formats.map((row) => row.length)).toEqual([3, 3, 3]);
  });

  test("sheets are found without regard to case; one that is not there is named with those that are", async () => {
    await workbook.write([{ ...value(0, 0, 5), sheet: "sheet1" }]);
    expect(await workbook.read("SHEET1")).toMatchObject({ sheet, values: [[5]] });
    await expect(workbook.read("Nowhere")).rejects.toMatchObject({ code: "file.sheetUnknown", parts: { given: "Nowhere", known: [sheet] } });
    expect(await code(workbook.select("Nowhere", area(0, 0)))).toBe("file.sheetUnknown");
    expect(await code(workbook.setTable("Nowhere", "T", area(0, 0, 1, 1)))).toBe("file.sheetUnknown");
    expect(await code(workbook.recalculate([{ sheet: "Nowhere", area: area(0, 0) }]))).toBe("file.sheetUnknown");
  });

  test.each<[string, string, Edit]>([
    ["a sheet that is not there", "file.sheetUnknown", { ...value(0, 1, 1), sheet: "Nowhere" }],
    ["a row beyond the last", "file.cellOutside", value(1_048_576, 0, 1)],
    ["a column before the first", "file.cellOutside", value(0, -1, 1)],
    ["a text longer than a cell holds", "file.textTooLong", value(0, 1, "x".repeat(32_768))],
    ["an empty formula", "file.formula", formula(0, 1, "=")],
  ])("%s is refused, and nothing is written", async (_, expected, bad) => {
    expect(await code(workbook.write([value(0, 0, "good"), bad]))).toBe(expected);
    expect((await workbook.read(sheet)).values).toEqual([[null]]);
  });

  test("a table is defined over its cells, widened, and read with its columns", async () => {
    await workbook.write([value(1, 1, "id"), value(1, 2, "value"), value(2, 1, "a"), value(2, 2, 1)]);
    await workbook.setTable(sheet, "PCF_Factors", area(1, 1, 2, 2));
    expect((await workbook.read(sheet)).tables).toEqual([{ name: "PCF_Factors", area: area(1, 1, 2, 2), headerRows: 1, totalsRows: 0, columns: ["id", "value"] }]);
    await workbook.write([value(3, 1, "b"), value(3, 2, 2)]);
    await workbook.setTable(sheet, "PCF_Factors", area(1, 1, 3, 2));
    expect((await workbook.read(sheet, area(0, 0))).tables).toEqual([{ name: "PCF_Factors", area: area(1, 1, 3, 2), headerRows: 1, totalsRows: 0, columns: ["id", "value"] }]);
  });

  test("what is inserted in a row of a table calculates its column, and the sheet is read so", async () => {
    const headings = ["Item", "Amount", "Unit", "Factor", "Factor unit", "Emission (kgCO2e)"];
    const rows = [headings, ["Steel", 1740, "kg", null, null, null], ["Iron", 100, "kg", 2.28, "kgCO2e/kg", null], ["Paint", null, "kg", null, null, null]];
    await workbook.write(rows.flatMap((row, down) => row.map((cell, right) => value(down, right, cell))));
    await workbook.setTable(sheet, "Inputs", area(0, 0, 3, 5));
    const { cells, notes } = planInsert({ factor: steel, grid: await workbook.read(sheet, area(0, 0, 3, 5)), selection: area(1, 3), mode: "row", language: "en" });
    expect(notes).toEqual([{ code: "column.follows", heading: "Emission (kgCO2e)", count: 2 }]);
    await workbook.write(cells.map(({ edit }) => edit));
    const grid = await workbook.read(sheet, area(0, 0, 3, 5));
    // A file spells the table's name out.
    expect(grid.formulas.map((row) => row[5]?.replaceAll("Inputs[@", "[@"))).toEqual([undefined, ...Array.from({ length: 3 }, () => "=PCF.EMISSION([@Amount],[@Unit],[@Factor],[@[Factor unit]])")]);
    expect(grid.values.map((row) => row[5])).toEqual(["Emission (kgCO2e)", 3480, 228, ""]);
    expect(planInsert({ factor: steel, grid, selection: area(1, 3), mode: "row", language: "en" }).cells).toEqual([]);
  });

  test("the last row of a new table is its totals row where that is asked for, and what is written there stands there", async () => {
    await workbook.write([value(1, 1, "Item"), value(1, 2, "Emission (kgCO2e)"), value(2, 1, "Steel"), value(2, 2, 3)]);
    await workbook.setTable(sheet, "Materials", area(1, 1, 4, 2), true);
    await workbook.write([value(4, 1, "合计"), formula(4, 2, "=SUM(Materials[Emission (kgCO2e)])"), value(3, 2, 4)]);
    const grid = await workbook.read(sheet);
    expect(grid.tables).toEqual([{ name: "Materials", area: area(1, 1, 4, 2), headerRows: 1, totalsRows: 1, columns: ["Item", "Emission (kgCO2e)"] }]);
    expect(grid.values.slice(1)).toEqual([["Steel", 3], [null, 4], ["合计", 7]]);
    expect(grid.formulas.at(-1)).toEqual([null, "=SUM(Materials[Emission (kgCO2e)])"]);
  });

  test("a name that a table of another sheet has is refused", async () => {
    await workbook.addSheet("Other");
    await workbook.write([value(0, 0, "a"), value(1, 0, 1), { ...value(0, 0, "b"), sheet: "Other" }, { ...value(1, 0, 2), sheet: "Other" }]);
    await workbook.setTable("Other", "Materials", area(0, 0, 1, 0));
    await expect(workbook.setTable(sheet, "materials", area(0, 0, 1, 0))).rejects.toMatchObject({ code: "file.table", parts: { given: "materials", reason: "taken" } });
  });

  test("a table needs a row below its header", async () => {
    await workbook.write([value(0, 0, "id"), value(0, 1, "value")]);
    expect(await code(workbook.setTable(sheet, "T", area(0, 0, 0, 1)))).toBe("file.table");
  });

  test("a part is kept by its namespace, replaced, and removed", async () => {
    const one = '<study xmlns="urn:pcf:one"><goal>铝 &amp; steel</goal></study>';
    expect(await workbook.part("urn:pcf:one")).toBeNull();
    await workbook.setPart("urn:pcf:one", one);
    await workbook.setPart("urn:pcf:two", '<p:x xmlns:p="urn:pcf:two"/>');
    expect(await workbook.part("urn:pcf:one")).toBe(one);
    await workbook.setPart("urn:pcf:one", one.replace("steel", "tin"));
    expect(await workbook.part("urn:pcf:one")).toContain("tin");
    await workbook.setPart("urn:pcf:one", null);
    expect(await workbook.part("urn:pcf:one")).toBeNull();
    expect(await workbook.part("urn:pcf:two")).toContain("urn:pcf:two");
    await workbook.setPart("urn:pcf:one", null);
  });

  test("a part that is no XML, or of another namespace, is refused", async () => {
    for (const xml of ["", "text", "<a", '<a xmlns="urn:other"/>', "<a/>"]) expect({ xml, code: await code(workbook.setPart("urn:pcf:one", xml)) }).toEqual({ xml, code: "file.customXml" });
    expect(await workbook.part("urn:pcf:one")).toBeNull();
  });

  test("a selection is told, until nobody listens", async () => {
    const told: (Selection | null)[] = [];
    const stop = workbook.onSelect((selection) => told.push(selection));
    await workbook.sheets();
    await workbook.select(sheet, area(2, 1, 3, 4));
    await eventually(() => expect(told.at(-1)).toEqual({ sheet, area: area(2, 1, 3, 4) }));
    expect(await workbook.selection()).toEqual({ sheet, area: area(2, 1, 3, 4) });
    stop();
    const before = told.length;
    await workbook.select(sheet, area(0, 0));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told.length).toBe(before);
  });

  test("a change is told with its cells, until nobody listens", async () => {
    const told: CellArea[] = [];
    const stop = workbook.onChange((change) => told.push(change));
    await workbook.sheets();
    await workbook.write([value(1, 1, 5), value(1, 2, 6)]);
    await eventually(() => expect(told).toContainEqual({ sheet, area: area(1, 1, 1, 2) }));
    stop();
    const before = told.length;
    await workbook.write([value(4, 4, 5)]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told.length).toBe(before);
  });

  test("cells marked for calculation have the same results afterwards", async () => {
    await workbook.write([value(0, 0, 2), formula(0, 1, '=PCF.MATERIAL(A1,"kg",3,"kgCO2e/kg")')]);
    await workbook.recalculate([{ sheet, area: area(0, 1) }]);
    expect((await workbook.read(sheet)).values).toEqual([[2, 6]]);
    await workbook.recalculate([]);
  });
}
