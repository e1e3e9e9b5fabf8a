import type { Grid } from "../tables/grid";
import { rowsBetween } from "./factorTable";
import type { FactorsRead } from "./importFactors";
import { readFactorTable } from "./importFactors";
import { factorsSheetName, factorsTable } from "./factorsSheet";

/**
 * The workbook's own factors: the rows of its table PCF_Factors, wherever it stands, or of the sheet PCF Factors where the
 * table was lost on the way through another program. No such sheet is no factors.
 */
export function readPinnedFactors(grids: readonly Grid[]): FactorsRead {
  for (const grid of grids) {
    const table = grid.tables.find(({ name }) => name.toLowerCase() === factorsTable.toLowerCase());
    const top = table ? table.area.top - grid.top : grid.sheet === factorsSheetName ? 0 : null;
    if (top === null) continue;
    const [first, last] = table ? [table.area.left - grid.left, table.area.right - grid.left] : [0, grid.values[0]?.length ?? 0];
    const bottom = table ? table.area.bottom - grid.top - table.totalsRows : grid.values.length - 1;
    const header = (grid.values[top] ?? []).slice(first, last + 1);
    const rows = rowsBetween(grid, top + 1, bottom).map(({ number, cells }) => ({ number, cells: cells.slice(first, last + 1) }));
    return readFactorTable({ name: grid.sheet, header, rows });
  }
  return { factors: [], problems: [] };
}
