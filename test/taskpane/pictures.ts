// npx tsx test/taskpane/pictures.ts: the pane's tabs in docs/pictures, in both languages, light and dark, narrow and wide, one picture each;
// and its states: empty, refused, in error, and with texts as long as they come.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Grid } from "../../src/tables/grid";
import type { MemoryWorkbook } from "../workbook/memoryWorkbook";
import { projectFolder } from "../../tools/hosted";
import { launchChromium } from "../../tools/launchChromium";
import chartWords from "../../src/charts/words.json";
import { words } from "../../taskpane/words";
import { area, sheet } from "../tables/sheet";
import { openPage } from "./open";
import { buildPage } from "./page/build";

const folder = join(projectFolder, "docs", "pictures");
/** High contrast once: the colours are the same in both languages and widths. */
const shot = (language: string, theme: string, width: number) => theme !== "contrast" || (language === "en" && width === 320);
const perRow = 4;
const gap = 8;
const themes = ["light", "dark", "contrast"] as const;
const tables = {
  en: sheet({ name: "Shaft", rows: [["Materials and energy"], ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"], ["Steel plate", 1740, "kg", 2.05, "kgCO2e/kg", "GB/T 51366-2019", 3567], ["Cast iron", 139, "kg", 2.28, "kgCO2e/kg", "GB/T 51366-2019", 31692], ["Electricity", 1500, "kWh", null, null, null, null], ["Total", null, null, null, null, null, 35259]] }),
  zh: sheet({ name: "传动轴", rows: [["原材料与能源"], ["名称", "用量", "单位", "排放因子", "因子单位", "数据来源", "碳足迹（kgCO2e）"], ["钢板", 1740, "kg", 2.05, "kgCO2e/kg", "GB/T 51366-2019", 3567], ["铸铁", 139, "kg", 2.28, "kgCO2e/kg", "GB/T 51366-2019", 31692], ["电力", 1500, "kWh", null, null, null, null], ["合计", null, null, null, null, null, 35259]] }),
} as const;

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const built = await buildPage();
  const browser = await launchChromium();
  for (const language of ["en", "zh"] as const) {
    for (const theme of themes) {
      for (const width of [320, 420]) {
        if (!shot(language, theme, width)) continue;
        const grid = tables[language];
        const { page, context } = await openPage(browser, built, { language, theme, width, grids: [grid] });
        const shots: Buffer[] = [];
        const shoot = async () => {
          await page.mouse.move(1, 1);
          // Colours fade over a tenth of a second.
          await page.waitForTimeout(400);
          shots.push(await page.screenshot());
        };
        await page.evaluate(([name, at]) => (window as unknown as { workbook: MemoryWorkbook }).workbook.select(name, at), [grid.sheet, area("D5")] as const);
        await walk(page, language, shoot);
        await context.close();
        await lay(browser, shots, width, join(folder, `pane-${language}-${theme}-${width}.png`));
      }
    }
  }
  for (const language of ["en", "zh"] as const) await lay(browser, await states(browser, built, language), 320, join(folder, `pane-states-${language}.png`));
  await browser.close();
}

/** Names as long as a cell lets them be, a number of thirty digits, and a name that runs from right to left. */
const extremes: Grid = {
  ...sheet({
    name: "PCF Factors",
    rows: [["Id", "Name", "Category", "Value", "Unit", "Source"], ["own-long", "钢".repeat(200), "material", "1.23456789012345678901234567890", "kgCO2e/kg", "企业环境产品声明".repeat(12)], ["own-rtl", "فولاذ كربوني مدرفل على الساخن", "material", "0.000000000000000000000000000001", "kgCO2e/kg", "بيان المنتج"], ["own-word", "Polytetrafluoroethylene".repeat(8), "material", "123456789012345678901234567890", "kgCO2e/kg", "https://example.org/".padEnd(160, "x")]],
  }),
  tables: [{ name: "PCF_Factors", area: area("A1:F4"), headerRows: 1, totalsRows: 0, columns: ["Id", "Name", "Category", "Value", "Unit", "Source"] }],
};

async function states(browser: Browser, built: string, language: "en" | "zh"): Promise<readonly Buffer[]> {
  const say = words[language];
  const shots: Buffer[] = [];
  const open = async (grids: readonly Grid[], cell: string, library?: "missing") => {
    const { page } = await openPage(browser, built, { language, width: 320, grids, library });
    await page.evaluate(([name, at]) => (window as unknown as { workbook: MemoryWorkbook }).workbook.select(name, at), [grids[0]!.sheet, area(cell)] as const);
    return page;
  };
  const shoot = async (page: Page) => {
    await page.mouse.move(1, 1);
    await page.waitForTimeout(600);
    shots.push(await page.screenshot());
  };
  const empty = await open([sheet({ name: "S", rows: [] })], "B2");
  await empty.getByRole("button", { name: say.welcome.insert }).waitFor();
  await shoot(empty);
  await empty.getByRole("combobox").fill("xqzvw");
  await shoot(empty);
  await empty.getByRole("tab", { name: say.tabs.check }).click();
  await empty.getByRole("button", { name: say.check.start }).click();
  await empty.getByRole("button", { name: say.check.again }).waitFor();
  await shoot(empty);
  await empty.getByRole("tab", { name: say.tabs.study }).click();
  await empty.getByRole("button", { name: say.charts.draw, exact: true }).click();
  await empty.getByRole("button", { name: say.charts.draw, exact: true }).scrollIntoViewIfNeeded();
  await shoot(empty);
  await empty.context().close();

  const long = await open([tables[language], extremes], "D5");
  await long.getByRole("option").first().waitFor();
  await long.getByRole("combobox").press("ArrowDown");
  await shoot(long);
  await long.getByRole("combobox").press("ArrowRight");
  await long.getByRole("button", { name: say.details.back }).waitFor();
  await shoot(long);
  await long.keyboard.press("Escape");
  await long.getByRole("combobox").press("Enter");
  await long.getByRole("status").filter({ hasText: "G5" }).waitFor();
  await shoot(long);
  await long.context().close();

  const wrong = await open([tables[language]], "D3", "missing");
  await wrong.getByText(say.results.unavailable).waitFor();
  await shoot(wrong);
  await wrong.context().close();

  const { sheet: on } = tables[language];
  const broken: Grid = { ...sheet({ name: on, rows: [["x", 16330, { formula: '=PCF.MATERIAL(B1,"m3",2,"kgCO2e/kg")', value: { error: "#VALUE!" } }]] }) };
  const explained = await open([broken], "C1");
  await explained.getByRole("region", { name: say.trouble.label }).waitFor();
  await shoot(explained);
  await explained.context().close();

  const form = await open([tables[language]], "D3");
  await form.getByRole("combobox").fill(language === "en" ? "steel" : "钢");
  await form.getByRole("option").first().waitFor();
  await form.getByRole("combobox").press("Enter");
  await form.getByRole("button", { name: say.insert.blankOnly }).waitFor();
  await shoot(form);
  await form.keyboard.press("Escape");
  await form.getByRole("button", { name: say.add.open, exact: true }).click();
  await form.getByRole("button", { name: say.add.own }).click();
  await form.getByRole("button", { name: say.add.save }).click();
  await shoot(form);
  await form.getByRole("button", { name: say.add.cancel }).click();
  await form.getByRole("button", { name: say.add.file }).click();
  await form.locator("input[type=file]").setInputFiles({ name: "factors.csv", mimeType: "text/csv", buffer: Buffer.from("名称,排放因子（kgCO2e/kg）,数据来源\n球墨铸铁,2.38,EPD\n灰铸铁,many,EPD\n") });
  await form.locator(".note.error, .problems").first().waitFor();
  await shoot(form);
  await form.context().close();
  return shots;
}

async function walk(page: Page, language: "en" | "zh", shoot: () => Promise<unknown>): Promise<void> {
  const say = words[language];
  await page.getByRole("combobox").fill(language === "en" ? "north china electricity" : "华北电力");
  await page.getByRole("region", { name: say.insert.label }).getByText("D5", { exact: true }).waitFor();
  await shoot();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: say.details.back }).waitFor();
  await shoot();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").press("Enter");
  await page.getByRole("status").filter({ hasText: "G5" }).waitFor();
  await page.getByRole("tab", { name: say.tabs.formulas }).click();
  await page.locator("summary").first().click();
  await shoot();
  await page.getByRole("tab", { name: say.tabs.check }).click();
  await page.getByRole("button", { name: say.check.start }).click();
  await page.getByRole("button", { name: say.check.again }).waitFor();
  await shoot();
  await page.getByRole("tab", { name: say.tabs.share }).click();
  await page.getByRole("button", { name: say.share.writeGuide }).waitFor();
  await shoot();
  await page.getByRole("tab", { name: say.tabs.study }).click();
  await page.getByRole("button", { name: say.study.save }).waitFor();
  await shoot();
  for (const kind of ["waterfall", "sankey"] as const) {
    await page.getByRole("combobox", { name: say.charts.choose }).selectOption(kind);
    await page.getByRole("button", { name: say.charts.draw, exact: true }).click();
    const picture = page.locator(`.picture svg[aria-label^="${chartWords[kind].title[language]}"]`);
    await picture.waitFor();
    await page.getByRole("button", { name: say.charts.png }).scrollIntoViewIfNeeded();
    await shoot();
  }
}

/** The shots of one pane beside one another in a file. */
async function lay(browser: Browser, shots: readonly Buffer[], width: number, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: perRow * (width + gap) + gap, height: 720 } });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString("base64")}" width="${width}">`).join("");
  await page.setContent(`<style>body{margin:0;padding:${gap}px;display:flex;flex-wrap:wrap;gap:${gap}px;background:#808080}</style>${images}`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}

void main();
