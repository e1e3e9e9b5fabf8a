import type { Language } from "../locales";
import { cellName } from "../workbook/cellName";
import { planRepair } from "../workbook/repair";
import { openPackage, readWorkbook, toGrid, writeWorkbook } from "./file";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";
import type { Recalculated } from "./recalculate";

export interface Repaired extends Recalculated {
  /** Cells whose formula was entered anew, with the formula: "Sheet1!F4". */
  readonly repaired: readonly { readonly cell: string; readonly formula: string }[];
  /** Cells that stand on a protected sheet and were left. */
  readonly barred: readonly string[];
}

/** A workbook whose PCF formulas no Excel would bind any more, with each of them in Excel's own form and everything calculated. */
export async function repairFile(bytes: Uint8Array, language: Language): Promise<Repaired> {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const sheets = workbook.sheets.filter(({ kind }) => kind === "worksheet");
  const places = (wanted: "stuck" | "filledBy") => new Set(sheets.flatMap(({ name, cells }) => cells.flatMap((cell) => (cell[wanted] === undefined ? [] : [`${name} ${cell.row},${cell.column}`]))));
  const [stuck, filled] = [places("stuck"), places("filledBy")];
  const { edits, barred } = planRepair(sheets.map((sheet) => toGrid(sheet)), {
    functionNames,
    protectedSheets: new Set(sheets.filter((sheet) => sheet.protected).map(({ name }) => name)),
    isStuck: (sheet, row, column) => stuck.has(`${sheet} ${row},${column}`),
    isFilled: (sheet, row, column) => filled.has(`${sheet} ${row},${column}`),
  });
  const entered = edits.length === 0 ? bytes : writeWorkbook(file, { cells: edits, functionNames });
  const repaired = edits.map(({ sheet, row, column, content }) => ({ cell: `${sheet}!${cellName(row, column)}`, formula: "formula" in content ? content.formula : "" }));
  const calculated = await recalculate(entered, language);
  // What needs no repair is not written, were it only for a result that another program rounds otherwise.
  return { ...calculated, ...(edits.length === 0 && { bytes }), repaired, barred: barred.map(({ sheet, row, column }) => `${sheet}!${cellName(row, column)}`) };
}
