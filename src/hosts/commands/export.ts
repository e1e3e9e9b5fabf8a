import { PcfError } from "../../errors";
import { say } from "../../locales";
import { factorPack } from "../../workbook/factorPack";
import { calculateFile } from "../calculatedFile";
import { loadFile, saveFile } from "../file/disk";
import { neededWords } from "./command";
import type { Command } from "./command";

/** The factors that a workbook depends on, as a pack that another person imports. */
export const exportCommand: Command = {
  name: "export",
  usage: "export in.xlsx -o factors.csv",
  summary: { en: "Writes the workbook's own factors and those its formulas use as a csv: a factor pack that 'pcf import' and the pane read back as they were.", zh: "将工作簿自带的因子和公式所用的因子写成 csv，即因子包：pcf import 和任务窗格可原样读回。" },
  valued: ["-o"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, exportCommand, 1);
    const target = given.values.get("-o");
    if (target === undefined) throw new PcfError("command.usage", { usage: exportCommand.usage });
    const { pinned, used, problems } = await calculateFile(await loadFile(source), language);
    for (const problem of problems) print(say(problem, language));
    const factors = [...new Map([...pinned, ...used].map((factor) => [factor.id, factor])).values()];
    await saveFile(target, new TextEncoder().encode(factorPack(factors)));
    print(language === "zh" ? `${target}：${factors.length} 个因子` : `${target}: ${factors.length} factors`);
  },
};
