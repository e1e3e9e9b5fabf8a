import { isPartOfYear } from "../../tables/header";
import { isPartColumn } from "../../tables/stageColumns";
import { cellAddress, around } from "../address";
import type { Rule } from "../rule";
import { summedAreas, holds } from "../sumFormula";
import type { Column, FootprintTable } from "../../tables/table";

const numeric: ReadonlySet<Column["role"]> = new Set(["quantity", "factor", "emission", "share", "distance", "mass", "freight", "output", "perUnit"]);

/** A number stored as text among numbers: sums and formulas of the spreadsheet pass over it. */
export const numberText: Rule = {
  id: "number.text",
  *check({ tables }) {
    for (const table of tables) {
      for (const column of table.columns) {
        if (!numeric.has(column.role) && !isPartColumn(column) && !(column.role === "other" && isPartOfYear(column.heading))) continue;
        const cells = [...new Set(table.rows.filter((row) => row.kind !== "section").map((row) => table.cell(row, column)))].filter(
          (cell) => cell.number !== null,
        );
        const texts = cells.filter((cell) => cell.storedAsText);
        if (texts.length === 0) continue;
        const summed = texts.filter((cell) => sumsOver(table, column, cell));
        if (texts.length * 2 > cells.length && summed.length === 0 && texts.length > 1) {
          yield {
            rule: "number.text",
            severity: "info",
            sheet: table.sheet,
            range: around(texts),
            message: { en: `The ${texts.length} numbers of "${column.heading}" are stored as text: a formula would pass over them.`, zh: `“${column.heading}”的 ${texts.length} 个数字以文本存储，公式会忽略它们。` },
          };
          continue;
        }
        for (const cell of texts) {
          yield {
            rule: "number.text",
            severity: summed.includes(cell) ? "error" : "warning",
            sheet: table.sheet,
            range: cellAddress(cell),
            message: {
              en: `${cell.text} is stored as text${summed.includes(cell) ? ", and a sum over it leaves it out" : "; a sum or a formula would leave it out"}.`,
              zh: `${cell.text} 以文本存储，${summed.includes(cell) ? "对它求和的公式漏掉了它" : "求和或公式会漏掉它"}。`,
            },
            expected: cell.number as number,
            mend: { sheet: table.sheet, range: cellAddress(cell), value: cell.number as number },
          };
        }
      }
    }
  },
};

function sumsOver(table: FootprintTable, column: Column, cell: { row: number; column: number }): boolean {
  return table.rows.some((row) => {
    const formula = (row.kind === "total" || row.kind === "subtotal") && table.cell(row, column).formula;
    return formula ? (summedAreas(formula)?.some((area) => holds(area, cell)) ?? false) : false;
  });
}
