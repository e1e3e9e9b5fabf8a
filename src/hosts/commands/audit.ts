import { auditWorkbook } from "../../audit/auditWorkbook";
import type { Finding } from "../../audit/finding";
import type { Language } from "../../locales";
import { say } from "../../locales";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { openPackage, readWorkbook, toGrid } from "../file";
import type { WorkbookData } from "../file";
import { loadFile } from "../file/disk";
import { functionNames } from "../functionNames";
import { openBook } from "../headless";
import { recalculate } from "../recalculate";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Says what is wrong in a workbook, ours or not. Findings are an answer, not a failure: it exits 0 whatever it finds. */
export const auditCommand: Command = {
  name: "audit",
  usage: "audit in.xlsx [--json]",
  summary: { en: "Audits the footprint tables of a workbook: what is wrong, where, in numbers, and how to mend it.", zh: "审核工作簿中的碳足迹表：哪里有错、错在何处、相差多少、如何改正。" },
  switches: ["--json"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, auditCommand, 1);
    const workbook = await readCalculated(await loadFile(source), language);
    const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
    const { factors: pinned, problems } = readPinnedFactors(grids);
    const study = readStudy(grids);
    const findings = auditWorkbook(grids, { factors: openBook().library, pinned, study });
    if (given.switches.has("--json")) {
      print(JSON.stringify(findings, null, 2));
      return;
    }
    for (const problem of [...problems, ...(study?.problems ?? [])]) print(say(problem, language));
    for (const finding of findings) print(line(finding, language));
    print(summary(findings, language));
  },
};

/** A workbook written by a script has formulas without results; they are calculated first, for the audit reads what the cells show. */
async function readCalculated(bytes: Uint8Array, language: Language): Promise<WorkbookData> {
  const workbook = readWorkbook(openPackage(bytes), functionNames);
  const lacksResults = workbook.sheets.some(({ cells }) => cells.some(({ formula, value, filledBy, external }) => formula !== undefined && value === null && !filledBy && !external));
  return lacksResults ? readWorkbook(openPackage((await recalculate(bytes, language)).bytes), functionNames) : workbook;
}

function line({ severity, sheet, range, rule, message }: Finding, language: Language): string {
  return `${severities[language][severity]}\t${sheet}!${range}\t${rule}\t${message[language]}`;
}

function summary(findings: readonly Finding[], language: Language): string {
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  return language === "zh" ? `${count("error")} 个错误，${count("warning")} 个警告，${count("info")} 条提示` : `${count("error")} errors, ${count("warning")} warnings, ${count("info")} remarks`;
}

const severities = { en: { error: "error", warning: "warning", info: "info" }, zh: { error: "错误", warning: "警告", info: "提示" } };
