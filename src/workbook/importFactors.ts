import { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import { nameKey } from "../factors/names/nameKey";
import type { CellValue } from "../tables/grid";
import { boundaryOf, categoryOf, CellProblem, cellText, factorUnitOf, valueOf, verifiedOf } from "./factorCells";
import { mapColumns } from "./factorsSheet";
import type { ColumnMapping, FactorField } from "./factorsSheet";
import { isBlank, textIn } from "./factorTable";
import type { FactorTable } from "./factorTable";

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
 * the workbook's own sheet goes on working while one row is being typed. Rows
 * with nothing in any of its columns are passed over.
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
  table.rows.forEach(({ number, cells }) => {
    if (Object.values(columns).every((column) => isBlank(cells[column])) || isRemark(cells)) return;
    const found: PcfError<"factor.field">[] = [];
    const factor = readRow(cells, table, mapping, options, (field, given, problem) => {
      const column = columns[field];
      const heading = column === undefined ? field : String(table.header[column] ?? field);
      found.push(new PcfError("factor.field", { table: table.name, row: number, field: heading, given, reason: problem.reason, ...(problem.allowed && { allowed: [...problem.allowed] }) }));
    });
    if (found.length === 0 && seen.has(nameKey(factor.id))) {
      found.push(new PcfError("factor.field", { table: table.name, row: number, field: "id", given: factor.id, reason: "duplicate" }));
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

/** A line below a table that remarks on it: nothing stands in it but "注：……". */
function isRemark(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
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
