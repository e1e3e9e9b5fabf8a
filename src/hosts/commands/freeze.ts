import { say } from "../../locales";
import { loadFile } from "../file/disk";
import { freezeFile } from "../freezeFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Makes every PCF formula plain Excel, for recipients without the add-in; `pcf thaw` puts the originals back. */
export const freezeCommand: Command = {
  name: "freeze",
  usage: "freeze in.xlsx [-o out.xlsx]",
  summary: { en: "Turns PCF formulas into plain Excel formulas that any spreadsheet recalculates; without -o in the same file.", zh: "将 PCF 公式转换为任何电子表格都能重算的普通公式；不写 -o 时写回原文件。" },
  valued: ["-o"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, freezeCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, formulas, values, added, problems } = await freezeFile(before, language);
    await saveChanged(target, before, bytes, terminal);
    const zh = language === "zh";
    for (const problem of problems) print(say(problem, language));
    for (const { id } of added) print(zh ? `${id}\t已写入 PCF Factors` : `${id}\twritten into PCF Factors`);
    for (const { range, cells, formula } of values) print(zh ? `${range}\t无完全等价的普通公式，保留数值：${formula}` : `${range}\tkept as ${cells === 1 ? "a value" : "values"}, no exact native equivalent: ${formula}`);
    const kept = values.reduce((sum, { cells }) => sum + cells, 0);
    print(zh ? `${target}：${formulas} 个 PCF 公式已转换，${kept} 个单元格保留数值` : `${target}: ${formulas} PCF formulas frozen, ${kept} cells kept as values`);
  },
};
