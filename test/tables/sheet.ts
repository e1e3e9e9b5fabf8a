import type { Area, CellValue, Grid } from "../../src/tables/grid";

/** A cell as a case writes it: a value, a text that begins with "=" (formula without a value), or a formula with its value. */
export type CaseCell = CellValue | { readonly formula: string; readonly value: CellValue } | undefined;

export interface CaseSheet {
  readonly name: string;
  readonly rows: readonly (readonly CaseCell[])[];
  /** "A1:B2" */
  readonly merges?: readonly string[];
  /** Number formats by cell: { "B9": "0.00%" } */
  readonly formats?: Readonly<Record<string, string>>;
}

/** A sheet typed by hand as a grid. */
export function sheet({ name, rows, merges = [], formats = {} }: CaseSheet): Grid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) => Array.from({ length: width }, (_, column) => cellOf(row[column])));
  const styles = rows.map(() => Array.from({ length: width }, () => "General"));
  for (const [cell, format] of Object.entries(formats)) {
    const { top, left } = area(cell);
    const row = styles[top];
    if (row) row[left] = format;
  }
  return { sheet: name, top: 0, left: 0, values: cells.map((row) => row.map((cell) => cell.value)), formulas: cells.map((row) => row.map((cell) => cell.formula)), formats: styles, merges: merges.map(area), tables: [], visibility: "visible" };
}

function cellOf(cell: CaseCell): { value: CellValue; formula: string | null } {
  if (cell === undefined) return { value: null, formula: null };
  if (typeof cell === "object" && cell !== null && "formula" in cell) return cell;
  if (typeof cell === "string" && cell.startsWith("=")) return { value: null, formula: cell };
  return { value: cell, formula: null };
}

/** "B3:D5" as an area. */
export function area(text: string): Area {
  const [first = "", last = first] = text.split(":");
  const at = (cell: string) => {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    return { row: Number(digits) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
  };
  const [from, to] = [at(first), at(last)];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
