import { footprintFields, pcfFields, ratingFields } from "./fields";
import type { Field } from "./fields";
import { isRecord } from "./footprint";
import type { Json, JsonRecord } from "./footprint";

/** A field that breaks the schema, with its path in the file ("pcf.dqi.temporalDQR"). */
export interface Violation {
  readonly path: string;
  readonly given: string;
  readonly reason: "missing" | "kind";
}

const decimal = /^[+-]?\d+(\.\d+)?$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const time = /^(\d{4})-(\d\d)-(\d\d)[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** Holds a v3 footprint against the schema. Fields that it does not know are let through, as the specification asks. */
export function violationsOf(footprint: JsonRecord): Violation[] {
  const { pcf } = footprint;
  const own = footprintFields.flatMap((field) => check(footprint, field, field.name));
  if (!isRecord(pcf)) return [...own, { path: "pcf", given: show(pcf), reason: pcf === undefined ? "missing" : "kind" }];
  return [...own, ...pcfFields.flatMap((field) => check(pcf, field, `pcf.${field.name}`))];
}

function check(record: JsonRecord, field: Field, path: string): Violation[] {
  const value = record[field.name];
  if (value === undefined) return field.required ? [{ path, given: "", reason: "missing" }] : [];
  if (field.kind === "ratings" && isRecord(value)) return ratingFields.flatMap((name) => checkRating(value[name], `${path}.${name}`));
  return fits(value, field) ? [] : [{ path, given: show(value), reason: "kind" }];
}

function checkRating(value: Json | undefined, path: string): Violation[] {
  if (value === undefined) return [{ path, given: "", reason: "missing" }];
  return isRating(value) ? [] : [{ path, given: show(value), reason: "kind" }];
}

function fits(value: Json, field: Field): boolean {
  const isText = typeof value === "string";
  switch (field.kind) {
    case "text": return isText && value !== "";
    case "uuid": return isText && uuid.test(value);
    case "version": return isText && /^\d+\.\d+\.\d+(-\d{8})?$/.test(value);
    case "time": return isText && isTime(value);
    case "choice": return isText && (field.choices ?? []).includes(value);
    case "decimal": return isText && decimal.test(value);
    case "positive": return isText && decimal.test(value) && Number(value) > 0;
    case "atLeastZero": return isText && decimal.test(value) && !value.startsWith("-");
    case "atMostZero": return isText && decimal.test(value) && (value.startsWith("-") || Number(value) === 0);
    case "percent": return isText && decimal.test(value) && Number(value) >= 0 && Number(value) <= 100;
    case "country": return isText && /^[A-Z]{2}$/.test(value);
    case "subdivision": return isText && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(value);
    case "flag": return typeof value === "boolean";
    case "uuids": return isList(value, (each) => typeof each === "string" && uuid.test(each));
    case "urns": return isList(value, (each) => typeof each === "string" && /^urn:[a-z0-9][a-z0-9-]{0,31}:\S+$/i.test(each));
    case "texts": return isList(value, (each) => typeof each === "string" && each !== "");
    case "reports": return isList(value, (each) => typeof each === "string" && /^AR\d+$/.test(each));
    case "sources": return isList(value, (each) => isRecord(each) && isName(each["name"]) && isName(each["version"]));
    case "rules": return isList(value, (each) => isRecord(each) && ["PEF", "EPD International", "Other"].includes(String(each["operator"])) && isList(each["ruleNames"] ?? null, isName));
    case "ratings": return false;
    case "record": return isRecord(value);
  }
}

function isList(value: Json, test: (each: Json) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(test) && new Set(value.map((each) => JSON.stringify(each))).size === value.length;
}

function isName(value: Json | undefined): boolean {
  return typeof value === "string" && value !== "";
}

function isRating(value: Json | undefined): boolean {
  return typeof value === "string" && decimal.test(value) && Number(value) >= 1 && Number(value) <= 5;
}

function isTime(text: string): boolean {
  const found = time.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function show(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
