import { formulaOf } from "../../tables/formula/parse";
import { readsOf } from "../engine/formula/reads";
import { isCellError } from "../../tables/grid";
import type { CellError } from "../../tables/grid";
import type { SpreadsheetGrid } from "./grid";
import { valueAt } from "./sheetCells";

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** A chain of errors is followed this far, and this many cells of each area are looked at. */
const farthest = 64;
const mostCells = 20_000;

/** The cell that an error was passed on from: the first one behind this whose formula reads no other error. null where this cell is it. */
export function errorOrigin(grid: SpreadsheetGrid, from: Place): (Place & { readonly error: CellError["error"] }) | null {
  let found: (Place & { readonly error: CellError["error"] }) | null = null;
  for (let step = 0; step < farthest; step++) {
    const next = errorBehind(grid, found ?? from);
    if (next === null || (next.sheetId === from.sheetId && next.row === from.row && next.column === from.column)) return found;
    found = next;
  }
  return found;
}

function errorBehind(grid: SpreadsheetGrid, { sheetId, row, column }: Place): (Place & { readonly error: CellError["error"] }) | null {
  const sheets = grid.workbook().getSheets();
  const text = grid.workbook().getSheetBySheetId(sheetId)?.getRange(row, column).getFormula() ?? "";
  if (text === "") return null;
  let left = mostCells;
  for (const area of areasOf(text, sheets.map((sheet) => sheet.getSheetName()), sheets.findIndex((sheet) => sheet.getSheetId() === sheetId))) {
    const sheet = sheets[area.sheet];
    if (!sheet) continue;
    const bottom = Math.min(area.bottom, sheet.getLastRow());
    const right = Math.min(area.right, sheet.getLastColumn());
    for (let atRow = area.top; atRow <= bottom; atRow++) {
      for (let atColumn = area.left; atColumn <= right && left-- > 0; atColumn++) {
        const value = valueAt(grid, sheet.getSheetId(), atRow, atColumn);
        if (isCellError(value)) return { sheetId: sheet.getSheetId(), row: atRow, column: atColumn, error: value.error };
      }
    }
  }
  return null;
}

function areasOf(text: string, names: readonly string[], sheet: number): ReturnType<typeof readsOf> {
  const tree = formulaOf(text);
  return tree === null ? [] : readsOf(tree, sheet, (name) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()));
}
