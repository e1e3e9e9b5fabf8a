import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { downloaded } from "../../downloaded";
import { openPackage, readWorkbook } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import type { Workbench } from "../../../src/hosts/workbench/workbench";
import { keepPicture } from "../../keepPicture";
import { openedSite, raw } from "./openPage";
import { violations } from "../../taskpane/violations";

const visit = openedSite();

interface World {
  readonly workbench: Workbench;
}

/** Every formula of the workbook, by sheet and cell. */
const formulas = (page: Page) => page.evaluate(async () => {
  const { host } = (window as unknown as World).workbench;
  const found: string[] = [];
  for (const { name } of await host.sheets()) {
    const grid = await host.read(name);
    grid.formulas.forEach((line, r) => line.forEach((formula, c) => formula !== null && found.push(`${name} ${grid.top + r},${grid.left + c} ${formula}`)));
  }
  return found;
});

test("in the Share tab the workbook is frozen to plain formulas of the same results, and thawed to what it was", async () => {
  const { page, complaints } = await visit();
  const before = await formulas(page);
  expect(before.filter((formula) => formula.includes("PCF.")).length).toBeGreaterThan(5);
  const total = await raw(page, "I23");
  await page.getByRole("tab", { name: "Share" }).click();
  const panel = page.getByRole("tabpanel", { name: "Share" });
  await panel.getByRole("button", { name: "Freeze" }).click();
  await panel.getByRole("group", { name: "Please confirm" }).waitFor();
  await keepPicture(page, "share-question");
  await page.keyboard.press("Enter");
  await panel.getByText(/formulas frozen/).waitFor({ timeout: 60_000 });
  await keepPicture(page, "share-frozen");
  expect((await formulas(page)).filter((formula) => formula.includes("PCF."))).toEqual([]);
  expect(await raw(page, "I23")).toBeCloseTo(total as number, 8);
  await panel.getByRole("button", { name: "Thaw" }).click();
  await panel.getByRole("group", { name: "Please confirm" }).waitFor();
  await page.keyboard.press("Enter");
  await panel.getByText(/formulas restored/).waitFor({ timeout: 60_000 });
  const after = await formulas(page);
  for (const formula of before) expect(after).toContain(formula);

  await panel.getByRole("button", { name: "Write the guide" }).click();
  await panel.getByText("The guide is in the sheet PCF Guide.").waitFor();
  await panel.getByRole("button", { name: "Remove the guide" }).click();
  await panel.getByText("The guide was removed.").waitFor();

  const packed = await downloaded(page, () => panel.getByRole("button", { name: "Make the pack" }).click());
  const zip = unzipSync(packed.bytes);
  expect(Object.keys(zip)).toEqual(["workbook.xlsx", "frozen.xlsx", "factors.csv", "audit.json", "audit.txt", "manifest.json", "SHA256SUMS"]);
  for (const line of strFromU8(zip["SHA256SUMS"]!).trim().split("\n")) expect([line, createHash("sha256").update(zip[line.slice(66)]!).digest("hex")]).toEqual([line, line.slice(0, 64)]);
  const cell = (file: string) => readWorkbook(openPackage(zip[file]!), functionNames).sheets[0]!.cells.find(({ row, column }) => row === 3 && column === 8);
  expect([cell("workbook.xlsx")?.formula?.includes("PCF."), cell("frozen.xlsx")?.formula?.includes("PCF."), cell("frozen.xlsx")?.value]).toEqual([true, false, 27_144]);
  await panel.getByText(packed.name).waitFor();
  // The grid still calculates with its own engine.
  expect(await raw(page, "I23")).toBeCloseTo(total as number, 8);

  expect(await violations(page, "[role=tabpanel]:not([hidden])")).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
