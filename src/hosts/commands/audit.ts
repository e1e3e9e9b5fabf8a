import type { Finding } from "../../audit/finding";
import { PcfError } from "../../errors";
import type { Language } from "../../locales";
import { say } from "../../locales";
import { auditOf, decisionsOf } from "../../workbook/auditOf";
import { auditColumnWidths, auditTable, planAuditSheet, shownValue } from "../../workbook/auditSheet";
import type { PartedFindings } from "../../workbook/ignoredFindings";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { calculatedWorkbook } from "../calculatedWorkbook";
import { openPackage, toGrid, writeWorkbook } from "../file";
import type { CellChange, WorkbookData } from "../file";
import { loadFile } from "../file/disk";
import { functionNames } from "../functionNames";
import { openBook, openLibrary } from "../headless";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";
import { countSeverities, severityWords } from "./severities";

/** Says what is wrong in a workbook, ours or not. Findings are an answer, not a failure: it exits 0 whatever it finds. */
export const auditCommand: Command = {
  name: "audit",
  usage: "audit in.xlsx [-o out.xlsx] [--json] [--all]",
  summary: {
    en: "Audits the footprint tables of a workbook: what is wrong, where, in numbers, and how to mend it. -o writes a copy with the findings on a sheet of their own, --all tells the ignored ones too.",
    zh: "审核工作簿中的碳足迹表：哪里有错、错在何处、相差多少、如何改正。-o 另存一份带审核结果工作表的副本，--all 同时列出已忽略的发现。",
  },
  valued: ["-o"],
  switches: ["--json", "--all"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, auditCommand, 1);
    const target = given.values.get("-o");
    if (target !== undefined && target === source) throw new PcfError("command.option", { given: `-o ${target}`, usage: auditCommand.usage });
    const bytes = await loadFile(source);
    const workbook = await calculatedWorkbook(bytes, language);
    const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
    const { factors: pinned, problems } = readPinnedFactors(grids);
    const study = readStudy(grids);
    const findings = auditOf({ grids, factors: openBook().library, pinned, ...decisionsOf(workbook.customXml) });
    if (target !== undefined) await saveChanged(target, bytes, withAuditSheet(bytes, workbook, findings, language), terminal);
    const ignored = given.switches.has("--all") ? findings.ignored : [];
    if (given.switches.has("--json")) {
      print(JSON.stringify([...findings.open, ...ignored.map(({ finding, reason }) => ({ ...finding, ignored: reason }))], null, 2));
      return;
    }
    for (const problem of [...problems, ...(study?.problems ?? [])]) print(say(problem, language));
    for (const finding of findings.open) print(line(finding, language));
    for (const { finding, reason } of ignored) print(`${line(finding, language)}\t${language === "zh" ? "已忽略：" : "ignored: "}${reason}`);
    print(summary(findings, language));
  },
};

/** The file with the findings on a sheet of their own, and everything else as it was. */
function withAuditSheet(bytes: Uint8Array, workbook: WorkbookData, findings: PartedFindings, language: Language): Uint8Array {
  const grids = workbook.sheets.map((sheet) => toGrid(sheet));
  const plan = planAuditSheet({ findings, language, library: openLibrary().version, grids, sheetNames: workbook.sheets.map(({ name }) => name) });
  const cells = plan.edits.map((edit): CellChange => {
    const { content, row } = edit;
    const bold = plan.newSheet && (row === 0 || row === plan.table.top);
    return { ...edit, content: "formula" in content ? { formula: content.formula, result: shownValue(plan, edit) } : content, ...(bold && { bold }) };
  });
  return writeWorkbook(openPackage(bytes), {
    ...(plan.newSheet ? { sheets: [{ name: plan.sheet, cells, widths: auditColumnWidths, freeze: { rows: plan.table.top + 1 } }] } : { cells }),
    tables: [{ sheet: plan.sheet, name: auditTable, area: plan.table }],
    functionNames,
  });
}

function line({ severity, sheet, range, rule, message }: Finding, language: Language): string {
  return `${severityWords[language][severity]}\t${sheet}!${range}\t${rule}\t${message[language]}`;
}

function summary({ open, ignored }: PartedFindings, language: Language): string {
  const counted = countSeverities(open, language);
  if (ignored.length === 0) return counted;
  return language === "zh" ? `${counted}；另有 ${ignored.length} 条已忽略（--all 可列出）` : `${counted}; ${ignored.length} ignored (--all lists them)`;
}
