import { references } from "../../tables/formula/references";
import { isCellError } from "../../tables/grid";
import type { Cell } from "../../tables/cell";
import { cellAddress } from "../address";
import { formulaColumns } from "../formulaColumns";
import { relativeFormula } from "../relativeFormula";
import type { Rule } from "../rule";

/** One formula that is built differently from all others of its column. */
export const formulaInconsistent: Rule = {
  id: "formula.inconsistent",
  *check(evidence) {
    for (const { table, usual, others } of formulaColumns(evidence)) {
      for (const { row, cell } of others) {
        // Another road to the same figure (kWh instead of kg, another block of rows) is no fault.
        const check = evidence.entryOf(row);
        const status = check && evidence.checkOf(check)?.status;
        if (isCellError(cell.value) || ((status === "dimension" || status === "normalState") && withoutPowers(cell) === withoutPowers(usual))) continue;
        if (status === "agrees" && check && !namesOtherRow(cell.formula as string, cell.row)) continue;
        yield {
          rule: "formula.inconsistent",
          severity: "warning",
          sheet: table.sheet,
          range: cellAddress(cell),
          message: {
            en: `${row.name}: ${cell.formula} is built differently from the rest of the column (${cellAddress(usual)}: ${usual.formula}).`,
            zh: `${row.name}：${cell.formula} 与本列其他公式不一致（${cellAddress(usual)}：${usual.formula}）。`,
          },
        };
      }
    }
  },
};

/** Tonnes and grams differ by a division; that the row does not fit its units is told there. */
function withoutPowers({ formula, row, column }: Cell): string {
  return relativeFormula(formula ?? "", row, column).replace(/[*/]10*(?:\.0+)?(?![\d.])/g, "");
}

/** A relative reference to a row that is not the formula's own. */
function namesOtherRow(formula: string, row: number): boolean {
  return references(formula).some(
    ({ sheet, from, to }) => sheet === null && [from, ...(to ? [to] : [])].some((corner) => !corner.rowFixed && corner.row !== row),
  );
}
