import { nameKey } from "../factors/names/nameKey";
import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { CellValue } from "../tables/grid";
import { significantText } from "./factorCells";
import factorColumns from "./factorColumns.json";

/** The Excel table that holds the workbook's own factors, and the sheet it stands on. The names are the same in every language. */
export const factorsTable = "PCF_Factors";
export const factorsSheetName = "PCF Factors";

/** The fields of the table in their order. The value stands in the fifth column (E), where frozen formulas point to. */
export const factorFields = factorColumns.columns.map(({ field }) => field) as readonly FactorField[];
export type FactorField =
  | "id" | "name_zh" | "name_en" | "category" | "value" | "unit" | "gases" | "gwp_set" | "region" | "data_year" | "valid_from" | "valid_to" | "boundary" | "source"
  | "publisher" | "locator" | "url" | "licence" | "verified" | "superseded_by" | "synonyms" | "note";

/** The table's header row in a language. */
export function factorHeader(language: Language): string[] {
  return factorColumns.columns.map((column) => column[language]);
}

/** A factor as a row of the table: its value a number, so that native formulas can use it, all else text. */
export function factorRow(factor: Factor): CellValue[] {
  return factorFields.map((field) => (field === "value" ? Number(factor.value) : textOf(factor, field)));
}

/** The number format that shows a value with the digits it was published with: "0.0000" for 0.7120. */
export function valueFormat(value: string): string {
  const decimals = /^-?\d*\.(\d+)$/.exec(value)?.[1]?.length;
  return decimals === undefined || decimals > 12 ? "General" : `0.${"0".repeat(decimals)}`;
}

/** A field of a factor as the text that the table and the csv hold. */
export function textOf(factor: Factor, field: FactorField): string {
  switch (field) {
    case "id": return factor.id;
    case "name_zh": return factor.nameZh;
    case "name_en": return factor.nameEn;
    case "category": return factor.category;
    case "value": return significantText(factor.value);
    case "unit": return factor.unit;
    case "gases": return factor.gases;
    case "gwp_set": return factor.gwpSet;
    case "region": return factor.region;
    case "data_year": return factor.dataYear;
    case "valid_from": return factor.validFrom;
    case "valid_to": return factor.validTo;
    case "boundary": return factor.boundary;
    case "source": return factor.source;
    case "publisher": return factor.publisher;
    case "locator": return factor.locator;
    case "url": return factor.url;
    case "licence": return factor.licence;
    case "verified": return String(factor.verified);
    case "superseded_by": return factor.supersededBy;
    case "synonyms": return factor.synonyms.join("; ");
    case "note": return factor.note;
  }
}

/** Which column of a foreign table holds which field. */
export interface ColumnMapping {
  readonly columns: Readonly<Partial<Record<FactorField | "name", number>>>;
  /** The unit in the header of the value's column: "排放因子（kgCO2e/kg）". */
  readonly unitInHeader?: string;
  /** Headers that no field is known for, as they stand there. */
  readonly unmatched: readonly string[];
}

const fieldsByName = new Map<string, FactorField | "name">();
for (const name of factorColumns.name) fieldsByName.set(nameKey(name), "name");
for (const { field, zh, en, also } of factorColumns.columns) for (const name of [field, zh, en, ...also]) fieldsByName.set(nameKey(name), field as FactorField);

/** Reads a header in Chinese or English, as people write it; the first column of a meaning is taken. */
export function mapColumns(header: readonly CellValue[]): ColumnMapping {
  const columns: Partial<Record<FactorField | "name", number>> = {};
  const unmatched: string[] = [];
  let unitInHeader: string | undefined;
  header.forEach((cell, index) => {
    const text = typeof cell === "string" ? cell.trim() : "";
    if (text === "") return;
    const [, plain = text, inside] = /^([^(（[【]*)[(（[【](.*)[)）\]】]\s*$/.exec(text) ?? [];
    const field = fieldsByName.get(nameKey(text)) ?? fieldsByName.get(nameKey(plain));
    if (field === undefined || columns[field] !== undefined) {
      unmatched.push(text);
      return;
    }
    columns[field] = index;
    if (field === "value" && inside !== undefined && !fieldsByName.has(nameKey(text))) unitInHeader = inside.trim();
  });
  return { columns, unmatched, ...(unitInHeader !== undefined && { unitInHeader }) };
}
