import { saysNone } from "./cell";
import type { Cell } from "./cell";
import { headingLikeness } from "./header";
import { readUnit } from "./readUnit";
import type { View } from "./view";

/** A filled cell of a row with the columns it covers. */
export interface Span {
  readonly cell: Cell;
  readonly left: number;
  readonly right: number;
}

/** What stands in a row, cell by cell, each merged area once. */
export interface RowShape {
  readonly row: number;
  readonly spans: readonly Span[];
  readonly numbers: number;
  readonly texts: number;
}

export function rowShape(view: View, row: number, left: number, right: number): RowShape {
  const spans: Span[] = [];
  let numbers = 0;
  let texts = 0;
  for (let column = left; column <= right; column++) {
    const cell = view.at(row, column);
    if (cell.blank) continue;
    const merge = view.merge(row, column);
    const end = merge ? Math.min(merge.right, right) : column;
    spans.push({ cell, left: column, right: end });
    // A formula without a stored value is a number that nobody has calculated yet.
    if (cell.number !== null || (cell.formula !== null && cell.text === "")) numbers++;
    else if (cell.text !== "") texts++;
    column = end;
  }
  return { row, spans, numbers, texts };
}

export function isYear(cell: Cell): boolean {
  return cell.unit === "" && cell.number !== null && Number.isInteger(cell.number) && cell.number >= 1990 && cell.number <= 2100;
}

/** A line of the sheet: one text and nothing beside it. */
export function isLine(shape: RowShape): boolean {
  const cell = shape.spans[0]?.cell;
  return shape.spans.length === 1 && cell !== undefined && cell.text !== "" && cell.number === null;
}

/** How many cells of the row read like headings of columns. */
export function headings(shape: RowShape): number {
  return shape.spans.filter((span) => span.cell.number === null && headingLikeness(span.cell.text) >= 0.45).length;
}

export function onlyYears(shape: RowShape): boolean {
  return shape.spans.every((span) => span.cell.number === null || isYear(span.cell));
}

const letterCell = /^[([]?[a-z0-9]{1,2}[)\]]?(\s*[=＝].*)?$|^[a-z]\s*[=＝]/i;

/** A row under the headings that only names units, or letters and formulas for the columns ("A | B | C=A*B"). */
export function isUnitRow(shape: RowShape): boolean {
  const own = shape.spans.filter((span) => span.cell.row === shape.row);
  return own.length > 0 && own.every(({ cell }) => cell.number === null && !saysNone(cell) && (readUnit(cell.text) !== null || letterCell.test(cell.text)));
}
