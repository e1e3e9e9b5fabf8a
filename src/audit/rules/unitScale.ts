import { around, cellAddress } from "../address";
import { exactResult, productText, show, withUnit } from "../arithmetic";
import type { Finding } from "../finding";
import type { RowCheck, TableCheck } from "../relation";
import type { Rule } from "../rule";
import { sumProblems } from "../sums";
import type { SumProblem } from "../sums";

/** A power of ten between a row's own arithmetic and its label: kilograms under a heading of tonnes, a lost or added zero. */
export const unitScale: Rule = {
  id: "unit.scale",
  *check(evidence) {
    for (const problem of sumProblems(evidence)) if (problem.kind === "scale") yield ofSum(problem);
    for (const check of evidence.checks.values()) {
      const off = check.rows.filter((row) => row.status === "power");
      if (off.length === 0) continue;
      const checked = check.rows.filter((row) => row.status !== "unknown" && row.status !== "dimension");
      const power = off[0]?.power;
      // Every row off by the same power is one wrong heading, not many wrong rows.
      if (off.length > 1 && off.length >= checked.length * 0.7 && off.every((row) => row.power === power)) yield wholeColumn(check, off);
      else for (const row of off) yield oneRow(check, row);
    }
  },
};

function ofSum({ table, row, cell, value, expected, power }: SumProblem): Finding {
  return {
    rule: "unit.scale",
    severity: "error",
    sheet: table.sheet,
    range: cellAddress(cell),
    message: {
      en: `${row.name || "Total"}: ${show(value)} is ${times(power).en}; the rows add up to ${show(expected)}.`,
      zh: `${row.name || "合计"}：${show(value)} ${times(power).zh}；各行之和为 ${show(expected)}。`,
    },
    expected: Number(show(expected)),
  };
}

function oneRow(check: TableCheck, row: RowCheck): Finding {
  const exact = exactResult(row);
  return {
    rule: "unit.scale",
    severity: "error",
    sheet: check.table.sheet,
    range: cellAddress(row.emission.cell),
    message: {
      en: `${row.entry.name}: ${withUnit(row.emission)} is ${times(row.power).en}; ${productText(row)}. ${hint(row).en}`,
      zh: `${row.entry.name}：${withUnit(row.emission)} ${times(row.power).zh}；${productText(row)}。${hint(row).zh}`,
    },
    ...(exact && { expected: Number(show(exact)) }),
  };
}

function wholeColumn(check: TableCheck, off: readonly RowCheck[]): Finding {
  const first = off[0] as RowCheck;
  const last = off.at(-1) as RowCheck;
  const table = check.table;
  const column = first.emission.column.index;
  const sums = table.rows
    .filter((row) => row.kind === "total" || row.kind === "subtotal")
    .map((row) => table.cell(row, first.emission.column))
    .filter((cell) => cell.number !== null);
  const heading = table.turned ? { row: column, column: table.heading.last } : { row: table.heading.last, column };
  return {
    rule: "unit.scale",
    severity: "error",
    sheet: table.sheet,
    range: around([heading, first.emission.cell, last.emission.cell, ...sums]),
    message: {
      en: `All ${off.length} results are ${times(first.power).en}: ${first.entry.name} ${withUnit(first.emission)}, but ${productText(first)}. ${hint(first).en}`,
      zh: `全部 ${off.length} 行结果${times(first.power).zh}：${first.entry.name} ${withUnit(first.emission)}，而 ${productText(first)}。${hint(first).zh}`,
    },
    ...(exactResult(first) && { expected: Number(show(exactResult(first) as NonNullable<ReturnType<typeof exactResult>>)) }),
  };
}

function times(power: number): { en: string; zh: string } {
  const factor = show(10 ** Math.abs(power));
  return power > 0 ? { en: `${factor} times too large`, zh: `大了 ${factor} 倍` } : { en: `${factor} times too small`, zh: `小了 ${factor} 倍（应乘以 ${factor}）` };
}

function hint(row: RowCheck): { en: string; zh: string } {
  const unit = row.emission.unit;
  if (unit && row.power === 3 && unit.scale.eq(1000)) return { en: "Kilograms were written as tonnes?", zh: "是否把千克写成了吨？" };
  if (unit && row.power === -3 && unit.scale.eq(1)) return { en: "Tonnes were written as kilograms?", zh: "是否把吨写成了千克？" };
  return { en: "Check the units of the row and the decimal point.", zh: "请核对本行的单位和小数点。" };
}
