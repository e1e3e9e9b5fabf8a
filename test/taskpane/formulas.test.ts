import { words } from "../../taskpane/words";
import { sheet } from "../tables/sheet";
import { panes } from "./panes";
import { shaft } from "./shaft";

const open = panes(shaft());

test("the error of the selected cell is explained in the function's own words, in the pane's language", async () => {
  const { page, select } = await open({ grids: [shaft(["Gas", 16330, "m3", 2, "kgCO2e/kg", null, { formula: "=PCF.MATERIAL(B5,C5,D5,E5)", value: { error: "#VALUE!" } }])] });
  await select("G5");
  const card = page.getByRole("region", { name: words.en.trouble.label });
  await card.getByText(/16330 m3 and a factor per kg/).waitFor();
  await page.getByRole("button", { name: words.en.languageLabel }).click();
  await page.getByRole("region", { name: words.zh.trouble.label }).getByText(/16330 m3/).waitFor();
  expect(await page.getByRole("region", { name: words.zh.trouble.label }).innerText()).toContain("单位");
  await select("B5");
  await page.getByRole("region", { name: words.zh.trouble.label }).waitFor({ state: "hidden" });
});

test.each([
  ["an unknown unit in its cell, by one of the nearest", { unit: "kgg", formula: "=PCF.MATERIAL(B5,C5,D5,E5)" }, /^Mend C5: kgg → kg$/, { unit: "kg", formula: "=PCF.MATERIAL(B5,C5,D5,E5)" }],
  ["an unknown unit in the formula", { unit: "kg", formula: '=PCF.MATERIAL(B5,"kgg",D5,E5)' }, /^Mend G5: =PCF.MATERIAL\(B5,"kg",D5,E5\)$/, { unit: "kg", formula: '=PCF.MATERIAL(B5,"kg",D5,E5)' }],
  ["the function of another category", { unit: "kg", formula: '=PCF.MATERIAL(B5,"kWh","cn-grid-north-2023")' }, /^Mend G5: =PCF.ELECTRICITY/, { unit: "kg", formula: '=PCF.ELECTRICITY(B5,"kWh","cn-grid-north-2023")' }],
] as const)("the selected error is mended with one click where the mend is certain: %s", async (_, given, name, mended) => {
  const { page, select, read } = await open({ grids: [shaft(["Gas", 163, given.unit, 2, "kgCO2e/kg", null, { formula: given.formula, value: { error: "#VALUE!" } }])] });
  await page.getByText(words.en.results.library, { exact: true }).waitFor();
  await select("G5");
  await page.getByRole("region", { name: words.en.trouble.label }).getByRole("button", { name }).first().click();
  await page.getByRole("status").filter({ hasText: "Mended" }).waitFor();
  const { values, formulas } = await read();
  expect({ unit: values[4]![2], formula: formulas[4]![6] }).toEqual(mended);
});

test("a table is started, an example of a function inserted, and a filled cell refused", async () => {
  const { page, select, read } = await open();
  await page.getByRole("tab", { name: words.en.tabs.formulas }).click();
  await select("J2");
  await page.getByRole("button", { name: words.en.formulas.kinds.transport }).click();
  await page.getByText(words.en.formulas.laid("J2")).waitFor();
  const { formulas, values, top, left } = await read();
  expect([top, left, values[2]![9]]).toEqual([0, 0, "Goods"]);
  expect(formulas[3]![16]).toBe("=PCF.TRANSPORT([@Mass],[@Unit],[@[Distance (km)]],[@[Emission factor]],[@[Factor unit]])");
  await page.getByLabel(words.en.formulas.find).fill("share");
  await page.locator("summary").filter({ hasText: "PCF.SHARE" }).click();
  await select("A20");
  await page.getByRole("button", { name: /^Insert =PCF\.SHARE/ }).first().click();
  await page.getByText(words.en.insert.done("A20")).waitFor();
  await page.getByRole("button", { name: /^Insert =PCF\.SHARE/ }).first().click();
  await page.getByText(words.en.formulas.filled("A20")).waitFor();
});

test("an empty workbook is offered a worked example", async () => {
  const { page, read } = await open({ grids: [sheet({ name: "Shaft", rows: [] })] });
  await page.getByRole("button", { name: words.en.welcome.insert }).click();
  await page.getByText(words.en.welcome.done).waitFor();
  expect((await read()).formulas.flat().filter((formula) => formula?.startsWith("=PCF."))).toHaveLength(4);
  expect((await read("PCF Factors")).values).toHaveLength(5);
  await page.getByRole("button", { name: words.en.welcome.insert }).waitFor({ state: "hidden" });
});
