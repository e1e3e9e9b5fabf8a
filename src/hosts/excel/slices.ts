import type { Area } from "../../tables/grid";

/**
 * Excel on the web answers at most 5 MB at once. A cell is answered with its value, type, formula and format, some hundred bytes as a
 * rule, so this many fit; where they do not, a slice is halved.
 */
const cellsAtOnce = 20_000;

/** An area in slices of whole rows. */
export function slicesOf(area: Area, most = cellsAtOnce): Area[] {
  const rows = Math.max(1, Math.floor(most / (area.right - area.left + 1)));
  const slices: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += rows) slices.push({ ...area, top, bottom: Math.min(area.bottom, top + rows - 1) });
  return slices;
}

/** An area in two: by rows, or the columns of a single row; null for one cell. */
export function halvesOf(area: Area): [Area, Area] | null {
  const { top, left, bottom, right } = area;
  if (bottom > top) {
    const middle = Math.floor((top + bottom) / 2);
    return [{ ...area, bottom: middle }, { ...area, top: middle + 1 }];
  }
  if (right === left) return null;
  const middle = Math.floor((left + right) / 2);
  return [{ ...area, right: middle }, { ...area, left: middle + 1 }];
}
