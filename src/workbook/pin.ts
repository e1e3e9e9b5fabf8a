import { cellName } from "./cellName";
import { factorsSheetName, factorsTable, mapColumns } from "./factorsSheet";
import type { FactorPlace } from "./freeze/reading";
import type { Grid } from "../tables/grid";

/** The cells of each pinned factor, by its id: absolute references with the sheet. */
export function factorPlaces(grids: readonly Grid[]): ReadonlyMap<string, FactorPlace> {
  const places = new Map<string, FactorPlace>();
  for (const grid of grids) {
    const table = grid.tables.find(({ name }) => name.toLowerCase() === factorsTable.toLowerCase());
    if (table === undefined && grid.sheet !== factorsSheetName) continue;
    const [top, left, right] = table ? [table.area.top - grid.top, table.area.left - grid.left, table.area.right - grid.left] : [0, 0, (grid.values[0]?.length ?? 1) - 1];
    const { columns } = mapColumns((grid.values[top] ?? []).slice(left, right + 1));
    if (columns.id === undefined || columns.value === undefined || columns.unit === undefined) continue;
    const bottom = table ? table.area.bottom - grid.top - table.totalsRows : grid.values.length - 1;
    const sheet = `'${grid.sheet.replaceAll("'", "''")}'!`;
    const at = (row: number, column: number) => sheet + cellName(grid.top + row, grid.left + left + column).replace(/^([A-Z]+)/, "$$$1$$");
    for (let row = top + 1; row <= bottom; row++) {
      const id = grid.values[row]?.[left + columns.id];
      if (typeof id !== "string" || places.has(id)) continue;
      places.set(id.trim(), { id: at(row, columns.id), value: at(row, columns.value), unit: at(row, columns.unit) });
    }
  }
  return places;
}
