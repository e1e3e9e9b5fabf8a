import { randomUUID } from "node:crypto";
import { PcfError } from "../../errors";
import { dialectNotes } from "../../exchange/pact/dialects";
import { exportFootprint } from "../../exchange/pact/exportFootprint";
import type { Assumption, Export, Gap } from "../../exchange/pact/exportFootprint";
import type { JsonRecord } from "../../exchange/pact/footprint";
import { importFactor } from "../../exchange/pact/importFactor";
import { readSheetFields } from "../../exchange/pact/sheetFields";
import { toVersion2 } from "../../exchange/pact/toVersion2";
import type { Language } from "../../locales";
import { emptyStudy } from "../../study/fields";
import { readInventory } from "../../workbook/inventory";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { addFactorsToFile } from "../addFactorsToFile";
import { calculatedGrids } from "../calculatedGrids";
import { loadFile, saveFile } from "../file/disk";
import { openBook } from "../headless";
import { neededWords } from "./command";
import type { Arguments, Command, Terminal } from "./command";

/** The exchange with other companies: a product footprint out of the workbook, or a supplier's into it as a factor. */
export const pactCommand: Command = {
  name: "pact",
  usage: "pact in.xlsx -o pcf.json [--version 3|2.3] [--draft]  |  pact --import supplier.json in.xlsx [-o out.xlsx]",
  summary: {
    en: "Writes the product footprint as PACT JSON (v3, or 2.3 for those who need it), or takes a supplier's PACT file into PCF Factors.",
    zh: "将产品碳足迹写成 PACT JSON（v3，必要时 2.3），或将供应商的 PACT 文件收入 PCF Factors。",
  },
  valued: ["-o", "--version", "--import"],
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
  const grids = await calculatedGrids(await loadFile(source), language);
  const { factors: pinned } = readPinnedFactors(grids);
  const inventory = readInventory(grids, { factors: openBook().library, pinned });
  if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
  const stated = readSheetFields(grids);
  const exported = exportFootprint({ study: readStudy(grids)?.study ?? emptyStudy, inventory, stated, pinned }, { id: randomUUID(), created: `${new Date().toISOString().slice(0, 19)}Z` });
  refuse(exported);
  const second = version.startsWith("2") ? toVersion2(exported.footprint) : null;
  const required = [...exported.gaps.filter(({ need }) => need === "required").map(({ field }) => field), ...(second?.missing ?? [])];
  const missing = second ? [...new Set([...required.filter((field) => !field.startsWith("pcf.")), ...second.missing])] : required;
  const draft = given.switches.has("--draft");
  if (missing.length > 0 && !draft) throw new PcfError("pact.gaps", { fields: missing });
  const footprint: JsonRecord = second?.footprint ?? exported.footprint;
  const remarks = [...(missing.length > 0 ? [`DRAFT, not valid: missing ${missing.join(", ")}`] : []), ...exported.assumptions.map((each) => assumptions[each].en)];
  const comment = [String(footprint["comment"] ?? ""), ...remarks].filter((each) => each !== "").join("\n");
  await saveFile(target, new TextEncoder().encode(`${JSON.stringify(withComment(footprint, comment), null, 2)}\n`));
  for (const { field, need } of second ? [] : exported.gaps) print(`${needs[language][need]}\t${field}`);
  for (const field of second?.lost ?? []) print(`${language === "zh" ? "2.3 版无法表达" : "not in 2.3"}\t${field}`);
  for (const each of exported.assumptions) print(`${language === "zh" ? "设定" : "assumed"}\t${assumptions[each][language]}`);
  for (const note of dialectNotes(exported.footprint)) print(`${note.dialect === "tfs" ? "TfS" : "Catena-X"}\t${note.field}\t${note[language]}`);
  print(missing.length > 0 ? (language === "zh" ? `${target}：草稿，缺 ${missing.length} 个必填字段` : `${target}: a draft, ${missing.length} required fields are missing`) : `${target}: PACT ${second ? "2.3" : "3.0"}`);
}

/** The comment stands before the figures, as the specification lists it. */
function withComment(footprint: JsonRecord, comment: string): JsonRecord {
  if (comment === "") return footprint;
  const { pcf, ...top } = footprint;
  return { ...top, comment, pcf: pcf ?? {} };
}

/** @throws PcfError pact.identity, pact.field: a file that contradicts itself is never written, not even as a draft. */
function refuse({ broken: [broken], violations: [violation], forbidden: [forbidden], footprint }: Export): void {
  if (broken) throw new PcfError("pact.identity", { field: broken.field, written: broken.written, sum: broken.sum, parts: broken.parts.map(({ field, value }) => `${field} ${value}`) });
  if (violation) throw new PcfError("pact.field", { field: violation.path, given: violation.given });
  if (forbidden !== undefined) throw new PcfError("pact.field", { field: `pcf.${forbidden}`, given: String(footprint.pcf[forbidden]) });
}

async function take(given: Arguments, { language, print }: Terminal): Promise<void> {
  const [source = ""] = neededWords(given, pactCommand, 1);
  const { factor, ratings, primaryDataShare } = importFactor(new TextDecoder().decode(await loadFile(given.values.get("--import")!)));
  const target = given.values.get("-o") ?? source;
  const { bytes, added } = addFactorsToFile(await loadFile(source), [factor], language);
  await saveFile(target, bytes);
  const quality = [...Object.entries(ratings).map(([name, value]) => `${name} ${value}`), ...(primaryDataShare === null ? [] : [`primaryDataShare ${primaryDataShare} %`])];
  print([factor.id, factor.nameEn, `${factor.value} ${factor.unit}`, factor.publisher, ...quality].join("\t"));
  if (added.length === 0) print(language === "zh" ? `${target}：该因子已在其中` : `${target}: the factor was there already`);
}

const needs: Readonly<Record<Language, Readonly<Record<Gap["need"], string>>>> = {
  en: { required: "missing", shall: "missing (method: shall)", should: "missing (method: should)" },
  zh: { required: "缺失", shall: "缺失（方法学要求）", should: "缺失（方法学建议）" },
};

const assumptions: Readonly<Record<Assumption, Readonly<Record<Language, string>>>> = {
  allFossil: { en: "fossilGhgEmissions: the workbook separates no biogenic or land-use emissions; all that is not stated apart counts as fossil.", zh: "fossilGhgEmissions：工作簿未区分生物源和土地利用排放，未单列的部分均计为化石源。" },
  noUptake: { en: "biogenicCO2Uptake: none is stated; the footprint including uptake equals the one without.", zh: "biogenicCO2Uptake：未给出，含与不含生物源吸收的结果相同。" },
  useAndEndExcluded: { en: "Use and end of life are not part of a PACT footprint (cradle to gate) and were left out.", zh: "PACT 碳足迹为从摇篮到大门，使用和生命末期阶段未计入。" },
  globalGeography: { en: "No place of production is stated, which PACT reads as global.", zh: "未给出生产地，PACT 视为全球。" },
};
