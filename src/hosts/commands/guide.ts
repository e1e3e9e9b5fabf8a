import { loadFile } from "../file/disk";
import { guideFile } from "../guideFile";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Tells a recipient how to read the workbook, on a sheet of its own. */
export const guideCommand: Command = {
  name: "guide",
  usage: "guide in.xlsx [-o out.xlsx] [--remove]",
  summary: { en: "Adds a sheet that says how to read the workbook: its functions, its factors and their sources; --remove takes it away.", zh: "添加说明工作表：所用函数、因子及来源；--remove 删除该工作表。" },
  valued: ["-o"],
  switches: ["--remove"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, guideCommand, 1);
    const target = given.values.get("-o") ?? source;
    const remove = given.switches.has("--remove");
    const before = await loadFile(source);
    await saveChanged(target, before, await guideFile(before, language, !remove), terminal);
    if (language === "zh") print(remove ? `${target}：已删除说明工作表` : `${target}：已写入说明工作表 PCF Guide`);
    else print(remove ? `${target}: the guide was taken away` : `${target}: the guide is in the sheet PCF Guide`);
  },
};
