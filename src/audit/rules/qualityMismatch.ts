import type { Cell } from "../../tables/cell";
import { readHeading } from "../../tables/header";
import { columnOf, columnsOf } from "../../tables/table";
import type { Column, FootprintTable, Row } from "../../tables/table";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import { ofCopiedShare, wrongCopiesOf } from "../copiedShares";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { floatSlack, rounding } from "../interval";
import type { Rule } from "../rule";
import { shareColumns } from "../shares";

const indicators = ["q1", "q2", "q3", "q4", "q5"] as const;

/**
 * A quality score that does not follow from its indicators, ((q1+q2+q3)/3 + (q4+q5)/2)/2 or their mean, or an overall score that is
 * not the mean of the scores weighted with the shares, or such shares that are not those of the calculation.
 */
export const qualityMismatch: Rule = {
  id: "quality.mismatch",
  *check(evidence) {
    for (const table of evidence.tables) {
      if (table.kind !== "quality") continue;
      yield* scores(table);
      const overall = ofOverall(evidence, table);
      if (overall) yield overall;
      yield* contributions(table);
      for (const wrong of wrongCopiesOf(evidence, table)) yield ofCopiedShare("quality.mismatch", wrong);
    }
  },
};

type Formula = (q: readonly number[]) => number;
const formulas: readonly { readonly en: string; readonly of: Formula; readonly count: number }[] = [
  { en: "((q1+q2+q3)/3+(q4+q5)/2)/2", count: 5, of: (q) => ((at(q, 0) + at(q, 1) + at(q, 2)) / 3 + (at(q, 3) + at(q, 4)) / 2) / 2 },
  { en: "mean", count: 0, of: (q) => q.reduce((sum, each) => sum + each, 0) / q.length },
];

function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN;
}

function* scores(table: FootprintTable): Iterable<Finding> {
  const score = columnOf(table, "score");
  const columns = indicators.flatMap((role) => columnsOf(table, role).slice(0, 1));
  if (!score || columns.length < 2) return;
  const rows = table.rows.filter((row) => row.kind === "item").flatMap((row) => {
    const q = columns.map((column) => table.cell(row, column).number);
    const cell = table.cell(row, score);
    return q.every((each): each is number => each !== null) && cell.number !== null ? [{ row, q: q as number[], cell }] : [];
  });
  // The formula of the table is the one that most of its rows follow.
  const usable = formulas.filter((formula) => formula.count === 0 || formula.count === columns.length);
  // "3" beside "2.25" stands for 3.00.
  const exact = 0.5 * 10 ** -Math.max(...rows.map(({ cell }) => (cell.formula === null ? Math.min(cell.decimals, 2) : 0)), 0);
  const fits = (formula: (typeof formulas)[number], { q, cell }: (typeof rows)[number]) =>
    Math.abs(formula.of(q) - (cell.number as number)) <= 2 * Math.min(rounding(cell), exact) + floatSlack;
  const best = usable.map((formula) => ({ formula, hits: rows.filter((row) => fits(formula, row)).length })).sort((a, b) => b.hits - a.hits)[0];
  if (!best || best.hits * 2 < rows.length) return;
  for (const each of rows) {
    if (fits(best.formula, each)) continue;
    const expected = best.formula.of(each.q);
    yield {
      rule: "quality.mismatch",
      severity: "error",
      sheet: table.sheet,
      range: cellAddress(each.cell),
      message: {
        en: `${each.row.name}: the score is ${show(each.cell.number as number)}, the indicators ${each.q.join(", ")} give ${show(Number(expected.toFixed(4)))} (${best.formula.en}).`,
        zh: `${each.row.name}：得分写为 ${show(each.cell.number as number)}，由指标 ${each.q.join("、")} 计算应为 ${show(Number(expected.toFixed(4)))}（${best.formula.en}）。`,
      },
      expected: Number(expected.toFixed(4)),
    };
  }
}

/** The score and its rounding; scores are printed with one decimal at least, a bare 9 stands for 9.0. */
function scoreOf(table: FootprintTable, row: Row, score: Column): { value: number; half: number } | null {
  const cell = table.cell(row, score);
  return cell.number === null ? null : { value: cell.number, half: Math.min(0.05, rounding(cell)) };
}

/** How much each row counts: its share, or the part that its emission has in all of them. */
function weightsOf(table: FootprintTable, items: readonly Row[]): ReadonlyMap<Row, { readonly weight: number; readonly blur: number }> {
  const share = shareColumns(table)[0];
  if (share) return new Map(share.items.map(({ row, percent, half }) => [row, { weight: percent / 100, blur: half / 100 }] as const));
  const emission = columnOf(table, "emission");
  const cells = emission ? items.map((row) => [row, table.cell(row, emission)] as const) : [];
  const sum = cells.reduce((all, [, { number }]) => all + (number ?? 0), 0);
  return new Map(cells.flatMap(([row, cell]) => (cell.number !== null && sum > 0 ? [[row, { weight: cell.number / sum, blur: rounding(cell) / sum }] as const] : [])));
}

/** "Weighted DQR (by kg CO2e) | 2.41" under the only table of scores on its sheet. */
function statedBelow({ facts, tables }: Evidence, table: FootprintTable): Cell | undefined {
  if (tables.some((other) => other !== table && other.sheet === table.sheet && other.kind === "quality")) return undefined;
  return facts.find(
    ({ form, sheet, number, cell, label }) =>
      form === "pair" && sheet === table.sheet && number !== null && cell.row > table.area.bottom && /weighted|加[权權]/i.test(label) && readHeading(label).matches.some(({ kind }) => kind === "overall" || kind === "score"),
  )?.cell;
}

function ofOverall(evidence: Evidence, table: FootprintTable): Finding | null {
  const score = columnOf(table, "score");
  const items = table.rows.filter((row) => row.kind === "item");
  const weighted = weightsOf(table, items);
  if (!score || weighted.size === 0) return null;
  const byShare = shareColumns(table).length > 0;
  const column = columnOf(table, "overall");
  // "Weighted rating": the last row has a score, but no weight.
  const bare = items.at(-1);
  const total = table.rows.find((row) => row.kind === "total") ?? (bare && !weighted.has(bare) ? bare : undefined);
  const stated = column ? items.map((row) => table.cell(row, column)).filter((each) => each.number !== null) : [];
  if (new Set(stated).size > 1) return null;
  const own = !byShare ? undefined : column ? stated[0] : total && table.cell(total, score);
  const cell = own && own.number !== null ? own : statedBelow(evidence, table);
  if (!cell || cell.number === null) return null;
  const parts = items.flatMap((row) => {
    const value = scoreOf(table, row, score);
    const weight = weighted.get(row);
    return value && weight ? [{ ...value, ...weight }] : [];
  });
  if (parts.length < 2) return null;
  const sum = parts.reduce((all, part) => all + part.value * part.weight, 0);
  const weights = parts.reduce((all, part) => all + part.weight, 0);
  const slack = parts.reduce((all, part) => all + part.half * part.weight + part.value * part.blur, 0) + 2 * rounding(cell);
  if (Math.abs(sum - cell.number) <= slack || (weights > 0 && Math.abs(sum / weights - cell.number) <= slack)) return null;
  const expected = Number(sum.toFixed(4));
  return {
    rule: "quality.mismatch",
    severity: "error",
    sheet: table.sheet,
    range: cellAddress(cell),
    message: {
      en: `The overall score is ${show(cell.number)}; the scores weighted with the shares give ${show(expected)}${Math.abs(weights - 1) > 0.001 ? ` (the shares add up to ${show(Number((weights * 100).toFixed(4)))} %; normalised ${show(Number((sum / weights).toFixed(4)))})` : ""}.`,
      zh: `总体得分写为 ${show(cell.number)}；各项得分按占比加权应为 ${show(expected)}${Math.abs(weights - 1) > 0.001 ? `（占比合计为 ${show(Number((weights * 100).toFixed(4)))} %；归一化后为 ${show(Number((sum / weights).toFixed(4)))}）` : ""}。`,
    },
    expected,
  };
}

/** A column of scores already weighted with their shares, and what it comes to under the rows. */
function* contributions(table: FootprintTable): Iterable<Finding> {
  const [score, share, weighted] = [columnOf(table, "score"), shareColumns(table)[0], columnOf(table, "overall")];
  if (!score || !share || !weighted) return;
  const parts = share.items.flatMap(({ row, percent, half }) => {
    const [value, cell] = [table.cell(row, score), table.cell(row, weighted)];
    if (value.number === null || cell.number === null) return [];
    return [
      {
        row,
        cell,
        expected: (value.number * percent) / 100,
        slack: (Math.min(0.05, rounding(value)) * percent + value.number * half) / 100 + 2 * rounding(cell),
      },
    ];
  });
  const fits = ({ cell, expected, slack }: (typeof parts)[number]) => Math.abs((cell.number as number) - expected) <= slack;
  const off = parts.filter((part) => !fits(part));
  if (new Set(parts.map(({ cell }) => cell)).size < 2 || off.length * 2 >= parts.length) return;
  for (const { row, cell, expected } of off) yield ofContribution(table, row.name, cell, expected);
  const sum = parts.reduce((all, part) => all + part.expected, 0);
  const slack = parts.reduce((all, part) => all + part.slack, 0);
  const weights = share.items.reduce((all, { percent }) => all + percent / 100, 0);
  const below = table.rows.filter((row) => row.index > Math.max(...parts.map((part) => part.row.index)));
  for (const row of below) {
    const cell = table.cell(row, weighted);
    if (cell.number === null || Math.min(Math.abs(cell.number - sum), Math.abs(cell.number - sum / weights)) <= slack + 2 * rounding(cell)) continue;
    yield ofContribution(table, row.name, cell, sum);
    return;
  }
}

function ofContribution(table: FootprintTable, name: string, cell: Cell, expected: number): Finding {
  const shown = show(Number(expected.toFixed(4)));
  return {
    rule: "quality.mismatch",
    severity: "error",
    sheet: table.sheet,
    range: cellAddress(cell),
    message: { en: `${name}: ${show(cell.number as number)} is written; the scores weighted with the shares give ${shown}.`, zh: `${name}：写为 ${show(cell.number as number)}；得分按占比加权应为 ${shown}。` },
    expected: Number(expected.toFixed(4)),
  };
}
