import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { openPackage, readWorkbook } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import { recalculate } from "../../../src/hosts/recalculate";
import { thawFile } from "../../../src/hosts/thawFile";
import { frozenNamespace } from "../../../src/workbook/freeze/frozenPart";
import { words } from "../../../taskpane/words";
import type { ChromiumOptions, OfficeInChromium } from "../../executor/officeInChromium";
import type { WorkbookModel } from "../../executor/workbookModel";
import { downloaded } from "../../downloaded";
import { openedAddIn } from "./openedAddIn";

// The verifier's pack out of Excel.
const say = words.en;
const { visit } = openedAddIn();

const rows: readonly (readonly (string | number | null)[])[] = [
  ["Item", "Amount", "Unit", "Factor", "Factor unit", "kgCO2e"],
  ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", "=PCF.MATERIAL(B2,C2,D2,E2)"],
  ["Power", 1500, "kWh", "cn-grid-north-2022", null, "=PCF.ELECTRICITY(B3,C3,D3)"],
  ["Both", null, null, null, null, "=PCF.EMISSION(B2:B3,C2:C3,D2:D3,E2:E3)"],
  [],
  ["Spread", null, null, null, null, "=INDEX(PCF.MONTECARLO(B2:B3,1.2,50,7),1,1)"],
  ["Total", null, null, null, null, "=SUM(F2:F3)"],
];

const fill = (model: WorkbookModel) => rows.forEach((row, down) => row.forEach((cell, right) => cell !== null && model.type(model.sheet("Sheet1")!, down, right, cell)));
const open = (options: Partial<ChromiumOptions> = {}) => visit({ fill, ...options });

const contents = (model: WorkbookModel) => Object.fromEntries(model.sheets.filter(({ name }) => name === "Sheet1").flatMap((sheet) => [...sheet.cells].filter(([, { value, formula }]) => value !== null || formula !== null).map(([place, { value, formula }]) => [place, formula ?? value])));
const formulasOf = (bytes: Uint8Array) => readWorkbook(openPackage(bytes), functionNames).sheets.flatMap(({ cells }) => cells.flatMap(({ formula }) => formula ?? []));

async function press({ frame, page }: OfficeInChromium): Promise<{ name: string; files: Record<string, Uint8Array> }> {
  await frame.getByRole("tab", { name: say.tabs.share }).click();
  const making = frame.getByRole("button", { name: say.share.packNow, exact: true });
  await making.waitFor();
  const { name, bytes } = await downloaded(page, () => making.click());
  return { name, files: unzipSync(bytes) };
}

test("one press makes the pack, and the open workbook is what it was", async () => {
  const excel = await open();
  const { frame, model, copies, complaints } = excel;
  await model.calculate();
  const before = contents(model);
  const { name, files } = await press(excel);
  expect(name).toBe("book.zip");
  expect(Object.keys(files).sort()).toEqual(["SHA256SUMS", "audit.json", "audit.txt", "factors.csv", "frozen.xlsx", "manifest.json", "workbook.xlsx"]);
  await frame.getByText(say.share.packed("book.zip", 1, (JSON.parse(Buffer.from(files["audit.json"]!).toString()) as unknown[]).length)).first().waitFor();

  // The workbook as it stands, pinned; its twin without a formula of ours, which any program recalculates to the same.
  expect(formulasOf(files["workbook.xlsx"]!).filter((formula) => formula.includes("PCF."))).toHaveLength(4);
  expect(formulasOf(files["frozen.xlsx"]!).filter((formula) => formula.includes("PCF."))).toEqual([]);
  const { bytes } = await recalculate(files["frozen.xlsx"]!, "en");
  const values = (file: Uint8Array) => new Map(readWorkbook(openPackage(file), functionNames).sheets[0]!.cells.map(({ row, column, value }) => [`${row},${column}`, value]));
  const [live, frozen] = [values(files["workbook.xlsx"]!), values(bytes)];
  for (const [place, value] of live) {
    if (typeof value === "number") expect(Math.abs((frozen.get(place) as number) - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
  }
  expect(formulasOf((await thawFile(files["frozen.xlsx"]!, "en")).bytes).filter((formula) => formula.includes("PCF.")).sort()).toEqual(formulasOf(files["workbook.xlsx"]!).filter((formula) => formula.includes("PCF.")).sort());

  const manifest = JSON.parse(Buffer.from(files["manifest.json"]!).toString()) as { library: string; files: { name: string; sha256: string }[]; keptAsValues: unknown[]; stillLive?: string[] };
  expect(manifest.library).toMatch(/\d/);
  expect(manifest.keptAsValues).toEqual([{ range: "Sheet1!F6", cells: 1, formula: "=INDEX(PCF.MONTECARLO(B2:B3,1.2,50,7),1,1)" }]);
  expect(manifest.stillLive).toBeUndefined();
  for (const { name: file, sha256 } of manifest.files) expect(createHash("sha256").update(files[file]!).digest("hex")).toBe(sha256);
  expect(Buffer.from(files["factors.csv"]!).toString()).toContain("cn-grid-north-2022");

  // Nothing of the freezing is left, and Excel keeps no copy.
  await frame.getByRole("button", { name: say.share.freeze, exact: true }).waitFor();
  await model.calculate();
  expect(contents(model)).toEqual(before);
  expect(model.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "PCF Factors"]);
  expect([...model.parts.values()].filter((xml) => xml.includes(frozenNamespace))).toEqual([]);
  expect(copies.left).toBe(0);
  expect(complaints).toEqual([]);
});

test("where Excel refuses the second copy, the formulas come back and the reason is told", async () => {
  const excel = await open();
  const { frame, model, copies } = excel;
  await model.calculate();
  const before = contents(model);
  // As soon as the first formula is frozen.
  model.on(() => {
    if (String(model.sheet("Sheet1")!.at(1, 5).formula).includes("PCF.") === false) copies.refusesWith = 5001;
  });
  await frame.getByRole("tab", { name: say.tabs.share }).click();
  await frame.getByRole("button", { name: say.share.packNow, exact: true }).click();
  await frame.getByText(/Excel refused this/).first().waitFor();
  await frame.getByRole("button", { name: say.share.freeze, exact: true }).waitFor();
  await model.calculate();
  expect(contents(model)).toEqual(before);
  expect(copies.left).toBe(0);
});
