import { saysNone } from "../../tables/cell";
import { plainText } from "../../tables/plainText";
import { columnOf } from "../../tables/table";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import type { Rule } from "../rule";
import noSource from "../vocabulary/noSource.json";

/** "?", "TBD", "待补充": a place where a source is to stand. */
function isOpen(text: string): boolean {
  const plain = plainText(text);
  return (
    !/[\p{L}\p{N}]/u.test(plain) || noSource.whole.includes(plain) || (plain.length <= longestNote && noSource.begins.some((word) => plain.startsWith(word)))
  );
}

/** "待补充", "to be confirmed": a longer text says more than that. */
const longestNote = 16;

/** A factor whose cell in the source column is empty while other rows name theirs. */
export const factorUnsourced: Rule = {
  id: "factor.unsourced",
  *check({ entries }) {
    for (const [table, list] of entries) {
      const source = columnOf(table, "source");
      const withFactor = list.filter((entry) => entry.factors.length > 0);
      if (!source || withFactor.length === 0) continue;
      const sourced = withFactor.map((entry) => { const cell = table.cell(entry.row, source); return !cell.blank && !saysNone(cell) && !isOpen(cell.text); });
      const named = sourced.filter(Boolean).length;
      if (named === 0) continue;
      for (const [at, entry] of withFactor.entries()) {
        const factor = entry.factors[0];
        if (sourced[at] || !factor) continue;
        // Where a source is written once for the rows below it, blanks are part of the layout.
        if (named * 2 < withFactor.length && sourced.slice(0, at).some(Boolean)) continue;
        yield {
          rule: "factor.unsourced",
          severity: "info",
          sheet: table.sheet,
          range: cellAddress(table.cell(entry.row, source)),
          message: {
            en: `${entry.name}: the factor ${withUnit(factor)} names no source; ${named} other rows do.`,
            zh: `${entry.name}：因子 ${withUnit(factor)} 没有写明来源；其他 ${named} 行都有。`,
          },
        };
      }
    }
  },
};
