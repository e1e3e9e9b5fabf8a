import type { Cell } from "../../tables/cell";
import type { Area, Grid, TableArea } from "../../tables/grid";
import { areaName, cellName } from "../cellName";
import { ownRowReference, wholeColumnReference } from "../columnReference";

type Place = Pick<Cell, "row" | "column">;

/** How the formula in one cell names other cells of its sheet: by the headings of an Excel table where both stand in one row of it. */
export function referenceFrom(grid: Grid, target: Place, cell: Place): string {
  const table = bodyAround(grid, target);
  const heading = table && cell.row === target.row ? table.columns[cell.column - table.area.left] : undefined;
  return heading === undefined ? cellName(cell.row, cell.column) : ownRowReference(heading);
}

/** The cells as few ranges as they make: "G4:G8,G10". A column of an Excel table that is summed whole is named as such; `fixed` ranges stay when they are filled down. */
export function rangesOf(grid: Grid, target: Place, cells: readonly Place[], fixed = false): string {
  const runs: Area[] = [];
  for (const { row, column } of cells) {
    const last = runs.at(-1);
    const below = last && last.left === column && last.right === column && last.bottom === row - 1;
    const beside = last && last.top === row && last.bottom === row && last.right === column - 1;
    if (below || beside) runs.splice(-1, 1, { ...last, bottom: row, right: column });
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  return runs.map((run) => wholeColumn(grid, target, run) ?? (fixed ? areaName(run).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2") : areaName(run))).join(",");
}

function wholeColumn(grid: Grid, target: Place, run: Area): string | null {
  const table = grid.tables.find(({ area, headerRows, totalsRows }) => area.top + headerRows === run.top && area.bottom - totalsRows === run.bottom && area.left <= run.left && run.left <= area.right);
  const heading = table?.columns[run.left - table.area.left];
  // A formula in the body that names its own column would name itself.
  if (table === undefined || heading === undefined || run.left !== run.right || bodyAround(grid, target) === table) return null;
  return wholeColumnReference(table.name, heading);
}

function bodyAround(grid: Grid, { row, column }: Place): TableArea | undefined {
  return grid.tables.find(({ area, headerRows, totalsRows }) => row >= area.top + headerRows && row <= area.bottom - totalsRows && column >= area.left && column <= area.right);
}
