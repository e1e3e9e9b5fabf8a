import { columnLimit, columnName, columnNumber, rowLimit } from "../reference";
import { tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";

const cell = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/;
const wholeColumn = /^(\$?)([A-Za-z]{1,3})$/;
const wholeRow = /^(\$?)([1-9]\d{0,6})$/;

/** A formula moved by rows and columns, as a shared formula means it: relative references follow, and wrap at the sheet's edge. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return rows === 0 && columns === 0 ? formula : shiftTokens(tokenize(formula).tokens, rows, columns);
}

export function shiftTokens(tokens: readonly Token[], rows: number, columns: number): string {
  return tokens.map((token, index) => (token.kind === "name" || token.kind === "number" ? shiftToken(tokens, index, rows, columns) : token.text)).join("");
}

function shiftToken(tokens: readonly Token[], index: number, rows: number, columns: number): string {
  const { text } = tokens[index]!;
  const after = tokens[index + 1]?.text;
  // A function (LOG10), a sheet (Q1!A1) or a table looks like a reference and is none.
  if (after === "(" || after === "!" || tokens[index + 1]?.kind === "bracket") return text;
  const match = cell.exec(text);
  if (match && columnNumber(match[2]!) >= 0 && Number(match[4]) <= rowLimit) return moveColumn(match[1]!, match[2]!, columns) + moveRow(match[3]!, match[4]!, rows);
  const column = wholeColumn.exec(text);
  if (column && isRangeEnd(tokens, index, wholeColumn) && columnNumber(column[2]!) >= 0) return moveColumn(column[1]!, column[2]!, columns);
  const row = wholeRow.exec(text);
  if (row && isRangeEnd(tokens, index, wholeRow)) return moveRow(row[1]!, row[2]!, rows);
  return text;
}

/** Whether the other side of a ":" beside the token is of the same kind (A:C, 1:3). */
function isRangeEnd(tokens: readonly Token[], index: number, pattern: RegExp): boolean {
  const before = tokens[index - 1]?.text === ":" && pattern.test(tokens[index - 2]?.text ?? "");
  const after = tokens[index + 1]?.text === ":" && pattern.test(tokens[index + 2]?.text ?? "");
  return before || after;
}

function moveColumn(fixed: string, name: string, by: number): string {
  return fixed ? fixed + name : columnName((((columnNumber(name) + by) % columnLimit) + columnLimit) % columnLimit);
}

function moveRow(fixed: string, row: string, by: number): string {
  return fixed ? fixed + row : String(((((Number(row) - 1 + by) % rowLimit) + rowLimit) % rowLimit) + 1);
}
