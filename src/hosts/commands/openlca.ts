import { PcfError } from "../../errors";
import { exportInventory } from "../../exchange/openlca/exportInventory";
import { importFactors } from "../../exchange/openlca/importFactors";
import { readFootprint } from "../../workbook/statedFootprint";
import { addFactorsToFile } from "../addFactorsToFile";
import { calculatedSheets } from "../calculatedWorkbook";
import { loadFile, saveFile } from "../file/disk";
import { openBook } from "../headless";
import { readPackage, writePackage } from "../openlcaPackage";
import { neededWords } from "./command";
import type { Arguments, Command, Terminal } from "./command";
import { counted } from "./counted";

/** The exchange with openLCA: the inventory out of the workbook, or results, EPDs and processes into it as factors. */
export const openlcaCommand: Command = {
  name: "openlca",
  usage: "openlca in.xlsx -o out.zip [--product name]  |  openlca --import data.zip in.xlsx [-o out.xlsx]",
  summary: {
    en: "Writes the inventory as a package for openLCA 2 (JSON-LD), or takes results, EPDs and processes of such a package into PCF Factors.",
    zh: "将清单写成 openLCA 2 数据包（JSON-LD），或将数据包中的结果、EPD 和过程收入 PCF Factors。",
  },
  valued: ["-o", "--import", "--product"],
  async run(given, terminal) {
    if (given.values.has("--import")) await take(given, terminal);
    else await give(given, terminal);
  },
};

async function give(given: Arguments, { language, print }: Terminal): Promise<void> {
  const [source = ""] = neededWords(given, openlcaCommand, 1);
  const target = given.values.get("-o");
  if (target === undefined) throw new PcfError("command.usage", { usage: openlcaCommand.usage });
  const { study, inventory } = readFootprint({ ...(await calculatedSheets(await loadFile(source), language)), factors: openBook().library }, given.values.get("--product") ?? null);
  const sets = exportInventory({ study: study.study, inventory });
  await saveFile(target, writePackage(sets));
  print(language === "zh" ? `${target}：${inventory.rows.length} 项，${sets.length} 个数据集，${inventory.kg.toFixed()} kgCO2e` : `${target}: ${counted(inventory.rows.length, "contribution")}, ${counted(sets.length, "data set")}, ${inventory.kg.toFixed()} kgCO2e`);
}

async function take(given: Arguments, { language, print }: Terminal): Promise<void> {
  const [source = ""] = neededWords(given, openlcaCommand, 1);
  const { factors, leftOut } = importFactors(readPackage(await loadFile(given.values.get("--import")!)));
  for (const { name, ...reason } of leftOut) print(`${language === "zh" ? "未收入" : "left out"}\t${name}\t${reason[language]}`);
  for (const { id, nameEn, value, unit } of factors) print([id, nameEn, `${value} ${unit}`].join("\t"));
  if (factors.length === 0) throw new PcfError("openlca.nothing", {});
  const target = given.values.get("-o") ?? source;
  const { bytes, added } = addFactorsToFile(await loadFile(source), factors, language);
  await saveFile(target, bytes);
  print(language === "zh" ? `${target}：收入 ${added.length} 个因子` : `${target}: ${counted(added.length, "factor")} added`);
}
