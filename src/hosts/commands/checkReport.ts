import type { Language } from "../../locales";
import { againstWorkbook } from "../../report/check/againstWorkbook";
import { checkReport } from "../../report/check/checkReport";
import type { ReportFinding } from "../../report/check/finding";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { calculatedSheets } from "../calculatedWorkbook";
import { loadFile } from "../file/disk";
import { openBook } from "../headless";
import { readReportFile } from "../reportDocument";
import { neededWords } from "./command";
import type { Command } from "./command";
import { counted } from "./counted";
import { countSeverities, severityWords } from "./severities";

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
    const sheets = book === undefined ? null : await calculatedSheets(await loadFile(book), language);
    const context = { factors: openBook().library, pinned: sheets ? readPinnedFactors(sheets.grids).factors : [] };
    const own = checkReport(document, context);
    // The study speaks of the workbook; the report is held against what it says itself.
    const compared = sheets ? againstWorkbook(document, sheets.grids, { ...context, study: readStudy(sheets.grids), overrides: sheets.corrections }) : null;
    const findings = [...own, ...(compared?.findings ?? [])];
    if (given.switches.has("--json")) {
      print(JSON.stringify(findings, null, 2));
      return;
    }
    for (const finding of findings) print(line(finding, language));
    print(countSeverities(findings, language));
    if (compared) print(language === "zh" ? `${compared.agreeing} 个数字与工作簿一致` : `${counted(compared.agreeing, "figure")} ${compared.agreeing === 1 ? "agrees" : "agree"} with the workbook`);
  },
};

function line({ severity, place, other, rule, message }: ReportFinding, language: Language): string {
  const there = other === undefined ? "" : "sheet" in other ? ` <> ${other.sheet}!${other.range}` : ` <> ${other.label}`;
  return `${severityWords[language][severity]}\t${place.label}${there}\t${rule}\t${message[language]}`;
}
