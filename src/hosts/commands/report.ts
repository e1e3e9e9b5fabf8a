import { PcfError } from "../../errors";
import { statedFields } from "../../exchange/pact/sheetFields";
import { buildReport } from "../../report/buildReport";
import { missingIn } from "../../report/missing";
import { placeholders } from "../../report/placeholders";
import { readSources } from "../../report/readSources";
import { calculatedSheets } from "../calculatedWorkbook";
import { loadFile, saveFile } from "../file/disk";
import { openBook } from "../headless";
import { fillTemplate } from "../reportTemplate";
import { writeReport } from "../reportWord/writeReport";
import { neededWords } from "./command";
import type { Command } from "./command";
import { counted } from "./counted";

/** Writes the report of a workbook. What the workbook does not say is marked in it and counted here. */
export const reportCommand: Command = {
  name: "report",
  usage: "report in.xlsx -o report.docx [--template company.docx] [--product name]",
  summary: { en: "Writes the footprint report of a workbook as a Word document; what the workbook does not say is marked in it.", zh: "由工作簿生成 Word 版碳足迹报告；工作簿没有说明的内容在报告中标出。" },
  valued: ["-o", "--template", "--product"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, reportCommand, 1);
    const target = given.values.get("-o");
    if (target === undefined) throw new PcfError("command.usage", { usage: reportCommand.usage });
    const sheets = await calculatedSheets(await loadFile(source), language);
    const sources = readSources({ ...sheets, factors: openBook().library }, statedFields(sheets.grids), given.values.get("--product") ?? null);
    const template = given.values.get("--template");
    if (template !== undefined) {
      const { bytes, filled, unknown } = fillTemplate(await loadFile(template), placeholders(sources, language));
      await saveFile(target, bytes);
      for (const key of unknown) print(language === "zh" ? `未知占位符：{{${key}}}` : `unknown placeholder: {{${key}}}`);
      print(language === "zh" ? `${target}：填入 ${filled} 处，${unknown.length} 个占位符未知` : `${target}: ${counted(filled, "placeholder")} filled, ${unknown.length} unknown`);
      return;
    }
    const report = buildReport(sources, language);
    await saveFile(target, writeReport(report, language));
    const gaps = missingIn(report);
    for (const gap of gaps) print(gap);
    print(language === "zh" ? `${target}：${sources.inventory.rows.length} 项，${gaps.length} 处待补充` : `${target}: ${counted(sources.inventory.rows.length, "contribution")}, ${counted(gaps.length, "thing")} to be stated`);
  },
};
