import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Rule } from "../rule";
import { sumProblems } from "../sums";

/** A total that is not the sum of its rows, beyond what rounding explains. */
export const sumMismatch: Rule = {
  id: "sum.mismatch",
  *check(evidence) {
    for (const problem of sumProblems(evidence)) {
      if (problem.kind !== "mismatch") continue;
      const left = problem.parts[0];
      const without = left ? { en: ` The difference is "${left.name}", which is left out.`, zh: `差额正好是“${left.name}”，未计入。` } : { en: "", zh: "" };
      yield {
        rule: "sum.mismatch",
        severity: "error",
        sheet: problem.table.sheet,
        range: cellAddress(problem.cell),
        message: {
          en: `${problem.row.name || "Total"}: ${show(problem.value)} is written, its parts add up to ${show(problem.expected)} (difference ${show(problem.value - problem.expected)}).${without.en}`,
          zh: `${problem.row.name || "合计"}：表中为 ${show(problem.value)}，各部分之和为 ${show(problem.expected)}（相差 ${show(problem.value - problem.expected)}）。${without.zh}`,
        },
        expected: Number(show(problem.expected)),
        ...(!problem.formula && { mend: { sheet: problem.table.sheet, range: cellAddress(problem.cell), value: Number(show(problem.expected)) } }),
      };
    }
  },
};
