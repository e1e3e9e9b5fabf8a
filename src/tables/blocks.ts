import type { Area } from "./grid";
import { readUnit } from "./readUnit";
import type { View } from "./view";

/**
 * The islands of a sheet: areas of filled cells with blank rows or blank columns around them, in reading order. Columns are
 * cut only where both sides can be tables of their own (a spacer column inside a table does not cut it).
 */
export function findBlocks(view: View): readonly Area[] {
  const filled = view.filledColumns();
  const rowAt = (row: number) => filled.get(row) ?? [];
  const blocks: Area[] = [];
  cut(view, rowAt, view.area, 0, blocks);
  return blocks;
}

const depthLimit = 6;

function cut(view: View, rowAt: (row: number) => readonly number[], area: Area, depth: number, blocks: Area[]): void {
  for (const run of runs(rowAt, area)) {
    const parts = depth < depthLimit ? sides(view, rowAt, run) : [run];
    if (parts.length === 1) {
      const block = trimmed(rowAt, run);
      if (block) blocks.push(block);
    } else for (const part of parts) cut(view, rowAt, part, depth + 1, blocks);
  }
}

/** The runs of rows without a blank row between them. */
function runs(rowAt: (row: number) => readonly number[], area: Area): Area[] {
  const found: Area[] = [];
  let start = -1;
  for (let row = area.top; row <= area.bottom + 1; row++) {
    const some = row <= area.bottom && rowAt(row).some((column) => column >= area.left && column <= area.right);
    if (some && start < 0) start = row;
    if (!some && start >= 0) {
      found.push({ ...area, top: start, bottom: row - 1 });
      start = -1;
    }
  }
  return found;
}

/** Parts of a run that stand side by side. */
function sides(view: View, rowAt: (row: number) => readonly number[], run: Area): Area[] {
  const counts = new Map<number, number>();
  for (let row = run.top; row <= run.bottom; row++) {
    const columns = rowAt(row).filter((column) => column >= run.left && column <= run.right);
    // A title over all of them, merged or not, joins nothing.
    if (distinct(view, row, columns) < 2) continue;
    for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const used = [...counts.keys()].sort((a, b) => a - b);
  const parts: Area[] = [];
  let from = run.left;
  for (const [at, column] of used.entries()) {
    const next = used[at + 1];
    if (next === undefined || next === column + 1) continue;
    parts.push({ ...run, left: from, right: column });
    from = next;
  }
  parts.push({ ...run, left: from, right: run.right });
  return parts.length > 1 && parts.every((part) => standsAlone(view, rowAt, part)) ? parts : [run];
}

function distinct(view: View, row: number, columns: readonly number[]): number {
  const cells = new Set<string>();
  for (const column of columns) {
    const cell = view.at(row, column);
    cells.add(`${cell.row},${cell.column}`);
  }
  return cells.size;
}

/** A table needs names (texts that are no units) and a value beside them. */
function standsAlone(view: View, rowAt: (row: number) => readonly number[], part: Area): boolean {
  let names = 0;
  let numbers = 0;
  const columns = new Set<number>();
  for (let row = part.top; row <= Math.min(part.bottom, part.top + 60); row++) {
    const inside = rowAt(row).filter((column) => column >= part.left && column <= part.right);
    const first = inside[0];
    for (const column of inside) columns.add(column);
    if (inside.length < 2 || first === undefined) continue;
    const cell = view.at(row, first);
    const second = view.at(row, inside[1] as number);
    const name = cell.number === null ? cell : second;
    if (name.number === null && name.text !== "" && readUnit(name.text) === null) names++;
    if (inside.some((column) => view.at(row, column).number !== null)) numbers++;
  }
  return columns.size >= 2 && names >= 2 && numbers >= 1;
}

function trimmed(rowAt: (row: number) => readonly number[], area: Area): Area | null {
  let { top, bottom } = area;
  let left = Infinity;
  let right = -Infinity;
  const inside = (row: number) => rowAt(row).filter((column) => column >= area.left && column <= area.right);
  while (top <= bottom && inside(top).length === 0) top++;
  while (bottom >= top && inside(bottom).length === 0) bottom--;
  for (let row = top; row <= bottom; row++) {
    for (const column of inside(row)) {
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  return top <= bottom ? { top, bottom, left, right } : null;
}
