import { filledCells, isCellError } from "../../tables/grid";
import { cellAddress } from "../address";
import type { Rule } from "../rule";
import { columnNumber } from "../sumFormula";

const passing: ReadonlySet<string> = new Set(["#BUSY!", "#GETTING_DATA"]);

/** A cell with an error value: what is calculated from it is an error too, or leaves it out. */
export const errorCell: Rule = {
  id: "error.cell",
  *check({ grids }) {
    const wrong = new Set(grids.flatMap((grid) => [...filledCells(grid)].flatMap(({ row, column, value }) => (isCellError(value) && !passing.has(value.error) ? [`${grid.sheet}!${row},${column}`] : []))));
    for (const grid of grids) {
      for (const { row, column, value, formula } of filledCells(grid)) {
        if (!isCellError(value) || passing.has(value.error)) continue;
        // What only passes on the error of another cell is mended with that one.
        if (formula !== null && !formula.includes("#") && namesOneOf(formula, grid.sheet, wrong, `${grid.sheet}!${row},${column}`)) continue;
        yield {
          rule: "error.cell",
          severity: "error",
          sheet: grid.sheet,
          range: cellAddress({ row, column }),
          message: { en: `${value.error}${formula ? ` from ${formula}` : ""}. Nothing can be counted with this cell.`, zh: `${value.error}${formula ? `，公式为 ${formula}` : ""}。该单元格无法参与计算。` },
        };
      }
    }
  },
};

const reference = /(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_(])/giu;
const widest = 20_000;

/** The formula refers to another cell of the set. */
function namesOneOf(formula: string, sheet: string, cells: ReadonlySet<string>, self: string): boolean {
  for (const [, quoted, plain, left = "", top = "", right = left, bottom = top] of formula.matchAll(reference)) {
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    const [c1, c2, r1, r2] = [columnNumber(left), columnNumber(right), Number(top) - 1, Number(bottom) - 1];
    if ((c2 - c1 + 1) * (r2 - r1 + 1) > widest) continue;
    for (let r = r1; r <= r2; r++) for (let c = c1; c <= c2; c++) if (`${on}!${r},${c}` !== self && cells.has(`${on}!${r},${c}`)) return true;
  }
  return false;
}
