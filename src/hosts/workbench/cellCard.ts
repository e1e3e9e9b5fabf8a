import type { FRange } from "@univerjs/sheets/facade";
import type { Language } from "../../locales";
import { element } from "./element";
import type { SpreadsheetGrid } from "./grid";
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
  card.append(element("h2", {}, cell.getA1Notation(), element("output", {}, valueText(cell))));
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
  const shown = grid.workbook().getSheetBySheetId(sheetId)?.getSheet().getCellRaw(row, column)?.v;
  if (typeof shown !== "string" || !/^#[A-Z/0]+[!?A]$/.test(shown)) return undefined;
  return grid.messages.at(grid.workbook().getId(), sheetId, row, column) ?? errorWords(shown, language);
}

function valueText(cell: FRange): string {
  const raw = cell.getRawValue();
  return raw === null || raw === undefined ? "" : String(raw);
}
