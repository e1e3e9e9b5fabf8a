import { saysNone } from "../../tables/cell";
import { columnOf } from "../../tables/table";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import type { Rule } from "../rule";

/** "?", "TBD", "待补充": a place where a source is to stand. */
const unknown = /^(?:[?？]+|tbd|tbc|t\.b\.d\.?|to be (?:confirmed|determined|added)|unknown|not (?:known|available|given)|no source|xxx+|待[定补查确].{0,4}|未知|不详|缺|暂无|无来源)$/i;

/** A factor whose cell in the source column is empty while other rows name theirs. */
export const factorUnsourced: Rule = {
  id: "factor.unsourced",
  *check({ entries }) {
    for (const [table, list] of entries) {
      const source = columnOf(table, "source");
      const withFactor = list.filter((entry) => entry.factors.length > 0);
      if (!source || withFactor.length === 0) continue;
      const sourced = withFactor.map((entry) => { const cell = table.cell(entry.row, source); return !cell.blank && !saysNone(cell) && !unknown.test(cell.text.trim()); });
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
