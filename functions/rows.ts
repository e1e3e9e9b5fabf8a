import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { cellError } from "./answer";
import { isBlank } from "./cell";
import type { Cell } from "./cell";

/** An argument of a custom function: always a range, one cell for a single value, null when omitted. */
export type Range = Cell[][] | null | undefined;

/** Answers one row of cells, in the order of the ranges. */
export type RowWork = (...cells: Cell[]) => Cell;

/** A range of more rows than this is a whole column; the blanks under its last value are left out of the answer. */
const wholeColumn = 100_000;

/**
 * Answers cell by cell over ranges, broadcast as Excel does: one cell goes with all, one row with every row, one column with
 * every column; ranges of different sizes leave #N/A where a partner is missing. A row's error stays in its row.
 */
export function eachCell(ranges: readonly Range[], names: readonly Argument[], work: RowWork): unknown[][] {
  const grids = ranges.map((range) => (range == null || range.length === 0 ? [[null]] : range));
  const rows = heightOf(grids);
  const columns = Math.max(...grids.map((grid) => grid[0]?.length ?? 1));
  const result: unknown[][] = new Array(rows);
  const cells: Cell[] = new Array(grids.length);
  for (let row = 0; row < rows; row++) {
    const line: unknown[] = new Array(columns);
    for (let column = 0; column < columns; column++) line[column] = oneCell(grids, names, cells, row, column, rows, columns, work);
    result[row] = line;
  }
  return result;
}

function oneCell(grids: Cell[][][], names: readonly Argument[], cells: Cell[], row: number, column: number, rows: number, columns: number, work: RowWork): unknown {
  try {
    for (let index = 0; index < grids.length; index++) {
      const grid = grids[index]!;
      const line = grid.length === 1 ? grid[0]! : grid[row];
      const inside = line !== undefined && (line.length === 1 || column < line.length);
      if (!inside) throw new PcfError("argument.shape", { argument: names[index]!, rows: grid.length, columns: grid[0]!.length, wantedRows: rows, wantedColumns: columns });
      cells[index] = line.length === 1 ? line[0] : line[column];
    }
    return work(...cells);
  } catch (thrown) {
    return cellError(thrown);
  }
}

function heightOf(grids: Cell[][][]): number {
  const full = Math.max(...grids.map((grid) => grid.length));
  if (full <= wholeColumn) return full;
  return Math.max(1, ...grids.map((grid) => (grid.length === 1 ? 1 : lastFilledRow(grid) + 1)));
}

function lastFilledRow(grid: Cell[][]): number {
  let row = grid.length - 1;
  while (row >= 0 && grid[row]!.every(isBlank)) row--;
  return row;
}
