import { loadFile } from "../file/disk";
import { resultsFile } from "../resultsFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Lays stages, shares, hotspots, sensitivity, quality and uncertainty on a new sheet, as formulas over the workbook's own cells. */
export const resultsCommand: Command = {
  name: "results",
  usage: "results in.xlsx [-o out.xlsx] [--no-charts]",
  summary: { en: "Adds a sheet with stages, shares, hotspots, sensitivity, data quality and uncertainty as formulas, and charts of them (none with --no-charts); without -o in the same file.", zh: "新增结果表：各项占比、阶段、热点、敏感性、数据质量与不确定性，均为公式，并附图表（--no-charts 不画图）；不写 -o 时写回原文件。" },
  valued: ["-o"],
  switches: ["--no-charts"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, resultsCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, sheets, leftOut } = await resultsFile(before, null, !given.switches.has("--no-charts"));
    await saveChanged(target, before, bytes, terminal);
    const zh = language === "zh";
    for (const reason of leftOut) print(zh ? `未生成：${reason}` : `left out: ${reason}`);
    print(sheets.length === 0 ? (zh ? `${target}：没有可生成的结果` : `${target}: no results to lay`) : zh ? `${target}：新增工作表 ${sheets.join("、")}` : `${target}: added ${sheets.join(", ")}`);
  },
};
