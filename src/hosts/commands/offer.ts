import { PcfError } from "../../errors";
import { openPackage, writeWorkbook } from "../file";
import { loadFile } from "../file/disk";
import { functionNames } from "../functionNames";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** The id of the add-in's manifest; a test compares them. */
export const addInId = "15476f7b-52e8-4779-b6ed-9f3b1ffa328d";
export const addInVersion = "1.0.0.0";

const stores = { organisation: { storeType: "EXCatalog", store: "EXCatalog" }, machine: { storeType: "Registry", store: "developer" } } as const;

/** Lets a workbook offer the add-in to whoever opens it. */
export const offerCommand: Command = {
  name: "offer",
  usage: "offer in.xlsx [-o out.xlsx] [--store organisation|machine] [--remove]",
  summary: { en: "Lets the workbook offer the add-in to whoever opens it in Excel; --remove takes the offer away.", zh: "让工作簿在 Excel 中打开时推荐此加载项；--remove 取消。" },
  valued: ["-o", "--store"],
  switches: ["--remove"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [source = ""] = neededWords(given, offerCommand, 1);
    const target = given.values.get("-o") ?? source;
    const wanted = given.values.get("--store") ?? "organisation";
    if (wanted !== "organisation" && wanted !== "machine") throw new PcfError("command.option", { given: `--store ${wanted}`, usage: offerCommand.usage });
    const remove = given.switches.has("--remove");
    const addIn = remove ? null : { id: addInId, version: addInVersion, ...stores[wanted] };
    const before = await loadFile(source);
    await saveChanged(target, before, writeWorkbook(openPackage(before), { addIn, functionNames }), terminal);
    if (language === "zh") print(remove ? `${target}：不再推荐加载项` : `${target}：打开时推荐加载项`);
    else print(remove ? `${target}: offers the add-in no more` : `${target}: offers the add-in to whoever opens it`);
  },
};
