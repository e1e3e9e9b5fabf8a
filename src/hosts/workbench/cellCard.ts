import type { Language } from "../../locales";
import { isCellError } from "../../tables/grid";
import type { CellValue } from "../../tables/grid";
import { element } from "./element";
import { errorOrigin } from "./errorOrigin";
import type { SpreadsheetGrid } from "./grid";
import { valueAt } from "./sheetCells";
import { errorWords, word } from "./words";

/** What the selected cell holds in full: its formula, its value with all digits, and why it shows an error. */
export function showCell(card: HTMLElement, grid: SpreadsheetGrid, language: Language): void {
  const range = grid.workbook().getActiveRange();
  card.replaceChildren();
  card.classList.remove("error");
  if (!range) return;
  const [row, column] = [range.getRow(), range.getColumn()];
  const sheet = grid.workbook().getActiveSheet();
  const cell = sheet.getRange(row, column);
  const formula = cell.getFormula();
  card.append(element("h2", {}, cell.getA1Notation(), element("output", {}, valueText(valueAt(grid, sheet.getSheetId(), row, column)))));
  if (formula !== "") card.append(element("code", {}, formula));
  const message = errorMessage(grid, sheet.getSheetId(), row, column, language);
  if (message !== undefined) {
    card.classList.add("error");
    card.append(element("p", { role: "alert" }, message));
  } else if (formula === "") {
    card.append(element("p", { class: "hint" }, word("hint", language)));
  }
}

/** Why a cell shows an error, in the person's language; undefined for a cell without one. */
export function errorMessage(grid: SpreadsheetGrid, sheetId: string, row: number, column: number, language: Language): string | undefined {
  const value = valueAt(grid, sheetId, row, column);
  if (!isCellError(value)) return undefined;
  const own = ownMessage(grid, sheetId, row, column);
  if (own !== undefined) return own;
  const origin = errorOrigin(grid, { sheetId, row, column });
  if (origin === null) return errorWords(value.error, language);
  const message = ownMessage(grid, origin.sheetId, origin.row, origin.column) ?? errorWords(origin.error, language) ?? origin.error;
  const sheet = grid.workbook().getSheetBySheetId(origin.sheetId);
  return word("comesFrom", language, { cell: sheet?.getRange(origin.row, origin.column).getA1Notation(origin.sheetId !== sheetId) ?? "", message });
}

/** What our functions said of the error in this very cell. */
function ownMessage(grid: SpreadsheetGrid, sheetId: string, row: number, column: number): string | undefined {
  return grid.messages.at(grid.workbook().getId(), sheetId, row, column);
}

function valueText(value: CellValue): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}
