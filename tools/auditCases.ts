import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { caseBook } from "../test/audit/caseBook";
import { toXlsx } from "../test/audit/foreign/xlsx";
import type { CaseSheet } from "../test/tables/sheet";

/** `npx tsx tools/auditCases.ts folder`: the workbooks of test/cases/audit as .xlsx files, to be opened and audited as a person would. */
const cases = path.join(__dirname, "../test/cases/audit");
const target = process.argv[2] ?? "audit-cases";
mkdirSync(target, { recursive: true });
for (const title of readdirSync(cases)) {
  const { sheets } = JSON.parse(readFileSync(path.join(cases, title, "workbook.json"), "utf8")) as { sheets: CaseSheet[] };
  writeFileSync(path.join(target, `${title}.xlsx`), toXlsx(caseBook(title, sheets)));
  console.log(path.join(target, `${title}.xlsx`));
}
