import type { Unit } from "../../units/unit";
import { isStageName, stageIn, stageOf } from "../../tables/stage";
import type { Cell } from "../../tables/cell";
import { columnOf, columnsOf } from "../../tables/table";
import type { Column, FootprintTable } from "../../tables/table";
import { unitOf } from "../entry";
import { factKind } from "../../tables/summaryWord";
import { plainText } from "../../tables/plainText";
import { isMass } from "../../tables/readUnit";
import { sameDimension } from "../../units";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence, PlacedFact } from "../evidence";
import type { Finding } from "../finding";
import { floatSlack, powerOf, rounding } from "../interval";
import type { Rule } from "../rule";
import { isResultLabel, lastWords } from "../studyFacts";
import { againstItems } from "../toldItems";
import { halfOf, perUnitFaults } from "./perunitMismatch";

/** Two results for one product: the conclusion says one thing, the declaration another. */
export const resultConflict: Rule = {
  id: "result.conflict",
  *check(evidence) {
    const told = new Set<string>();
    const notFollowing = perUnitFaults(evidence);
    for (const list of [perUnits(evidence), [...totals(evidence), ...stageTotals(evidence)]]) {
      for (const [at, here] of list.entries()) {
        const others = list.slice(0, at).filter((other) => sameSubject(other.fact, here.fact));
        const there = others.find((other) => comparable(other, here));
        if (!there || others.some((other) => comparable(other, here) && agree(other, here))) continue;
        // A sentence is a copy of the table; among equals the later is.
        const faulty = notFollowing.has(there.fact.cell) && !notFollowing.has(here.fact.cell);
        const [copy, origin] = faulty || (there.fact.form === "sentence" && here.fact.form !== "sentence") ? [there, here] : [here, there];
        const key = `${copy.fact.sheet}!${cellAddress(copy.fact.cell)}`;
        if (told.has(key)) continue;
        told.add(key);
        yield conflict(copy.fact, origin.fact, copy.per !== null && origin.per !== null && !sameDimension(copy.per, origin.per));
      }
    }
    yield* againstStages(evidence, told);
    yield* againstVariants(evidence);
    yield* againstItems(evidence);
  },
};

type Stated = Pick<PlacedFact, "sheet" | "cell" | "number" | "unitText">;

function conflict(copy: Stated, origin: Stated, units = false): Finding {
  return {
    rule: "result.conflict",
    severity: "error",
    sheet: copy.sheet,
    range: cellAddress(copy.cell),
    message: {
      en: `The result is ${textOf(copy)} here and ${textOf(origin)} in ${origin.sheet}!${cellAddress(origin.cell)}: one product has one result${units ? " per one functional unit" : ""}.`,
      zh: `此处结果为 ${textOf(copy)}，${origin.sheet}!${cellAddress(origin.cell)} 为 ${textOf(origin)}：同一产品只能有一个结果${units ? "和一个功能单位" : ""}。`,
    },
    expected: textOf(origin),
    related: [{ sheet: origin.sheet, range: cellAddress(origin.cell) }],
  };
}

interface Result {
  readonly fact: PlacedFact;
  readonly kg: number;
  readonly half: number;
  readonly per: Unit | null;
  readonly perText: string;
}

function textOf(fact: Stated): string {
  return `${show(fact.number ?? 0)} ${fact.unitText}`;
}

const ofOther =
  /上[一年]|去年|往年|目标|基准|情景|减排|削减|生物|抵消|竞品|行业|对比|因子|系数|previous|last year|target|baseline|scenario|reduction|saving|biogenic|offset|benchmark|average|factor|limit/i;

const resultWords = /碳足迹(?:值|结果)?(?:约)?[为是]$|产品碳足迹|单位产品|单位碳足迹|碳足迹值|product carbon footprint|carbon footprint|per unit|pcf/i;

function perUnits({ facts }: Evidence): Result[] {
  // "Footprint per functional unit" under the one list that has such a line.
  const under = facts.filter(({ form, label }) => form === "summary" && factKind(label) === "perUnit");
  return facts.flatMap((fact): Result[] => {
    if (fact.number === null || fact.number <= 0) return [];
    const tail = lastWords(fact);
    const stated =
      (fact.form === "pair" || (under.length === 1 && fact === under[0])) &&
      (isResultLabel(tail) ||
        factKind(tail) === "perUnit") &&
      !ofOther.test(tail);
    // "PCF incl. biogenic uptake" is another figure than the one without.
    if ((!stated && !resultWords.test(plainText(tail))) || /因子|系数|factor/i.test(tail) || (fact.form === "pair" && ofOther.test(tail))) return [];
    const half = 0.5 * 10 ** -fact.decimals;
    const each = fact.form === "sentence" && fact.unit?.kind === "emission" && fact.unit.per === undefined ? amountBefore(fact, facts) : undefined;
    if (each?.unit?.kind === "amount" && fact.unit?.kind === "emission") {
      const scale = fact.unit.unit.scale.div(each.unit.unit.scale).toNumber() / (each.number as number);
      return [{ fact, kg: fact.number * scale, half: half * scale, per: each.unit.unit, perText: each.unit.unit.symbol }];
    }
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

/** "The carbon footprint of 1 t of glass bottles is 869.4 kgCO2e": the tonne that the sentence speaks of. */
function amountBefore(fact: PlacedFact, facts: readonly PlacedFact[]): PlacedFact | undefined {
  const clause = fact.label.split(/[。;；]/).at(-1) ?? "";
  return facts.filter(
    (other) => other !== fact && other.cell === fact.cell && other.number !== null && other.number > 0 && other.unit?.kind === "amount" &&
      (isMass(other.unit.unit) || other.unit.unit.dimension.count === 1) && plainText(clause).includes(plainText(other.text)),
  )[0];
}

function totals({ facts }: Evidence): Result[] {
  return facts.flatMap((fact): Result[] => {
    const tail = lastWords(fact);
    if (fact.number === null || fact.unit?.kind !== "emission" || fact.unit.per !== undefined) return [];
    const whole =
      /总碳足迹|总排放量|碳足迹总量|排放总量|总碳排放|total (carbon )?footprint|total (ghg )?emissions|total pcf|total carbon footprint/i.test(
        plainText(tail),
      ) && !/原材料|运输|生产|包装|阶段|环节|material|transport|stage|packag|production/i.test(tail);
    if (!whole || (fact.form !== "sentence" && factKind(fact.label) !== "total")) return [];
    const scale = fact.unit.unit.scale.toNumber();
    return [{ fact, kg: fact.number * scale, half: 0.5 * 10 ** -fact.decimals * scale, per: null, perText: "" }];
  });
}

/** The total under a list of stages; not where it is a result per unit, or where the output lies between the two. */
function stageTotals(evidence: Evidence): Result[] {
  const { facts, tables } = evidence;
  const listed = tables.filter(
    (table) =>
      table.kind === "result" &&
      // A row for each year or product: each has a result of its own.
      !tables.some((other) => other !== table && other.area === table.area) &&
      new Set(table.rows.flatMap((row) => (row.kind === "item" && isStageName(row.name) ? (stageOf(row.name) ?? []) : []))).size >= 3,
  );
  const cells = new Map(listed.flatMap((table) => {
    const total = table.rows.filter((row) => row.kind === "total");
    const column = columnOf(table, "emission");
    const cell = column && total[0] && table.cell(total[0], column);
    return total.length === 1 && column?.unit?.kind === "emission" && column.unit.per === undefined && cell ? [[cell, column.unit] as const] : [];
  }));
  const figures = facts
    .filter((fact) => fact.form !== "summary" && (factKind(fact.label) === "output" || factKind(fact.label) === "perUnit"))
    .flatMap((fact) => fact.number ?? []);
  const named = totals(evidence);
  return facts.flatMap((fact): Result[] => {
    const unit = cells.get(fact.cell);
    if (fact.form !== "summary" || fact.number === null || !unit || named.some((other) => other.fact.cell === fact.cell)) return [];
    const scale = unit.unit.scale.toNumber();
    const kg = fact.number * scale;
    const perUnit = figures.some(
      (figure) => near(figure, fact.number as number) || named.some((other) => near(other.kg / kg, figure) || near(other.kg / kg, figure * 1000)),
    );
    return perUnit ? [] : [{ fact: { ...fact, label: "" }, kg, half: 0.5 * 10 ** -fact.decimals * scale, per: null, perText: "" }];
  });
}

/** Two results of one product are rarely further apart than by a stage that one of them leaves out, unless by a slip of kg, t and g. */
const alike = 1.6;

/**
 * A result as a pair or a sentence tells it, and the total of the one list of stages: two results of one product where they are near and nothing between
 * them explains the difference.
 */
function* againstStages(evidence: Evidence, told: ReadonlySet<string>): Iterable<Finding> {
  const lists = stageLists(evidence);
  const list = lists[0];
  if (!list || lists.some((other) => Math.abs(other.total - list.total) > other.half + list.half)) return;
  const outputs = evidence.facts.flatMap((fact) =>
    fact.number !== null && fact.number > 0 && ["output", "functionalUnit"].includes(factKind(fact.label) ?? "") ? [fact.number] : [],
  );
  const explained = lists.flatMap(({ parts }) => runsOf(parts));
  // What was reported and what was verified, gases apart: a table may have a total in each of its columns.
  const totals = evidence.tables.flatMap((table) => columnsOf(table, "emission").flatMap((column) => totalsOf(table, column).map(({ kg }) => kg)));
  for (const fact of evidence.facts) {
    const scale = told.has(`${list.fact.sheet}!${cellAddress(list.fact.cell)}`) ? null : statedScale(fact);
    // A sentence may speak of more than a list of items holds; not of more than all stages.
    if (fact.form === "sentence" && !list.staged && !draws.test(plainText(fact.context))) continue;
    if (scale === null || told.has(`${fact.sheet}!${cellAddress(fact.cell)}`) || fact.number === null) continue;
    const stated = fact.number * scale;
    const is = (kg: number, half: number) => [0.001, 1, 1000].some((by) => Math.abs(kg * by - stated) <= 2 * halfOf(fact) * scale + 2 * half * by);
    if (
      [...explained, ...totals].some(
        (kg) => is(kg, list.half) || outputs.some((output) => is(kg / output, list.half / output) || is(kg * output, list.half * output)),
      )
    )
      continue;
    // Nothing like one another, they may be results of two things. A conclusion may be for one of the output.
    const bases = [list.total, ...(fact.form === "sentence" ? outputs.map((output) => list.total / output) : [])];
    if (!bases.some((base) => isSlip(stated / base))) continue;
    yield conflict(fact, list.fact);
  }
}

function isSlip(ratio: number): boolean {
  const power = powerOf(ratio, 0.001);
  return Math.max(ratio, 1 / ratio) <= alike || (power !== null && Math.abs(power) <= 3);
}

/** "Variant A | 5.053" on a sheet that compares, beside a sheet called so with another total. */
function* againstVariants({ tables, sheets }: Evidence): Iterable<Finding> {
  const named = new Map(sheets.map(({ sheet }) => [plainText(sheet), sheet] as const));
  for (const table of tables) {
    const column = columnOf(table, "emission") ?? columnOf(table, "perUnit");
    const unit = column?.unit ? unitOf(column.unit, true) : null;
    if (!column || !unit || table.kind !== "result") continue;
    const rows = table.rows.flatMap((row) => {
      // A stage with a sheet of its own is no variant.
      const sheet = isStageName(row.name) ? undefined : named.get(plainText(row.name));
      const cell = table.cell(row, column);
      const own =
        sheet === undefined || sheet === table.sheet
          ? undefined
          : tables
              .filter((other) => other.sheet === sheet)
              .flatMap((other) => totalsOf(other))
              .at(-1);
      return own && cell.number !== null
        ? [
            {
              cell,
              own,
              sheet: sheet as string,
              agrees:
                Math.abs(cell.number * unit.scale.toNumber() - own.kg) <=
                2 * (rounding(cell) * unit.scale.toNumber() + rounding(own.cell) * own.scale) + Math.abs(own.kg) * floatSlack,
            },
          ]
        : [];
    });
    const off = rows.filter((row) => !row.agrees);
    if (rows.length < 2 || off.length * 2 > rows.length) continue;
    for (const { cell, own, sheet } of off)
      yield conflict(
        { sheet: table.sheet, cell, number: cell.number, unitText: column.unit?.text ?? "" },
        { sheet, cell: own.cell, number: own.cell.number, unitText: "" },
      );
  }
}

interface StageList {
  readonly fact: Stated;
  readonly total: number;
  readonly half: number;
  readonly parts: readonly number[];
  /** Its rows are the stages of a life cycle. */
  readonly staged: boolean;
}

/** What the workbook's lists come to: those of stages, or the only one where none lists stages (of several each is a part); in kg. */
function stageLists({ tables }: Evidence): StageList[] {
  const lists = tables.flatMap((table): StageList[] => {
    const stages = new Set(table.rows.flatMap((row) => (row.kind === "item" && isStageName(row.name) ? (stageOf(row.name) ?? []) : [])));
    const totals = totalsOf(table);
    const only = totals.at(-1);
    const column = columnOf(table, "emission");
    if (!["result", "activity", "transport"].includes(table.kind) || !only || !column) return [];
    const parts = table.rows.flatMap((row) => (row.kind === "item" ? [(table.cell(row, column).number ?? 0) * only.scale] : []));
    const half = rounding(only.cell) * only.scale;
    return [
      {
        fact: { sheet: table.sheet, cell: only.cell, number: only.cell.number, unitText: column.unit?.text ?? "" },
        total: only.kg,
        half,
        parts: parts.length <= 12 ? parts : [],
        staged: table.kind === "result" && stages.size >= 2 && totals.length === 1,
      },
    ];
  });
  const staged = lists.filter((list) => list.staged);
  if (staged.length > 0) return staged;
  const [only] = lists;
  return only && lists.every((list) => Math.abs(list.total - only.total) <= 2 * (list.half + only.half)) ? [only] : [];
}

interface Sum {
  readonly cell: Cell;
  readonly kg: number;
  readonly scale: number;
}

function totalsOf(table: FootprintTable, column: Column | undefined = columnOf(table, "emission")): Sum[] {
  const unit = column?.unit ? unitOf(column.unit, true) : null;
  if (!column || !unit) return [];
  const scale = unit.scale.toNumber();
  const items = table.rows.filter((row) => row.kind === "item").reduce((sum, row) => sum + (table.cell(row, column).number ?? 0), 0);
  return table.rows.flatMap((row) => {
    const cell = table.cell(row, column);
    // "Product carbon footprint per pair | 24.04" in the place of a total.
    const whole = row.kind === "summary" && cell.number !== null && near(cell.number, items);
    return (row.kind === "total" || row.kind === "subtotal" || whole) && cell.number !== null && cell.number > 0
      ? [{ cell, kg: cell.number * scale, scale }]
      : [];
  });
}

/** Sums of neighbouring stages: a result up to the gate is part of one up to the grave. */
function runsOf(parts: readonly number[]): number[] {
  return parts.flatMap((_, from) => parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).reduce((sum, part) => sum + part, 0)));
}

/** kg per unit of the figure that a pair or a conclusion states as the study's result; null for any other. */
function statedScale(fact: PlacedFact): number | null {
  if (fact.form === "summary" || fact.number === null || fact.number <= 0 || ofOther.test(fact.label)) return null;
  const words = plainText(lastWords(fact));
  const states =
    fact.form === "sentence"
      ? (concludes.test(words) || concludesOf.test(plainText(fact.label))) && !several.test(fact.context) && stageIn(words.replace(concludes, "").replace(concludesOf, "")) === undefined
      : isResultLabel(words) || ["perUnit", "total"].includes(factKind(fact.label) ?? "");
  if (!states) return null;
  if (fact.unit?.kind === "emission") return fact.unit.per === undefined || fact.form === "pair" ? fact.unit.unit.scale.toNumber() : null;
  // "kgCO2e/t" is per tonne; "kgCO2e/件" per what the stages are of.
  if (fact.form === "sentence" || fact.unit?.kind !== "factor" || fact.unit.factor.per.dimension.count !== 1) return null;
  return fact.unit.factor.emission.scale.div(fact.unit.factor.per.scale).toNumber();
}

/** "产品的碳足迹为", "the carbon footprint of 1 lamp is": the words before the figure of a conclusion. */
const concludes =
  /碳足迹(?:值|结果|总量)?约?(?:为|是|:)$|(?:carbon footprint|footprint|pcf)\b(?: of .{1,80}?)?(?: (?:is|was|amounts to|comes to|equals)(?: about| approximately)?|:)$/i;
/** "Conclusion: the carbon footprint of 1 kettle, used for 5 years in a household, is". */
const concludesOf = /^(?:in )?(?:conclusions?|summary|result)\b.{0,12}(?:carbon footprint|footprint|pcf) of .{1,70} (?:is|was|amounts to|comes to|equals)$/i;
/** A sentence that draws the conclusion of all: it may be held against the one list that there is. */
const draws = /^(?:(?:the )?(?:product )?carbon footprint of [^:]{1,40}:|结论|综上|总结|摘要|核查结论|评价结论|核查声明|(?:in )?conclusions?\b|summary\b|overall\b)/;
const several = /分别|respectively/i;

/** Within one in a hundred: told with fewer digits. */
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
  return Math.abs(a.kg - b.kg) <= 2 * (a.half + b.half) + Math.abs(a.kg) * floatSlack;
}

/** Several products in one workbook have several results: figures are compared where both speak of one thing. */
function sameSubject(a: PlacedFact, b: PlacedFact): boolean {
  if (a.cell === b.cell) return false;
  if (several.test(a.context) || several.test(b.context)) return false;
  // Two lists side by side, each with its result under it: two variants.
  if (a.sheet === b.sheet && a.form === "pair" && b.form === "pair" && a.cell.row === b.cell.row) return false;
  if (a.sheet === b.sheet) return true;
  const key = (fact: PlacedFact) => plainText(fact.label.replace(/[:：为是]+$/, ""));
  return a.form === "sentence" || b.form === "sentence" || key(a) === key(b);
}
