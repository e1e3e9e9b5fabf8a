import { say } from "../../locales";
import { loadFile } from "../file/disk";
import { pinFile } from "../pinFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Writes the factors that formulas use into the workbook, so that it answers the same under every later library. */
export const pinCommand: Command = {
  name: "pin",
  usage: "pin in.xlsx [-o out.xlsx]",
  summary: { en: "Writes every factor that formulas use by id or name into the workbook's PCF Factors; without -o in the same file.", zh: "将公式按编号或名称使用的因子写入工作簿的 PCF Factors；不写 -o 时写回原文件。" },
  valued: ["-o"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, pinCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, added, calculated } = await pinFile(before, language);
    await saveChanged(target, before, bytes, terminal);
    const zh = language === "zh";
    for (const problem of calculated.problems) print(say(problem, language));
    for (const { id, value, unit, source: from } of added) print([id, `${value} ${unit}`, from].join("\t"));
    const present = calculated.used.length - added.length;
    print(zh ? `${target}：写入 ${added.length} 个因子，${present} 个所用因子已在其中` : `${target}: ${added.length} factors pinned, ${present} of those used were there already`);
  },
};
