import type { CellCorner } from "./tree";

export const lastRow = 1048576;
const lastColumn = 16384;
const cell = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/;

/** "A" is 0, "XFD" is 16383; null where the letters are beyond the last column. */
export function columnNumber(letters: string): number | null {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number >= 1 && number <= lastColumn ? number - 1 : null;
}

/** "B$5" as a cell; null for what is none. */
export function corner(text: string): CellCorner | null {
  const parts = cell.exec(text);
  if (!parts) return null;
  const at = columnNumber(parts[2] ?? "");
  const row = Number(parts[4]);
  if (at === null || row < 1 || row > lastRow) return null;
  return { row: row - 1, column: at, rowFixed: parts[3] === "$", columnFixed: parts[1] === "$" };
}
