import type { Book, Cell } from "./foreign/book";
import { name } from "./foreign/formula";
import type { Value } from "./foreign/formula";
import type { CaseCell, CaseSheet } from "../tables/sheet";

/** The sheets of a case as a workbook that can be saved. */
export function caseBook(title: string, sheets: readonly CaseSheet[]): Book {
  return { name: title, marks: [], sheets: sheets.map((sheet) => ({ name: sheet.name, hidden: false, merges: [...(sheet.merges ?? [])], cells: cellsOf(sheet) })) };
}

function cellsOf({ rows, formats = {} }: CaseSheet): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [r, row] of rows.entries()) {
    for (const [c, given] of row.entries()) {
      const at = name(r + 1, c + 1);
      const cell = cellOf(given);
      if (cell) cells.set(at, formats[at] === undefined ? cell : { ...cell, format: formats[at] });
    }
  }
  return cells;
}

function cellOf(given: CaseCell): Cell | null {
  if (given === undefined || given === null) return null;
  if (typeof given === "object" && "formula" in given) return { value: given.value as Value, formula: given.formula };
  if (typeof given === "string" && given.startsWith("=")) return { value: null, formula: given };
  return { value: given as Value };
}
