import { PcfError } from "../../errors";
import type { Language } from "../../locales";
import { dialectNotes } from "./dialects";
import type { Assumption, Export, Gap } from "./exportFootprint";
import type { JsonRecord } from "./footprint";
import { toVersion2 } from "./toVersion2";

export type PactVersion = "3" | "2.3";

/** A footprint as a file, with what a person should know of it, line by line. */
export interface PactFile {
  readonly text: string;
  /** Required fields that are missing: with one of them the file is a draft, which says so. */
  readonly missing: readonly string[];
  readonly notes: readonly { readonly field: string; readonly en: string; readonly zh: string }[];
}

/** @throws PcfError pact.identity, pact.field: a file that contradicts itself is never written, not even as a draft. */
export function pactFile(exported: Export, version: PactVersion): PactFile {
  refuse(exported);
  const second = version === "2.3" ? toVersion2(exported.footprint) : null;
  const required = [...exported.gaps.filter(({ need }) => need === "required").map(({ field }) => field), ...(second?.missing ?? [])];
  const missing = second ? [...new Set([...required.filter((field) => !field.startsWith("pcf.")), ...second.missing])] : required;
  const footprint: JsonRecord = second?.footprint ?? exported.footprint;
  const remarks = [...(missing.length > 0 ? [`DRAFT, not valid: missing ${missing.join(", ")}`] : []), ...exported.assumptions.map((each) => assumptions[each].en)];
  const comment = [String(footprint["comment"] ?? ""), ...remarks].filter((each) => each !== "").join("\n");
  return {
    text: `${JSON.stringify(withComment(footprint, comment), null, 2)}\n`,
    missing,
    notes: [
      ...(second ? [] : exported.gaps).map(({ field, need }) => ({ field, en: needs.en[need], zh: needs.zh[need] })),
      ...(second?.lost ?? []).map((field) => ({ field, en: "not in 2.3", zh: "2.3 版无法表达" })),
      ...exported.assumptions.map((each) => ({ field: assumptions[each].field, en: `assumed: ${assumptions[each].en}`, zh: `设定：${assumptions[each].zh}` })),
      ...dialectNotes(exported.footprint).map(({ dialect, field, en, zh }) => ({ field, en: `${dialectNames[dialect]}: ${en}`, zh: `${dialectNames[dialect]}：${zh}` })),
    ],
  };
}

const dialectNames = { tfs: "TfS", catenaX: "Catena-X" };

/** The comment stands before the figures, as the specification lists it. */
function withComment(footprint: JsonRecord, comment: string): JsonRecord {
  if (comment === "") return footprint;
  const { pcf, ...top } = footprint;
  return { ...top, comment, pcf: pcf ?? {} };
}

function refuse({ broken: [broken], violations: [violation], forbidden: [forbidden], footprint }: Export): void {
  if (broken) throw new PcfError("pact.identity", { field: broken.field, written: broken.written, sum: broken.sum, parts: broken.parts.map(({ field, value }) => `${field} ${value}`) });
  if (violation) throw new PcfError("pact.field", { field: violation.path, given: violation.given });
  if (forbidden !== undefined) throw new PcfError("pact.field", { field: `pcf.${forbidden}`, given: String(footprint.pcf[forbidden]) });
}

const needs: Readonly<Record<Language, Readonly<Record<Gap["need"], string>>>> = {
  en: { required: "missing", shall: "missing (method: shall)", should: "missing (method: should)" },
  zh: { required: "缺失", shall: "缺失（方法学要求）", should: "缺失（方法学建议）" },
};

const assumptions: Readonly<Record<Assumption, Readonly<Record<Language | "field", string>>>> = {
  allFossil: { field: "pcf.fossilGhgEmissions", en: "The workbook separates no biogenic or land-use emissions; all that is not stated apart counts as fossil.", zh: "工作簿未区分生物源和土地利用排放，未单列的部分均计为化石源。" },
  noUptake: { field: "pcf.biogenicCO2Uptake", en: "No uptake of biogenic CO2 is stated; the footprint including uptake equals the one without.", zh: "未给出生物源 CO2 吸收量，含与不含生物源吸收的结果相同。" },
  useAndEndExcluded: { field: "pcf", en: "Use and end of life are not part of a PACT footprint (cradle to gate) and were left out.", zh: "PACT 碳足迹为从摇篮到大门，使用和生命末期阶段未计入。" },
  globalGeography: { field: "pcf.geographyCountry", en: "No place of production is stated, which PACT reads as global.", zh: "未给出生产地，PACT 视为全球。" },
};
