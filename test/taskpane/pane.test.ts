import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import type { MemoryWorkbook } from "../workbook/memoryWorkbook";
import type { Grid } from "../../src/tables/grid";
import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import { words } from "../../taskpane/words";
import { area, sheet } from "../tables/sheet";
import { launch, openPage } from "./open";
import type { OpenOptions } from "./open";
import { buildPage } from "./page/build";

// Builds and browsers take their time on a busy machine.
jest.setTimeout(180_000);

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await buildPage();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const heading = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"];
const footprint = (...rows: Parameters<typeof sheet>[0]["rows"][number][]): Grid => sheet({ name: "Shaft", rows: [["Materials"], heading, ["Steel", 1740, "kg"], ["Power", 1500, "kWh"], ...rows] });

interface World {
  readonly workbook: MemoryWorkbook;
  readonly pinned: readonly (readonly { id: string; value: string }[])[];
}

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openPage(browser, folder, { grids: [footprint()], ...options });
  const { page } = opened;
  return {
    ...opened,
    select: (cells: string, on = "Shaft") => page.evaluate(([name, at]) => (window as unknown as World).workbook.select(name, at), [on, area(cells)] as const),
    grid: (on = "Shaft") => page.evaluate((name) => (window as unknown as World).workbook.read(name), on),
  };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run("#pane"));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`);
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const say = words[language];

  test("a cell, three letters and Enter: value, unit, source and formula stand in the row, and the factor in PCF Factors", async () => {
    const { page, select, grid, complaints } = await open({ language });
    await select("D4");
    await expect(page.getByRole("combobox", { name: say.search.label }).evaluate((field) => field === document.activeElement)).resolves.toBe(true);
    await page.getByText(words[language].results.library, { exact: true }).waitFor();
    await page.keyboard.type("华北电");
    const [first] = await page.getByRole("option").all();
    expect(await first!.getAttribute("aria-selected")).toBe("true");
    await page.getByRole("region", { name: say.insert.label }).getByText("G4", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "G4" }).waitFor();
    const { values, formulas } = await grid();
    expect(values[3]!.slice(0, 5)).toEqual(["Power", 1500, "kWh", 0.6361, "kgCO2/kWh"]);
    expect(values[3]![5]).toMatch(/2023/);
    expect(formulas[3]![6]).toBe("=PCF.ELECTRICITY(B4,C4,D4,E4)");
    const factors = await grid("PCF Factors");
    expect(factors.values.slice(1).map((row) => row[0])).toEqual(["cn-grid-north-2023"]);
    expect(factors.tables[0]?.name).toBe("PCF_Factors");
    expect(complaints).toEqual([]);
  });

  // The colours are the same in both languages.
  test.each(language === "en" ? (["light", "dark", "contrast"] as const) : (["dark"] as const))("axe finds nothing in the %s theme, on any tab, in the details, the form and the question", async (theme) => {
    const { page, select, complaints } = await open({ language, theme, grids: [footprint(["Copper", 2, "kg", 4, "kgCO2e/kg", "memo", { formula: "=PCF.MATERIAL(B5,\"m3\",D5,E5)", value: { error: "#VALUE!" } }])] });
    await select("G5");
    const field = page.getByRole("combobox", { name: say.search.label });
    await field.fill("铜");
    await page.getByRole("option").first().waitFor();
    await page.getByText("G5 ").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: say.insert.blankOnly }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say.filters.open }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: say.insert.label, exact: true }).first().waitFor();
    await page.getByRole("button", { name: say.details.show }).click();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: say.details.back }).click();
    await page.getByRole("button", { name: say.add.open, exact: true }).click();
    await page.getByRole("button", { name: say.add.own }).click();
    await page.getByRole("textbox", { name: say.add.name }).press("Enter");
    expect(await violations(page)).toEqual([]);
    for (const tab of ["formulas", "check", "share", "study"] as const) {
      await page.getByRole("tab", { name: say.tabs[tab] }).click();
      if (tab === "check") {
        await page.getByRole("button", { name: say.check.start }).click();
        await page.getByRole("button", { name: say.check.again }).waitFor();
      } else if (tab === "share") await page.getByRole("button", { name: say.share.writeGuide }).waitFor();
      else await page.locator(".panel:not([hidden]) summary").first().click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll(".panel:not([hidden]), .panel:not([hidden]) *")].map((one) => Math.ceil(one.getBoundingClientRect().right))))).toBeLessThanOrEqual(320);
    }
    expect(complaints).toEqual([]);
  });
});

test.each(["factors", "formulas", "check", "share", "study"] as const)("every control of the tab %s is reached with the Tab key", async (tab) => {
  const { page, select, complaints } = await open({ grids: [footprint(["Copper", "2", "kg", 4, "kgCO2e/kg", "memo", 9])] });
  const say = words.en;
  await select("D3");
  await page.getByRole("combobox").fill("steel");
  await page.getByRole("option").first().waitFor();
  // Along the tabs with the arrows, as with any list of tabs.
  await page.getByRole("tab", { name: say.tabs.factors }).focus();
  for (let steps = 0; (await page.evaluate(() => document.activeElement?.textContent)) !== say.tabs[tab]; steps++) {
    expect(steps).toBeLessThan(5);
    await page.keyboard.press("ArrowRight");
  }
  if (tab === "check") {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: say.check.start }).press("Enter");
    await page.getByRole("button", { name: say.check.again }).waitFor();
    await page.getByRole("tab", { name: say.tabs.check }).focus();
  }
  if (tab === "share") await page.getByRole("button", { name: say.share.writeGuide }).waitFor();
  const wanted = await page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>(".panel:not([hidden]) :is(fluent-button, input, select, textarea, summary, a[href])")].filter((one) => one.checkVisibility() && one.getAttribute("aria-disabled") !== "true" && !one.hasAttribute("disabled"));
    // The arrows choose within a group of radio buttons.
    return controls.filter((one) => !(one instanceof HTMLInputElement && one.type === "radio" && !one.checked)).map((one, index) => {
      one.dataset.control = String(index);
      return `${index} ${one.tagName.toLowerCase()} ${one.getAttribute("aria-label") ?? one.textContent}`;
    });
  });
  expect(wanted.length).toBeGreaterThan(2);
  const reached = new Set<string>();
  for (let presses = 0; presses < wanted.length + 12; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.control);
    if (at !== undefined) reached.add(at);
  }
  expect(wanted.filter((_, index) => !reached.has(String(index)))).toEqual([]);
  expect(complaints).toEqual([]);
});

test("at 320 px nothing is wider than the window", async () => {
  const { page, select } = await open({ width: 320 });
  await select("D3");
  await page.getByRole("combobox").fill("steel");
  await page.getByRole("option").first().waitFor();
  const ends = await page.locator("header").locator("fluent-tab, fluent-button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  ends.reduce((before, [left, right]) => {
    expect(left).toBeGreaterThanOrEqual(before);
    expect(right).toBeLessThanOrEqual(320);
    return right!;
  }, 0);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    expect(await page.evaluate(() => [...document.querySelectorAll("#pane, #pane *")].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "auto").length)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

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
  const filled = () => footprint(["Copper", 2, "kg", 4, null, "memo", null]);
  const { page, select, grid } = await open({ grids: [filled()] });
  await select("D5");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByRole("region", { name: words.en.insert.label }).getByText("D5", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: words.en.insert.cancel }).click();
  expect((await grid()).values[4]!.slice(3)).toEqual([4, null, "memo", null]);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: words.en.insert.blankOnly }).click();
  await page.getByRole("status").filter({ hasText: "E5" }).waitFor();
  expect((await grid()).values[4]!.slice(3, 6)).toEqual([4, "kgCO2e/t", "memo"]);
  await page.getByRole("combobox").press("Enter");
  await page.getByRole("button", { name: words.en.insert.replace }).click();
  await page.getByRole("status").filter({ hasText: "D5" }).waitFor();
  expect((await grid()).values[4]![3]).toBe(2050);
});

test("a question stays while something else changes, and is asked anew where its own cell does", async () => {
  const { page, select, grid } = await open({ grids: [footprint(["Copper", 2, "kg", 4, null, "memo", null])] });
  const put = (column: number, value: string | number) => page.evaluate(([at, written]) => (window as unknown as World).workbook.write([{ sheet: "Shaft", row: 4, column: at, content: { value: written } }]), [column, value] as const);
  await select("D5");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByRole("region", { name: words.en.insert.label }).getByText("D5", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  const question = page.getByRole("group").filter({ hasText: "2050" });
  await question.waitFor();
  await put(0, "Copper wire");
  await page.waitForTimeout(500);
  await expect(question.isVisible()).resolves.toBe(true);
  await put(3, 5);
  await question.waitFor({ state: "hidden" });
  expect((await grid()).values[4]![3]).toBe(5);
});

test("several rows are filled at once", async () => {
  const { page, select, grid } = await open();
  await select("A2:A4");
  await page.getByRole("combobox").fill("carbon steel average");
  await page.getByText(words.en.insert.rows(2)).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "G3" }).waitFor();
  expect((await grid()).formulas.map((row) => row[6])).toEqual([null, null, "=PCF.MATERIAL(B3,C3,D3,E3)", "=PCF.MATERIAL(B4,C4,D4,E4)"]);
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
  const { page, grid } = await open();
  await page.getByRole("button", { name: words.en.add.open, exact: true }).click();
  await page.getByRole("button", { name: words.en.add.own }).click();
  const field = (name: RegExp) => page.getByRole("textbox", { name });
  await field(/^Name/).fill("<b>Supplier</b> steel");
  await field(/^Value/).fill("one");
  await field(/^Unit/).fill("kWh");
  await page.getByRole("button", { name: words.en.add.save }).first().click();
  for (const text of [words.en.add.problems.number, words.en.add.problems.unit, words.en.add.problems.missing]) await page.getByText(text).first().waitFor();
  expect(await field(/^Value/).getAttribute("aria-invalid")).toBe("true");
  await field(/^Value/).fill("1.85");
  await field(/^Unit/).fill("kgCO2e/kg");
  await page.getByLabel(/^Category/).selectOption("material");
  await field(/^Source/).fill("=1+1");
  await page.getByRole("button", { name: words.en.add.save }).first().click();
  await page.getByRole("option").first().waitFor();
  expect(await page.getByRole("option").first().innerText()).toContain("<b>Supplier</b> steel");
  const { values, formulas } = await grid("PCF Factors");
  expect(values[1]).toEqual(expect.arrayContaining(["<b>Supplier</b> steel", 1.85, "kgCO2e/kg", "=1+1"]));
  expect(formulas.flat().filter((formula) => formula !== null)).toEqual([]);
});

test("factors come from a csv file in Chinese, all or none", async () => {
  const { page, grid } = await open({ language: "zh" });
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
  expect((await grid("PCF Factors")).values.slice(1).map((row) => [row[0], row[4], row[5]])).toEqual([["球墨铸铁", 2.38, "kgCO2e/kg"], ["灰铸铁", 1.9, "kgCO2e/kg"]]);
});

test("factors come from a workbook: the sheet that holds them, another by choice, columns put right by hand", async () => {
  const { page, grid } = await open();
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
  expect((await grid("PCF Factors")).values[1]).toEqual(expect.arrayContaining(["Blei", 2.5, "kgCO2e/kg", "Handbook"]));

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: say.add.export }).click();
  expect((await saved).suggestedFilename()).toBe("PCF Factors.csv");
});

test("the error of the selected cell is explained in the function's own words, in the pane's language", async () => {
  const { page, select } = await open({ grids: [footprint(["Gas", 16330, "m3", 2, "kgCO2e/kg", null, { formula: "=PCF.MATERIAL(B5,C5,D5,E5)", value: { error: "#VALUE!" } }])] });
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
  const { page, select, grid } = await open({ grids: [footprint(["Gas", 163, given.unit, 2, "kgCO2e/kg", null, { formula: given.formula, value: { error: "#VALUE!" } }])] });
  await page.getByText(words.en.results.library, { exact: true }).waitFor();
  await select("G5");
  await page.getByRole("region", { name: words.en.trouble.label }).getByRole("button", { name }).first().click();
  await page.getByRole("status").filter({ hasText: "Mended" }).waitFor();
  const { values, formulas } = await grid();
  expect({ unit: values[4]![2], formula: formulas[4]![6] }).toEqual(mended);
});

test("a table is started, an example of a function inserted, and a filled cell refused", async () => {
  const { page, select, grid } = await open();
  await page.getByRole("tab", { name: words.en.tabs.formulas }).click();
  await select("J2");
  await page.getByRole("button", { name: words.en.formulas.kinds.transport }).click();
  await page.getByText(words.en.formulas.laid("J2")).waitFor();
  const { formulas, values, top, left } = await grid();
  expect([top, left, values[2]![9]]).toEqual([0, 0, "Goods"]);
  expect(formulas[3]![16]).toBe("=PCF.TRANSPORT(K4,L4,M4,N4,O4)");
  await page.getByLabel(words.en.formulas.find).fill("share");
  await page.locator("summary").filter({ hasText: "PCF.SHARE" }).click();
  await select("A20");
  await page.getByRole("button", { name: /^Insert =PCF\.SHARE/ }).first().click();
  await page.getByText(words.en.insert.done("A20")).waitFor();
  await page.getByRole("button", { name: /^Insert =PCF\.SHARE/ }).first().click();
  await page.getByText(words.en.formulas.filled("A20")).waitFor();
});

test("an empty workbook is offered a worked example", async () => {
  const { page, grid } = await open({ grids: [sheet({ name: "Shaft", rows: [] })] });
  await page.getByRole("button", { name: words.en.welcome.insert }).click();
  await page.getByText(words.en.welcome.done).waitFor();
  expect((await grid()).formulas.flat().filter((formula) => formula?.startsWith("=PCF."))).toHaveLength(4);
  expect((await grid("PCF Factors")).values).toHaveLength(5);
  await page.getByRole("button", { name: words.en.welcome.insert }).waitFor({ state: "hidden" });
});

test("the check finds what is wrong, goes to it, and says when the workbook changed since", async () => {
  const { page } = await open({ grids: [footprint(["Copper", 2, "kg", 4, "kgCO2e/kg", "memo", 80])] });
  await page.getByRole("tab", { name: words.en.tabs.check }).click();
  await page.getByRole("button", { name: words.en.check.start }).click();
  const place = page.getByRole("button", { name: /Go to Shaft!.*G5/ }).first();
  await place.click();
  expect(await page.evaluate(async () => (await (window as unknown as World).workbook.selection())?.area.top)).toBe(4);
  await page.evaluate(() => (window as unknown as World).workbook.write([{ sheet: "Shaft", row: 4, column: 6, content: { value: 8 } }]));
  await page.getByText(words.en.check.changed).waitFor();
});

test("without the library the pane still shows and inserts the workbook's own factors", async () => {
  const own: Grid = { ...sheet({ name: "PCF Factors", rows: [["Id", "Category", "Value", "Unit", "Source"], ["own-steel", "material", 1.85, "kgCO2e/kg", "EPD"]] }), tables: [{ name: "PCF_Factors", area: area("A1:E2"), headerRows: 1, totalsRows: 0, columns: ["Id", "Category", "Value", "Unit", "Source"] }] };
  const { page, select, grid } = await open({ library: "missing", grids: [footprint(), own] });
  await select("D3");
  await page.getByRole("option", { name: /own-steel/ }).click();
  await page.getByRole("button", { name: words.en.insert.action, exact: true }).click();
  await page.getByRole("status").filter({ hasText: "G3" }).waitFor();
  expect((await grid()).values[2]!.slice(3, 6)).toEqual([1.85, "kgCO2e/kg", "EPD"]);
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
