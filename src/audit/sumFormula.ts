import { references } from "../tables/formula/references";
import type { Area } from "../tables/grid";

/**
 * The areas that a formula of nothing but sums adds up ("=SUM(G5:G9,G12)", "=G5+G6", "=SUBTOTAL(9,G5:G9)", rounded or not); null for any other formula, and
 * for one over other sheets.
 */
export function summedAreas(formula: string): readonly Area[] | null {
  const found = references(formula);
  if (found.length === 0 || found.some(({ sheet }) => sheet !== null)) return null;
  let rest = "";
  let done = 0;
  for (const { start, end } of found) {
    rest += formula.slice(done, start) + "#";
    done = end;
  }
  return isSum(rest + formula.slice(done)) ? found.map(({ from, to }) => areaOf(from, to ?? from)) : null;
}

/** "=ROUND(SUM(#,#),2)", "=#+#": what is left of a sum when each of its areas is one mark. */
function isSum(formula: string): boolean {
  const plain = formula.replace(/^=/, "").replace(/\s+/g, "").toUpperCase();
  const inner = /^ROUND\((.*),\d+\)$/.exec(plain)?.[1] ?? plain;
  return /^[#(),+]+$/.test(inner.replace(/SUBTOTAL\(1?0?9,/g, "(").replace(/SUM\(/g, "("));
}

type Cell = { readonly row: number; readonly column: number };

function areaOf(a: Cell, b: Cell): Area {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
}

export function holds(area: Area, cell: Cell): boolean {
  return cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}
