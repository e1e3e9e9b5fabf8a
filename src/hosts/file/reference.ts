import type { Area } from "../../tables/grid";

/** The size of a sheet (Excel's specifications and limits). */
export const rowLimit = 1_048_576;
export const columnLimit = 16_384;

/** "A" for 0, "XFD" for 16383. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

export function areaName(area: Area): string {
  const from = cellName(area.top, area.left);
  const to = cellName(area.bottom, area.right);
  return from === to ? from : `${from}:${to}`;
}

/** 0 for "A"; letters of either case; -1 for what is no column of a sheet. */
export function columnNumber(name: string): number {
  if (name.length === 0 || name.length > 3) return -1;
  let column = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) return -1;
    column = column * 26 + letter - 64;
  }
  return column <= columnLimit ? column - 1 : -1;
}

const cellPattern = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

/** A cell's row and column, from 0; null for what is no cell of a sheet. */
export function parseCell(name: string): { row: number; column: number } | null {
  const match = cellPattern.exec(name);
  if (!match) return null;
  const column = columnNumber(match[1]!);
  const row = Number(match[2]) - 1;
  return column >= 0 && row < rowLimit ? { row, column } : null;
}

/** "A1" or "A1:B2", with the corners in any order; null for anything else. */
export function parseArea(name: string): Area | null {
  const [first, second, more] = name.trim().split(":");
  const from = parseCell(first ?? "");
  const to = second === undefined ? from : parseCell(second);
  if (!from || !to || more !== undefined) return null;
  return { top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) };
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function overlaps(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
