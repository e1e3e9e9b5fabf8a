import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { content, decimalOf, isBlank, textOf } from "./cell";
import type { Cell } from "./cell";
import type { Decimal } from "../src/units/decimal";
import type { Range } from "./rows";

/**
 * The numbers of a range that is taken as a whole (added up, shared, ranked), in reading order; null where a cell is blank.
 * A text is refused even when it reads as a number: a spreadsheet's own SUM would skip it in silence.
 */
export function exactNumbers(range: Range, argument: Argument): (Decimal | null)[] {
  return (range ?? []).flatMap((line, row) => line.map((cell, column) => exactNumber(cell, argument, row, column)));
}

function exactNumber(cell: Cell, argument: Argument, row: number, column: number): Decimal | null {
  if (isBlank(cell)) return null;
  const value = content(cell, argument);
  if (value === null) return null;
  if (typeof value === "string") throw new PcfError("sum.text", { given: value, row: row + 1, column: column + 1 });
  if (typeof value === "boolean") throw new PcfError("argument.boolean", { argument, given: value ? "TRUE" : "FALSE" });
  return decimalOf(value, argument);
}

/** Names of a column or a row; null where a cell is blank. @throws PcfError argument.column for a block of cells. */
export function names(range: Range, argument: Argument): (string | null)[] {
  const lines = range ?? [];
  if (lines.length > 1 && (lines[0]?.length ?? 0) > 1) throw new PcfError("argument.column", { argument, columns: lines[0]!.length });
  return lines.flat().map((cell) => textOf(cell, argument));
}

/** Two lists that belong together, cell by cell. @throws PcfError argument.shape when one is longer. */
export function requireSameLength(one: readonly unknown[], other: readonly unknown[], argument: Argument): void {
  if (one.length === other.length) return;
  throw new PcfError("argument.shape", { argument, rows: other.length, columns: 1, wantedRows: one.length, wantedColumns: 1 });
}

/** Puts a list back into the shape of the range it came from. */
export function inShapeOf(range: Range, cells: readonly unknown[]): unknown[][] {
  let next = 0;
  return (range ?? []).map((line) => line.map(() => cells[next++]));
}

export function firstCell(range: Range): Cell {
  return range?.[0]?.[0];
}
