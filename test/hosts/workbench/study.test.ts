import type { Page } from "playwright-core";
import { downloaded } from "../../downloaded";
import chartWords from "../../../src/charts/words.json";
import { openPackage, readWorkbook, toGrid } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import { openBook } from "../../../src/hosts/headless";
import { auditWorkbook } from "../../../src/audit/auditWorkbook";
import { isCellError } from "../../../src/tables/grid";
import { repeatsOthers } from "../../../src/workbook/ownSheets";
import { readStudy } from "../../../src/workbook/studySheet";
import { words } from "../../../taskpane/words";
import { keepPicture } from "../../keepPicture";
import { openedSite, settled } from "./openPage";

const visit = openedSite();

test.each([["en", "light"], ["zh", "dark"]] as const)("in %s, %s: the study is filled in, the results are laid, a chart is drawn, and the saved file says the same", async (language, colorScheme) => {
  const { page, complaints, strangers } = await visit({ locale: language === "zh" ? "zh-CN" : "en-US", colorScheme });
  const { study, tabs, charts } = words[language];
  await page.getByRole("tab", { name: tabs.study }).click();
  await page.locator(".goalAndScope textarea").first().fill("1 t");
  await keepPicture(page, `study-${language}`);
  await page.getByRole("button", { name: study.save }).click();
  await settled(page);
  await page.getByRole("button", { name: study.lay }).scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: study.lay }).click();
  await page.getByText(study.laid("PCF Results"), { exact: true }).waitFor();
  await settled(page);
  await keepPicture(page, `results-${language}`);
  for (const kind of ["waterfall", "sankey"] as const) {
    await page.getByRole("combobox", { name: charts.choose }).selectOption(kind);
    await page.getByRole("button", { name: charts.draw, exact: true }).click();
    await page.locator(`.picture svg[aria-label^="${chartWords[kind].title[language]}"]`).waitFor();
    await page.locator(".picture svg").scrollIntoViewIfNeeded();
    await keepPicture(page, `chart-${kind}-${language}`);
  }
  const { bytes } = await downloaded(page, () => page.keyboard.press("Control+s"));
  const grids = readWorkbook(openPackage(bytes), functionNames).sheets.map((sheet) => toGrid(sheet));
  expect(grids.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(["PCF Study", "PCF Results"]));
  expect(grids.find(({ sheet }) => sheet === "PCF Results")!.values.flat().filter(isCellError)).toEqual([]);
  const stated = readStudy(grids)!;
  expect(stated.problems).toEqual([]);
  // What is laid from the tables is no table to audit.
  const context = { factors: openBook().library, pinned: [], study: stated };
  const found = auditWorkbook(grids.filter((grid) => !repeatsOthers(grid)), context);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ sheet }) => sheet === "PCF Results")).toEqual([]);
  expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
  await page.context().close();
});
