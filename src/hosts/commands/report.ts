import { auditWorkbook } from "../../audit/auditWorkbook";
import { cellAddress } from "../../audit/address";
import { PcfError } from "../../errors";
import { buildReport } from "../../report/buildReport";
import { emptyStudy } from "../../study/fields";
import { placeholders } from "../../report/placeholders";
import type { Study } from "../../study/study";
import { readInventory } from "../../workbook/inventory";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { calculatedGrids } from "../calculatedGrids";
import { loadFile, saveFile } from "../file/disk";
import { openBook } from "../headless";
import { fillTemplate } from "../reportTemplate";
import { writeReport } from "../reportWord/writeReport";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Writes the report of a workbook. What the workbook does not say is marked in it and counted here. */
export const reportCommand: Command = {
  name: "report",
  usage: "report in.xlsx -o report.docx [--template company.docx]",
  summary: { en: "Writes the footprint report of a workbook as a Word document; what the workbook does not say is marked in it.", zh: "由工作簿生成 Word 版碳足迹报告；工作簿没有说明的内容在报告中标出。" },
  valued: ["-o", "--template"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, reportCommand, 1);
    const target = given.values.get("-o");
    if (target === undefined) throw new PcfError("command.usage", { usage: reportCommand.usage });
    const grids = await calculatedGrids(await loadFile(source), language);
    const read = readStudy(grids);
    const context = { factors: openBook().library, pinned: readPinnedFactors(grids).factors, study: read };
    const inventory = readInventory(grids, context);
    if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
    const placeOf = (field: Parameters<NonNullable<typeof read>["cells"]["get"]>[0]) => { const cell = read?.cells.get(field); return cell ? { sheet: cell.sheet, range: cellAddress(cell) } : null; };
    const sources = { study: read?.study ?? emptyStudy, inventory, findings: auditWorkbook(grids, context), placeOf: (field: keyof Study) => (field === "stages" ? null : placeOf(field)) };
    const template = given.values.get("--template");
    if (template !== undefined) {
      const { bytes, filled, unknown } = fillTemplate(await loadFile(template), placeholders(sources, language));
      await saveFile(target, bytes);
      for (const key of unknown) print(language === "zh" ? `未知占位符：{{${key}}}` : `unknown placeholder: {{${key}}}`);
      print(language === "zh" ? `${target}：填入 ${filled} 处，${unknown.length} 个占位符未知` : `${target}: ${filled} placeholders filled, ${unknown.length} unknown`);
      return;
    }
    const report = buildReport(sources, language);
    await saveFile(target, writeReport(report, language));
    const gaps = new Set(report.blocks.flatMap((block) => (block.kind === "text" || block.kind === "item" ? block.line : block.kind === "table" ? block.rows.flat(2) : [])).flatMap((each) => (typeof each !== "string" && each.kind === "gap" ? [each.text] : [])));
    for (const gap of gaps) print(gap);
    print(language === "zh" ? `${target}：${inventory.rows.length} 项，${gaps.size} 处待补充` : `${target}: ${inventory.rows.length} contributions, ${gaps.size} things to be stated`);
  },
};
