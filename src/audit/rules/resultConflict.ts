import type { Unit } from "../../units/unit";
import { isStageName, stageOf } from "../../tables/stage";
import { columnOf } from "../../tables/table";
import { factKind } from "../../tables/summaryWord";
import { plainText } from "../../tables/plainText";
import { sameDimension } from "../../units";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence, PlacedFact } from "../evidence";
import type { Rule } from "../rule";

/** Two results for one product: the conclusion says one thing, the declaration another. */
export const resultConflict: Rule = {
  id: "result.conflict",
  *check(evidence) {
    const told = new Set<string>();
    for (const list of [[...perUnits(evidence), ...stageTotalPerUnit(evidence)], [...totals(evidence), ...stageTotals(evidence)]]) {
      for (const [at, here] of list.entries()) {
        const others = list.slice(0, at).filter((other) => sameSubject(other.fact, here.fact));
        const there = others.find((other) => comparable(other, here));
        if (!there || others.some((other) => comparable(other, here) && agree(other, here))) continue;
        // A sentence is a copy of the table; among equals the later is.
        const [copy, origin] = there.fact.form === "sentence" && here.fact.form !== "sentence" ? [there, here] : [here, there];
        const key = `${copy.fact.sheet}!${cellAddress(copy.fact.cell)}`;
        if (told.has(key)) continue;
        told.add(key);
        yield {
          rule: "result.conflict",
          severity: "error",
          sheet: copy.fact.sheet,
          range: cellAddress(copy.fact.cell),
          message: {
            en: `The result is ${textOf(copy.fact)} here and ${textOf(origin.fact)} in ${origin.fact.sheet}!${cellAddress(origin.fact.cell)}: one product has one result${copy.per && origin.per && !sameDimension(copy.per, origin.per) ? " per one functional unit" : ""}.`,
            zh: `此处结果为 ${textOf(copy.fact)}，${origin.fact.sheet}!${cellAddress(origin.fact.cell)} 为 ${textOf(origin.fact)}：同一产品只能有一个结果${copy.per && origin.per && !sameDimension(copy.per, origin.per) ? "和一个功能单位" : ""}。`,
          },
          expected: textOf(origin.fact),
          related: [{ sheet: origin.fact.sheet, range: cellAddress(origin.fact.cell) }],
        };
      }
    }
  },
};

interface Result {
  readonly fact: PlacedFact;
  readonly kg: number;
  readonly half: number;
  readonly per: Unit | null;
  readonly perText: string;
}

function textOf(fact: PlacedFact): string {
  return `${show(fact.number ?? 0)} ${fact.unitText}`;
}

const resultWords = /产品碳足迹|单位产品|单位碳足迹|碳足迹值|product carbon footprint|carbon footprint|per unit|pcf/i;

function perUnits({ facts }: Evidence): Result[] {
  return facts.flatMap((fact): Result[] => {
    if (fact.number === null || fact.number <= 0) return [];
    const tail = fact.form === "sentence" ? (fact.label.split(/[,，]/).at(-1) ?? "") : fact.label;
    if (!resultWords.test(plainText(tail)) || /因子|系数|factor/i.test(tail)) return [];
    const half = 0.5 * 10 ** -fact.decimals;
    if (fact.unit?.kind === "factor") {
      const scale = fact.unit.factor.emission.scale.div(fact.unit.factor.per.scale).toNumber();
      return [{ fact, kg: fact.number * scale, half: half * scale, per: fact.unit.factor.per, perText: fact.unit.factor.per.symbol }];
    }
    if (fact.unit?.kind === "emission" && fact.unit.per !== undefined) {
      const scale = fact.unit.unit.scale.toNumber();
      return [{ fact, kg: fact.number * scale, half: half * scale, per: null, perText: fact.unit.per }];
    }
    return [];
  });
}

function totals({ facts }: Evidence): Result[] {
  return facts.flatMap((fact): Result[] => {
    const tail = fact.form === "sentence" ? (fact.label.split(/[,，]/).at(-1) ?? "") : fact.label;
    if (fact.number === null || fact.unit?.kind !== "emission" || fact.unit.per !== undefined) return [];
    const whole = /总碳足迹|总排放量|碳足迹总量|排放总量|总碳排放|total (carbon )?footprint|total (ghg )?emissions|total pcf|total carbon footprint/i.test(plainText(tail)) && !/原材料|运输|生产|包装|阶段|环节|material|transport|stage|packag|production/i.test(tail);
    if (!whole || (fact.form !== "sentence" && factKind(fact.label) !== "total")) return [];
    const scale = fact.unit.unit.scale.toNumber();
    return [{ fact, kg: fact.number * scale, half: 0.5 * 10 ** -fact.decimals * scale, per: null, perText: "" }];
  });
}

/** The total under a list of stages; not where it is a result per unit, or where the output lies between the two. */
function stageTotals(evidence: Evidence): Result[] {
  const { facts, tables } = evidence;
  const listed = tables.filter((table) => table.kind === "result" && new Set(table.rows.flatMap((row) => (row.kind === "item" && isStageName(row.name) ? (stageOf(row.name) ?? []) : []))).size >= 3);
  const cells = new Map(listed.flatMap((table) => {
    const total = table.rows.filter((row) => row.kind === "total");
    const column = columnOf(table, "emission");
    const cell = column && total[0] && table.cell(total[0], column);
    return total.length === 1 && column?.unit?.kind === "emission" && column.unit.per === undefined && cell ? [[cell, column.unit] as const] : [];
  }));
  const figures = facts.filter((fact) => fact.form !== "summary" && (factKind(fact.label) === "output" || factKind(fact.label) === "perUnit")).flatMap((fact) => fact.number ?? []);
  const named = totals(evidence);
  return facts.flatMap((fact): Result[] => {
    const unit = cells.get(fact.cell);
    if (fact.form !== "summary" || fact.number === null || !unit || named.some((other) => other.fact.cell === fact.cell)) return [];
    const scale = unit.unit.scale.toNumber();
    const kg = fact.number * scale;
    const perUnit = figures.some((figure) => near(figure, fact.number as number) || named.some((other) => near(other.kg / kg, figure) || near(other.kg / kg, figure * 1000)));
    return perUnit ? [] : [{ fact: { ...fact, label: "" }, kg, half: 0.5 * 10 ** -fact.decimals * scale, per: null, perText: "" }];
  });
}

/** The one result per unit that the workbook states, and the total of its one list of stages per the same unit: two results of one product. */
function stageTotalPerUnit(evidence: Evidence): Result[] {
  const stated = perUnits(evidence).filter(({ fact }) => fact.form === "pair");
  const only = stated[0];
  if (stated.length !== 1 || !only) return [];
  const totals = evidence.tables.filter((table) => table.kind === "result").flatMap((table): Result[] => {
    const column = columnOf(table, "emission");
    const row = table.rows.filter((each) => each.kind === "total");
    const cell = column && row.length === 1 && row[0] ? table.cell(row[0], column) : undefined;
    const unit = column?.unit;
    const stages = new Set(table.rows.flatMap((each) => (each.kind === "item" && isStageName(each.name) ? (stageOf(each.name) ?? []) : [])));
    if (!cell || cell.number === null || unit?.kind !== "emission" || unit.per === undefined || unit.per !== only.perText || only.per !== null || stages.size < 3) return [];
    const scale = unit.unit.scale.toNumber();
    const half = 0.5 * 10 ** -cell.decimals * scale;
    const fact = { ...only.fact, sheet: table.sheet, cell, number: cell.number, decimals: cell.decimals, form: "summary" as const };
    return [{ fact, kg: cell.number * scale, half, per: null, perText: unit.per }];
  });
  return totals.length === 1 ? totals : [];
}

function near(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < 0.01;
}

/** Results of differing units of count are two results as well ("per 10000 tables", "per t"). */
function comparable(a: Result, b: Result): boolean {
  if (a.per && b.per) return sameDimension(a.per, b.per) || a.fact.form !== b.fact.form;
  if (a.per || b.per) return a.fact.form !== b.fact.form;
  return true;
}

function agree(a: Result, b: Result): boolean {
  if (a.per && b.per && !sameDimension(a.per, b.per)) return false;
  if ((a.per === null) !== (b.per === null)) return false;
  if (a.perText !== b.perText && !a.per) return false;
  return Math.abs(a.kg - b.kg) <= 2 * (a.half + b.half) + Math.abs(a.kg) * 1e-9;
}

/** Several products in one workbook have several results: figures are compared where both speak of one thing. */
function sameSubject(a: PlacedFact, b: PlacedFact): boolean {
  if (a.cell === b.cell) return false;
  const several = (fact: PlacedFact) => /分别|respectively/i.test(fact.context);
  if (several(a) || several(b)) return false;
  if (a.sheet === b.sheet) return true;
  const key = (fact: PlacedFact) => plainText(fact.label.replace(/[:：为是]+$/, ""));
  return a.form === "sentence" || b.form === "sentence" || key(a) === key(b);
}
