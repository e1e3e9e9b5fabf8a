import type { Cell } from "../../tables/cell";
import type { Row } from "../../tables/table";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence } from "../evidence";
import { formulaColumns } from "../formulaColumns";
import { itemKey } from "../itemKey";
import type { Rule } from "../rule";

/** A typed number in a column of formulas: it stays when the rest is calculated anew. */
export const formulaHardcoded: Rule = {
  id: "formula.hardcoded",
  *check(evidence) {
    for (const { table, usual, typed } of formulaColumns(evidence)) {
      for (const { row, cell } of typed) {
        if (cell.storedAsText || entersHere(evidence, usual, row)) continue;
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

/** A column that fetches its figures from another sheet, and a row of which that sheet knows nothing: its figure has to be typed. */
function entersHere({ entries }: Evidence, { formula }: Cell, { name }: Row): boolean {
  const link = /^=\s*\+?(?:'((?:[^']|'')+)'|([^'!()]+))!\$?[A-Z]{1,3}\$?\d+$/i.exec(formula ?? "");
  const sheet = link?.[1]?.replaceAll("''", "'") ?? link?.[2];
  if (sheet === undefined) return false;
  const key = itemKey(name);
  return [...entries].every(([table, list]) => table.sheet !== sheet || list.every((entry) => entry.key !== key));
}
