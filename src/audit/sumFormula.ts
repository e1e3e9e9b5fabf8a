import type { Area } from "../tables/grid";
import { parse } from "../tables/formula/parse";
import { FormulaSyntax } from "../tables/formula/tokens";
import type { Formula, Reference } from "../tables/formula/tree";

/**
 * The areas that a formula of nothing but sums adds up ("=SUM(G5:G9,G12)", "=G5+G6", "=SUBTOTAL(9,G5:G9)", rounded or not); null for any other formula, and
 * for one over other sheets.
 */
export function summedAreas(formula: string): readonly Area[] | null {
  const whole = read(formula);
  const inner = whole?.kind === "call" && whole.name.toUpperCase() === "ROUND" && whole.arguments.length === 2 ? whole.arguments[0] : whole;
  const areas = inner ? areasOf(inner) : null;
  return areas && areas.length > 0 ? areas : null;
}

function read(formula: string): Formula | null {
  try {
    return parse(formula);
  } catch (error) {
    if (error instanceof FormulaSyntax) return null;
    throw error;
  }
}

/** "A1+A2+A3+..." is as deep a tree as it is long: what is still to be looked at waits in a list. */
function areasOf(whole: Formula): readonly Area[] | null {
  const areas: Area[] = [];
  const open: Formula[] = [whole];
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.kind === "reference") {
      const area = areaOf(part);
      if (!area) return null;
      areas.push(area);
      continue;
    }
    const parts = addends(part);
    if (!parts) return null;
    open.push(...[...parts].reverse());
  }
  return areas;
}

/** What a part of a formula adds up; null for one that does anything else. */
function addends(part: Formula): readonly Formula[] | null {
  if (part.kind === "group" || (part.kind === "sign" && part.operator === "+")) return [part.operand];
  if (part.kind === "binary") return part.operator === "+" || part.operator === "," ? [part.left, part.right] : null;
  if (part.kind !== "call") return null;
  const [first, ...rest] = part.arguments;
  const name = part.name.toUpperCase();
  // SUBTOTAL adds up where it is told to: 9, or 109 without hidden rows.
  const subtotal = name === "SUBTOTAL" && first?.kind === "number" && (first.text === "9" || first.text === "109");
  const given = name === "SUM" ? part.arguments : subtotal ? rest : [null];
  return given.every((each) => each !== null) ? given : null;
}

/** Cells of the formula's own sheet; whole columns are no rows of a table. */
function areaOf({ sheet, from, to }: Reference): Area | null {
  const last = to ?? from;
  if (sheet !== null || from.row === null || last.row === null || from.column === null || last.column === null) return null;
  return {
    top: Math.min(from.row, last.row),
    bottom: Math.max(from.row, last.row),
    left: Math.min(from.column, last.column),
    right: Math.max(from.column, last.column),
  };
}

export function holds(area: Area, cell: { readonly row: number; readonly column: number }): boolean {
  return cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}
