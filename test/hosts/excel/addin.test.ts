import examples from "../../../functions/examples.json";
import type { FunctionMetadata } from "../../../src/hosts/engine/metadata";
import metadata from "../../../functions/functions.json";
import { say } from "../../../src/locales";
import { PcfError } from "../../../src/errors";
import { words } from "../../../taskpane/words";
import { shownResult } from "../../../tools/calculateExamples";
import type { CellValue } from "../../../src/tables/grid";
import { exampleCall } from "../../executor/exampleCall";
import type { OfficeInChromium } from "../../executor/officeInChromium";
import type { WorkbookModel } from "../../executor/workbookModel";
import { openedAddIn } from "./openedAddIn";

const { visit: open, stay } = openedAddIn();

/** Types rows from A1 on, or another place, as a person would. */
function type(model: WorkbookModel, rows: readonly (readonly unknown[])[], sheet = "Sheet1", top = 0): void {
  rows.forEach((row, down) => row.forEach((cell, right) => cell !== null && model.type(model.sheet(sheet)!, top + down, right, cell)));
  model.changed(model.sheet(sheet)!, { top, left: 0, bottom: top + rows.length - 1, right: Math.max(...rows.map((row) => row.length)) - 1 });
}

const heading = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"];
const shaft = (model: WorkbookModel) => type(model, [["Materials and energy"], heading, ["Steel", 1740, "kg"], ["Power", 1500, "kWh"]]);

/** Selects a cell, as a person does before coming to the pane. */
function select(model: WorkbookModel, row: number, column: number, bottom = row): void {
  model.select(model.active, { top: row, left: column, bottom, right: column });
}

const values = (model: WorkbookModel, row: number, sheet = "Sheet1", width = 7): CellValue[] => Array.from({ length: width }, (_, column) => model.sheet(sheet)!.at(row, column).value);
const formula = (model: WorkbookModel, row: number, column: number) => model.active.at(row, column).formula;

async function eventually(check: () => void): Promise<void> {
  for (const end = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 40))) {
    try {
      return check();
    } catch (thrown) {
      if (Date.now() > end) throw thrown;
    }
  }
}

const readyPane = async ({ frame }: OfficeInChromium, language: "en" | "zh" = "en") => {
  await frame.getByRole("combobox", { name: words[language].search.label }).waitFor();
  await frame.getByRole("listbox").getByText(words[language].results.library, { exact: true }).waitFor();
};

describe("the functions, in one workbook", () => {
  let shared: OfficeInChromium;
  beforeAll(async () => {
    shared = await stay();
  });
  afterAll(() => shared.close());

  test("each is registered, and answers its documented examples through the real runtime", async () => {
    const known = metadata.functions as readonly FunctionMetadata[];
    const outcomes = await Promise.all(examples.map(async ({ formula: text }) => {
      const { id, values: given, picked } = exampleCall(text, known);
      const outcome = await shared.functions.call(id, given);
      const answer = "error" in outcome ? { error: outcome.error } : outcome.value;
      const cells = (Array.isArray(answer) ? answer : [[answer]]) as CellValue[][];
      const shown = picked ? [[cells[picked.row]![picked.column]!]] : cells;
      return { formula: text, expected: shownResult({ value: shown[0]![0]!, spill: shown }) };
    }));
    expect(outcomes).toEqual(examples.map(({ formula: text, expected }) => ({ formula: text, expected })));
    expect(new Set(shared.functions.called)).toEqual(new Set(known.map(({ id }) => id)));
  });

  test("ranges are answered row by row: a blank row blank, an error in its row, one unit for all", async () => {
    const outcome = await shared.functions.call("MATERIAL", [[[1740], [null], ["-"], [2]], [["kg"]], [[15.6], [1], [1], [3]], [["kgCO2e/kg"]], null]);
    expect(outcome).toEqual({ value: [[27144], [""], [expect.objectContaining({ basicValue: "#VALUE!" })], [6]] });
  });

  test("results spill over the cells below, and an error of a cell it reads stays in its row", async () => {
    const { model } = shared;
    type(model, [[1, '=PCF.MATERIAL(A1:A3,"kg",2,"kgCO2e/kg")'], ["=1/0"], [3]]);
    await model.calculate();
    expect([0, 1, 2].map((row) => model.active.at(row, 1).value)).toEqual([2, { error: "#DIV/0!" }, 6]);
  });

  test("an error says what was given and what to do", async () => {
    const { functions } = shared;
    const [unit, missing] = await Promise.all([functions.call("MATERIAL", [[[16330]], [["m3"]], [[2]], [["kgCO2e/kg"]], null]), functions.call("FACTOR", [[["no such factor"]], null])]);
    expect(unit).toMatchObject({ error: "#VALUE!", message: expect.stringMatching(/16330 m3 and a factor per kg/) });
    expect(missing).toMatchObject({ error: "#N/A", message: expect.stringContaining("no such factor") });
  });

  test("ranges, tables, names, custom XML parts and events pass through office.js", async () => {
    const { model, frame } = shared;
    const read = await frame.evaluate(() => Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("D1:E3").values = [["k", "v"], ["a", 4], ["b", "'=1+1"]];
      const table = sheet.tables.add("D1:E3", true);
      table.name = "Small";
      context.workbook.names.add("Steel", sheet.getRange("E2"));
      sheet.getRange("F2").formulas = [['=PCF.MATERIAL(Steel,"kg",2,"kgCO2e/kg")']];
      context.workbook.customXmlParts.add('<a xmlns="urn:pcf:test">铝</a>');
      await context.sync();
      const name = context.workbook.names.getItem("Steel").load("formula");
      const missing = context.workbook.names.getItemOrNullObject("Tin").load("formula");
      const range = table.getRange().load("values,formulas,address");
      const part = context.workbook.customXmlParts.getByNamespace("urn:pcf:test").getOnlyItem().getXml();
      await context.sync();
      // A method's result is no proxy: it is there after the sync, and cannot be loaded.
      // eslint-disable-next-line office-addins/load-object-before-read
      return { name: name.formula as string, missing: missing.isNullObject, values: range.values as unknown[][], formulas: range.formulas as unknown[][], address: range.address, part: part.value };
    }));
    expect(read).toEqual({ name: "=Sheet1!$E$2", missing: true, values: [["k", "v"], ["a", 4], ["b", "=1+1"]], formulas: [["k", "v"], ["a", 4], ["b", "=1+1"]], address: "Sheet1!D1:E3", part: '<a xmlns="urn:pcf:test">铝</a>' });
    await model.calculate();
    expect(model.active.at(1, 5).value).toBe(8);
    // The pane hears of a selection, and of a change: the error of the cell comes and goes.
    type(model, [['=PCF.MATERIAL(1,"kgg",2,"kgCO2e/kg")']], "Sheet1", 9);
    const card = frame.getByRole("region", { name: words.en.trouble.label });
    select(model, 9, 0);
    await card.getByText("kgg").first().waitFor();
    type(model, [[5]], "Sheet1", 9);
    await card.waitFor({ state: "hidden" });
    expect(shared.complaints).toEqual([]);
    expect(shared.strangers).toEqual([]);
  });
});

describe("the functions", () => {
  test("a function that names a factor waits for the library; one that does not answers at once", async () => {
    let arrive!: () => void;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    const { functions } = await open({ before: (file) => (file === "library.json" ? arrival : Promise.resolve()) });
    const named = functions.call("FACTOR", [[["cn-grid-north-2022"]], null]);
    expect(await functions.call("MATERIAL", [[[2]], [["kg"]], [[3]], [["kgCO2e/kg"]], null])).toEqual({ value: [[6]] });
    const early = await Promise.race([named, new Promise((resolve) => setTimeout(() => resolve("waiting"), 700))]);
    expect(early).toBe("waiting");
    arrive();
    expect(await named).toEqual({ value: [[0.6776]] });
  });

  test("the workbook's own factors come first from the first calculation on, and a change calculates the cells that use it and no others", async () => {
    const { model } = await open({
      sheets: ["Sheet1", "PCF Factors"],
      fill(empty) {
        type(empty, [["Id", "Name", "Category", "Value", "Unit", "Source"], ["cn-grid-north-2022", "Own grid", "electricity", 0.7, "kgCO2/kWh", "meter"], ["own-steel", "Own steel", "material", 2, "kgCO2e/kg", "EPD"]], "PCF Factors");
        empty.sheet("PCF Factors")!.tables.push({ id: "{f}", name: "PCF_Factors", area: { top: 0, left: 0, bottom: 2, right: 5 }, headerRows: 1, totalsRows: 0, columns: ["Id", "Name", "Category", "Value", "Unit", "Source"] });
        type(empty, [['=PCF.ELECTRICITY(10,"kWh","cn-grid-north-2022")', '=PCF.MATERIAL(10,"kg","own-steel")', '=PCF.MATERIAL(10,"kg",3,"kgCO2e/kg")', "=A1+B1"]]);
      },
    });
    await eventually(() => expect(values(model, 0, "Sheet1", 4)).toEqual([7, 20, 30, 27]));
    model.calculated.length = 0;
    const factors = model.sheet("PCF Factors")!;
    model.type(factors, 1, 3, 0.8);
    model.changed(factors, { top: 1, left: 3, bottom: 1, right: 3 });
    await eventually(() => expect(values(model, 0, "Sheet1", 4)).toEqual([8, 20, 30, 28]));
    expect(model.dirtied).toEqual(["Sheet1!A1"]);
    expect([...new Set(model.calculated)].sort()).toEqual(["Sheet1!R1C1", "Sheet1!R1C4"]);
  });
});

describe.each(["2021", "2024", "newest"] as const)("Excel %s", (version) => {
  test("a cell, three letters and Enter: factor, unit and source stand in the row, and in PCF Factors, in one place each", async () => {
    const office = await open({ version, fill: shaft });
    const { model, page, frame } = office;
    await readyPane(office);
    select(model, 3, 3);
    await page.keyboard.type("华北电");
    await frame.getByRole("region", { name: words.en.insert.label }).getByText("G4", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "G4" }).waitFor();
    await eventually(() => expect(values(model, 3)).toEqual(["Power", 1500, "kWh", 0.6361, "kgCO2/kWh", expect.stringMatching(/2023/), 954.15]));
    expect(formula(model, 3, 6)).toBe("=PCF.ELECTRICITY(B4,C4,D4,E4)");
    const factors = model.sheet("PCF Factors")!;
    expect(factors.tables.map(({ name, area }) => [name, area.bottom])).toEqual([["PCF_Factors", 1]]);
    expect(factors.at(1, 0).value).toBe("cn-grid-north-2023");

    // The same factor again, two rows further: it is in the workbook already.
    select(model, 2, 3);
    await frame.getByRole("region", { name: words.en.insert.label }).getByText("G3", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "G3" }).waitFor();
    expect(model.sheet("PCF Factors")!.tables[0]!.area.bottom).toBe(1);
  });
});

describe("the pane in Excel", () => {
  test("by key alone: three rows at once, a filled cell asked for first, values instead of formulas, and one line for the factor", async () => {
    const office = await open({ fill: (model) => type(model, [heading, ["Plate", 1740, "kg"], ["Bolt", 3, "kg", 9], ["Rod", 5, "kg"]]) });
    const { model, page, frame } = office;
    await readyPane(office);
    const bar = frame.getByRole("region", { name: words.en.insert.label });
    const factors = (row: number) => values(model, row).slice(3, 5);
    select(model, 1, 3, 3);
    await page.keyboard.type("carbon steel average");
    await bar.getByText(words.en.insert.rows(3)).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("group").filter({ hasText: words.en.insert.replacing(1) }).waitFor();
    expect([1, 2, 3].map(factors)).toEqual([[null, null], [9, null], [null, null]]);
    // Back, the other way of writing, and only what is blank.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+Enter");
    await bar.getByText("G2", { exact: true }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await frame.getByRole("button", { name: words.en.insert.blankOnly }).press("Enter");
    await frame.getByRole("status").filter({ hasText: "D2" }).waitFor();
    expect([1, 2, 3].map(factors)).toEqual([[2050, "kgCO2e/t"], [9, "kgCO2e/t"], [2050, "kgCO2e/t"]]);
    expect([1, 2, 3].map((row) => formula(model, row, 6))).toEqual([null, null, null]);
    // The third way: a formula that names the factor, from the workbook's own line of it.
    await frame.getByRole("combobox", { name: words.en.search.label }).press("Alt+Enter");
    select(model, 3, 6);
    await bar.getByText("G4", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "G4" }).waitFor();
    await eventually(() => expect([formula(model, 3, 6), values(model, 3)[6]]).toEqual(['=PCF.MATERIAL(B4,C4,"gbt51366-steel-carbon-average")', 10.25]));
    const own = model.sheet("PCF Factors")!;
    expect([own.tables[0]!.area.bottom, own.at(1, 0).value]).toEqual([1, "gbt51366-steel-carbon-average"]);
  });

  test("a table is started as an Excel table: its rows calculate a column, and its totals count them", async () => {
    const office = await open({ version: "2021" });
    const { frame, page, model } = office;
    await readyPane(office);
    select(model, 2, 1);
    await frame.getByRole("tab", { name: words.en.tabs.formulas }).click();
    await frame.getByRole("button", { name: words.en.formulas.kinds.materials }).press("Enter");
    await frame.getByText(words.en.formulas.laid("B3")).waitFor();
    const [table] = model.active.tables;
    expect(table).toMatchObject({ name: "Materials", area: { top: 3, left: 1, bottom: 10, right: 8 }, totalsRows: 1 });
    expect(model.active.at(10, 1).value).toBe("Total");
    expect([4, 9, 10].map((row) => formula(model, row, 7))).toEqual([...Array.from({ length: 2 }, () => "=PCF.MATERIAL([@Amount],[@Unit],[@[Emission factor]],[@[Factor unit]])"), "=SUM(Materials[Emission (kgCO2e)])"]);
    expect(formula(model, 10, 8)).toBeNull();
    // The person stands on its first cell, types two rows, and picks a factor for both.
    expect(model.selected).toEqual({ top: 4, left: 1, bottom: 4, right: 1 });
    const sheet = model.active;
    [["Plate", 10, "kg"], ["Bolt", 2, "kg"]].forEach((row, down) => row.forEach((cell, right) => model.type(sheet, 4 + down, 1 + right, cell)));
    model.changed(sheet, { top: 4, left: 1, bottom: 5, right: 3 });
    select(model, 4, 4, 5);
    await page.keyboard.press("/");
    await page.keyboard.type("carbon steel average");
    await frame.getByRole("region", { name: words.en.insert.label }).getByText("E5", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "E5" }).waitFor();
    await eventually(() => expect([4, 5, 10].map((row) => sheet.at(row, 7).value)).toEqual([20.5, 4.1, 24.6]));
  });

  test("speaks Chinese and wears the dark theme as its host does, switches both, and remembers", async () => {
    const office = await open({ language: "zh-CN", dark: true, fill: shaft });
    const { frame, page, functions, model } = office;
    await readyPane(office, "zh");
    const theme = () => frame.locator(".pcf-pane").getAttribute("data-theme");
    expect(await theme()).toBe("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await frame.locator('.pcf-pane[data-theme="light"]').waitFor();
    await page.emulateMedia({ forcedColors: "active" });
    await frame.locator('.pcf-pane[data-theme="contrast"]').waitFor();
    const ask = async () => ((await functions.call("MATERIAL", [[[16330]], [["m3"]], [[2]], [["kgCO2e/kg"]], null])) as { message: string }).message;
    expect(await ask()).toMatch(/16330 m3.*密度/);
    await frame.getByRole("button", { name: words.zh.languageLabel }).click();
    await readyPane(office, "en");
    expect(await ask()).toMatch(/16330 m3 and a factor per kg/);
    select(model, 2, 3);
    await frame.getByRole("combobox").fill("carbon steel average");
    await page.keyboard.press("Alt+Enter");
    await frame.getByRole("region", { name: words.en.insert.label }).getByText("D3", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "D3" }).waitFor();
    const storage = await page.context().storageState();
    await office.close();
    const again = await open({ language: "zh-CN", storage });
    await readyPane(again, "en");
    expect(await again.frame.getByRole("radio", { name: words.en.insert.modes.cells }).isChecked()).toBe(true);
    expect(await again.frame.getByRole("group", { name: words.en.results.recent }).getByRole("option").count()).toBe(1);
  });

  test("says what stands in the way: a cell being edited, a protected sheet, another workbook in front, a chart that is selected", async () => {
    const office = await open({ fill: shaft });
    const { frame, page, model, executor } = office;
    await readyPane(office);
    const insertBar = frame.getByRole("region", { name: words.en.insert.label });
    select(model, 2, 3);
    await page.keyboard.type("carbon steel average");
    await insertBar.getByText("G3", { exact: true }).waitFor();

    model.editing = true;
    await page.keyboard.press("Enter");
    await insertBar.getByRole("alert").filter({ hasText: say(new PcfError("host.busy", {}), "en") }).waitFor();
    executor.finishEditing();

    model.active.isProtected = true;
    await page.keyboard.press("Enter");
    await insertBar.getByRole("alert").filter({ hasText: say(new PcfError("host.protected", { sheet: "Sheet1" }), "en") }).waitFor();
    model.active.isProtected = false;

    model.behind = true;
    await page.keyboard.press("Enter");
    await insertBar.getByRole("alert").filter({ hasText: say(new PcfError("host.otherWorkbook", {}), "en") }).waitFor();
    model.behind = false;

    model.select(model.active, null);
    await insertBar.getByText(words.en.insert.noSelection).waitFor();
    expect(values(model, 2).slice(3)).toEqual([null, null, null, null]);
    expect(model.sheets.map(({ name }) => name)).not.toContain("PCF Factors");

    select(model, 2, 3);
    await insertBar.getByText("G3", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await frame.getByRole("status").filter({ hasText: "G3" }).waitFor();
    expect(values(model, 2)[3]).toBe(2050);
  });

  test("factors with hostile names are shown as they are written and land in cells as text, never as a formula or a page", async () => {
    const office = await open({ fill: shaft });
    const { frame, page, model } = office;
    await readyPane(office);
    const names = ['=HYPERLINK("https://evil.example","steel")', "<img src=x onerror=alert(1)>", "+1+cmd|' /C calc'!A0", `@${"x".repeat(2000)}`];
    const field = (label: RegExp) => frame.getByRole("textbox", { name: label });
    for (const [index, name] of names.entries()) {
      await frame.getByRole("button", { name: words.en.add.open, exact: true }).click();
      await frame.getByRole("button", { name: words.en.add.own }).click();
      await field(/^Name/).fill(name);
      await field(/^Value/).fill("1.85");
      await field(/^Unit/).fill("kgCO2e/kg");
      await frame.getByLabel(/^Category/).selectOption("material");
      await field(/^Source/).fill(name);
      await frame.getByRole("button", { name: words.en.add.save }).first().click();
      await frame.getByRole("option").first().getByText(name).first().waitFor();
      await frame.getByRole("button", { name: words.en.add.open, exact: true }).click();
      const cell = `A${5 + index}`;
      select(model, 4 + index, 0);
      await frame.getByRole("region", { name: words.en.insert.label }).getByText(cell, { exact: true }).waitFor();
      await frame.getByRole("combobox").press("Enter");
      await frame.getByRole("status").filter({ hasText: `${cell},` }).waitFor();
      expect(values(model, 4 + index).slice(0, 6)).toEqual([name, null, "kg", 1.85, "kgCO2e/kg", name]);
    }
    expect(await frame.locator("#pane img").count()).toBe(0);
    const formulas = model.sheets.flatMap((sheet) => [...sheet.cells.values()].flatMap((held) => held.formula ?? []));
    expect(formulas).toEqual(names.map((_, index) => `=PCF.MATERIAL(B${5 + index},C${5 + index},D${5 + index},E${5 + index})`));
    // A text that no cell holds is refused, and nothing of it is written.
    await frame.getByRole("button", { name: words.en.add.open, exact: true }).click();
    await frame.getByRole("button", { name: words.en.add.own }).click();
    await field(/^Name/).fill("=".repeat(32_768));
    await field(/^Value/).fill("1.85");
    await field(/^Unit/).fill("kgCO2e/kg");
    await frame.getByLabel(/^Category/).selectOption("material");
    await field(/^Source/).fill("memo");
    await field(/^Source/).press("Enter");
    await frame.getByText(/32,?767/).first().waitFor();
    expect(model.sheet("PCF Factors")!.tables[0]!.area.bottom).toBe(names.length);
    await page.close();
  });
});
