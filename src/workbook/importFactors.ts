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
}

export interface ReadingOptions {
  /** Where the person has corrected the mapping; otherwise it is read from the header. */
  readonly mapping?: ColumnMapping;
  /** Taken where a row has no text of its own: { category: "material", source: "Supplier declaration" }. */
  readonly defaults?: Readonly<Partial<Record<FactorField, string>>>;
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
    if (cells.every((cell) => cell === null || cell === "")) return;
    const found: PcfError<"factor.field">[] = [];
    const factor = readRow(cells, mapping, options, (field, given, problem) => {
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

/** The table of a csv text: commas, semicolons or tabs, whichever its first line has most of. */
export function csvTable(name: string, csv: string): FactorTable {
  const text = csv.replace(/^\uFEFF/, "");
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const delimiter = [",", ";", "\t"].map((sign) => ({ sign, count: firstLine.split(sign).length })).sort((a, b) => b.count - a.count)[0]?.sign ?? ",";
  const [header = [], ...rows] = readCsv(text, delimiter);
  return { name, header, rows: rows.map((cells) => cells.map(unguarded)), firstRow: 2 };
}

/** The first rows of a sheet that are looked at for a header: titles and notes may stand above it. */
const headerRows = 20;

/** The table of factors on a sheet: the first row with a value, a name or id, and one more known heading is its header. Null where there is none. */
export function gridTable(grid: Grid): FactorTable | null {
  for (let row = 0; row < Math.min(headerRows, grid.values.length); row++) {
    const header = grid.values[row] ?? [];
    const { columns } = mapColumns(header);
    const named = columns.id ?? columns.name ?? columns.name_zh ?? columns.name_en;
    if (columns.value === undefined || named === undefined || Object.keys(columns).length < 2) continue;
    return { name: grid.sheet, header, rows: grid.values.slice(row + 1), firstRow: grid.top + row + 2 };
  }
  return null;
}

/** Factors as csv with the table's fields: what an export and a team's factor pack are, read again by csvTable and importFactors. */
export function factorsCsv(factors: readonly Factor[]): string {
  const rows = factors.map((factor) => factorFields.map((field) => (field === "value" ? factor.value : guarded(textOf(factor, field)))));
  return writeCsv([[...factorFields], ...rows]);
}

/** Spreadsheets run a csv cell that begins like a formula: an apostrophe before it keeps it text, and is taken off again on reading. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return /^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function readRow(cells: readonly CellValue[], mapping: ColumnMapping, options: ReadingOptions, tell: (field: FactorField | "name", given: string, problem: CellProblem) => void): Factor {
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
    value: take("value", () => valueOf(cellOf("value")), ""),
    unit, gases: text("gases") || gases, gwpSet: text("gwp_set"), region: text("region"), dataYear: text("data_year"), validFrom: text("valid_from"), validTo: text("valid_to"),
    boundary: take("boundary", boundaryOf, "other"),
    source: needed("source"), publisher: text("publisher"), locator: text("locator"), url: text("url"), licence: text("licence"),
    verified: take("verified", verifiedOf, false), supersededBy: text("superseded_by"), note: text("note"),
  };
}
