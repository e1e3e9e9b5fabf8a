import type { Area } from "../tables/grid";

const reference = /\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?/gi;

/** The areas that a formula of nothing but sums adds up ("=SUM(G5:G9,G12)", "=G5+G6", "=SUBTOTAL(9,G5:G9)"); null for any other formula. */
export function summedAreas(formula: string): readonly Area[] | null {
  const plain = formula.replace(/^=\s*\+?/, "").replace(/\s+/g, "");
  const bare = plain.replace(/SUBTOTAL\(1?0?9,/gi, "SUM(").replace(/ROUND\((.*),\d+\)$/i, "$1");
  if (!/^[A-Z$\d:,()+]+$/i.test(bare) || /[A-Z]{2,}\(/gi.exec(bare.replace(/SUM\(/gi, "(")) !== null) return null;
  const areas: Area[] = [];
  for (const match of bare.replace(/SUM\(/gi, "(").matchAll(reference)) {
    const [, left = "", top = "", right = left, bottom = top] = match;
    areas.push({ top: Number(top) - 1, left: columnNumber(left), bottom: Number(bottom) - 1, right: columnNumber(right) });
  }
  const rest = bare.replace(/SUM\(/gi, "(").replace(reference, "").replace(/[(),+]/g, "");
  return rest === "" && areas.length > 0 ? areas : null;
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function holds(area: Area, cell: { readonly row: number; readonly column: number }): boolean {
  return cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}
