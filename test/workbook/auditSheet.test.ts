import type { Finding } from "../../src/audit/finding";
import { ruleIds } from "../../src/audit/finding";
import ruleWords from "../../src/audit/ruleWords.json";
import { auditSheetName, auditTable, isAuditSheet, planAuditSheet } from "../../src/workbook/auditSheet";
import type { PartedFindings } from "../../src/workbook/ignoredFindings";
import { sheet } from "../tables/sheet";
import { MemoryWorkbook } from "./memoryWorkbook";

const finding = (range: string, more: Partial<Finding> = {}): Finding => ({ rule: "unit.scale", severity: "error", sheet: "It's 1", range, message: { en: `=2+2 at ${range}`, zh: `${range} 有误` }, ...more });
const findings: PartedFindings = {
  open: [finding("B2", { severity: "info", rule: "standard.withdrawn" }), finding("G5", { expected: 75.992, mend: { sheet: "It's 1", range: "G5", value: 75.992 } })],
  ignored: [{ finding: finding("H9", { severity: "warning" }), reason: "agreed" }],
};

async function make(workbook: MemoryWorkbook, given: PartedFindings, language: "en" | "zh" = "en") {
  const infos = await workbook.sheets();
  const grids = await Promise.all(infos.map(({ name }) => workbook.read(name)));
  const plan = planAuditSheet({ findings: given, language, library: "2026-01.abc", grids, sheetNames: infos.map(({ name }) => name) });
  if (plan.newSheet) await workbook.addSheet(plan.sheet);
  await workbook.write(plan.edits);
  await workbook.setTable(plan.sheet, auditTable, plan.table);
  return workbook.read(plan.sheet);
}

test("errors first, ignored last with their reason; messages are text, places are links, and the library is named", async () => {
  const grid = await make(new MemoryWorkbook([sheet({ name: "It's 1", rows: [["x"]] })]), findings);
  expect(grid.values[1]?.[0]).toBe("Factor library 2026-01.abc");
  expect(grid.values.slice(4).map((row) => [row[0], row[1], row[3], row[4], row[5], row[6], row[7]])).toEqual([
    ["Error", "Unit off by a power of ten", "=2+2 at G5", 75.992, "G5: 75.992", null, "unit.scale"], ["Remark", "Withdrawn standard", "=2+2 at B2", null, null, null, "standard.withdrawn"], ["Warning", "Unit off by a power of ten", "=2+2 at H9", null, null, "agreed", "unit.scale"],
  ]);
  expect(grid.formulas.slice(4).map((row) => row[2])).toEqual([`=HYPERLINK("#'It''s 1'!G5","It's 1!G5")`, `=HYPERLINK("#'It''s 1'!B2","It's 1!B2")`, `=HYPERLINK("#'It''s 1'!H9","It's 1!H9")`]);
  expect(isAuditSheet(grid)).toBe(true);
});

test("made anew it takes the place of the earlier one, shorter or longer, in the other language, and leaves what stands beside it", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "It's 1", rows: [["x"]] })]);
  await make(workbook, findings);
  await workbook.write([{ sheet: auditSheetName, row: 5, column: 9, content: { value: "my note" } }]);
  const shorter = await make(workbook, { open: [], ignored: [] }, "zh");
  expect(shorter.values.slice(3).map((row) => row[0])).toEqual(["严重程度", "未发现问题。", null, null]);
  expect(shorter.values[5]?.[9]).toBe("my note");
  expect(shorter.tables.map(({ name, area }) => [name, area.bottom])).toEqual([[auditTable, 4]]);
  expect((await make(workbook, findings)).values.slice(4, 7).map((row) => row[0])).toEqual(["Error", "Remark", "Warning"]);
});

test("a sheet of the name that is not ours, and a filled cell in the way, are refused", async () => {
  const foreign = new MemoryWorkbook([sheet({ name: "PCF audit", rows: [["mine"]] })]);
  await expect(make(foreign, findings)).rejects.toMatchObject({ code: "sheet.foreign", parts: { sheet: "PCF audit", cell: "" } });
  const workbook = new MemoryWorkbook([sheet({ name: "It's 1", rows: [["x"]] })]);
  await make(workbook, { open: [], ignored: [] });
  await workbook.write([{ sheet: auditSheetName, row: 6, column: 3, content: { value: "checked by me" } }]);
  await expect(make(workbook, findings)).rejects.toMatchObject({ code: "sheet.foreign", parts: { cell: "D7" } });
});

test("every rule has a name in both languages", () => {
  expect(Object.keys(ruleWords).sort()).toEqual([...ruleIds].sort());
  for (const { en, zh } of Object.values(ruleWords)) {
    expect(en).toMatch(/^[A-Z]/);
    expect(zh).toMatch(/[一-鿿]/);
  }
});
