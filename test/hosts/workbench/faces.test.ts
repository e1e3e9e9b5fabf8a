import type { Workbench } from "../../../src/hosts/workbench/workbench";
import { keepPicture } from "../../keepPicture";
import { openedSite, raw, select, shown, type } from "./openPage";

const visit = openedSite();

test("a Chinese browser gets the page, the table and the messages in Chinese", async () => {
  const { page, complaints, strangers } = await visit({ locale: "zh-CN" });
  expect(await page.title()).toBe("PCF 工作台");
  expect(await shown(page, "A4")).toBe("原材料获取");
  expect(await shown(page, "I23")).toBe("55,924.529");
  await select(page, "I23");
  await keepPicture(page, "workbench-zh");
  await type(page, "K5", '=PCF.MATERIAL(16330,"m3",3.09591,"kgCO2e/kg")');
  await select(page, "K5");
  await page.locator("#cell [role=alert]", { hasText: "密度" }).waitFor();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
  await page.context().close();
});

test("the language changes in place, with an untouched example and the messages", async () => {
  const { page, complaints } = await visit();
  expect(await shown(page, "A4")).toBe("Raw materials");
  await page.locator("#language").click();
  await page.locator("h1", { hasText: "PCF 工作台" }).waitFor();
  await page.locator(".name", { hasText: "阳极提升机" }).waitFor();
  expect(await shown(page, "A4")).toBe("原材料获取");
  expect(await raw(page, "I23")).toBeCloseTo(55_924.52926, 8);

  await type(page, "K5", '=PCF.MATERIAL(1,"kgg",2,"kgCO2e/kg")');
  await select(page, "K5");
  await page.locator("#cell [role=alert]", { hasText: "无法识别单位" }).waitFor();
  await page.locator("#language").click();
  await page.locator("#cell [role=alert]", { hasText: "kgg" }).filter({ hasNotText: "单位" }).waitFor();
  expect(await shown(page, "A4")).toBe("原材料获取");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a dark system gets a dark page, and a click makes it light", async () => {
  const { page, complaints } = await visit({ colorScheme: "dark" });
  expect(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.classList.contains("univer-dark")])).toEqual(["dark", true]);
  await select(page, "I23");
  await keepPicture(page, "workbench-dark");
  await page.locator("#theme").click();
  expect(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.classList.contains("univer-dark")])).toEqual(["light", false]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("an error is explained beside the grid and in the box that hovers over its cell", async () => {
  const { page, complaints } = await visit();
  await type(page, "D4", "m3");
  await select(page, "I4");
  await page.locator("#cell [role=alert]", { hasText: "m3" }).waitFor();
  const cell = await page.evaluate(() => {
    // The grid counts from the corner of its canvas.
    const canvas = [...document.querySelectorAll("#grid canvas")].map((one) => one.getBoundingClientRect()).sort((one, other) => other.height - one.height)[0]!;
    const { x, y, width, height } = (window as unknown as { workbench: Workbench }).workbench.grid.workbook().getActiveSheet().getRange("I4").getCellRect();
    return { x: canvas.x + x + width / 2, y: canvas.y + y + height / 2 };
  });
  await page.mouse.move(cell.x - 200, cell.y + 100);
  await page.mouse.move(cell.x, cell.y, { steps: 5 });
  await page.locator('[class*="univer-w-[156px]"]', { hasText: /m3.*kg/ }).waitFor();
  await keepPicture(page, "workbench-error");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("the menus, the dialog and the width of the pane work from the keyboard", async () => {
  const { page, complaints } = await visit();
  await select(page, "I23");
  await keepPicture(page, "workbench-en");
  await page.locator("#examples").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".name", { hasText: "Axle fasteners" }).waitFor();
  await page.locator("#splitter").focus();
  const before = await page.locator("#side").evaluate((side) => side.clientWidth);
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator("#side").evaluate((side) => side.clientWidth)).toBe(before + 10);
  expect(complaints).toEqual([]);
  await page.context().close();
});
