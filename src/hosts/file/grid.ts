import type { Area, Grid } from "../../tables/grid";
import { layCells } from "./layCells";
import type { LaidCell } from "./layCells";
import { contains } from "./reference";
import type { SheetData } from "./workbookData";

/**
 * A sheet's used range, or an area of it, as a rectangle. Array formulas of a fixed area stand in each of their cells, as Excel shows
 * them. Throws file.tooLarge where cells lie too far apart to be laid out.
 */
export function toGrid(sheet: SheetData, area?: Area, most?: number): Grid {
  const cells = area ? sheet.cells.filter((cell) => contains(area, cell.row, cell.column)) : sheet.cells;
  const arrays = new Map<string, string>();
  const laid = cells.map((cell): LaidCell => {
    if (cell.array && cell.formula !== undefined) arrays.set(keyOf(cell.array), cell.formula);
    return { ...cell, formula: cell.formula ?? (cell.filledBy ? (arrays.get(keyOf(cell.filledBy)) ?? null) : null) };
  });
  const tables = sheet.tables.map(({ name, area: place, headerRows, totalsRows, columns }) => ({ name, area: place, headerRows, totalsRows, columns }));
  return { sheet: sheet.name, ...layCells(sheet.name, laid, area, most), merges: sheet.merges, tables, visibility: sheet.visibility };
}

const keyOf = (area: Area) => `${area.top},${area.left}`;
