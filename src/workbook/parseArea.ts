import type { Area } from "../tables/grid";

const pattern = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** "G4:G12" as an area, its corners in any order; null for what is no range of cells. */
export function parseArea(range: string): Area | null {
  const match = pattern.exec(range.trim());
  if (!match?.[1] || !match[2]) return null;
  const from = { row: Number(match[2]) - 1, column: columnNumber(match[1]) };
  const to = match[3] && match[4] ? { row: Number(match[4]) - 1, column: columnNumber(match[3]) } : from;
  return { top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) };
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
