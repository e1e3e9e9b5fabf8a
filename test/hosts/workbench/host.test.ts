import type { Page } from "playwright-core";
import type { Workbench } from "../../../src/hosts/workbench/workbench";
import type { Grid } from "../../../src/tables/grid";
import type { Edit } from "../../../src/workbook/port";
import { openedSite, raw, select, settled, shown, type } from "./openPage";
import type { OpenPage } from "./openPage";

const visit = openedSite();
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  open = await visit();
  ({ page } = open);
});

type Window = { readonly workbench: Workbench };
const read = (sheet: string): Promise<Grid> => page.evaluate((name) => (window as unknown as Window).workbench.host.read(name), sheet);
const write = (edits: readonly Edit[]): Promise<string> => page.evaluate((all) => (window as unknown as Window).workbench.host.write(all).then(() => "", (error: Error) => error.message), edits);

test("a sheet reads as plain data: values with all their digits, formulas, formats, what spilled", async () => {
  const grid = await read("Anode lifter");
  expect([grid.top, grid.left]).toEqual([0, 0]);
  expect(grid.values[22]![8]).toBeCloseTo(55_924.52926, 8);
  expect(grid.formulas[22]![8]).toBe("=SUM(I4:I22)");
  expect(grid.formats[22]![8]).toBe("#,##0.000");
  expect(grid.values.slice(26, 30).map((row) => row[0])).toEqual(["Raw materials", "Raw-material transport", "Production", "Total"]);
  expect(grid.formulas[27]![0]).toBeNull();
  expect(grid.values[1]!.every((value) => value === null)).toBe(true);
});

test("several commands are one step that one undo takes back; where one is refused, no sheet that was added stays", async () => {
  const names = () => page.evaluate(async () => (await (window as unknown as Window).workbench.host.sheets()).map(({ name }) => name));
  const before = await names();
  const step = (last: string) => page.evaluate(async (sheet) => {
    const { host } = (window as unknown as Window).workbench;
    return host.step!(async (one) => {
      await one.addSheet("PCF Step");
      await one.write([{ sheet: "PCF Step", row: 0, column: 0, content: { value: "a" } }]);
      await one.write([{ sheet, row: 1, column: 11, content: { value: "b" } }]);
    }).then(() => "", (error: Error) => error.message);
  }, last);
  expect(await step("no such sheet")).not.toBe("");
  expect(await names()).toEqual(before);
  expect(await step("Anode lifter")).toBe("");
  expect(await names()).toEqual([...before, "PCF Step"]);
  await page.evaluate(() => (window as unknown as Window).workbench.grid.api.undo());
  await settled(page);
  expect(await names()).toEqual(before);
  expect((await read("Anode lifter")).values[1]![11] ?? null).toBeNull();
});

test("edits are written in one step that one undo takes back", async () => {
  const sheet = "Anode lifter";
  expect(await write([
    { sheet, row: 3, column: 11, content: { value: "=1+1" } },
    { sheet, row: 4, column: 11, content: { value: "0012" } },
    { sheet, row: 5, column: 11, content: { value: true } },
    { sheet, row: 6, column: 11, content: { formula: '=PCF.MATERIAL(2,"kg",3,"kgCO2e/kg")' }, format: "0.00" },
  ])).toBe("");
  await settled(page);
  const { values, formulas } = await read(sheet);
  expect(values.slice(3, 7).map((row) => row[11])).toEqual(["=1+1", "0012", true, 6]);
  expect(formulas.slice(3, 7).map((row) => row[11])).toEqual([null, null, null, '=PCF.MATERIAL(2,"kg",3,"kgCO2e/kg")']);
  expect(await shown(page, "L7")).toBe("6.00");
  await page.keyboard.press("Control+z");
  await settled(page);
  expect((await read(sheet)).values.slice(3, 7).map((row) => row[11] ?? null)).toEqual([null, null, null, null]);
});

test("a step with one cell that cannot be written writes none", async () => {
  expect(await write([{ sheet: "Anode lifter", row: 3, column: 11, content: { value: 1 } }, { sheet: "None", row: 0, column: 0, content: { value: 1 } }])).toContain("file.sheetUnknown");
  expect(await raw(page, "L4")).toBeNull();
});

test("a factor that is chosen in the pane goes into the row, and the row answers with it", async () => {
  await select(page, "F22");
  await page.locator("#pane input").first().click();
  await page.keyboard.type("cn-grid-north-2022", { delay: 20 });
  await page.locator("#pane [role=option]").first().waitFor();
  await page.locator("#pane [role=option][aria-selected=true]", { hasText: "0.6776" }).waitFor();
  await page.keyboard.press("Enter");
  // The row holds a factor already: the pane asks first.
  expect(await raw(page, "F22")).toBe(0.5366);
  await page.getByText("Replace", { exact: true }).click();
  await expect(waitUntil(async () => (await raw(page, "F22")) === 0.6776)).resolves.toBe(true);
  await settled(page);
  expect(await raw(page, "I22")).toBeCloseTo(1500 * 0.6776, 6);
});

test("own factors that are added to the workbook are answered with, and change with their table", async () => {
  const header = ["id", "name_zh", "name_en", "category", "value", "unit", "gases", "gwp_set", "region", "data_year", "valid_from", "valid_to", "boundary", "source", "publisher", "locator", "url", "licence", "verified", "superseded_by", "synonyms", "note"];
  const row = ["our-steel", "自产钢", "Own steel", "material", 2, "kgCO2e/kg", "CO2e", "AR6", "CN", "2024", "", "", "cradle-to-gate", "EPD 1", "Mill", "p. 3", "", "own", "true", "", "", ""];
  await type(page, "N2", '=PCF.MATERIAL(10,"kg","our-steel-of-2024")');
  expect(await raw(page, "N2")).toBe("#N/A");
  const sheets = await page.evaluate(async () => (await (window as unknown as Window).workbench.host.sheets()).map(({ name }) => name));
  const sheet = "PCF Factors";
  if (!sheets.includes(sheet)) await page.evaluate((name) => (window as unknown as Window).workbench.host.addSheet(name), sheet);
  const top = sheets.includes(sheet) ? (await read(sheet)).values.length : 1;
  await write([...(top === 1 ? header.map((value, column): Edit => ({ sheet, row: 0, column, content: { value } })) : []), ...row.map((value, column): Edit => ({ sheet, row: top, column, content: { value: column === 0 ? "our-steel-of-2024" : value === "" ? null : value } }))]);
  await expect(waitUntil(async () => (await raw(page, "N2")) === 20)).resolves.toBe(true);
  await write([{ sheet, row: top, column: 4, content: { value: 3 } }]);
  await expect(waitUntil(async () => (await raw(page, "N2")) === 30)).resolves.toBe(true);
});

test("nothing was complained of", () => {
  expect(open.complaints).toEqual([]);
  expect(open.strangers).toEqual([]);
});

/** The grid calculates after a pause, and longer on a busy machine. */
async function waitUntil(holds: () => Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 100; turn++) {
    if (await holds()) return true;
    await page.waitForTimeout(200);
  }
  return false;
}
