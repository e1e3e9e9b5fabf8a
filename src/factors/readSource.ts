import { PcfError } from "../errors";
import type { FieldProblem } from "../errors";
import { readCsv } from "./csv";
import { boundaries, categories } from "./factor";
import type { Boundary, Category, Factor } from "./factor";

/** The columns of a source's factors.csv. */
export const columns = [
  "id", "name_zh", "name_en", "synonyms", "category", "value", "unit", "gases", "gwp_set", "region", "data_year", "valid_from", "valid_to", "boundary",
  "locator", "verified", "superseded_by", "note",
] as const;
type Column = (typeof columns)[number];

/** What a source says about itself (source.json). */
export interface Source {
  readonly id: string;
  /** Title of the document. */
  readonly source: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  /** The sentence the licence asks for; "" where it asks for none. */
  readonly attribution: string;
  /** Stands in for an empty gwp_set of its CO2e rows. */
  readonly gwpSet: string;
  readonly published: string;
  /** False once a newer edition has taken its place. */
  readonly current: boolean;
  /** Sources with a smaller number come first where all else is equal. */
  readonly order: number;
}

const keys = ["id", "source", "publisher", "url", "licence", "attribution", "gwp_set", "published", "current", "order"] as const;
// A standard sold on paper has no address; its title, publisher and locator say where to look.
const optional: ReadonlySet<string> = new Set(["attribution", "gwp_set", "url"]);
const required: readonly Column[] = ["id", "name_zh", "name_en", "category", "value", "unit", "gases", "region", "data_year", "boundary", "locator", "verified"];
const gwpSets = ["", "SAR", "TAR", "AR4", "AR5", "AR6"];
const idForm = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const decimalForm = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads source.json. Throws factor.field for a key that is unknown, missing or of the wrong kind. */
export function readSourceDescription(json: unknown): Source {
  const record = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const table = typeof record["id"] === "string" && record["id"] !== "" ? record["id"] : "source.json";
  const refuse = (field: string, given: unknown, reason: FieldProblem, allowed?: string[]): never => {
    throw new PcfError("factor.field", { table, field, given: typeof given === "string" ? given : (JSON.stringify(given) ?? ""), reason, ...(allowed && { allowed }) });
  };
  for (const key of Object.keys(record)) if (!(keys as readonly string[]).includes(key)) refuse(key, record[key], "unknown");
  for (const key of keys) {
    const value = record[key];
    if (value === undefined || value === null) refuse(key, "", "missing");
    if (key === "current") {
      if (typeof value !== "boolean") refuse(key, value, "choice", ["true", "false"]);
    } else if (key === "order") {
      if (typeof value !== "number" || !Number.isFinite(value)) refuse(key, value, "number");
    } else if (typeof value !== "string" && !(key === "published" && typeof value === "number")) refuse(key, value, "missing");
    else if (String(value).trim() === "" && !optional.has(key)) refuse(key, "", "missing");
  }
  const text = (key: (typeof keys)[number]) => String(record[key]);
  if (!gwpSets.includes(text("gwp_set"))) refuse("gwp_set", text("gwp_set"), "choice", gwpSets.slice(1));
  return {
    id: text("id"), source: text("source"), publisher: text("publisher"), url: text("url"), licence: text("licence"), attribution: text("attribution"),
    gwpSet: text("gwp_set"), published: text("published"), current: record["current"] === true, order: record["order"] as number,
  };
}

/**
 * The one reader of a factor source: source.json (parsed) and the text of its factors.csv. Units are texts here; whoever
 * compiles or imports a source checks that they parse. Throws factor.columns for a header that is not exactly `columns`,
 * factor.field for a row that cannot be taken: nothing is read in part.
 */
export function readSource(json: unknown, csv: string): Factor[] {
  const source = readSourceDescription(json);
  const [header = [], ...rows] = readCsv(csv);
  const unknown = header.filter((name, index) => !(columns as readonly string[]).includes(name) || header.indexOf(name) !== index);
  const missing = columns.filter((name) => !header.includes(name));
  if (unknown.length > 0 || missing.length > 0) throw new PcfError("factor.columns", { table: source.id, unknown, missing });

  const seen = new Set<string>();
  const factors: Factor[] = [];
  rows.forEach((cells, index) => {
    if (cells.length === 1 && cells[0] === "") return;
    const row = index + 2;
    const refuse = (field: string, given: string, reason: FieldProblem, allowed?: readonly string[]): never => {
      throw new PcfError("factor.field", { table: source.id, row, field, given, reason, ...(allowed && { allowed: [...allowed] }) });
    };
    if (cells.length !== header.length) refuse("row", String(cells.length), "cells", [String(header.length)]);
    const cell = (name: Column): string => (cells[header.indexOf(name)] ?? "").trim();
    for (const name of required) if (cell(name) === "") refuse(name, "", "missing");
    const choice = <T extends string>(name: Column, allowed: readonly T[]): T => (allowed as readonly string[]).includes(cell(name)) ? (cell(name) as T) : refuse(name, cell(name), "choice", allowed);
    const id = cell("id");
    if (!idForm.test(id)) refuse("id", id, "id");
    if (seen.has(id)) refuse("id", id, "duplicate");
    seen.add(id);
    if (!decimalForm.test(cell("value"))) refuse("value", cell("value"), "number");
    const gwpSet = choice("gwp_set", gwpSets);
    factors.push({
      id,
      nameZh: cell("name_zh"),
      nameEn: cell("name_en"),
      synonyms: cell("synonyms").split(";").map((name) => name.trim()).filter((name) => name !== ""),
      category: choice<Category>("category", categories),
      value: cell("value"),
      unit: cell("unit"),
      gases: cell("gases"),
      gwpSet: gwpSet === "" && cell("gases") === "CO2e" ? source.gwpSet : gwpSet,
      region: cell("region"),
      dataYear: cell("data_year"),
      validFrom: cell("valid_from"),
      validTo: cell("valid_to"),
      boundary: choice<Boundary>("boundary", boundaries),
      source: source.source,
      publisher: source.publisher,
      locator: cell("locator"),
      url: source.url,
      licence: source.licence,
      verified: choice("verified", ["true", "false"]) === "true",
      supersededBy: cell("superseded_by"),
      ...(source.current ? {} : { current: false }),
      note: cell("note"),
    });
  });
  return factors;
}
