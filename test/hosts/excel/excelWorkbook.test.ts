import { ExcelWorkbook } from "../../../src/hosts/excel";
import type { PcfError } from "../../../src/errors";
import { say } from "../../../src/locales";
import type { Factor } from "../../../src/factors/factor";
import { filledCells } from "../../../src/tables/grid";
import type { NativeChart } from "../../../src/workbook/nativeChart";
import type { Edit } from "../../../src/workbook/port";
import { planPins, writeWithPins } from "../../../src/workbook/pinFactors";
import { openOffice } from "../../executor/officeInNode";
import type { OfficeInNode } from "../../executor/officeInNode";
import { WorkbookModel } from "../../executor/workbookModel";

let model: WorkbookModel;
let office: OfficeInNode;
let workbook: ExcelWorkbook;
const troubles: unknown[] = [];

beforeEach(() => {
  model = new WorkbookModel(null, ["Sheet1", "Other"]);
  office = openOffice(model);
  workbook = new ExcelWorkbook({ namespace: "PCF", onTrouble: (thrown) => troubles.push(thrown) });
  troubles.length = 0;
});
afterEach(() => office.close());

const steel: Factor = {
  id: "own-steel", nameZh: "", nameEn: "Steel", synonyms: [], category: "material", value: "2.05", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "", dataYear: "", validFrom: "", validTo: "",
  boundary: "other", source: "EPD", publisher: "", locator: "", url: "", licence: "", verified: true, supersededBy: "", note: "",
};
const value = (row: number, column: number, content: string | number | null): Edit => ({ sheet: "Sheet1", row, column, content: { value: content } });
const area = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const refused = (promise: Promise<unknown>) => promise.then(() => null, (thrown: PcfError) => thrown);
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

test("a protected sheet is named, and nothing is written, not even to other sheets", async () => {
  model.sheet("Other")!.isProtected = true;
  const error = await refused(workbook.write([value(0, 0, 1), { ...value(0, 0, 2), sheet: "Other" }]));
  expect(error).toMatchObject({ code: "host.protected", parts: { sheet: "Other" } });
  expect(say(error!, "en")).toContain('The sheet "Other" is protected');
  expect(say(error!, "zh")).toContain("工作表“Other”受保护");
  expect(model.sheet("Sheet1")!.at(0, 0).value).toBeNull();
});

test("a cell at the far end of a sheet is read with the rest, and what lies between is not asked for", async () => {
  await workbook.write([value(0, 0, "Steel"), value(0, 1, 1740), { sheet: "Sheet1", row: 2, column: 1, content: { formula: "=B1*2" } }, value(1_048_575, 16_383, "x")]);
  const grid = await workbook.read("Sheet1");
  expect([grid.top, grid.left, grid.values.length, grid.values[0]!.length]).toEqual([0, 0, 1_048_576, 16_384]);
  expect([...filledCells(grid)].map(({ row, column, value: content, formula }) => [row, column, formula ?? content])).toEqual([[0, 0, "Steel"], [0, 1, 1740], [2, 1, "=B1*2"], [1_048_575, 16_383, "x"]]);
});

test("what is refused in a step leaves no sheet behind that was added for it", async () => {
  model.sheet("Other")!.isProtected = true;
  const step = workbook.step(async (one) => {
    await one.addSheet("PCF Factors");
    await one.write([{ ...value(0, 0, 1), sheet: "PCF Factors" }, { ...value(0, 0, 2), sheet: "Other" }]);
  });
  expect(await refused(step)).toMatchObject({ code: "host.protected", parts: { sheet: "Other" } });
  expect(model.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Other"]);
});

test("a factor that is pinned and the row that uses it are one step, which Excel is told where it knows such a thing", async () => {
  const told: unknown[] = [];
  const { run } = Excel;
  Excel.run = ((options: unknown, ...rest: unknown[]) => {
    told.push(options);
    return (run as (...given: unknown[]) => unknown)(options, ...rest);
  }) as typeof Excel.run;
  const plan = planPins(null, [steel], "en");
  await writeWithPins(workbook, plan, [value(2, 3, 2.05)], null);
  expect(told).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }]);
  expect(model.sheet("PCF Factors")!.tables[0]).toMatchObject({ name: "PCF_Factors", area: area(0, 0, 1, plan.table!.area.right) });
  expect([model.sheet("PCF Factors")!.at(1, 0).value, model.active.at(2, 3).value]).toEqual(["own-steel", 2.05]);
  Excel.run = run;
});

test("the unlocked cells of a protected sheet are written", async () => {
  const sheet = model.sheet("Sheet1")!;
  sheet.isProtected = true;
  sheet.put(0, 0, { locked: false });
  await workbook.write([value(0, 0, 5)]);
  expect(sheet.at(0, 0).value).toBe(5);
  expect(await refused(workbook.write([value(0, 0, 6), value(0, 1, 6)]))).toMatchObject({ code: "host.protected" });
  expect(sheet.at(0, 0).value).toBe(5);
});

test("a workbook with a protected structure takes no sheet", async () => {
  model.structureProtected = true;
  expect(await refused(workbook.addSheet("New"))).toMatchObject({ code: "host.protected", parts: { sheet: null } });
});

test("while a cell is edited, writing waits and reading says what to do", async () => {
  model.editing = true;
  const error = await refused(workbook.read("Sheet1"));
  expect(error).toMatchObject({ code: "host.busy" });
  expect(say(error!, "en")).toContain("Enter or Escape");
  expect(say(error!, "zh")).toContain("Enter 或 Esc");
  let written = false;
  const writing = workbook.write([value(0, 0, 5)]).then(() => (written = true));
  await pause();
  expect(written).toBe(false);
  office.executor.finishEditing();
  await writing;
  expect(model.active.at(0, 0).value).toBe(5);
});

test("another workbook in front is said in both languages", async () => {
  model.behind = true;
  for (const asked of [workbook.select("Sheet1", area(0, 0)), workbook.addSheet("New")]) {
    const error = await refused(asked);
    expect(error).toMatchObject({ code: "host.otherWorkbook" });
    expect(say(error!, "en")).toContain("Another workbook");
    expect(say(error!, "zh")).toContain("另一个工作簿");
  }
  expect(await workbook.selection()).toBeNull();
});

test("a chart that is selected is no range of cells", async () => {
  model.selected = null;
  expect(await workbook.selection()).toBeNull();
});

test("Excel's own reason is handed on where there is no other", async () => {
  model.sheet("Other")!.visibility = "Hidden";
  expect(await refused(workbook.select("Other", area(0, 0)))).toMatchObject({ code: "host.refused", parts: { code: "InvalidOperation", message: "A hidden sheet cannot be activated" } });
});

test("hidden sheets are told and read", async () => {
  model.sheet("Other")!.visibility = "VeryHidden";
  expect(await workbook.sheets()).toEqual([{ name: "Sheet1", visibility: "visible" }, { name: "Other", visibility: "veryHidden" }]);
  expect((await workbook.read("Other")).visibility).toBe("veryHidden");
});

test("a table of 300 rows and 8 columns is written with one request, after one that looks", async () => {
  const before = office.executor.batches.length;
  await workbook.write(Array.from({ length: 2400 }, (_, index) => value(Math.floor(index / 8), index % 8, index)));
  const batches = office.executor.batches.slice(before);
  expect(batches.filter((batch) => batch.writes)).toHaveLength(1);
  expect(batches.every((batch) => batch.waitedForEdit)).toBe(true);
  expect(model.active.at(299, 7).value).toBe(2399);
});

test("more than Excel takes at once is written in several requests", async () => {
  const text = "铝".repeat(1000);
  const before = office.executor.batches.length;
  await workbook.write(Array.from({ length: 6000 }, (_, index) => value(index * 2, 0, text)));
  const writing = office.executor.batches.slice(before).filter((batch) => batch.writes);
  expect(writing.length).toBeGreaterThan(3);
  expect(Math.max(...writing.map((batch) => batch.bytes))).toBeLessThan(5_000_000);
  expect(model.active.at(11_998, 0).value).toBe(text);
});

test("a used range of 60,000 cells is read whole, in slices", async () => {
  for (let row = 0; row < 6000; row++) for (let column = 0; column < 10; column++) model.active.put(row, column, { value: row * 10 + column });
  const grid = await workbook.read("Sheet1");
  expect(grid.values.length).toBe(6000);
  expect(grid.values[5999]).toEqual(Array.from({ length: 10 }, (_, column) => 59_990 + column));
});

test("where long texts fill a slice beyond what Excel answers, it is halved", async () => {
  const text = "x".repeat(20_000);
  for (let row = 0; row < 200; row++) for (let column = 0; column < 3; column++) model.active.put(row, column, { value: `${text}${row},${column}` });
  const grid = await workbook.read("Sheet1");
  expect(grid.values.length).toBe(200);
  expect(grid.values.every((line, row) => line.every((cell, column) => String(cell).endsWith(`x${row},${column}`)))).toBe(true);
});

test("more merged cells than Excel lists at once are all found", async () => {
  model.active.merges = Array.from({ length: 700 }, (_, index) => area(index * 2, 1, index * 2 + 1, 3));
  model.active.put(0, 0, { value: "stage" });
  expect((await workbook.read("Sheet1")).merges).toEqual(model.active.merges);
  expect((await workbook.read("Sheet1", area(0, 0, 3, 3))).merges).toEqual([area(0, 1, 1, 3), area(2, 1, 3, 3)]);
});

test("merged cells reach further than their text", async () => {
  model.active.put(0, 0, { value: "Title" });
  model.active.merges = [area(0, 0, 0, 5)];
  expect(await workbook.read("Sheet1")).toMatchObject({ values: [["Title"]], merges: [area(0, 0, 0, 5)] });
});

test("a cell of text format takes a number and a formula as such, and a text as it is", async () => {
  for (const column of [0, 1, 2, 3]) model.active.put(0, column, { format: "@" });
  await workbook.write([value(0, 0, 5), { sheet: "Sheet1", row: 0, column: 1, content: { formula: "=1+1" } }, value(0, 2, "steel"), { ...value(0, 3, 7), format: "0.0" }]);
  const cells = [0, 1, 2, 3].map((column) => model.active.at(0, column));
  expect(cells.map(({ value: held, formula, format }) => [held, formula, format])).toEqual([[5, null, "General"], [null, "=1+1", "General"], ["steel", null, "@"], [7, null, "0.0"]]);
});

test("formulas in the file's spelling are read as people write them", async () => {
  model.active.put(0, 0, { value: 1, formula: '=_xldudf_PCF_MATERIAL(B1,[2]!_xldudf_PCF_FACTOR("_xldudf_PCF_X("))' });
  model.active.put(1, 0, { value: 1, formula: "='C:\\x y'!_xldudf_pcf_total(A1)+'PCF.X(1)'!A1" });
  expect((await workbook.read("Sheet1")).formulas).toEqual([['=PCF.MATERIAL(B1,PCF.FACTOR("_xldudf_PCF_X("))'], ["=PCF.TOTAL(A1)+'PCF.X(1)'!A1"]]);
});

test("under the namespace of development formulas bear it in Excel, and not outside", async () => {
  const development = new ExcelWorkbook({ namespace: "PCFDEV" });
  const formula = '=SUM(PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg"),PCF.TOTAL(A1:A3))&"PCF.X("&MYPCF.X(1)';
  await development.write([{ sheet: "Sheet1", row: 0, column: 0, content: { formula } }]);
  expect(model.active.at(0, 0).formula).toBe('=SUM(PCFDEV.MATERIAL(A1,"kg",2,"kgCO2e/kg"),PCFDEV.TOTAL(A1:A3))&"PCF.X("&MYPCF.X(1)');
  expect((await development.read("Sheet1")).formulas).toEqual([[formula]]);
});

test("exactly the cells that are named are marked dirty, thousands of them too", async () => {
  await workbook.recalculate([{ sheet: "Other", area: area(2, 1, 4, 1) }, { sheet: "Sheet1", area: area(0, 0) }]);
  expect(model.dirtied).toEqual(["Other!B3:B5", "Sheet1!A1"]);
  model.dirtied.length = 0;
  await workbook.recalculate(Array.from({ length: 3000 }, (_, index) => ({ sheet: "Sheet1", area: area(index * 2, 0) })));
  expect(model.dirtied).toHaveLength(3000);
});

test("a name that a table on another sheet has is refused", async () => {
  model.sheet("Other")!.tables.push({ id: "{t}", name: "T", area: area(0, 0, 2, 1), headerRows: 1, totalsRows: 0, columns: ["a", "b"] });
  expect(await refused(workbook.setTable("Sheet1", "t", area(0, 0, 2, 1)))).toMatchObject({ code: "file.table", parts: { reason: "taken" } });
});

test("a listener that leaves is taken off Excel's list", async () => {
  const told: unknown[] = [];
  const stop = workbook.onChange(({ area: changed }) => told.push(changed));
  await workbook.sheets();
  model.changed(model.active, area(1, 0, 2, 3));
  await pause();
  expect(told).toEqual([area(1, 0, 2, 3)]);
  stop();
  await pause();
  expect(office.executor.objects.registered.has("changed")).toBe(false);
});

test("of quick selections the last is told last", async () => {
  const told: unknown[] = [];
  workbook.onSelect((selection) => told.push(selection?.area));
  await workbook.sheets();
  for (let row = 0; row < 20; row++) model.select(model.active, area(row, 0));
  await pause();
  expect(told.at(-1)).toEqual(area(19, 0));
  expect(troubles).toEqual([]);
});

test("a listener that comes and goes while a cell is edited makes no trouble", async () => {
  model.editing = true;
  const stop = workbook.onChange(() => undefined);
  stop();
  office.executor.finishEditing();
  await pause();
  expect(troubles).toEqual([]);
  expect(office.executor.objects.registered.has("changed")).toBe(false);
});

const chart: NativeChart = {
  sheet: "Other", name: "PCF waterfall", kind: "stackedBars", title: "Contribution of each item", description: "", categories: area(5, 0, 7), valueAxis: "Emission (tCO2e)", place: area(12, 0, 27, 3),
  series: [{ name: "Held up by", values: area(5, 2, 7), colour: null }, { name: "Increase", values: area(5, 3, 7), colour: "#0072b2", points: ["#0072b2", "#e69f00"] }],
};

test("a chart is drawn by Excel itself from the cells, over its place, the first name on top", async () => {
  await workbook.addChart!(chart);
  expect(model.sheet("Other")!.charts).toEqual([{
    type: "BarStacked", name: "PCF waterfall", title: "Contribution of each item", legend: false, valueAxis: "Emission (tCO2e)", reversed: true, labels: "Low", spacing: 1, place: area(12, 0, 27, 3),
    series: [
      { name: "Held up by", values: "Other!C6:C8", categories: "Other!A6:A8", colour: null, gap: 40, points: new Map() },
      { name: "Increase", values: "Other!D6:D8", categories: "Other!A6:A8", colour: "#0072b2", gap: 40, points: new Map([[0, "#0072b2"], [1, "#e69f00"]]) },
    ],
  }]);
});

test("a chart that Excel refuses is told in the person's words; an Excel too old for charts of ours has no such method", async () => {
  model.sheet("Other")!.isProtected = true;
  expect(await refused(workbook.addChart!(chart))).toMatchObject({ code: "host.protected" });
  expect(await refused(workbook.addChart!({ ...chart, sheet: "Nowhere" }))).toMatchObject({ code: "file.sheetUnknown" });
  Office.context.requirements.isSetSupported = (name: string, version?: string | number) => name === "ExcelApi" && Number(String(version).split(".")[1]) < 7;
  expect(workbook.addChart).toBeUndefined();
});
