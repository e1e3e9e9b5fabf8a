import type { Grid } from "../../src/tables/grid";
import { words } from "../../taskpane/words";
import { area, sheet } from "../tables/sheet";
import { panes } from "./panes";
import { shaft } from "./shaft";

const open = panes(shaft());

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const say = words[language];

  test("a cell, three letters and Enter: value, unit, source and formula stand in the row, and the factor in PCF Factors", async () => {
    const { page, select, read, complaints } = await open({ language });
    await select("D4");
    await expect(page.getByRole("combobox", { name: say.search.label }).evaluate((field) => field === document.activeElement)).resolves.toBe(true);
    await page.getByText(words[language].results.library, { exact: true }).waitFor();
    await page.keyboard.type("华北电");
    const [first] = await page.getByRole("option").all();
    expect(await first!.getAttribute("aria-selected")).toBe("true");
    await page.getByRole("region", { name: say.insert.label }).getByText("G4", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "G4" }).waitFor();
    const { values, formulas } = await read();
    expect(values[3]!.slice(0, 5)).toEqual(["Power", 1500, "kWh", 0.6361, "kgCO2/kWh"]);
    expect(values[3]![5]).toMatch(/2023/);
    expect(formulas[3]![6]).toBe("=PCF.ELECTRICITY(B4,C4,D4,E4)");
    const factors = await read("PCF Factors");
    expect(factors.values.slice(1).map((row) => row[0])).toEqual(["cn-grid-north-2023"]);
    expect(factors.tables[0]?.name).toBe("PCF_Factors");
    expect(complaints).toEqual([]);
  });
});

test("Alt+Enter changes what is written, and the preview follows", async () => {
  const { page, select } = await open();
  await select("D3");
  await page.getByRole("combobox").fill("carbon steel average");
  const bar = page.getByRole("region", { name: words.en.insert.label });
  await bar.getByText("=PCF.MATERIAL(B3,C3,D3,E3)").waitFor();
  await page.keyboard.press("Alt+Enter");
  await bar.getByText("=PCF.MATERIAL").waitFor({ state: "detached" });
  expect(await page.getByRole("radio", { name: words.en.insert.modes.cells }).isChecked()).toBe(true);
  await page.keyboard.press("Alt+Enter");
  await bar.getByText('=PCF.MATERIAL(B3,C3,"gbt51366-steel-carbon-average")').waitFor();
});

test("a filled cell is asked for, and left alone, replaced or passed over as the person says", async () => {
  const filled = () => shaft(["Copper", 2, "kg", 4, null, "memo", null]);
  const { page, select, read } = await open({ grids: [filled()] });
  await select("D5");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByRole("region", { name: words.en.insert.label }).getByText("D5", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: words.en.insert.cancel }).click();
  expect((await read()).values[4]!.slice(3)).toEqual([4, null, "memo", null]);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: words.en.insert.blankOnly }).click();
  await page.getByRole("status").filter({ hasText: "E5" }).waitFor();
  expect((await read()).values[4]!.slice(3, 6)).toEqual([4, "kgCO2e/t", "memo"]);
  await page.getByRole("combobox").press("Enter");
  await page.getByRole("button", { name: words.en.insert.replace }).click();
  await page.getByRole("status").filter({ hasText: "D5" }).waitFor();
  expect((await read()).values[4]![3]).toBe(2050);
});

test("a question stays while something else changes, and is asked anew where its own cell does", async () => {
  const { page, select, read, write } = await open({ grids: [shaft(["Copper", 2, "kg", 4, null, "memo", null])] });
  await select("D5");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByRole("region", { name: words.en.insert.label }).getByText("D5", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  const question = page.getByRole("group").filter({ hasText: "2050" });
  await question.waitFor();
  await write([{ sheet: "Shaft", row: 4, column: 0, content: { value: "Copper wire" } }]);
  await page.waitForTimeout(500);
  await expect(question.isVisible()).resolves.toBe(true);
  await write([{ sheet: "Shaft", row: 4, column: 3, content: { value: 5 } }]);
  await question.waitFor({ state: "hidden" });
  expect((await read()).values[4]![3]).toBe(5);
});

test("several rows are filled at once", async () => {
  const { page, select, read } = await open();
  await select("A2:A4");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByText(words.en.insert.rows(2)).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "G3" }).waitFor();
  expect((await read()).formulas.map((row) => row[6])).toEqual([null, null, "=PCF.MATERIAL(B3,C3,D3,E3)", "=PCF.MATERIAL(B4,C4,D4,E4)"]);
});

test("without the library the pane still shows and inserts the workbook's own factors", async () => {
  const own: Grid = { ...sheet({ name: "PCF Factors", rows: [["Id", "Category", "Value", "Unit", "Source"], ["own-steel", "material", 1.85, "kgCO2e/kg", "EPD"]] }), tables: [{ name: "PCF_Factors", area: area("A1:E2"), headerRows: 1, totalsRows: 0, columns: ["Id", "Category", "Value", "Unit", "Source"] }] };
  const { page, select, read } = await open({ library: "missing", grids: [shaft(), own] });
  await select("D3");
  await page.getByRole("option", { name: /own-steel/ }).click();
  await page.getByRole("button", { name: words.en.insert.action, exact: true }).click();
  await page.getByRole("status").filter({ hasText: "G3" }).waitFor();
  expect((await read()).values[2]!.slice(3, 6)).toEqual([1.85, "kgCO2e/kg", "EPD"]);
});

test("what was used comes first the next time", async () => {
  const { page, context, select } = await open();
  await select("D3");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByRole("region", { name: words.en.insert.label }).getByText("D3", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "G3" }).waitFor();
  await page.reload();
  await page.getByRole("group", { name: words.en.results.recent }).waitFor();
  expect(await page.getByRole("group", { name: words.en.results.recent }).getByRole("option").allInnerTexts()).toEqual([expect.stringContaining("Carbon steel (market average)")]);
  await context.close();
});
