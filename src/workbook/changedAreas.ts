import type { Area } from "../tables/grid";
import type { CellArea, Edit } from "./port";

/** The smallest area around the edits of each sheet. */
export function changedAreas(edits: readonly Edit[]): CellArea[] {
  const areas = new Map<string, Area>();
  for (const { sheet, row, column } of edits) {
    const { top, left, bottom, right } = areas.get(sheet) ?? { top: row, left: column, bottom: row, right: column };
    areas.set(sheet, { top: Math.min(top, row), left: Math.min(left, column), bottom: Math.max(bottom, row), right: Math.max(right, column) });
  }
  return [...areas].map(([sheet, area]) => ({ sheet, area }));
}
