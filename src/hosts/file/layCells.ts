import { PcfError } from "../../errors";
import type { Area, CellValue, Grid } from "../../tables/grid";
import { defaultLimits } from "./limits";

export interface LaidCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
  readonly format: string;
}

export type Laid = Pick<Grid, "top" | "left" | "values" | "formulas" | "formats">;

/**
 * Cells of a sheet as the rectangle of the area that they fill, or of a larger one. Rows without a cell share one blank row, so that a cell far out costs
 * little. Throws file.tooLarge where many cells lie too far apart to be laid out.
 */
export function layCells(sheet: string, cells: readonly LaidCell[], area: Area = usedArea(cells), most: number = defaultLimits.gridCells): Laid {
  const width = area.right - area.left + 1;
  const height = area.bottom - area.top + 1;
  const filledRows = new Set(cells.map(({ row }) => row)).size;
  if (filledRows * width + width + height > most) throw new PcfError("file.tooLarge", { part: sheet, what: "cells", most });
  const blank = { values: new Array<CellValue>(width).fill(null), formulas: new Array<string | null>(width).fill(null), formats: new Array<string>(width).fill("General") };
  const values = new Array<CellValue[]>(height).fill(blank.values);
  const formulas = new Array<(string | null)[]>(height).fill(blank.formulas);
  const formats = new Array<string[]>(height).fill(blank.formats);
  for (const cell of cells) {
    const row = cell.row - area.top;
    const column = cell.column - area.left;
    if (values[row] === blank.values) {
      values[row] = [...blank.values];
      formulas[row] = [...blank.formulas];
      formats[row] = [...blank.formats];
    }
    values[row]![column] = cell.value;
    formulas[row]![column] = cell.formula;
    formats[row]![column] = cell.format;
  }
  return { top: area.top, left: area.left, values, formulas, formats };
}

function usedArea(cells: readonly LaidCell[]): Area {
  if (cells.length === 0) return { top: 0, left: 0, bottom: 0, right: 0 };
  const used = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { row, column } of cells) {
    used.top = Math.min(used.top, row);
    used.left = Math.min(used.left, column);
    used.bottom = Math.max(used.bottom, row);
    used.right = Math.max(used.right, column);
  }
  return used;
}
