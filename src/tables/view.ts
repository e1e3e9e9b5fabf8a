import { filledCells } from "./grid";
import type { Area, Grid } from "./grid";
import { readCell } from "./cell";
import type { Cell } from "./cell";

/**
 * A sheet seen from above or lying on its side. Rows and columns are those of the view, counted from 0 on the sheet; a table
 * that runs across is read through a turned view, so that one reader serves both. A cell of a merged area answers with the
 * area's first cell.
 */
export interface View {
  readonly sheet: string;
  readonly area: Area;
  readonly turned: boolean;
  at(row: number, column: number): Cell;
  /** The merged area that the cell belongs to, in the view's coordinates; undefined for a cell of its own. */
  merge(row: number, column: number): Area | undefined;
  filled(row: number, column: number): boolean;
  /** The filled columns of each row that has some, from left to right. */
  filledColumns(): ReadonlyMap<number, readonly number[]>;
}

/** A grid as a view. Cells are read once, when they are first asked for. */
export function viewOf(grid: Grid): View {
  const height = grid.values.length;
  const width = grid.values.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = new Map<number, Cell>();
  const anchors = new Map<number, Area>();
  const key = (row: number, column: number) => (row - grid.top) * width + (column - grid.left);
  const inside = (row: number, column: number) => row >= grid.top && row < grid.top + height && column >= grid.left && column < grid.left + width;
  for (const merge of grid.merges) {
    const bottom = Math.min(merge.bottom, grid.top + height - 1);
    const right = Math.min(merge.right, grid.left + width - 1);
    // A merge over a whole column of a million rows is layout, not a cell of a table.
    if ((bottom - merge.top + 1) * (right - merge.left + 1) > mergeLimit) continue;
    for (let row = Math.max(merge.top, grid.top); row <= bottom; row++) {
      for (let column = Math.max(merge.left, grid.left); column <= right; column++) anchors.set(key(row, column), { ...merge, bottom, right });
    }
  }
  const read = (row: number, column: number): Cell => {
    if (!inside(row, column)) return readCell(row, column, null, null, "General");
    const at = key(row, column);
    let cell = cells.get(at);
    if (cell === undefined) {
      const r = row - grid.top;
      const c = column - grid.left;
      cell = readCell(row, column, grid.values[r]?.[c] ?? null, grid.formulas[r]?.[c] ?? null, grid.formats[r]?.[c] ?? "General");
      cells.set(at, cell);
    }
    return cell;
  };
  const merge = (row: number, column: number) => (inside(row, column) ? anchors.get(key(row, column)) : undefined);
  const at = (row: number, column: number) => {
    const area = merge(row, column);
    return area ? read(area.top, area.left) : read(row, column);
  };
  return {
    sheet: grid.sheet,
    area: { top: grid.top, left: grid.left, bottom: grid.top + height - 1, right: grid.left + width - 1 },
    turned: false,
    at,
    merge,
    filled: (row, column) => !at(row, column).blank,
    filledColumns() {
      const cells: (readonly [number, number])[] = [...anchors.keys()].map(
        (each) => [grid.top + Math.floor(each / width), grid.left + (each % width)] as const,
      );
      for (const { row, column } of filledCells(grid)) if (!anchors.has(key(row, column))) cells.push([row, column]);
      return byFirst(cells.filter(([row, column]) => !at(row, column).blank));
    },
  };
}

const mergeLimit = 100_000;

/** The same sheet with rows and columns exchanged. */
export function turn(view: View): View {
  const flip = (area: Area): Area => ({ top: area.left, left: area.top, bottom: area.right, right: area.bottom });
  return {
    sheet: view.sheet,
    area: flip(view.area),
    turned: !view.turned,
    at: (row, column) => view.at(column, row),
    merge: (row, column) => {
      const area = view.merge(column, row);
      return area && flip(area);
    },
    filled: (row, column) => view.filled(column, row),
    filledColumns: () => byFirst([...view.filledColumns()].flatMap(([row, columns]) => columns.map((column) => [column, row] as const))),
  };
}

function byFirst(pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (const [first, second] of pairs) {
    const list = lists.get(first);
    if (list) list.push(second);
    else lists.set(first, [second]);
  }
  for (const list of lists.values()) list.sort((a, b) => a - b);
  return lists;
}
