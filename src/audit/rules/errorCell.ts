import { references } from "../../tables/formula/references";
import { filledCells, isCellError } from "../../tables/grid";
import { cellAddress } from "../address";
import type { Rule } from "../rule";

const passing: ReadonlySet<string> = new Set(["#BUSY!", "#GETTING_DATA"]);

/** A cell with an error value: what is calculated from it is an error too, or leaves it out. */
export const errorCell: Rule = {
  id: "error.cell",
  *check({ grids }) {
    const wrong = new Set(
      grids.flatMap((grid) =>
        [...filledCells(grid)].flatMap(({ row, column, value }) => (isCellError(value) && !passing.has(value.error) ? [`${grid.sheet}!${row},${column}`] : [])),
      ),
    );
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

/** An area of more cells than this is not looked through. */
const widest = 20_000;

/** The formula refers to another cell of the set. */
function namesOneOf(formula: string, sheet: string, cells: ReadonlySet<string>, self: string): boolean {
  for (const { sheet: on, from, to } of references(formula)) {
    const [rows, columns] = [(to?.row ?? from.row) - from.row, (to?.column ?? from.column) - from.column];
    if ((rows + 1) * (columns + 1) > widest) continue;
    for (let r = from.row; r <= from.row + rows; r++) {
      for (let c = from.column; c <= from.column + columns; c++) {
        const place = `${on ?? sheet}!${r},${c}`;
        if (place !== self && cells.has(place)) return true;
      }
    }
  }
  return false;
}
