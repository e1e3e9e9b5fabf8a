import { randomUUID } from "node:crypto";
import { PcfError } from "../../errors";
import { exportWorkbook } from "../../exchange/pact/exportWorkbook";
import { importFactors } from "../../exchange/pact/importFactor";
import { pactFile } from "../../exchange/pact/pactFile";
import { addFactorsToFile } from "../addFactorsToFile";
import { calculatedSheets } from "../calculatedWorkbook";
import { loadFile, saveFile } from "../file/disk";
import { openBook } from "../headless";
import { neededWords } from "./command";
import type { Arguments, Command, Terminal } from "./command";
import { counted } from "./counted";

/** The exchange with other companies: a product footprint out of the workbook, or a supplier's into it as a factor. */
export const pactCommand: Command = {
  name: "pact",
  usage: "pact in.xlsx -o pcf.json [--version 3|2.3] [--draft] [--product name]  |  pact --import supplier.json in.xlsx [-o out.xlsx]",
  summary: {
    en: "Writes the product footprint as PACT JSON (v3, or 2.3 for those who need it), or takes a supplier's PACT file into PCF Factors.",
    zh: "将产品碳足迹写成 PACT JSON（v3，必要时 2.3），或将供应商的 PACT 文件收入 PCF Factors。",
  },
  valued: ["-o", "--version", "--import", "--product"],
  switches: ["--draft"],
  async run(given, terminal) {
    if (given.values.has("--import")) await take(given, terminal);
    else await give(given, terminal);
  },
};

async function give(given: Arguments, { language, print }: Terminal): Promise<void> {
  const [source = ""] = neededWords(given, pactCommand, 1);
  const target = given.values.get("-o");
  const version = given.values.get("--version") ?? "3";
  if (target === undefined) throw new PcfError("command.usage", { usage: pactCommand.usage });
  if (!/^(3(\.0(\.\d+)?)?|2\.3(\.\d+)?)$/.test(version)) throw new PcfError("command.option", { given: `--version ${version}`, usage: pactCommand.usage });
  const sheets = await calculatedSheets(await loadFile(source), language);
  const exported = exportWorkbook({ ...sheets, factors: openBook().library }, { id: randomUUID(), created: `${new Date().toISOString().slice(0, 19)}Z` }, given.values.get("--product") ?? null);
  const file = pactFile(exported, version.startsWith("2") ? "2.3" : "3");
  if (file.missing.length > 0 && !given.switches.has("--draft")) throw new PcfError("pact.gaps", { fields: [...file.missing] });
  await saveFile(target, new TextEncoder().encode(file.text));
  for (const note of file.notes) print(`${note.field}\t${note[language]}`);
  print(file.missing.length > 0 ? (language === "zh" ? `${target}：草稿，缺 ${file.missing.length} 个必填字段` : `${target}: a draft, ${counted(file.missing.length, "required field")} ${file.missing.length === 1 ? "is" : "are"} missing`) : `${target}: PACT ${version.startsWith("2") ? "2.3" : "3.0"}`);
}

async function take(given: Arguments, { language, print }: Terminal): Promise<void> {
  const [source = ""] = neededWords(given, pactCommand, 1);
  const imported = importFactors(new TextDecoder().decode(await loadFile(given.values.get("--import")!)));
  const target = given.values.get("-o") ?? source;
  const { bytes, added } = addFactorsToFile(await loadFile(source), imported.map(({ factor }) => factor), language);
  await saveFile(target, bytes);
  for (const { factor, ratings, primaryDataShare } of imported) {
    const quality = [...Object.entries(ratings).map(([name, value]) => `${name} ${value}`), ...(primaryDataShare === null ? [] : [`primaryDataShare ${primaryDataShare} %`])];
    print([factor.id, factor.nameEn, `${factor.value} ${factor.unit}`, factor.publisher, ...quality].join("\t"));
    if (!added.some(({ id }) => id === factor.id)) print(language === "zh" ? `${target}：该因子已在其中` : `${target}: the factor was there already`);
  }
}
