import { cellAddress } from "../address";
import { exactResult, productText, show, withUnit } from "../arithmetic";
import type { Rule } from "../rule";

/** A result that is not the product of its own row, beyond what rounding explains. */
export const rowMismatch: Rule = {
  id: "row.mismatch",
  *check({ checks }) {
    for (const check of checks.values()) {
      if (!check.trusted) continue;
      for (const row of check.rows) {
        if (row.status !== "differs" || !row.expected) continue;
        const exact = exactResult(row);
        const expected = exact && check.constant === 1 ? exact.toNumber() : (row.expected.low + row.expected.high) / 2;
        const borrowed = row.borrowed ? { en: ` (the mass stands in ${cellAddress(row.borrowed.cell)})`, zh: `（质量取自 ${cellAddress(row.borrowed.cell)}）` } : { en: "", zh: "" };
        yield {
          rule: "row.mismatch",
          severity: "error",
          sheet: check.table.sheet,
          range: cellAddress(row.emission.cell),
          message: {
            en: `${row.entry.name}: ${withUnit(row.emission)} is written, but ${productText(row)}${borrowed.en}.`,
            zh: `${row.entry.name}：表中为 ${withUnit(row.emission)}，而 ${productText(row)}${borrowed.zh}。`,
          },
          expected: Number(show(expected)),
          ...(row.emission.cell.formula === null && row.borrowed === undefined && { mend: { sheet: check.table.sheet, range: cellAddress(row.emission.cell), value: Number(show(expected)) } }),
        };
      }
    }
  },
};
