import { PcfError } from "../errors";
import { readCsv, writeCsv } from "../factors/csv";
import type { Factor } from "../factors/factor";
import { nameKey } from "../factors/names/nameKey";
import type { CellValue, Grid } from "../tables/grid";
import { boundaryOf, categoryOf, CellProblem, cellText, factorUnitOf, valueOf, verifiedOf } from "./factorCells";
import { factorFields, mapColumns, textOf } from "./factorsSheet";
import type { ColumnMapping, FactorField } from "./factorsSheet";

/** A table of factors wherever it comes from: its header and its rows. */
export interface FactorTable {
  /** What the person calls it: a file's name, or the sheet's. */
  readonly name: string;
  readonly header: readonly CellValue[];
  readonly rows: readonly (readonly CellValue[])[];
  /** The number of the first of the rows as the person sees it. */
  readonly firstRow: number;
  /** Where the first of the columns stands on its sheet; the first where it is absent. */
  readonly firstColumn?: number;
  /** Separated by semicolons or tabs, as where decimals have a comma: "1,234" may be either and is not taken. */
  readonly commaUnsure?: true;
}

export interface ReadingOptions {
  /** Where the person has corrected the mapping; otherwise it is read from the header. */
  readonly mapping?: ColumnMapping;
  /** Taken where a row has no text of its own: { category: "material", source: "Supplier declaration" }. */
  readonly defaults?: Readonly<Partial<Record<FactorField, string>>>;
  /** The person says that the decimals of this table have a comma: "1,234" is 1.234 and "1.234,5" is 1234.5. */
  readonly decimalComma?: boolean;
}

export interface FactorsRead {
  readonly factors: readonly Factor[];
  readonly problems: readonly PcfError<"factor.columns" | "factor.field">[];
}

/**
 * Reads the rows of a table as factors. Rows that cannot be used are told, each with its number, and the others returned: so
 * the workbook's own sheet goes on working while one row is being typed. Blank rows are passed over.
 */
export function readFactorTable(table: FactorTable, options: ReadingOptions = {}): FactorsRead {
  const mapping = options.mapping ?? mapColumns(table.header);
  const { columns } = mapping;
  const missing: string[] = [];
  if (columns.value === undefined) missing.push("value");
  if (columns.unit === undefined && mapping.unitInHeader === undefined && options.defaults?.unit === undefined) missing.push("unit");
  if (columns.id === undefined && columns.name === undefined && columns.name_zh === undefined && columns.name_en === undefined) missing.push("name");
  if (missing.length > 0) return { factors: [], problems: [new PcfError("factor.columns", { table: table.name, unknown: [], missing })] };

  const factors: Factor[] = [];
  const problems: PcfError<"factor.field">[] = [];
  const seen = new Set<string>();
  table.rows.forEach((cells, index) => {
    if (cells.every((cell) => cell === null || cell === "") || isRemark(cells)) return;
    const found: PcfError<"factor.field">[] = [];
    const factor = readRow(cells, table, mapping, options, (field, given, problem) => {
      const column = columns[field];
      const heading = column === undefined ? field : String(table.header[column] ?? field);
      found.push(new PcfError("factor.field", { table: table.name, row: table.firstRow + index, field: heading, given, reason: problem.reason, ...(problem.allowed && { allowed: [...problem.allowed] }) }));
    });
    if (found.length === 0 && seen.has(nameKey(factor.id))) {
      found.push(new PcfError("factor.field", { table: table.name, row: table.firstRow + index, field: "id", given: factor.id, reason: "duplicate" }));
    }
    seen.add(nameKey(factor.id));
    if (found.length === 0) factors.push(factor);
    problems.push(...found);
  });
  return { factors, problems };
}

/** All factors of a table, or none: as long as one row has a problem nothing is taken. */
export function importFactors(table: FactorTable, options: ReadingOptions = {}): FactorsRead {
  const read = readFactorTable(table, options);
  return read.problems.length > 0 ? { factors: [], problems: read.problems } : read;
}

/**
 * The table of a csv text. Of commas, semicolons and tabs that separator is taken which makes most headings known, then the
 * one that the first line has most of; a line "sep=;" decides by itself. Titles may stand above the header.
 */
export function csvTable(name: string, csv: string): FactorTable {
  const text = csv.replace(/^\uFEFF/, "");
  const [told, separator] = /^sep=(.)\r?\n/i.exec(text) ?? ["", undefined];
  const body = text.slice(told.length);
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? "";
  const read = (sign: string) => {
    const rows = readCsv(body, sign).map((cells) => cells.map(unguarded));
    return { sign, rows, found: findHeader(rows), signs: firstLine.split(sign).length };
  };
  const tried = (separator === undefined ? [",", ";", "\t"] : [separator]).map(read).sort((a, b) => (b.found?.fields ?? 0) - (a.found?.fields ?? 0) || b.signs - a.signs);
  const { sign, rows, found } = tried[0] as ReturnType<typeof read>;
  const { header, next } = found ?? { header: rows[0] ?? [], next: 1 };
  return { name, header, rows: rows.slice(next), firstRow: next + 1 + (told === "" ? 0 : 1), ...(sign !== "," && { commaUnsure: true }) };
}

/** The table of factors on a sheet, below its title and with a header of one row or two. Null where there is none. */
export function gridTable(grid: Grid): FactorTable | null {
  const rows = withMergesFilled(grid);
  const found = findHeader(rows);
  return found === null ? null : { name: grid.sheet, header: found.header, rows: grid.values.slice(found.next), firstRow: grid.top + found.next + 1, firstColumn: grid.left };
}

/**
 * The tables of factors of a workbook, the likeliest first: that with most known headings, then that with most values. Sheets in
 * which no header is known come last, headed by their first row of words, so that a person may say what their columns are.
 */
export function gridTables(grids: readonly Grid[]): readonly FactorTable[] {
  const known = grids.flatMap((grid) => {
    const table = gridTable(grid);
    if (table === null) return [];
    const { columns } = mapColumns(table.header);
    const values = table.rows.filter((row) => row[columns.value ?? -1] !== null && row[columns.value ?? -1] !== "").length;
    return [{ table, fields: Object.keys(columns).length, values: Math.min(values, 1), hidden: grid.visibility !== "visible" }];
  });
  known.sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.values - a.values || b.fields - a.fields || b.table.rows.length - a.table.rows.length);
  const named = new Set(known.map(({ table }) => table.name));
  const unknown = grids.filter(({ sheet }) => !named.has(sheet)).flatMap((grid): FactorTable[] => {
    const row = grid.values.findIndex((cells) => cells.filter((cell) => typeof cell === "string" && cell.trim() !== "").length >= 2);
    return row < 0 ? [] : [{ name: grid.sheet, header: grid.values[row] ?? [], rows: grid.values.slice(row + 1), firstRow: grid.top + row + 2, firstColumn: grid.left }];
  });
  return [...known.map(({ table }) => table), ...unknown];
}

/** The first rows that are looked at for a header: titles and notes may stand above it. */
const headerRows = 20;

interface Header {
  readonly header: readonly CellValue[];
  /** Index of the row after it. */
  readonly next: number;
  /** How many of its headings are known. */
  readonly fields: number;
}

/** The first row, or pair of rows, with a value, a name or id, and so at least two known headings. */
function findHeader(rows: readonly (readonly CellValue[])[]): Header | null {
  for (let row = 0; row < Math.min(headerRows, rows.length); row++) {
    const upper = rows[row] ?? [];
    const lower = rows[row + 1];
    const one = { header: upper, next: row + 1, fields: knownFields(upper) };
    const joined = lower === undefined || lower.some((cell) => typeof cell === "number") ? null : joinedHeader(upper, lower);
    const two = joined === null ? null : { header: joined, next: row + 2, fields: knownFields(joined) };
    // A title above the header is no part of it: what the lower row says alone, it says as the next row.
    if (one.fields === 0 && (two === null || two.fields <= knownFields(lower ?? []))) continue;
    if (two !== null && (two.fields > one.fields || (two.fields > 0 && two.fields === one.fields && isUnitRow(lower ?? [])))) return two;
    if (one.fields > 0) return one;
  }
  return null;
}

/** 0 where a row cannot be the header of a table of factors. */
function knownFields(header: readonly CellValue[]): number {
  const { columns, unitInHeader } = mapColumns(header);
  const named = columns.id ?? columns.name ?? columns.name_zh ?? columns.name_en;
  if (columns.value === undefined || named === undefined) return 0;
  return Object.keys(columns).length + (unitInHeader === undefined ? 0 : 1);
}

/** Two rows as one: the heading that is known, with a unit below it in brackets. */
function joinedHeader(upper: readonly CellValue[], lower: readonly CellValue[]): readonly CellValue[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column): CellValue => {
    const [above, below] = [textIn(upper[column]), textIn(lower[column])];
    if (above === "" || below === "" || above === below) return above === "" ? below : above;
    if (isFactorUnit(below)) return `${above}（${below}）`;
    return Object.keys(mapColumns([below]).columns).length > 0 ? below : above;
  });
}

/** A row below the headings that holds a unit and nothing else. */
function isUnitRow(row: readonly CellValue[]): boolean {
  const texts = row.map(textIn).filter((text) => text !== "");
  return texts.length > 0 && texts.every(isFactorUnit);
}

function isFactorUnit(text: string): boolean {
  try {
    factorUnitOf(text.replace(/^[(（[]|[)）\]]$/g, ""));
    return true;
  } catch (error) {
    if (error instanceof CellProblem) return false;
    throw error;
  }
}

function textIn(cell: CellValue | undefined): string {
  return typeof cell === "string" ? cell.trim() : "";
}

/** The rows a header may stand in, with a merged heading in each of its cells. */
function withMergesFilled({ values, merges, top, left }: Grid): readonly (readonly CellValue[])[] {
  const rows = values.slice(0, headerRows + 1).map((row) => [...row]);
  for (const area of merges) {
    const first = values[area.top - top]?.[area.left - left] ?? null;
    for (let row = Math.max(0, area.top - top); row <= area.bottom - top && row < rows.length; row++) for (let column = Math.max(0, area.left - left); column <= area.right - left; column++) (rows[row] as CellValue[])[column] ??= first;
  }
  return rows;
}

/** Factors as csv with the table's fields: what an export and a team's factor pack are, read again by csvTable and importFactors. */
export function factorsCsv(factors: readonly Factor[]): string {
  const rows = factors.map((factor) => factorFields.map((field) => (field === "value" ? factor.value : guarded(textOf(factor, field)))));
  return writeCsv([[...factorFields], ...rows]);
}

/** The csv as a file: its byte order mark tells Excel that it is UTF-8, which a Chinese Excel does not guess. */
export function factorPack(factors: readonly Factor[]): string {
  return `\uFEFF${factorsCsv(factors)}`;
}

/** Spreadsheets run a csv cell that begins like a formula: an apostrophe before it keeps it text, and is taken off again on reading. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return /^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** A line below a table that remarks on it: nothing stands in it but "注：……". */
function isRemark(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  return filled.length === 1 && typeof filled[0] === "string" && /^\s*(?:[*＊※]|(?:注|备注|说明|附注|註|備註|說明|notes?|remarks?)\s*\d*\s*[:：.])/i.test(filled[0]);
}

/** A number in text whose decimals have a comma as the same with a point; throws CellProblem where either could be meant. */
function commaRead(cell: CellValue, table: Pick<FactorTable, "commaUnsure">, { decimalComma }: ReadingOptions): CellValue {
  const text = textIn(cell);
  if (decimalComma === true && /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (table.commaUnsure === true && /^[+-]?\d{1,3}(?:,\d{3})+$/.test(text)) throw new CellProblem("comma");
  return cell;
}

function readRow(cells: readonly CellValue[], table: FactorTable, mapping: ColumnMapping, options: ReadingOptions, tell: (field: FactorField | "name", given: string, problem: CellProblem) => void): Factor {
  const cellOf = (field: FactorField | "name"): CellValue => {
    const column = mapping.columns[field];
    return column === undefined ? null : (cells[column] ?? null);
  };
  const take = <T>(field: FactorField | "name", read: (text: string) => T, otherwise: T): T => {
    const cell = cellOf(field);
    try {
      const text = cellText(cell);
      return read(text !== "" ? text : field === "name" ? "" : (options.defaults?.[field] ?? ""));
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      tell(field, typeof cell === "object" && cell !== null ? cell.error : String(cell ?? ""), error);
      return otherwise;
    }
  };
  const text = (field: FactorField) => take(field, (given) => given, "");
  const needed = (field: FactorField | "name") => take(field, (given) => {
    if (given === "") throw new CellProblem("missing");
    return given;
  }, "");

  const name = take("name", (given) => given, "");
  const chinese = /\p{Script=Han}/u.test(name);
  const nameZh = text("name_zh") || (chinese ? name : "");
  const nameEn = text("name_en") || (chinese ? "" : name);
  // A row without an id is called by its name.
  const id = text("id") || nameEn || nameZh;
  if (id === "") needed(mapping.columns.id !== undefined ? "id" : "name");
  const { unit, gases } = take("unit", (given) => factorUnitOf(given || (mapping.unitInHeader ?? "")), { unit: "", gases: "" });
  return {
    id, nameZh, nameEn,
    synonyms: text("synonyms").split(/[;；]/).map((synonym) => synonym.trim()).filter((synonym) => synonym !== ""),
    category: take("category", categoryOf, "other"),
    value: take("value", () => valueOf(commaRead(cellOf("value"), table, options)), ""),
    unit, gases: text("gases") || gases, gwpSet: text("gwp_set"), region: text("region"), dataYear: text("data_year"), validFrom: text("valid_from"), validTo: text("valid_to"),
    boundary: take("boundary", boundaryOf, "other"),
    source: needed("source"), publisher: text("publisher"), locator: text("locator"), url: text("url"), licence: text("licence"),
    verified: take("verified", verifiedOf, false), supersededBy: text("superseded_by"), note: text("note"),
  };
}
