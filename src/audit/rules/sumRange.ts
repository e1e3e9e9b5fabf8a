import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Rule } from "../rule";
import { sumProblems } from "../sums";

/** A sum formula that misses a row of its table. */
export const sumRange: Rule = {
  id: "sum.range",
  *check(evidence) {
    for (const problem of sumProblems(evidence)) {
      if (problem.kind !== "range") continue;
      const names = problem.parts.map((part) => part.name).join(", ");
      const cells = problem.parts.map((part) => cellAddress(part.cell));
      yield {
        rule: "sum.range",
        severity: "error",
        sheet: problem.table.sheet,
        range: cellAddress(problem.cell),
        message: {
          en: `${problem.row.name || "Total"}: ${problem.cell.formula ?? ""} misses ${names} (${cells.join(", ")}); with it the sum is ${show(problem.expected)}, not ${show(problem.value)}.`,
          zh: `${problem.row.name || "合计"}：${problem.cell.formula ?? ""} 漏掉了 ${names}（${cells.join("、")}）；计入后应为 ${show(problem.expected)}，而不是 ${show(problem.value)}。`,
        },
        expected: Number(show(problem.expected)),
        related: cells.map((range) => ({ sheet: problem.table.sheet, range })),
      };
    }
  },
};
