import { say } from "../../locales";
import { loadFile } from "../file/disk";
import { recalculate } from "../recalculate";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Calculates a workbook and writes the results back; everything else in the file stays byte for byte. */
export const recalcCommand: Command = {
  name: "recalc",
  usage: "recalc in.xlsx [-o out.xlsx]",
  summary: { en: "Calculates every formula of a workbook and stores the results; without -o in the same file.", zh: "计算工作簿中的全部公式并写回结果；不写 -o 时写回原文件。" },
  valued: ["-o"],
  async run(given, terminal) {
    const { language, print, warn } = terminal;
    const [source = ""] = neededWords(given, recalcCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, formulas, errors, kept, problems } = await recalculate(before, language, everyFewSeconds((done, of) => warn(language === "zh" ? `已计算 ${done} / ${of} 个公式（Ctrl+C 停止，文件不变）` : `${done} of ${of} formulas (Ctrl+C stops, the file stays as it is)`)));
    await saveChanged(target, before, bytes, terminal);
    for (const problem of problems) print(say(problem, language));
    for (const { sheet, cell, error, message } of errors) print(`${sheet}!${cell} ${error} ${message}`.trim());
    for (const { sheet, cell, message } of kept) print(`${sheet}!${cell}\t${language === "zh" ? "保留原结果" : "keeps its result"}: ${message}`);
    print(language === "zh" ? `${target}：已计算 ${formulas} 个公式，${errors.length} 个结果为错误` : `${target}: ${formulas} formulas calculated, ${errors.length} with an error as result`);
  },
};

const tellEveryMs = 5_000;

/** Tells how far long work is; of short work nothing. */
function everyFewSeconds(tell: (done: number, of: number) => void): (done: number, of: number) => void {
  let told = performance.now();
  return (done, of) => {
    if (performance.now() - told < tellEveryMs) return;
    told = performance.now();
    tell(done, of);
  };
}
