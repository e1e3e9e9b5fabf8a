import { extname } from "node:path";
import { PcfError } from "../../errors";
import { loadFile, saveFile } from "../file/disk";
import { packFile } from "../packFile";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Packs a workbook for a verifier: everything that its numbers depend on, in one zip. */
export const packCommand: Command = {
  name: "pack",
  usage: "pack in.xlsx -o out.zip",
  summary: { en: "Packs a workbook for a verifier: with its frozen twin, its factors and their sources, the audit, the library's version and hashes.", zh: "为核查方打包：工作簿、冻结副本、因子及来源、审核结果、因子库版本和哈希值。" },
  valued: ["-o"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, packCommand, 1);
    const target = given.values.get("-o");
    if (target === undefined) throw new PcfError("command.usage", { usage: packCommand.usage });
    const extension = extname(source).slice(1).toLowerCase() || "xlsx";
    const { bytes, files, factors, findings } = await packFile(await loadFile(source), extension, language);
    await saveFile(target, bytes);
    for (const { name, sha256 } of files) print(`${sha256}  ${name}`);
    print(language === "zh" ? `${target}：${factors} 个因子，${findings} 条审核发现` : `${target}: ${factors} factors, ${findings} audit findings`);
  },
};
