import { PcfError } from "../../errors";
import { say } from "../../locales";
import { adoptFile } from "../adoptFile";
import { loadFile } from "../file/disk";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Turns typed results into formulas, in a copy: a preview of every cell with its old value, its formula and its new value. */
export const adoptCommand: Command = {
  name: "adopt",
  usage: "adopt in.xlsx [-o out.xlsx] [--formulas] [--json]",
  summary: {
    en: "Turns typed values that follow from their row into PCF formulas with the same result; without -o it only shows what it would write. --formulas replaces native formulas too.",
    zh: "将可由本行数据算出的手填数值改为结果相同的 PCF 公式；不写 -o 时只预览。--formulas 连普通公式一并替换。",
  },
  valued: ["-o"],
  switches: ["--formulas", "--json"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, adoptCommand, 1);
    const target = given.values.get("-o");
    if (target !== undefined && target === source) throw new PcfError("command.option", { given: `-o ${target}`, usage: adoptCommand.usage });
    const before = await loadFile(source);
    const { bytes, cells, left, problems } = await adoptFile(before, language, given.switches.has("--formulas"));
    if (target !== undefined) await saveChanged(target, before, bytes, terminal);
    if (given.switches.has("--json")) {
      print(JSON.stringify({ cells, left }, null, 2));
      return;
    }
    const zh = language === "zh";
    for (const problem of problems) print(say(problem, language));
    for (const { sheet, address, before, beforeFormula, formula, after } of cells) print(`${sheet}!${address}\t${beforeFormula ?? String(before)}\t${formula}\t${after}`);
    for (const { sheet, address, message } of left) print(`${sheet}!${address}\t${zh ? "保留" : "left"}\t${message[language]}`);
    const count = zh ? `${cells.length} 个单元格改为公式，${left.length} 个保留` : `${cells.length} cells become formulas, ${left.length} are left`;
    print(target === undefined ? `${count}${zh ? "（预览，未写入；用 -o 指定输出文件）" : " (preview, nothing written; name the output with -o)"}` : `${target}${zh ? "：" : ": "}${count}`);
  },
};
