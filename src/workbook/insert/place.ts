import { readTables } from "../../tables/readSheet";
import type { Override } from "../../tables/readSheet";
import { assignRoles } from "../../tables/roles";
import { headings, rowShape } from "../../tables/rowShape";
import type { Area, Grid, TableArea } from "../../tables/grid";
import type { Role } from "../../tables/header";
import type { Column, FootprintTable } from "../../tables/table";
import { viewOf } from "../../tables/view";

/** Where in a table a selection stands: the columns and the lines of it to be filled. Coordinates are those of the sheet. */
export interface Place {
  /** The table lies on its side: lines are columns of the sheet, and columns are rows of it. */
  readonly turned: boolean;
  readonly columns: readonly Column[];
  /** The lines that take a factor, in order. */
  readonly lines: readonly number[];
  /** Selected lines that take none: headings, totals, sections. */
  readonly skipped: number;
  /** The Excel table around them; null where the lines stand in plain cells. */
  readonly table: TableArea | null;
}

/** More lines than this are not filled at once. */
export const mostLines = 10_000;
/** So far above the selection a heading is looked for where no rows stand under it yet. */
const headingReach = 300;

/** The table around the selection, or under whose headings it stands; null in the open. */
export function findPlace(grid: Grid, selection: Area, overrides: readonly Override[] = []): Place | null {
  const around = readTables(grid, overrides).find((table) => table.columns.some(({ role }) => activityRoles.has(role)) && touches(table, selection));
  if (around) return placeIn(grid, around, selection);
  return placeUnderHeading(grid, selection);
}

const activityRoles: ReadonlySet<Role> = new Set(["quantity", "mass", "freight", "distance", "factor", "factorUnit", "emission"]);

/** The area of the table, one line longer (a new row is typed below the last one) and one column wider (the result's, not yet headed). */
function touches({ area, turned }: FootprintTable, selection: Area): boolean {
  return selection.top <= area.bottom + 1 && selection.bottom >= area.top && selection.left <= area.right + 1 && selection.right >= area.left && (turned || selection.top <= area.bottom + 1);
}

function placeIn(grid: Grid, table: FootprintTable, selection: Area): Place {
  const { turned, area, heading } = table;
  const [from, to] = turned ? [selection.left, selection.right] : [selection.top, selection.bottom];
  const last = turned ? area.right : area.bottom;
  const kinds = new Map(table.rows.map((row) => [row.index, row.kind]));
  const closed = table.rows.some((row) => row.kind === "total" || row.kind === "summary");
  const lines: number[] = [];
  let skipped = 0;
  for (let line = Math.max(from, heading.first); line <= Math.min(to, last + 1, from + mostLines); line++) {
    const kind = kinds.get(line);
    // Blank lines are no rows yet; below a total they are no part of the table.
    const free = line > heading.last && (line <= last || !closed);
    if (kind === "item" || (kind === undefined && free)) lines.push(line);
    else skipped++;
  }
  return { turned, columns: table.columns, lines, skipped, table: turned ? null : excelTable(grid, lines, table.columns) };
}

/** A table that is only headings yet: the nearest row above that reads like headings, over the selection's column or beside it. */
function placeUnderHeading(grid: Grid, selection: Area): Place | null {
  const view = viewOf(grid);
  const { area } = view;
  const lowest = Math.min(selection.top - 1, area.bottom);
  for (let row = lowest; row >= Math.max(area.top, selection.top - headingReach); row--) {
    const shape = rowShape(view, row, area.left, area.right);
    if (headings(shape) < 2) continue;
    const spans = shape.spans;
    let [left, right] = [spans[0]?.left ?? 0, spans[0]?.right ?? 0];
    for (const span of spans) {
      if (span.left > right + 1) {
        if (selection.left <= right + 1) break;
        left = span.left;
      }
      right = span.right;
    }
    if (selection.left < left || selection.left > right + 1) return null;
    const rows = Array.from({ length: Math.max(0, Math.min(selection.bottom, area.bottom) - row) }, (_, index) => ({ row: row + 1 + index, section: null }));
    const columns = assignRoles({ view, left, right, titles: [], heading: { first: row, last: row }, rows });
    if (!columns.some(({ role }) => activityRoles.has(role))) return null;
    const lines = Array.from({ length: Math.min(selection.bottom - selection.top, mostLines - 1) + 1 }, (_, index) => selection.top + index);
    return { turned: false, columns, lines, skipped: 0, table: excelTable(grid, lines, columns) };
  }
  return null;
}

/** The Excel table whose body all the lines stand in. */
function excelTable(grid: Grid, lines: readonly number[], columns: readonly Column[]): TableArea | null {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    grid.tables.find(
      ({ area, headerRows, totalsRows }) =>
        first >= area.top + headerRows && last <= area.bottom - totalsRows && columns.every(({ index }) => index >= area.left && index <= area.right),
    ) ?? null
  );
}
