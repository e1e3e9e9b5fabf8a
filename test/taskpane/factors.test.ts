import { downloaded } from "../downloaded";
import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import { words } from "../../taskpane/words";
import { area, sheet } from "../tables/sheet";
import { panes } from "./panes";
import { shaft } from "./shaft";

const open = panes(shaft());

test("the arrow keys choose, the right arrow shows details, Escape steps back and then returns to the cells, and / comes again", async () => {
  const { page } = await open();
  const field = page.getByRole("combobox");
  await field.fill("diesel");
  await page.getByRole("option").nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  expect(await page.getByRole("option").nth(1).getAttribute("id")).toBe(active);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: words.en.details.back }).waitFor();
  expect(await page.getByRole("heading", { level: 2 }).first().evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("cells");
  await page.getByRole("button", { name: words.en.filters.open }).focus();
  await page.keyboard.press("/");
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
});

test("filters narrow the results, are counted, and can be cleared", async () => {
  const { page } = await open();
  await page.getByRole("combobox", { name: words.en.search.label }).fill("electricity");
  await page.getByRole("button", { name: words.en.filters.open }).click();
  await page.getByLabel(words.en.filters.region).selectOption("GB");
  await page.getByLabel(words.en.filters.year).selectOption("2025");
  const shown = await page.getByRole("listbox", { name: words.en.results.label }).getByRole("option").locator(".where").allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  for (const text of shown) expect(text).toMatch(/^(United Kingdom|UK|Great Britain) · 2025 · /);
  await page.getByRole("button", { name: "Filters (2)" }).waitFor();
  await page.getByRole("button", { name: words.en.filters.clear }).click();
  await page.getByRole("button", { name: "Filters", exact: true }).waitFor();
});

test("the details show where a factor comes from and what others say of the same thing", async () => {
  const { page } = await open();
  await page.getByRole("combobox").fill("cn-grid-north-2022");
  await page.keyboard.press("ArrowRight");
  const details = page.getByRole("region", { name: /North China/ });
  await details.waitFor();
  for (const text of ["0.6776", "kgCO2/kWh", "Superseded", "附件 表2"]) expect(await details.innerText()).toContain(text);
  const successor = details.getByRole("row", { name: /2023/ }).first();
  expect(await successor.innerText()).toMatch(/0\.6361[^]*-6%/);
  await details.getByRole("link").first().waitFor();
});

test("a factor of one's own is refused field by field, then stands in the workbook and first in the search", async () => {
  const { page, read } = await open();
  await page.getByRole("button", { name: words.en.add.open, exact: true }).click();
  await page.getByRole("button", { name: words.en.add.own }).click();
  const field = (name: RegExp) => page.getByRole("textbox", { name });
  await field(/^Name/).fill("<b>Supplier</b> steel");
  await field(/^Value/).fill("one");
  await field(/^Data year/).fill("last year");
  await field(/^Unit/).fill("kWh");
  await page.getByRole("button", { name: words.en.add.save }).first().click();
  for (const text of [words.en.add.problems.number, words.en.add.problems.unit, words.en.add.problems.missing]) await page.getByText(text).first().waitFor();
  await page.getByText(words.en.add.problems.year).waitFor();
  expect(await field(/^Value/).getAttribute("aria-invalid")).toBe("true");
  // Going back tells nobody anything, and keeps nothing.
  await page.getByRole("button", { name: words.en.add.cancel }).click();
  expect(await page.locator(".live").textContent()).toBe("");
  await page.getByRole("button", { name: words.en.add.own }).click();
  await field(/^Name/).fill("<b>Supplier</b> steel");
  await field(/^Data year/).fill("2023-2024");
  await field(/^Value/).fill("1.85");
  await field(/^Unit/).fill("kgCO2e/kg");
  await page.getByLabel(/^Category/).selectOption("material");
  await field(/^Source/).fill("=1+1");
  await page.getByRole("button", { name: words.en.add.save }).first().click();
  await page.getByRole("option").first().waitFor();
  expect(await page.getByRole("option").first().innerText()).toContain("<b>Supplier</b> steel");
  const { values, formulas } = await read("PCF Factors");
  expect(values[1]).toEqual(expect.arrayContaining(["<b>Supplier</b> steel", 1.85, "kgCO2e/kg", "=1+1"]));
  expect(formulas.flat().filter((formula) => formula !== null)).toEqual([]);
});

test("factors come from a csv file in Chinese, all or none", async () => {
  const { page, read } = await open({ language: "zh" });
  const say = words.zh;
  await page.getByRole("button", { name: say.add.open, exact: true }).click();
  await page.getByRole("button", { name: say.add.file }).click();
  const csv = (value: string) => Buffer.from(`名称,排放因子（kgCO2e/kg）,数据来源\n球墨铸铁,2.38,供应商EPD\n灰铸铁,${value},供应商EPD\n`);
  await page.getByLabel(say.add.choose).setInputFiles({ name: "因子.csv", mimeType: "text/csv", buffer: csv("多") });
  await page.getByLabel(say.add.forAll("类别")).selectOption("material");
  await page.getByText(say.add.broken(1)).waitFor();
  await page.getByLabel(say.add.choose).setInputFiles({ name: "因子.csv", mimeType: "text/csv", buffer: csv("1.9") });
  await page.getByText(say.add.ready(2)).waitFor();
  await page.getByRole("button", { name: say.add.addAll(2) }).click();
  await page.getByRole("status").filter({ hasText: say.add.addedAll(2) }).waitFor();
  expect((await read("PCF Factors")).values.slice(1).map((row) => [row[0], row[4], row[5]])).toEqual([["球墨铸铁", 2.38, "kgCO2e/kg"], ["灰铸铁", 1.9, "kgCO2e/kg"]]);
});

test("factors come from a workbook: the sheet that holds them, another by choice, columns put right by hand", async () => {
  const { page, read } = await open();
  const say = words.en;
  const cells = (rows: (string | number)[][]) => rows.flatMap((row, r) => row.map((value, c) => ({ row: r, column: c, content: { value } })));
  const file = Buffer.from(writeWorkbook(openPackage(blankPackage()), {
    sheets: [
      { name: "Cover", cells: cells([["Supplier", "list"], ["x", "y"]]) },
      { name: "Factors", cells: cells([["Factors 2024"], ["Material", "Emission factor", "Source", "Remark"], ["", "kgCO2e/kg", "", ""], ["Ductile iron", 2.38, "EPD 7", "=1+1"]]) },
      { name: "Foreign", cells: cells([["Ding", "Wert", "Einheit"], ["Blei", 2.5, "kgCO2e/kg"]]) },
    ],
    functionNames: [],
  }));
  await page.getByRole("button", { name: say.add.open, exact: true }).click();
  await page.getByRole("button", { name: say.add.file }).click();
  await page.getByLabel(say.add.choose).setInputFiles({ name: "supplier.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: file });
  expect(await page.getByLabel(say.add.sheet).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe("Factors");
  await page.getByLabel(say.add.forAll("Category")).selectOption("material");
  await page.getByText(say.add.ready(1)).waitFor();
  await page.getByLabel(say.add.sheet).selectOption({ label: "Foreign" });
  await page.getByLabel("Name", { exact: true }).selectOption({ label: "Ding" });
  await page.getByLabel("Value", { exact: true }).selectOption({ label: "Wert" });
  await page.getByLabel("Unit", { exact: true }).selectOption({ label: "Einheit" });
  await page.getByLabel(say.add.forAll("Source")).fill("Handbook");
  await page.getByLabel(say.add.forAll("Source")).press("Tab");
  await page.getByRole("button", { name: say.add.addAll(1) }).click();
  await page.getByRole("status").filter({ hasText: say.add.addedAll(1) }).waitFor();
  expect((await read("PCF Factors")).values[1]).toEqual(expect.arrayContaining(["Blei", 2.5, "kgCO2e/kg", "Handbook"]));

  expect((await downloaded(page, () => page.getByRole("button", { name: say.add.export }).click())).name).toBe("PCF Factors.csv");
});

test("a file that is no text and no workbook is refused, in words", async () => {
  const { page } = await open({ language: "zh" });
  const say = words.zh;
  await page.getByRole("button", { name: say.add.open, exact: true }).click();
  await page.getByRole("button", { name: say.add.file }).click();
  await page.getByLabel(say.add.choose).setInputFiles({ name: "picture.xlsx", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1") });
  await page.getByRole("alert").filter({ hasText: "picture.xlsx" }).waitFor();
  expect(await page.getByRole("button", { name: say.add.addAll(0) }).getAttribute("aria-disabled")).toBe("true");
});

test("a name of two hundred letters leaves the list its other factors, and stands whole in the details", async () => {
  const name = "钢".repeat(200);
  const columns = ["Id", "Name", "Category", "Value", "Unit", "Source"];
  const own = { ...sheet({ name: "PCF Factors", rows: [columns, ["own-long", name, "material", "1.23456789012345678901234567890", "kgCO2e/kg", "x".repeat(300)], ["own-rtl", "فولاذ كربوني", "material", 2, "kgCO2e/kg", "EPD"]] }), tables: [{ name: "PCF_Factors", area: area("A1:F3"), headerRows: 1, totalsRows: 0, columns }] };
  const { page, reach } = await open({ width: 320, grids: [shaft(), own] });
  const first = page.getByRole("option").first();
  await first.waitFor();
  expect((await first.boundingBox())!.height).toBeLessThan(200);
  expect(await reach()).toBeLessThanOrEqual(320);
  await page.getByRole("combobox").press("ArrowDown");
  await page.getByRole("combobox").press("ArrowRight");
  await page.getByRole("heading", { level: 2, name }).waitFor();
  expect(await reach()).toBeLessThanOrEqual(320);
});
