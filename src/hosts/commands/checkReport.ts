import type { Language } from "../../locales";
import { againstWorkbook } from "../../report/check/againstWorkbook";
import { checkReport } from "../../report/check/checkReport";
import type { ReportFinding } from "../../report/check/finding";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { calculatedGrids } from "../calculatedGrids";
import { loadFile } from "../file/disk";
import { openBook } from "../headless";
import { readReportFile } from "../reportDocument";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Says what is wrong in a report that is already written. Findings are an answer, not a failure: it exits 0 whatever it finds. */
export const checkReportCommand: Command = {
  name: "check-report",
  usage: "check-report report.docx [in.xlsx] [--json]",
  summary: {
    en: "Holds a report (.docx, .txt, .md, .html) against itself and, where one is given, against its workbook: contradictions with both places.",
    zh: "核对已有报告（.docx、.txt、.md、.html）：自身是否前后矛盾，并可与工作簿逐一比对，列出两处位置。",
  },
  switches: ["--json"],
  async run(given, { language, print }) {
    const [source = "", book] = neededWords(given, checkReportCommand, 1, 2);
    const document = readReportFile(await loadFile(source), source);
    const grids = book === undefined ? null : await calculatedGrids(await loadFile(book), language);
    const context = { factors: openBook().library, pinned: grids ? readPinnedFactors(grids).factors : [] };
    const own = checkReport(document, context);
    const compared = grids ? againstWorkbook(document, grids, context) : null;
    const findings = [...own, ...(compared?.findings ?? [])];
    if (given.switches.has("--json")) {
      print(JSON.stringify(findings, null, 2));
      return;
    }
    for (const finding of findings) print(line(finding, language));
    print(summary(findings, language));
    if (compared) print(language === "zh" ? `${compared.agreeing} 个数字与工作簿一致` : `${compared.agreeing} figures agree with the workbook`);
  },
};

function line({ severity, place, other, rule, message }: ReportFinding, language: Language): string {
  const there = other === undefined ? "" : "sheet" in other ? ` <> ${other.sheet}!${other.range}` : ` <> ${other.label}`;
  return `${severities[language][severity]}\t${place.label}${there}\t${rule}\t${message[language]}`;
}

function summary(findings: readonly ReportFinding[], language: Language): string {
  const count = (severity: ReportFinding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  return language === "zh" ? `${count("error")} 个错误，${count("warning")} 个警告，${count("info")} 条提示` : `${count("error")} errors, ${count("warning")} warnings, ${count("info")} remarks`;
}

const severities = { en: { error: "error", warning: "warning", info: "info" }, zh: { error: "错误", warning: "警告", info: "提示" } };
