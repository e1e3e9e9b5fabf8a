import { isCellError } from "../../tables/grid";
import type { Area, CellValue, Grid } from "../../tables/grid";
import { areaName } from "../cellName";
import { canonical } from "./calls";
import type { FrozenRecord } from "./frozenPart";

/** A cell to be written; an array formula with the area that it fills. */
export interface ThawEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue } | { readonly formula: string; readonly array?: Area };
}

export interface ThawPlan {
  readonly edits: readonly ThawEdit[];
  readonly restored: readonly FrozenRecord[];
  /** Left as they are, because somebody changed a cell, or the sheet is gone; they stay on record. */
  readonly edited: readonly { readonly record: FrozenRecord; readonly cell: string }[];
}

/** What puts back every original whose frozen cells are as freezing left them. */
export function planThaw(records: readonly FrozenRecord[], grids: readonly Grid[]): ThawPlan {
  const bySheet = new Map(grids.map((grid) => [grid.sheet.toLowerCase(), grid]));
  const edits: ThawEdit[] = [];
  const restored: FrozenRecord[] = [];
  const edited: { record: FrozenRecord; cell: string }[] = [];
  for (const record of records) {
    const grid = bySheet.get(record.sheet.toLowerCase());
    const changed = grid === undefined ? areaName(record.area) : changedCell(record, grid);
    if (changed !== null) {
      edited.push({ record, cell: `${record.sheet}!${changed}` });
      continue;
    }
    restored.push(record);
    edits.push(...editsOf(record));
  }
  return { edits, restored, edited };
}

function editsOf({ sheet, area, form, original, frozen }: FrozenRecord): ThawEdit[] {
  return frozen.flatMap((line, row) =>
    line.map((_, column): ThawEdit => {
      const place = { sheet, row: area.top + row, column: area.left + column };
      if (row > 0 || column > 0) return { ...place, content: { value: null } };
      return { ...place, content: { formula: original, ...(form === "array" && { array: area }) } };
    }),
  );
}

function changedCell({ area, frozen }: FrozenRecord, grid: Grid): string | null {
  for (const [row, line] of frozen.entries()) {
    for (const [column, cell] of line.entries()) {
      const [r, c] = [area.top + row - grid.top, area.left + column - grid.left];
      const formula = grid.formulas[r]?.[c] ?? null;
      const same = "value" in cell && isCellError(cell.value) ? isSameError(grid.values[r]?.[c] ?? null, cell.value.error) : "formula" in cell ? formula !== null && canonical(formula) === canonical(cell.formula) : formula === null && sameValue(grid.values[r]?.[c] ?? null, cell.value);
      if (!same) return areaName({ top: area.top + row, bottom: area.top + row, left: area.left + column, right: area.left + column });
    }
  }
  return null;
}

/** LibreOffice keeps an error that stands for itself as a formula, as a text, or as an error of its own. */
function isSameError(value: CellValue, error: string): boolean {
  return (typeof value === "object" && value !== null) || value === error;
}

/** Other programs keep 15 digits of a number, and a blank text as a blank. */
function sameValue(one: CellValue, other: CellValue): boolean {
  if (typeof one === "number" && typeof other === "number") return one === other || Math.abs(one - other) <= 1e-14 * Math.abs(other);
  return (one ?? "") === (other ?? "");
}
