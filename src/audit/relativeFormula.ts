import { references } from "../tables/formula/references";
import type { CellCorner } from "../tables/formula/tree";

/** A formula with its references written from where it stands ("R[0]C[-2]"): formulas that were filled down are the same text. */
export function relativeFormula(formula: string, row: number, column: number): string {
  const relative = (corner: CellCorner) =>
    `${corner.rowFixed ? `R${corner.row + 1}` : `R[${corner.row - row}]`}${corner.columnFixed ? `C${corner.column + 1}` : `C[${corner.column - column}]`}`;
  let text = "";
  let done = 0;
  for (const { from, to, start, end } of references(formula)) {
    text += formula.slice(done, start) + relative(from) + (to ? `:${relative(to)}` : "");
    done = end;
  }
  return (text + formula.slice(done)).replace(/\s+/g, "").toUpperCase();
}
