import { PcfError } from "../errors";
import type { Language } from "../locales";
import type { Factor } from "./factor";
import names from "./fields.json";

/** What can be asked of a factor, by the name that PCF.FACTOR takes. */
export type FieldName = keyof typeof names;

const byName = new Map(Object.entries(names).flatMap(([field, others]) => [field, ...others].map((name) => [key(name), field as FieldName] as const)));

/** The field that a person names, in English or Chinese. @throws PcfError argument.unknown with the fields there are. */
export function fieldNamed(text: string): FieldName {
  const field = byName.get(key(text));
  if (field === undefined) throw new PcfError("argument.unknown", { argument: "field", given: text, allowed: Object.keys(names) });
  return field;
}

/** A field of a factor as text; "" where the publisher does not say. */
export function fieldOf(factor: Factor, field: FieldName, language: Language): string {
  switch (field) {
    case "name": return language === "zh" ? factor.nameZh || factor.nameEn : factor.nameEn || factor.nameZh;
    case "name_zh": return factor.nameZh;
    case "name_en": return factor.nameEn;
    case "year": return factor.dataYear;
    case "gwp": return factor.gwpSet;
    case "valid_to": return factor.validTo;
    case "quality": return quality(factor, language);
    default: return factor[field];
  }
}

/** Whether the figure was read at its publisher, and whether a newer one has taken its place. */
function quality({ verified, supersededBy }: Factor, language: Language): string {
  const words = language === "zh" ? { verified: "已核实", unverified: "未核实", superseded: "已被取代：" } : { verified: "verified", unverified: "unverified", superseded: "superseded by " };
  return [verified ? words.verified : words.unverified, ...(supersededBy === "" ? [] : [words.superseded + supersededBy])].join(language === "zh" ? "；" : "; ");
}

function key(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[\s_-]/g, "");
}
