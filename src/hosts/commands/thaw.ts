import { loadFile } from "../file/disk";
import { thawFile } from "../thawFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Puts back the PCF formulas of a frozen workbook, except where somebody changed the frozen ones. */
export const thawCommand: Command = {
  name: "thaw",
  usage: "thaw in.xlsx [-o out.xlsx]",
  summary: { en: "Puts the PCF formulas of a frozen workbook back and reports those that were edited; without -o in the same file.", zh: "恢复冻结工作簿中的 PCF 公式，并列出冻结后被修改的公式；不写 -o 时写回原文件。" },
  valued: ["-o"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, thawCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, restored, edited, errors } = await thawFile(before, language);
    await saveChanged(target, before, bytes, terminal);
    const zh = language === "zh";
    for (const { cell, changed, original } of edited) print(zh ? `${cell}\t冻结后已修改（${changed}），未恢复：${original}` : `${cell}\tnot restored, edited since (${changed}): ${original}`);
    for (const { sheet, cell, error, message } of errors) print(`${sheet}!${cell}\t${error} ${message}`.trim());
    print(zh ? `${target}：恢复 ${restored} 个公式，${edited.length} 个已被修改而保留` : `${target}: ${restored} formulas restored, ${edited.length} left because they were edited`);
  },
};
