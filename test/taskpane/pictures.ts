// npx tsx test/taskpane/pictures.ts: the pane's tabs in docs/pictures, in both languages, light and dark, narrow and wide; one picture each.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
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
  await browser.close();
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
