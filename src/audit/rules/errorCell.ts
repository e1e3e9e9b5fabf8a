import { isCellError } from "../../tables/grid";
import { cellAddress } from "../address";
import type { Rule } from "../rule";

const passing: ReadonlySet<string> = new Set(["#BUSY!", "#GETTING_DATA"]);

/** A cell with an error value: what is calculated from it is an error too, or leaves it out. */
export const errorCell: Rule = {
  id: "error.cell",
  *check({ grids }) {
    for (const grid of grids) {
      for (const [r, row] of grid.values.entries()) {
        for (const [c, value] of row.entries()) {
          if (!isCellError(value) || passing.has(value.error)) continue;
          const formula = grid.formulas[r]?.[c] ?? null;
          yield {
            rule: "error.cell",
            severity: "error",
            sheet: grid.sheet,
            range: cellAddress({ row: grid.top + r, column: grid.left + c }),
            message: { en: `${value.error}${formula ? ` from ${formula}` : ""}. Nothing can be counted with this cell.`, zh: `${value.error}${formula ? `，公式为 ${formula}` : ""}。该单元格无法参与计算。` },
          };
        }
      }
    }
  },
};
