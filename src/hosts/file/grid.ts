import { PcfError } from "../../errors";
import type { Area, CellValue, Grid } from "../../tables/grid";
import { defaultLimits } from "./limits";
import { contains } from "./reference";
import type { CellData, SheetData } from "./workbookData";

/**
 * A sheet's used range, or an area of it, as a rectangle. Array formulas of a fixed area stand in each of their cells, as Excel shows
 * them; rows without a cell share one blank row. Throws file.tooLarge where cells lie too far apart to be laid out.
 */
export function toGrid(sheet: SheetData, area?: Area, most: number = defaultLimits.gridCells): Grid {
  const cells = area ? sheet.cells.filter((cell) => contains(area, cell.row, cell.column)) : sheet.cells;
  const used = area ?? usedArea(cells);
  const width = used.right - used.left + 1;
  const height = used.bottom - used.top + 1;
  const filledRows = new Set(cells.map((cell) => cell.row)).size;
  if (filledRows * width + width + height > most) throw new PcfError("file.tooLarge", { part: sheet.name, what: "cells", most });
  const blank = { values: new Array<CellValue>(width).fill(null), formulas: new Array<string | null>(width).fill(null), formats: new Array<string>(width).fill("General") };
  const values = new Array<CellValue[]>(height).fill(blank.values);
  const formulas = new Array<(string | null)[]>(height).fill(blank.formulas);
  const formats = new Array<string[]>(height).fill(blank.formats);
  const arrays = new Map<string, string>();
  for (const cell of cells) {
    const row = cell.row - used.top;
    const column = cell.column - used.left;
    if (values[row] === blank.values) {
      values[row] = [...blank.values];
      formulas[row] = [...blank.formulas];
      formats[row] = [...blank.formats];
    }
    if (cell.array && cell.formula !== undefined) arrays.set(keyOf(cell.array), cell.formula);
    values[row]![column] = cell.value;
    formulas[row]![column] = cell.formula ?? (cell.filledBy ? (arrays.get(keyOf(cell.filledBy)) ?? null) : null);
    formats[row]![column] = cell.format;
  }
  const tables = sheet.tables.map(({ name, area: place, headerRows, totalsRows, columns }) => ({ name, area: place, headerRows, totalsRows, columns }));
  return { sheet: sheet.name, top: used.top, left: used.left, values, formulas, formats, merges: sheet.merges, tables, visibility: sheet.visibility };
}

const keyOf = (area: Area) => `${area.top},${area.left}`;

function usedArea(cells: readonly CellData[]): Area {
  if (cells.length === 0) return { top: 0, left: 0, bottom: 0, right: 0 };
  let left = Infinity;
  let right = 0;
  for (const { column } of cells) {
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return { top: cells[0]!.row, left, bottom: cells.at(-1)!.row, right };
}
