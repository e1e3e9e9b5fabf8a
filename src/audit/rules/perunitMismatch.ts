import type { Cell } from "../../tables/cell";
import { factKind, summaryWord } from "../../tables/summaryWord";
import { readHeading } from "../../tables/header";
import { plainText } from "../../tables/plainText";
import { isMass } from "../../tables/readUnit";
import type { UnitReading } from "../../tables/readUnit";
import { totalWord } from "../../tables/totals";
import { columnOf } from "../../tables/table";
import type { FootprintTable, Row } from "../../tables/table";
import { sameDimension } from "../../units";
import type { Unit } from "../../units/unit";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence, PlacedFact } from "../evidence";
import type { Finding } from "../finding";
import { floatSlack, rounding, unmeantZeros } from "../interval";
import { declares, pieceMass } from "../pieceMass";
import type { Rule } from "../rule";
import { isResultLabel } from "../studyFacts";
import { holds } from "../sumFormula";

/** A result per unit that is not the total over the output. */
export const perunitMismatch: Rule = {
  id: "perunit.mismatch",
  *check(evidence) {
    const figures = figuresOf(evidence);
    const told = new Set<Cell>();
    yield* underTotals(evidence, figures, told);
    yield* ofFacts(figures, told);
    yield* ofColumns(evidence);
    yield* overOne(evidence);
    yield* ofRows(evidence);
    yield* byMass(evidence, told);
  },
};

/** Cells of results per unit that do not follow from their total and output. */
export function perUnitFaults(evidence: Evidence): ReadonlySet<Cell> {
  const figures = figuresOf(evidence);
  const told = new Set<Cell>();
  const faults = new Set<string>();
  for (const { sheet, range } of [...underTotals(evidence, figures, told), ...ofFacts(figures, told)]) faults.add(`${sheet}!${range}`);
  return new Set(figures.results.filter(({ sheet, cell }) => faults.has(`${sheet}!${cellAddress(cell)}`)).map(({ cell }) => cell));
}

interface Figure {
  readonly sheet: string;
  readonly cell: Cell;
  readonly value: number;
  readonly half: number;
  readonly text: string;
}

/** `of`: the product's own word that it is per ("pail"), "" where it has none. */
type Result = Figure & { readonly per: Unit | null; readonly scale: number; readonly of: string };
/** Unit null: the product's own ("cell", "pail"); `of`, where the study is declared for so many of them: no divisor of anything else. */
type Output = Figure & { readonly unit: Unit | null; readonly of?: string };

interface Figures {
  readonly totals: readonly Figure[];
  readonly results: readonly Result[];
  readonly outputs: readonly Output[];
}

/** Totals in kg, outputs in the coherent unit, results in kg per coherent unit. */
function figuresOf({ facts, tables, entries }: Evidence): Figures {
  const totals: Figure[] = [];
  const shared: Figure[] = [];
  const results: Result[] = [];
  const outputs: Output[] = [];
  for (const fact of facts) {
    if (fact.number === null) continue;
    const place = { sheet: fact.sheet, cell: fact.cell, text: `${show(fact.number)} ${fact.unitText}` };
    // "Functional unit: 1,000 pails": what a result "per pail" is divided by.
    if (fact.number > 1 && fact.unit === null && fact.unitText !== "" && declares(fact)) outputs.push({ ...place, value: fact.number, half: 0, unit: null, of: stemOf(fact.unitText) });
    if (fact.form === "sentence") continue;
    const kind = factKind(fact.label) ?? summaryWord(fact.label) ?? (fact.form === "pair" && perText(fact) && isResultLabel(fact.label) ? "perUnit" : fact.form === "pair" ? totalWord(fact.label) : null);
    const half = halfOf(fact);
    if (fact.unit?.kind === "factor" && (kind === "perUnit" || kind === "total")) {
      const scale = fact.unit.factor.emission.scale.div(fact.unit.factor.per.scale).toNumber();
      results.push({ ...place, value: fact.number * scale, half: half * scale, per: fact.unit.factor.per, scale, of: "" });
    } else if (fact.unit?.kind === "emission" && kind === "perUnit" && perText(fact)) {
      const scale = fact.unit.unit.scale.toNumber();
      results.push({ ...place, value: fact.number * scale, half: half * scale, per: null, scale, of: stemOf(fact.unit.per ?? /\bper (?:one )?(\p{L}+)/iu.exec(fact.label)?.[1] ?? "") });
    } else if (fact.unit?.kind === "emission" && (kind === "total" || kind === "perUnit")) {
      const scale = fact.unit.unit.scale.toNumber();
      (isShared(fact, tables) ? shared : totals).push({ ...place, value: fact.number * scale, half: half * scale });
    } else if (kind === "output" && fact.unit === null && fact.unitText !== "" && fact.number > 0) {
      outputs.push({ ...place, value: fact.number, half, unit: null });
    } else if (kind === "output" && fact.unit?.kind === "amount" && fact.number > 0) {
      const scale = fact.unit.unit.scale.toNumber();
      outputs.push({ ...place, value: fact.number * scale, half: half * scale, unit: fact.unit.unit });
    }
  }
  if (totals.length === 0) totals.push(...printedTotal(facts.filter((fact) => !isShared(fact, tables)), tables));
  if (totals.length === 0) totals.push(...(shared.length > 0 ? shared : printedTotal(facts, tables)));
  outputs.push(...outputsOfTables({ tables, entries }));
  return { totals, results, outputs };
}

/** "Total" under co-products with an output each: what they share is no result of the product alone. */
function isShared({ form, sheet, cell }: PlacedFact, tables: readonly FootprintTable[]): boolean {
  return form === "summary" && tables.some((table) => table.sheet === sheet && holds(table.area, cell) && columnOf(table, "output") !== undefined);
}

/** "合计" under the only list there is, or under the results by stage: the total that the result per unit is made from. */
function printedTotal(facts: readonly PlacedFact[], tables: readonly FootprintTable[]): readonly Figure[] {
  const sums = facts.flatMap((fact): (Figure & { staged: boolean })[] => {
    if (fact.form !== "summary" || fact.number === null || fact.unit?.kind !== "emission" || fact.unit.per !== undefined || totalWord(fact.label) === null)
      return [];
    const scale = fact.unit.unit.scale.toNumber();
    const table = tables.find(({ sheet, area }) => sheet === fact.sheet && holds(area, fact.cell));
    const text = `${show(fact.number)} ${fact.unitText}`;
    return [{ sheet: fact.sheet, cell: fact.cell, text, value: fact.number * scale, half: halfOf(fact) * scale, staged: table?.kind === "result" }];
  });
  const staged = sums.filter((sum) => sum.staged);
  const told = staged.length > 0 ? staged : sums;
  const [first] = told;
  return first && told.every(({ value, half }) => Math.abs(value - first.value) <= 2 * (half + first.half)) ? [first] : [];
}

function* ofFacts({ totals, results, outputs }: Figures, told: ReadonlySet<Cell>): Iterable<Finding> {
  for (const result of results) {
    const fitting = outputs.filter((output) => fits(result, output));
    if (told.has(result.cell) || fitting.length === 0 || totals.length === 0) continue;
    const pairs = totals.flatMap((total) => fitting.map((output) => ({ total, output })));
    if (pairs.some(({ total, output }) => follows(result, total, output))) continue;
    // The nearest total and output are the ones that are meant.
    const largest = totals.reduce((most, total) => (total.value > most.value ? total : most));
    const near = pairs
      .filter(({ total }) => total === largest)
      .sort((a, b) => Math.abs(Math.log(a.total.value / a.output.value / result.value)) - Math.abs(Math.log(b.total.value / b.output.value / result.value)))[0];
    if (!near) continue;
    yield ofResult(result, near.total, near.output);
  }
}

function fits(result: Result, output: Output): boolean {
  if (output.of !== undefined) return result.of === output.of;
  return result.per === null || (output.unit !== null && sameDimension(output.unit, result.per));
}

/** "pail" of "pails" and "Pail". */
function stemOf(word: string): string {
  return plainText(word).replace(/s$/, "");
}

function follows(result: Result, total: Figure, output: Figure): boolean {
  const low = (total.value - 2 * total.half) / (output.value + output.half);
  const high = (total.value + 2 * total.half) / (output.value - output.half);
  return result.value >= low - 2 * result.half - floatSlack * high && result.value <= high + 2 * result.half + floatSlack * high;
}

function ofResult(result: Figure & { readonly scale: number }, total: Figure, output: Figure): Finding {
  const expected = Number((total.value / output.value / result.scale).toPrecision(6));
  return {
    rule: "perunit.mismatch",
    severity: "error",
    sheet: result.sheet,
    range: cellAddress(result.cell),
    message: {
      en: `${result.text} per unit, but ${total.text} over ${output.text} (${output.sheet}!${cellAddress(output.cell)}) is ${show(expected)}.`,
      zh: `单位产品结果写为 ${result.text}，而 ${total.text} ÷ ${output.text}（${output.sheet}!${cellAddress(output.cell)}）= ${show(expected)}。`,
    },
    expected,
    related: [total, output].map(({ sheet, cell }) => ({ sheet, range: cellAddress(cell) })),
  };
}

/** "合计 | 3882", "产量（件）| 500", "单位产品碳足迹 | 7.764": lines under the rows of a table, of which the last follows from the two before. */
function* underTotals({ tables, facts }: Evidence, { results, outputs }: Figures, told: Set<Cell>): Iterable<Finding> {
  const byCell = new Map(results.map((result) => [result.cell, result] as const));
  const sums = new Map(facts.filter((fact) => fact.form === "summary" && fact.number !== null).map((fact) => [fact.cell, fact] as const));
  for (const table of tables) {
    let total: Figure | undefined;
    for (const row of table.rows) {
      const cells = table.columns.map((each) => table.cell(row, each));
      const sum = row.kind === "total" ? cells.map((cell) => sums.get(cell)).find((fact) => fact?.unit?.kind === "emission") : undefined;
      if (sum?.unit?.kind === "emission") {
        const scale = sum.unit.unit.scale.toNumber();
        total = {
          sheet: table.sheet,
          cell: sum.cell,
          value: (sum.number as number) * scale,
          half: rounding(sum.cell) * scale,
          text: `${show(sum.number as number)} ${sum.unitText}`,
        };
      }
      const result = row.kind === "summary" ? cells.map((cell) => byCell.get(cell)).find((each) => each !== undefined) : undefined;
      const own = result ? outputs.filter((output) => fits(result, output)) : [];
      if (!total || !result || own.length === 0) continue;
      const over = total;
      // A line without a unit of its own may be in kg under a column of tonnes.
      const scales = result.per === null ? [0.001, 1, 1000] : [1];
      told.add(result.cell);
      if (own.some((output) => scales.some((by) => follows({ ...result, value: result.value * by, half: result.half * by }, over, output)))) continue;
      const nearest = own.reduce((best, output) => (output.sheet === table.sheet && best.sheet !== table.sheet ? output : best));
      yield ofResult(result, over, nearest);
    }
  }
}

/** Half of the last digit that is meant. */
export function halfOf({ number, decimals }: PlacedFact): number {
  return Math.max(0.5 * 10 ** -decimals, decimals === 0 && number !== null ? unmeantZeros(String(number), number) : 0);
}

function perText(fact: PlacedFact): boolean {
  return fact.unit?.kind === "emission" && (fact.unit.per !== undefined || /单位|每|per |unit/i.test(fact.label)) && !/total|总|合计/i.test(fact.label);
}

/** Outputs that stand in tables: the newest year of an output table, a record "…产量". */
function outputsOfTables({ tables, entries }: Pick<Evidence, "tables" | "entries">): (Figure & { unit: Unit })[] {
  return tables.flatMap((table) => {
    const found: (Figure & { unit: Unit })[] = [];
    for (const column of table.columns) {
      if (column.role !== "output" || column.unit?.kind !== "amount") continue;
      for (const row of table.rows) {
        const cell = table.cell(row, column);
        const scale = column.unit.unit.scale.toNumber();
        if (cell.number !== null && cell.number > 0)
          found.push({
            sheet: table.sheet,
            cell,
            value: cell.number * scale,
            half: rounding(cell) * scale,
            text: `${show(cell.number)} ${column.unit.text}`,
            unit: column.unit.unit,
          });
      }
    }
    for (const entry of entries.get(table) ?? []) {
      const amount = entry.quantities[0];
      if (!amount?.unit || entry.factors.length > 0 || !/产量|\boutput\b|production volume/i.test(entry.name)) continue;
      const scale = amount.unit.scale.toNumber();
      found.push({
        sheet: table.sheet,
        cell: amount.cell,
        value: amount.value * scale,
        half: rounding(amount.cell) * scale,
        text: `${show(amount.value)} ${amount.unitText}`,
        unit: amount.unit,
      });
    }
    return found;
  });
}

/** Totals and outputs are printed with three digits at least: a quotient of theirs is known to half a percent. */
const printed = 0.005;

/** Rows with a total, an output and a result per unit beside one another. */
function* ofColumns({ tables }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const [emission, output, perUnit] = [columnOf(table, "emission"), columnOf(table, "output"), columnOf(table, "perUnit")];
    if (!emission || !output || !perUnit) continue;
    const rows = table.rows.filter((row) => row.kind === "item").flatMap((row) => {
      const [total, amount, result] = [table.cell(row, emission), table.cell(row, output), table.cell(row, perUnit)];
      return total.number !== null && amount.number && result.number !== null
        ? [{ row, total, amount, result, ratio: result.number / (total.number / amount.number) }]
        : [];
    });
    const powers = rows.map(({ ratio }) => Math.round(Math.log10(ratio)));
    const usual = [...powers].sort((a, b) => powers.filter((each) => each === b).length - powers.filter((each) => each === a).length)[0] ?? 0;
    for (const { row, total, amount, result } of rows) {
      const expected = ((total.number as number) / (amount.number as number)) * 10 ** usual;
      if (Math.abs(expected - (result.number as number)) <= 2 * rounding(result) + Math.abs(expected) * printed) continue;
      yield ofQuotient(table, row.name, result, total.number as number, amount.number as number, Number(expected.toPrecision(6)));
    }
  }
}

function ofQuotient({ sheet }: FootprintTable, name: string, cell: Cell, total: number, by: number, expected: number): Finding {
  const [sum, over, due, written] = [total, by, expected, cell.number as number].map((each) => show(each));
  return {
    rule: "perunit.mismatch",
    severity: "error",
    sheet,
    range: cellAddress(cell),
    message: { en: `${name}: ${sum} over ${over} is ${due}, not ${written}.`, zh: `${name}：${sum} ÷ ${over} = ${due}，而不是 ${written}。` },
    expected,
  };
}

/** "Annual (kg CO2e) | kg CO2e/pc" without a column of outputs: all rows are divided by the same, which most of them say. */
function* overOne({ tables }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const [emission, perUnit] = [columnOf(table, "emission"), columnOf(table, "perUnit") ?? columnOf(table, "factor")];
    if (!emission || !perUnit || columnOf(table, "output") || columnOf(table, "quantity")) continue;
    const rows = table.rows.filter(({ kind }) => kind === "item" || kind === "total").flatMap((row) => {
      const [total, result] = [table.cell(row, emission), table.cell(row, perUnit)];
      return total.number && result.number && total !== result ? [{ row, total: total.number, half: rounding(total), result, by: total.number / result.number }] : [];
    });
    const follows = (by: number) => rows.filter(({ total, half, result }) => Math.abs(total / by - (result.number as number)) <= 2 * (rounding(result) + half / by));
    const best = rows.map(({ by }) => ({ by, kept: follows(by) })).sort((a, b) => b.kept.length - a.kept.length)[0];
    if (!best || new Set(best.kept.map(({ total }) => total)).size < 4 || best.kept.length * 3 < rows.length * 2) continue;
    for (const { row, total, result } of rows.filter((each) => !best.kept.includes(each))) {
      yield ofQuotient(table, row.name, result, total, Number(best.by.toPrecision(3)), Number((total / best.by).toPrecision(3)));
    }
  }
}

/** A result per kilogram that is not the one per piece over what a piece weighs. */
function* byMass(evidence: Evidence, told: ReadonlySet<Cell>): Iterable<Finding> {
  const piece = pieceMass(evidence);
  const rates = evidence.facts.flatMap((fact) => {
    if (fact.number === null || fact.number <= 0 || fact.form === "sentence" || fact.unit?.kind !== "factor" || /因子|系数|factor|\bef\b/i.test(fact.label))
      return [];
    const { emission, per } = fact.unit.factor;
    const scale = emission.scale.div(per.scale).toNumber();
    const text = `${show(fact.number)} ${fact.unitText}`;
    return [
      { sheet: fact.sheet, cell: fact.cell, value: fact.number * scale, half: halfOf(fact) * scale, scale, text, per, form: fact.form, label: fact.label },
    ];
  });
  const pieces = rates.filter(({ per }) => per.dimension.count === 1 && Object.keys(per.dimension).length === 1);
  const whole = pieces.reduce<(typeof pieces)[number] | null>((most, each) => (most && most.value >= each.value ? most : each), null);
  if (!piece?.weighed || !whole) return;
  for (const result of rates) {
    if (!isMass(result.per) || result.form !== "pair" || told.has(result.cell) || !(isResultLabel(result.label) || /每|单位|\bper\b/i.test(result.label)))
      continue;
    const due = whole.value / piece.kg;
    if (Math.abs(result.value / due - 1) <= printed + (2 * result.half) / result.value || Math.max(result.value / due, due / result.value) > mostApart)
      continue;
    const weight: Output = {
      sheet: piece.fact.sheet,
      cell: piece.fact.cell,
      value: piece.kg,
      half: 0,
      text: `${show(piece.fact.number ?? 0)} ${piece.fact.unitText}`,
      unit: null,
    };
    yield ofResult(result, whole, weight);
  }
}

/** Further apart, the two are not of one product. */
const mostApart = 20;

/** "kg CO2e per hl" as the name of a row. */
function isPerUnit(unit: UnitReading | null): boolean {
  return unit?.kind === "factor" || (unit?.kind === "emission" && unit.per !== undefined);
}

/** Years or scenarios side by side, with a total row, a row of outputs and a row of results per unit: the columns that follow teach the others. */
function* ofRows({ tables }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const total = table.rows.find((row) => row.kind === "total");
    const named = (row: Row) => summaryWord(row.name) ?? summaryWord(readHeading(row.name).label);
    const output = table.rows.find((row) => row.kind !== "section" && named(row) === "output");
    const result = table.rows.find((row) => row.kind !== "section" && row !== total && (named(row) === "perUnit" || isPerUnit(readHeading(row.name).unit)));
    if (!total || !output || !result) continue;
    const figures = table.columns.filter((column) => column.role === "other" || column.role === "emission").flatMap((column) => {
      const [sum, amount, cell] = [table.cell(total, column), table.cell(output, column), table.cell(result, column)];
      if (!sum.number || !amount.number || !cell.number) return [];
      const power = Math.log10(cell.number / (sum.number / amount.number));
      return [
        {
          column,
          sum: sum.number,
          amount: amount.number,
          cell,
          power: Math.round(power),
          follows: Math.abs(power - Math.round(power)) < printed / Math.LN10 + rounding(cell) / Math.abs(cell.number),
        },
      ];
    });
    const good = figures.filter(({ follows }) => follows);
    const by = good[0]?.power;
    if (by === undefined || good.length * 2 < figures.length || good.some(({ power }) => power !== by)) continue;
    for (const { sum, amount, cell, follows } of figures) {
      if (follows) continue;
      const expected = Number(((sum / amount) * 10 ** by).toPrecision(6));
      yield ofQuotient(table, result.name, cell, sum, amount, expected);
    }
  }
}
