import type { Page } from "playwright-core";
import type { Factor } from "../../src/factors/factor";
import { openBook } from "../../src/hosts/headless";
import type { CellValue, Grid } from "../../src/tables/grid";
import { factorHeader, factorRow, factorsSheetName } from "../../src/workbook/factorsSheet";
import { settingsNamespace } from "../../src/workbook/pinSetting";
import { keepPicture } from "../keepPicture";
import { sheet } from "../tables/sheet";
import type { OpenOptions } from "./open";
import { panes } from "./panes";
import type { World } from "./panes";
import { violations } from "./violations";

const book = openBook();
const [north, east] = ["cn-grid-north-2022", "cn-grid-east-2022"].map((id) => book.byId(id)!) as [Factor, Factor];
const formula = (text: string, value: CellValue) => ({ formula: text, value });

/** Two factors of the library, one used twice; neither stands in the workbook. */
const using = sheet({ name: "Power", rows: [["Site", "kWh", "kgCO2e"], ["A", 1000, formula(`=PCF.ELECTRICITY(B2,"kWh","${north.id}")`, 677.6)], ["B", 500, formula(`=PCF.ELECTRICITY(B3,"kWh","${north.id}")`, 338.8)], ["C", 10, formula(`=PCF.ELECTRICITY(B4,"kWh","${east.id}")`, 5.8)]] });
/** The workbook's own value of one of them, from an older library. */
const factorsSheet = (...factors: readonly Factor[]) => sheet({ name: factorsSheetName, rows: [factorHeader("en"), ...factors.map((factor) => factorRow(factor))] });
const outdated = { ...north, value: "0.5", note: "as agreed" };
const stuck = sheet({ name: "Stuck", rows: [[5, formula('=_xldudf_PCF_MATERIAL(A1,"kg",2,"kgCO2e/kg")', { error: "#NAME?" })], [7, formula('=pcf.material(A2,"kg",2,"kgCO2e/kg")', { error: "#NAME?" })]] });

const openPane = panes(using);

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openPane(options);
  return { ...opened, say: opened.say.share, told: (text: string) => opened.page.locator(".live").filter({ hasText: text }).waitFor() };
}

const idsOf = (grid: Grid) => grid.values.slice(1).map(([id]) => id);

test("factors that formulas use are pinned one by one and all at once, by the keyboard alone", async () => {
  const { page, say, showTab, told, read, complaints } = await open();
  await showTab("share");
  await page.getByText(say.usedBy(2)).waitFor();
  const one = page.getByRole("button", { name: say.pinOne(east.nameEn) });
  await one.focus();
  await page.keyboard.press("Enter");
  await told(say.pinnedNow(1));
  expect(idsOf(await read(factorsSheetName))).toEqual([east.id]);
  await page.getByText(say.pinned(1)).waitFor();
  // The keyboard is still in the tab.
  expect(await page.evaluate(() => document.activeElement?.closest(".share") !== null)).toBe(true);
  await page.getByRole("button", { name: say.pinOne(north.nameEn) }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(say.pinned(2)).waitFor();
  expect(idsOf(await read(factorsSheetName))).toEqual([east.id, north.id]);
  expect(complaints).toEqual([]);
});

test("all at once", async () => {
  const { page, say, showTab, read } = await open();
  await showTab("share");
  await page.getByRole("button", { name: say.pinAll(2) }).click();
  await page.getByText(say.pinned(2)).waitFor();
  expect(idsOf(await read(factorsSheetName))).toEqual([north.id, east.id]);
});

test("chosen once, factors are pinned as formulas come, in this workbook and no other", async () => {
  const { page, say, showTab, told, read, write, sheets, kept, complaints } = await open();
  await page.waitForTimeout(1200);
  expect(await sheets()).toEqual(["Power"]);
  await showTab("share");
  await page.getByLabel(say.auto).check();
  await told(say.pinnedNow(2));
  expect(await kept(settingsNamespace)).toContain('pin="yes"');
  await write([{ sheet: "Power", row: 4, column: 2, content: { formula: '=PCF.ELECTRICITY(1,"kWh","cn-grid-south-2022")' } }]);
  await told(say.pinnedNow(1));
  expect(idsOf(await read(factorsSheetName))).toEqual([north.id, east.id, "cn-grid-south-2022"]);
  await page.getByLabel(say.auto).uncheck();
  await page.waitForTimeout(300);
  expect(await kept(settingsNamespace)).toBeNull();
  await page.getByLabel(say.auto).check();
  // Another workbook on the same machine is left alone.
  await page.reload();
  await page.locator("body[data-ready]").waitFor({ state: "attached" });
  await page.waitForTimeout(1500);
  expect(await sheets()).toEqual(["Power"]);
  await showTab("share");
  await page.getByText(say.usedBy(2)).waitFor();
  expect(await page.getByLabel(say.auto).isChecked()).toBe(false);
  expect(complaints).toEqual([]);
});

test("a workbook that came with the choice is completed with the tab never opened", async () => {
  const { page, say, told, read, write, complaints } = await open();
  await page.evaluate(([namespace]) => (window as unknown as World).workbook.setPart(namespace, `<settings xmlns="${namespace}" pin="yes"/>`), [settingsNamespace] as const);
  await write([{ sheet: "Power", row: 4, column: 2, content: { formula: '=PCF.ELECTRICITY(1,"kWh","cn-grid-south-2022")' } }]);
  await told(say.pinnedNow(3));
  expect(idsOf(await read(factorsSheetName))).toEqual([north.id, east.id, "cn-grid-south-2022"]);
  expect(await page.locator(".share").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("a newer figure is told with what it changes, row by row, and taken with a note of what was there", async () => {
  const { page, say, showTab, told, read, selection, complaints } = await open({ grids: [using, factorsSheet(outdated, east)] });
  await showTab("share");
  const item = page.getByRole("listitem").filter({ hasText: "0.5 kgCO2/kWh → 0.6361 kgCO2/kWh" }).first();
  await item.waitFor();
  // 677.6 and 338.8 stood for 0.5: in proportion 1.2722 times as much.
  const rows = await item.locator(".effects li").allInnerTexts();
  expect(rows.map((text) => text.replace(/\s+/g, " ").trim())).toEqual(["Power!C2 677.6 → 862.04272", "Power!C3 338.8 → 431.02136"]);
  await item.getByText(say.together("1016.4", "1293.06408")).waitFor();
  await item.getByRole("button", { name: "Go to Power!C3" }).click();
  expect(await selection()).toEqual({ sheet: "Power", area: { top: 2, left: 2, bottom: 2, right: 2 } });
  await item.getByRole("button", { name: say.takeOne(north.nameEn) }).click();
  await told(say.taken(1));
  const header = factorHeader("en");
  const taken = (await read(factorsSheetName)).values[1]!;
  expect([taken[0], taken[header.indexOf("Value")]]).toEqual([north.id, 0.6361]);
  expect(String(taken[header.indexOf("Note")])).toMatch(/^as agreed\nUpdated: 0\.5 kgCO2\/kWh → 0\.6361/);
  expect(complaints).toEqual([]);
});

test("formulas that no program binds are entered anew", async () => {
  const { page, say, showTab, told, read } = await open({ grids: [stuck] });
  await showTab("share");
  await page.getByText(say.stuck(2)).waitFor();
  await page.locator('[data-key="repair"]').click();
  await told(say.repaired(2));
  expect((await read("Stuck")).formulas.map((line) => line[1])).toEqual(['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")', '=PCF.MATERIAL(A2,"kg",2,"kgCO2e/kg")']);
  await page.getByText(say.nothingStuck).waitFor();
});

test.each([["en", "contrast"], ["zh", "dark"], ["zh", "light"]] as const)("axe finds nothing in %s, %s, and nothing is wider than 320 px", async (language, theme) => {
  const { page, say, showTab, reach, complaints } = await open({ language, theme, width: 320, grids: [using, factorsSheet(outdated), stuck] });
  await showTab("share");
  await page.locator('[data-key="repair"]').waitFor();
  await page.locator(".share").getByText("0.6361").waitFor();
  const check = async (name: string) => {
    expect(await violations(page)).toEqual([]);
    expect(await reach()).toBeLessThanOrEqual(320);
    await keepPicture(page, `share-${name}-${language}-${theme}`);
  };
  await check("top");
  await page.locator('[data-key="freeze"]').click();
  await page.getByRole("group", { name: say.sure }).waitFor();
  await page.locator('[data-key="yes"]').scrollIntoViewIfNeeded();
  await check("question");
  // The keyboard stands on the answer; the other steps back.
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("yes");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("freeze");
  await page.locator('[data-key="repair"]').scrollIntoViewIfNeeded();
  await check("end");
  expect(complaints).toEqual([]);
});
