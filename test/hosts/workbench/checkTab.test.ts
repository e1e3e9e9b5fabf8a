import { downloaded } from "../../downloaded";
import { openPackage, readWorkbook } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import { ignoredNamespace, readIgnoredPart } from "../../../src/workbook/ignoredFindings";
import { words } from "../../../taskpane/words";
import { caseFile } from "../caseFile";
import { openedSite, raw, settled } from "./openPage";

const visit = openedSite();

const heads = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"];
const rows = [heads, ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", 3567], ["Zinc", 100, "kg", 3.1, "kgCO2e/kg", 310], ["Glass", 50, "kg", 1.2, "kgCO2e/kg", 60], ["Total", null, null, null, null, 4137]];

test("a workbook is checked, a finding is left with its reason, typed values become formulas that calculate, and the file keeps all of it", async () => {
  const { check, adopt, tabs } = words.en;
  const { page, complaints, strangers } = await visit();
  const chosen = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chosen).setFiles({ name: "case.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(caseFile([{ name: "Inputs", rows }])) });
  await page.locator(".name", { hasText: "case.xlsx" }).waitFor();
  await page.getByRole("tab", { name: tabs.check }).click();
  await page.getByRole("button", { name: check.start }).click();
  const total = page.locator(".error li").filter({ hasText: "4137" });
  await total.getByRole("button", { name: check.ignore }).click();
  await page.keyboard.type("as the client sent it");
  await page.keyboard.press("Enter");
  await page.getByText(check.ignored(1)).waitFor();

  await page.locator("label", { hasText: check.parts.formulas }).click();
  await page.getByRole("button", { name: adopt.write(3) }).click();
  await page.getByRole("status").filter({ hasText: adopt.done(3) }).waitFor();
  await settled(page);
  expect([await raw(page, "F2"), await raw(page, "F3"), await raw(page, "F4")]).toEqual([3567, 310, 60]);
  await page.getByRole("button", { name: check.undo }).click();
  await page.getByRole("status").filter({ hasText: check.undone }).waitFor();
  await page.getByRole("button", { name: adopt.write(3) }).click();
  await page.getByRole("status").filter({ hasText: adopt.done(3) }).waitFor();
  await settled(page);

  await page.locator("label", { hasText: check.parts.findings }).first().click();
  await page.getByRole("button", { name: new RegExp(`^${check.sheet}`) }).click();
  await page.getByRole("status").filter({ hasText: check.sheetDone("PCF Audit") }).waitFor();
  await settled(page);
  const file = await downloaded(page, () => page.keyboard.press("Control+s"));
  const saved = readWorkbook(openPackage(file.bytes), functionNames);
  expect(saved.sheets.map(({ name }) => name)).toEqual(["Inputs", "PCF Audit"]);
  expect(saved.sheets[0]!.cells.filter(({ formula }) => formula !== undefined).map(({ formula, value }) => [formula, value])).toEqual([["=PCF.EMISSION(B2,C2,D2,E2)", 3567], ["=PCF.EMISSION(B3,C3,D3,E3)", 310], ["=PCF.EMISSION(B4,C4,D4,E4)", 60]]);
  expect(readIgnoredPart(saved.customXml.get(ignoredNamespace) ?? "").map(({ range, reason }) => [range, reason])).toEqual([["F5", "as the client sent it"]]);
  expect(saved.sheets[1]!.tables.map(({ name }) => name)).toEqual(["PCF_Audit"]);
  expect(saved.sheets[1]!.cells.some(({ value }) => value === "as the client sent it")).toBe(true);
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});
