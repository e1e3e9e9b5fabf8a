import { cellAddress } from "../address";
import { show } from "../arithmetic";
import { filledCells } from "../../tables/grid";
import type { Row } from "../../tables/table";
import type { Evidence } from "../evidence";
import { formulaColumns } from "../formulaColumns";
import type { FormulaColumn } from "../formulaColumns";
import { itemKey } from "../itemKey";
import type { Rule } from "../rule";

/** A typed number in a column of formulas: it stays when the rest is calculated anew. */
export const formulaHardcoded: Rule = {
  id: "formula.hardcoded",
  *check(evidence) {
    for (const column of formulaColumns(evidence)) {
      const { table, usual, typed } = column;
      for (const { row, cell } of typed) {
        if (cell.storedAsText || notFetched(evidence, column, row)) continue;
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

const wholeReference = /^=\s*\+?(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!\$?[A-Z]{1,3}\$?\d{1,7}$/iu;

/** The column fetches each item from a list on another sheet, and that list has no such item: there is nothing that it could have been fetched from. */
function notFetched({ grids }: Evidence, { table, usual }: FormulaColumn, row: Row): boolean {
  const [, quoted, plain] = wholeReference.exec(usual.formula ?? "") ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  const grid = sheet === undefined ? undefined : grids.find((each) => each.sheet.toLowerCase() === sheet.toLowerCase());
  const fetched = table.rows.find(({ index }) => index === (table.turned ? usual.column : usual.row));
  if (!grid || !fetched || itemKey(row.name) === "") return false;
  const listed = new Set<string>();
  for (const { value } of filledCells(grid)) if (typeof value === "string") listed.add(itemKey(value));
  return listed.has(itemKey(fetched.name)) && !listed.has(itemKey(row.name));
}
