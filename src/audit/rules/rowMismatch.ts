import { carbonToCo2 } from "../../factors/combustion";
import { cellAddress } from "../address";
import { exactOf, exactResult, productText, show, withUnit } from "../arithmetic";
import { isMass } from "../../tables/readUnit";
import { columnOf, columnsOf } from "../../tables/table";
import type { Column, FootprintTable } from "../../tables/table";
import type { Finding } from "../finding";
import { gasProblems, gasTableOf } from "../gasColumns";
import { agrees, floatSlack, operand, rounding, scaled, times } from "../interval";
import type { TableCheck } from "../relation";
import type { Rule } from "../rule";

/** A result that is not the product of its own row, beyond what rounding explains. */
export const rowMismatch: Rule = {
  id: "row.mismatch",
  *check({ checks, tables }) {
    for (const table of tables) yield* workedOut(table);
    for (const table of tables) yield* chain(table, checks.get(table));
    for (const table of tables) yield* byGas(table);
    for (const check of checks.values()) {
      if (!check.trusted) continue;
      for (const row of check.rows) {
        if (row.status !== "differs" || !row.expected) continue;
        const exact = exactResult(row);
        const expected = exact && check.constant === 1 ? exact.toNumber() : (row.expected.low + row.expected.high) / 2;
        const borrowed = row.borrowed
          ? { en: ` (the mass stands in ${cellAddress(row.borrowed.cell)})`, zh: `（质量取自 ${cellAddress(row.borrowed.cell)}）` }
          : { en: "", zh: "" };
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
          ...(row.emission.cell.formula === null &&
            row.borrowed === undefined && { mend: { sheet: check.table.sheet, range: cellAddress(row.emission.cell), value: Number(show(expected)) } }),
        };
      }
    }
  },
};

/** CO2e that is not what the gases of the row come to by their GWPs. */
function* byGas(table: FootprintTable): Iterable<Finding> {
  const gases = gasTableOf(table);
  for (const { row, cell, expected, sum } of gases ? gasProblems(gases) : []) {
    yield {
      rule: "row.mismatch",
      severity: "error",
      sheet: table.sheet,
      range: cellAddress(cell),
      message: { en: `${row.name}: ${show(exactOf(cell))} CO2e is written, but ${sum} is ${show(expected)}.`, zh: `${row.name}：CO2e 写为 ${show(exactOf(cell))}，而 ${sum} = ${show(expected)}。` },
      expected,
    };
  }
}

/** Freight work that is not mass x distance, or a mass that is not pieces x mass of a piece, in a table whose other rows are (times a return trip, a unit). */
function* workedOut(table: FootprintTable): Iterable<Finding> {
  const [freight, distance] = [columnOf(table, "freight"), columnOf(table, "distance")];
  const masses = [...columnsOf(table, "quantity"), ...columnsOf(table, "mass")].filter((column) => column.unit?.kind === "amount" && isMass(column.unit.unit));
  const carried = columnOf(table, "mass") ?? masses[0];
  if (freight && distance && carried) yield* ofProduct(table, freight, carried, distance);
  const [each, all] = masses;
  const count = columnsOf(table, "quantity").find(({ unit }) => unit === null || (unit.kind === "amount" && unit.unit.dimension.count === 1));
  if (each && all && masses.length === 2 && count) yield* ofProduct(table, all, count, each);
}

function* ofProduct(table: FootprintTable, result: Column, first: Column, second: Column): Iterable<Finding> {
  const rows = table.rows.filter((row) => row.kind === "item").flatMap((row) => {
    const [work, load, way] = [table.cell(row, result), table.cell(row, first), table.cell(row, second)];
    return work.number && load.number && way.number
      ? [{ row, work, load, way, product: times(operand(load, false), operand(way, false)), ratio: work.number / (load.number * way.number) }]
      : [];
  });
  const fits = (by: number) => rows.filter(({ work, product }) => agrees(work, scaled(product, by)));
  // What the units of the headings say, t x km = t·km, or what most rows share.
  const [whole, one, other] = [result, first, second].map(({ unit }) => (unit?.kind === "amount" ? unit.unit.scale.toNumber() : NaN)) as [number, number, number];
  const told = { ratio: (one * other) / whole, hits: fits((one * other) / whole).length };
  const most = rows.map(({ ratio }) => ({ ratio, hits: fits(ratio).length })).sort((a, b) => b.hits - a.hits)[0];
  const best = told.hits > 0 && told.hits * 2 >= rows.length ? told : most;
  if (!best || (best !== told && (best.hits < 2 || best.hits * 3 < rows.length * 2))) return;
  const kept = new Set(fits(best.ratio));
  // One piece weighs what one piece weighs: that tells nothing of the others.
  if (![...kept].some(({ load }) => load.number !== 1)) return;
  const by = powerNear(best.ratio);
  for (const each of rows) {
    if (kept.has(each)) continue;
    const expected = Number(((each.load.number as number) * (each.way.number as number) * by).toPrecision(8));
    yield {
      rule: "row.mismatch",
      severity: "error",
      sheet: table.sheet,
      range: cellAddress(each.work),
      message: {
        en: `${each.row.name}: ${show(each.work.number as number)} is written; ${show(each.load.number as number)} x ${show(each.way.number as number)}${by === 1 ? "" : ` x ${show(Number(by.toPrecision(6)))}`} is ${show(expected)}.`,
        zh: `${each.row.name}：写为 ${show(each.work.number as number)}，而 ${show(each.load.number as number)} × ${show(each.way.number as number)}${by === 1 ? "" : ` × ${show(Number(by.toPrecision(6)))}`} = ${show(expected)}。`,
      },
      expected,
    };
  }
}

const carbon = carbonToCo2.carbonDioxide / carbonToCo2.carbon;

/** Heating values and carbon contents are printed with three or four digits and used with more: their product is known to three in a thousand. */
const blur = 0.003;

/** Fuel x heating value x carbon x oxidation x 44/12: all figures of a row multiplied, where most rows follow so and nothing simpler explains them. */
function* chain(table: FootprintTable, check: TableCheck | undefined): Iterable<Finding> {
  const emission = columnOf(table, "emission");
  const items = table.rows.filter((row) => row.kind === "item");
  if (!emission || items.length < 3 || (check && check.rows.filter(({ status }) => status === "agrees" || status === "power").length * 2 >= check.rows.length))
    return;
  const columns = table.columns.filter((column) => chained.has(column.role) && items.every((row) => table.cell(row, column).number !== null));
  if (columns.length < 3 || columns.length > 7) return;
  const rows = items.flatMap((row) => {
    const cell = table.cell(row, emission);
    const product = columns.reduce((all, column) => all * (table.cell(row, column).number as number), 1);
    return cell.number && product ? [{ row, cell, product, ratio: cell.number / product }] : [];
  });
  const constants = [1, carbon].flatMap((base) => rows.map(({ ratio }) => base * 10 ** Math.round(Math.log10(Math.abs(ratio) / base))));
  const fits = (by: number) =>
    rows.filter(({ cell, product }) => Math.abs((cell.number as number) - product * by) <= 2 * rounding(cell) + Math.abs(product * by) * blur);
  const best = [...new Set(constants)].map((by) => ({ by, kept: fits(by) })).sort((a, b) => b.kept.length - a.kept.length)[0];
  if (!best || best.kept.length < 2 || best.kept.length * 3 < rows.length * 2) return;
  for (const { row, cell, product } of rows.filter((each) => !best.kept.includes(each))) {
    const expected = Number((product * best.by).toPrecision(6));
    const figures = columns.map((column) => show(exactOf(table.cell(row, column)))).join(" x ");
    const more = Math.abs(best.by / carbon - 1) < floatSlack ? ` x ${carbonToCo2.text}` : best.by === 1 ? "" : ` x ${show(Number(best.by.toPrecision(6)))}`;
    yield {
      rule: "row.mismatch",
      severity: "error",
      sheet: table.sheet,
      range: cellAddress(cell),
      message: { en: `${row.name}: ${show(exactOf(cell))} is written, but ${figures}${more} is ${show(expected)}.`, zh: `${row.name}：表中为 ${show(exactOf(cell))}，而 ${figures}${more} = ${show(expected)}。` },
      expected,
    };
  }
}

const chained: ReadonlySet<Column["role"]> = new Set(["quantity", "factor", "loss", "other", "share", "mass", "gwp"]);

/** 0.001 for a ratio that rounding has moved to 0.00100002. */
function powerNear(ratio: number): number {
  const power = 10 ** Math.round(Math.log10(Math.abs(ratio)));
  return Math.abs(ratio / power - 1) < 0.01 ? power : ratio;
}
