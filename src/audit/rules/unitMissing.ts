import { cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import { unitColumnFor } from "../entry";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { columnsOf } from "../../tables/table";
import type { Column, FootprintTable } from "../../tables/table";
import { factKind } from "../../tables/summaryWord";
import { plainText } from "../../tables/plainText";

/** A number without a unit: one row of a unit column left blank, a heading without a unit, a result in a sentence ("17307.07CO2"). */
export const unitMissing: Rule = {
  id: "unit.missing",
  *check(evidence) {
    for (const table of evidence.tables) {
      for (const role of ["quantity", "factor", "emission"] as const) for (const column of columnsOf(table, role)) yield* ofColumn(evidence, table, column);
    }
    yield* inSentences(evidence);
    yield* ofResults(evidence);
  },
};

/** "单位产品碳足迹 | 2696": the result of the study, in kg or in t of nothing. */
function* ofResults({ facts }: Evidence): Iterable<Finding> {
  for (const fact of facts) {
    if (fact.form !== "pair" || fact.number === null || fact.unit !== null || fact.unitText !== "" || factKind(fact.label) !== "perUnit" || fact.cell.percentFormat) continue;
    yield {
      rule: "unit.missing",
      severity: "info",
      sheet: fact.sheet,
      range: cellAddress(fact.cell),
      message: { en: `${fact.label}: ${show(fact.number)} has no unit. Is it kgCO2e or tCO2e, and per what?`, zh: `${fact.label}：${show(fact.number)} 没有单位。是 kgCO2e 还是 tCO2e，每多少产品？` },
    };
  }
}

function* ofColumn({ entries }: Evidence, table: FootprintTable, column: Column): Iterable<Finding> {
  // "kg CO2e per unit": per the row's own unit, which is told of the amount.
  if (column.role === "factor" && column.unit?.kind === "emission") return;
  const list = entries.get(table) ?? [];
  const amounts = list.flatMap((entry) =>
    [...entry.quantities, ...entry.factors, ...entry.emissions].filter((amount) => amount.column === column).map((amount) => ({ entry, amount })),
  );
  const missing = amounts.filter(
    ({ entry, amount }) => amount.unitText === "" && !amount.cell.percentFormat && !/占比|比例|百分比|贡献率|\bshare\b|percent|\bratio\b/i.test(entry.name),
  );
  if (missing.length === 0 || amounts.length === 0) return;
  const unitColumn = unitColumnFor(table, column);
  if (missing.length < amounts.length && (missing.length * 2 <= amounts.length || unitColumn)) {
    for (const { entry, amount } of missing) {
      yield {
        rule: "unit.missing",
        severity: "warning",
        sheet: table.sheet,
        range: cellAddress(amount.unitCell ?? amount.cell),
        message: {
          en: `${entry.name}: ${withUnit(amount)} has no unit; the other rows of "${column.heading}" have one (${otherUnit(amounts)}).`,
          zh: `${entry.name}：${withUnit(amount)} 没有单位；“${column.heading}”其他各行都有单位（${otherUnit(amounts)}）。`,
        },
      };
    }
    return;
  }
  // A list of results per stage may leave the unit to its title; a table that multiplies may not.
  if (columnsOf(table, "factor").length === 0 || missing.length < amounts.length) return;
  const first = missing[0]?.amount.cell;
  const heading = table.turned ? { row: column.index, column: table.heading.last } : { row: table.heading.last, column: column.index };
  yield {
    rule: "unit.missing",
    severity: "info",
    sheet: table.sheet,
    range: cellAddress(heading),
    message: {
      en: `"${column.heading}" has no unit, neither in the heading nor in a column beside it (${missing.length} values from ${first ? cellAddress(first) : ""}).`,
      zh: `“${column.heading}”没有单位：表头和相邻列都未注明（自 ${first ? cellAddress(first) : ""} 起共 ${missing.length} 个数值）。`,
    },
  };
}

function otherUnit(amounts: readonly { readonly amount: { readonly unitText: string } }[]): string {
  return amounts.find(({ amount }) => amount.unitText !== "")?.amount.unitText ?? "";
}

/** A result written as "54.94 CO2eq": a gas is named, but neither kg nor t. */
function* inSentences({ facts }: Evidence): Iterable<Finding> {
  const seen = new Set<string>();
  for (const fact of facts) {
    const gas = /^(co2|co₂)\s*-?(e|eq|当量)?$/i.test(plainText(fact.unitText));
    if (fact.unit !== null || fact.number === null || !gas) continue;
    const at = `${fact.sheet}!${cellAddress(fact.cell)}`;
    if (seen.has(at)) continue;
    seen.add(at);
    yield {
      rule: "unit.missing",
      severity: "warning",
      sheet: fact.sheet,
      range: cellAddress(fact.cell),
      message: {
        en: `${fact.number} ${fact.unitText} names a gas but no unit of mass: is it kg${fact.unitText} or t${fact.unitText}?`,
        zh: `${fact.number} ${fact.unitText} 只写了气体，没有质量单位：是 kg${fact.unitText} 还是 t${fact.unitText}？`,
      },
      expected: `t${fact.unitText}`,
    };
  }
}
