import { say } from "../../locales";
import { loadFile } from "../file/disk";
import { repairFile } from "../repairFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Enters PCF formulas anew that another program, or an Excel without the add-in, has left unbound. */
export const repairCommand: Command = {
  name: "repair",
  usage: "repair in.xlsx [-o out.xlsx]",
  summary: { en: "Finds PCF formulas that are stuck (#NAME?, _xldudf_...), enters them anew and calculates; without -o in the same file.", zh: "查找失效的 PCF 公式（#NAME?、_xldudf_……），重新录入并计算；不写 -o 时写回原文件。" },
  valued: ["-o"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, repairCommand, 1);
    const target = given.values.get("-o") ?? source;
    const before = await loadFile(source);
    const { bytes, repaired, barred, unusable, errors, problems } = await repairFile(before, language);
    await saveChanged(target, before, bytes, terminal);
    const zh = language === "zh";
    for (const problem of problems) print(say(problem, language));
    for (const { cell, formula } of repaired) print(`${cell}\t${formula}`);
    for (const cell of barred) print(zh ? `${cell}\t工作表受保护，未修复；请先在“审阅”中撤销工作表保护` : `${cell}\tnot repaired: its sheet is protected; take the protection off (Review) and repair again`);
    for (const { where, formula } of unusable) print(zh ? `${where}\t未修复：${formula}；Excel 的条件格式、数据验证和图表不能调用加载项函数，请把公式放进单元格后引用该单元格` : `${where}\tnot repaired: ${formula}; Excel calls no add-in's function in conditional formats, data validations and charts: put it into a cell and refer to that`);
    for (const { sheet, cell, error, message } of errors) print(`${sheet}!${cell}\t${error} ${message}`.trim());
    print(zh ? `${target}：修复 ${repaired.length} 个公式，${barred.length} 个在受保护的工作表中，${errors.length} 个结果为错误` : `${target}: ${repaired.length} formulas repaired, ${barred.length} on protected sheets, ${errors.length} with an error as result`);
  },
};
