import { PcfError } from "../errors";
import type { Factor } from "./factor";
import type { Readings } from "./names/pinyin";
import type { Source } from "./readSource";

/** A source with its rows, in their order. */
export interface SourceOfFactors {
  readonly description: Source;
  readonly factors: readonly Factor[];
}

export interface Library {
  /** Date of the newest source and a hash of the content: the same rows have the same version everywhere. */
  readonly version: string;
  /** Sources in their order of rank. */
  readonly sources: readonly SourceOfFactors[];
  /** How the Chinese characters of its names are read; empty where nobody asked for it. */
  readonly readings: Readings;
}

/** One list for a library, whoever asks: what is indexed is known by its list. */
const listed = new WeakMap<Library, readonly Factor[]>();

/** All factors of a library, those of higher ranking sources first. */
export function factorsOf(library: Library): readonly Factor[] {
  const factors = listed.get(library) ?? library.sources.flatMap((source) => source.factors);
  listed.set(library, factors);
  return factors;
}

/** The fields of a row that are written column by column; the others follow from the row's source. */
const fields = [
  "id", "nameZh", "nameEn", "synonyms", "category", "value", "unit", "gases", "gwpSet", "region", "dataYear", "validFrom", "validTo", "boundary", "locator",
  "verified", "supersededBy", "note",
] as const;
type Field = (typeof fields)[number];

/** A column: its cells, or the distinct cells and for each row which of them, whichever is shorter. */
type Column = readonly string[] | { readonly distinct: readonly string[]; readonly rows: readonly number[] };

export interface LibraryAsset {
  readonly format: 1;
  readonly version: string;
  readonly sources: readonly (Source & { readonly rows: number })[];
  readonly readings: Readings;
  readonly columns: Readonly<Record<Field, Column>>;
}

/** The library as the compact asset that browsers load. decodeLibrary(encodeLibrary(x)) equals x. */
export function encodeLibrary(library: Library): LibraryAsset {
  const factors = factorsOf(library);
  const columns = Object.fromEntries(fields.map((field) => [field, encodeColumn(factors.map((factor) => textOf(factor, field)))])) as Record<Field, Column>;
  return {
    format: 1,
    version: library.version,
    sources: library.sources.map(({ description, factors: rows }) => ({ ...description, rows: rows.length })),
    readings: library.readings,
    columns,
  };
}

/** Reads an asset. Throws library.unavailable for anything that is not one. */
export function decodeLibrary(asset: unknown): Library {
  if (!isAsset(asset)) throw new PcfError("library.unavailable", { reason: "format" });
  const cells = Object.fromEntries(fields.map((field) => [field, decodeColumn(asset.columns[field])])) as Record<Field, readonly string[]>;
  let row = 0;
  const sources = asset.sources.map(({ rows, ...description }) => {
    const factors: Factor[] = [];
    for (const end = row + rows; row < end; row++) factors.push(factorAt(cells, row, description));
    return { description, factors };
  });
  return { version: asset.version, sources, readings: asset.readings };
}

function factorAt(cells: Record<Field, readonly string[]>, row: number, source: Source): Factor {
  const cell = (field: Field): string => {
    const text = cells[field][row];
    if (text === undefined) throw new PcfError("library.unavailable", { reason: `row ${row}` });
    return text;
  };
  const synonyms = cell("synonyms");
  return {
    id: cell("id"), nameZh: cell("nameZh"), nameEn: cell("nameEn"), synonyms: synonyms === "" ? [] : synonyms.split(";"),
    category: cell("category") as Factor["category"], value: cell("value"), unit: cell("unit"), gases: cell("gases"), gwpSet: cell("gwpSet"), region: cell("region"),
    dataYear: cell("dataYear"), validFrom: cell("validFrom"), validTo: cell("validTo"), boundary: cell("boundary") as Factor["boundary"],
    source: source.source, publisher: source.publisher, locator: cell("locator"), url: source.url, licence: source.licence,
    verified: cell("verified") === "1", supersededBy: cell("supersededBy"), ...(source.current ? {} : { current: false }), note: cell("note"),
  };
}

function textOf(factor: Factor, field: Field): string {
  const value = factor[field];
  if (typeof value === "boolean") return value ? "1" : "";
  return typeof value === "string" ? value : value.join(";");
}

function encodeColumn(cells: readonly string[]): Column {
  const indices = new Map<string, number>();
  const rows = cells.map((cell) => {
    const index = indices.get(cell) ?? indices.size;
    indices.set(cell, index);
    return index;
  });
  const shared = { distinct: [...indices.keys()], rows };
  return JSON.stringify(shared).length < JSON.stringify(cells).length ? shared : cells;
}

function decodeColumn(column: Column): readonly string[] {
  if (isCells(column)) return column;
  return column.rows.map((index) => {
    const cell = column.distinct[index];
    if (cell === undefined) throw new PcfError("library.unavailable", { reason: `cell ${index}` });
    return cell;
  });
}

function isCells(column: Column): column is readonly string[] {
  return Array.isArray(column);
}

function isAsset(asset: unknown): asset is LibraryAsset {
  if (typeof asset !== "object" || asset === null) return false;
  const { format, version, sources, readings, columns } = asset as Partial<Record<keyof LibraryAsset, unknown>>;
  return format === 1 && typeof version === "string" && Array.isArray(sources) && typeof readings === "object" && readings !== null
    && typeof columns === "object" && columns !== null && fields.every((field) => field in columns);
}
