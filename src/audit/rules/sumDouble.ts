import { titleOf } from "../../tables/table";
import { plainText } from "../../tables/plainText";
import { sameDimension } from "../../units";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import { amountOf } from "../entry";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { sumProblems } from "../sums";

/** A sum that counts something twice: a row, its own subtotals, or everything. */
export const sumDouble: Rule = {
  id: "sum.double",
  *check(evidence) {
    for (const problem of sumProblems(evidence)) {
      if (problem.kind !== "double") continue;
      const all = problem.parts.length > 1 && problem.parts.every((part) => part.item) && Math.abs(problem.value / problem.expected - 2) <= 0.01;
      const names = problem.parts.map((part) => part.name).filter((name) => name !== "");
      const what = all
        ? { en: "every row is counted twice", zh: "所有行都被计入两次" }
        : { en: `${names.join(", ") || "a row"} is counted twice`, zh: `“${names.join("、") || "某一行"}”被计入两次` };
      yield {
        rule: "sum.double",
        severity: "error",
        sheet: problem.table.sheet,
        range: cellAddress(problem.cell),
        message: {
          en: `${problem.row.name || "Total"}: ${show(problem.value)} is written, the rows add up to ${show(problem.expected)}; the difference ${show(problem.value - problem.expected)} means that ${what.en}.`,
          zh: `${problem.row.name || "合计"}：表中为 ${show(problem.value)}，各行之和为 ${show(problem.expected)}；差额 ${show(problem.value - problem.expected)} 说明${what.zh}。`,
        },
        expected: Number(show(problem.expected)),
        ...(!problem.formula && { mend: { sheet: problem.table.sheet, range: cellAddress(problem.cell), value: Number(show(problem.expected)) } }),
        related: problem.parts.slice(0, 5).map((part) => ({ sheet: problem.table.sheet, range: cellAddress(part.cell) })),
      };
    }
    yield* inSentences(evidence);
  },
};

/** A sum told in the line above a table ("里程重量1321600（t.km）") that is twice the sum of the table's column. */
function* inSentences({ tables, facts }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const titles = plainText(titleOf(table));
    if (titles === "") continue;
    for (const fact of facts) {
      if (
        fact.form !== "sentence" ||
        fact.number === null ||
        fact.unit?.kind !== "amount" ||
        fact.sheet !== table.sheet ||
        !titles.includes(plainText(fact.context))
      )
        continue;
      for (const column of table.columns) {
        if (column.role !== "freight" && column.role !== "quantity" && column.role !== "mass") continue;
        const amounts = table.rows.filter((row) => row.kind === "item").flatMap((row) => amountOf(table, row, column) ?? []);
        const unit = amounts[0]?.unit;
        if (amounts.length < 2 || !unit || !sameDimension(unit, fact.unit.unit) || amounts.some((amount) => amount.unitText !== amounts[0]?.unitText)) continue;
        const sum = amounts.reduce((all, amount) => all + amount.value, 0) * unit.scale.div(fact.unit.unit.scale).toNumber();
        if (Math.abs(fact.number - 2 * sum) > Math.abs(sum) * 1e-6) continue;
        yield {
          rule: "sum.double",
          severity: "error",
          sheet: fact.sheet,
          range: cellAddress(fact.cell),
          message: {
            en: `The line says ${show(fact.number)} ${fact.unitText}; "${column.heading}" of the table below adds up to ${show(sum)} ${fact.unitText}, half of it: every row was counted twice.`,
            zh: `文字写为 ${show(fact.number)} ${fact.unitText}；下表“${column.heading}”各行之和为 ${show(sum)} ${fact.unitText}，正好是一半：所有行都被计入两次。`,
          },
          expected: Number(show(sum)),
        };
      }
    }
  }
}
