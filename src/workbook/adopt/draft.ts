import type { Cell } from "../../tables/cell";
import type { CellValue, Grid } from "../../tables/grid";
import { cellName } from "../cellName";
import { keptFormat } from "./shown";
import type { Why } from "./why";

/** A typed figure and the formula that will stand in its place. */
export interface AdoptedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** "G5" */
  readonly address: string;
  readonly kind: "row" | "total" | "share" | "perUnit";
  /** What stands there now; the formula where there is one. */
  readonly before: CellValue;
  readonly beforeFormula: string | null;
  readonly formula: string;
  readonly after: number;
  /** The number format that keeps the digits as they are shown; undefined where the cell's own does. */
  readonly format?: string;
}

/** A figure that stays as it is. */
export interface LeftCell extends Why {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly value: CellValue;
}

/** Collects what will be written and what is left, and knows the value that each cell will have. */
export class AdoptDraft {
  readonly cells = new Map<string, AdoptedCell>();
  readonly left = new Map<string, LeftCell>();

  constructor(readonly grid: Grid) {}

  take(cell: Cell, kind: AdoptedCell["kind"], formula: string, after: number, decimals: number = cell.decimals): void {
    const { row, column } = cell;
    const format = keptFormat(cell, after, decimals);
    this.left.delete(keyOf(cell));
    this.cells.set(keyOf(cell), { sheet: this.grid.sheet, row, column, address: cellName(row, column), kind, before: cell.value, beforeFormula: cell.formula, formula, after, ...(format !== undefined && { format }) });
  }

  leave(cell: Cell, reason: Why): void {
    const { row, column } = cell;
    if (!this.cells.has(keyOf(cell))) this.left.set(keyOf(cell), { ...reason, sheet: this.grid.sheet, row, column, address: cellName(row, column), value: cell.value });
  }

  settled(cell: Cell): boolean {
    return this.cells.has(keyOf(cell)) || this.left.has(keyOf(cell));
  }

  /** The number that formulas of the sheet will see in a cell; null for text, also for a number stored as text. */
  valueOf(cell: Cell): number | null {
    return this.cells.get(keyOf(cell))?.after ?? (typeof cell.value === "number" ? cell.value : null);
  }
}

function keyOf({ row, column }: Pick<Cell, "row" | "column">): string {
  return `${row},${column}`;
}
