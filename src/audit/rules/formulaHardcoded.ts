import { cellAddress } from "../address";
import { show } from "../arithmetic";
import { formulaColumns } from "../formulaColumns";
import type { Rule } from "../rule";

/** A typed number in a column of formulas: it stays when the rest is calculated anew. */
export const formulaHardcoded: Rule = {
  id: "formula.hardcoded",
  *check(evidence) {
    for (const { table, usual, typed } of formulaColumns(evidence)) {
      for (const { row, cell } of typed) {
        if (cell.storedAsText) continue;
        yield {
          rule: "formula.hardcoded",
          severity: "warning",
          sheet: table.sheet,
          range: cellAddress(cell),
          message: {
            en: `${row.name}: ${show(cell.number as number)} is typed where the rest of the column calculates (${cellAddress(usual)}: ${usual.formula}).`,
            zh: `${row.name}：${show(cell.number as number)} 为手工输入，而本列其他各行用公式计算（${cellAddress(usual)}：${usual.formula}）。`,
          },
        };
      }
    }
  },
};
