import { isCellError } from "../../tables/grid";
import { columnOf, titleOf } from "../../tables/table";
import { around } from "../address";
import { show } from "../arithmetic";
import type { Finding } from "../finding";
import { floatSlack } from "../interval";
import type { Rule } from "../rule";
import { running, shareColumns } from "../shares";
import type { ShareCell, ShareColumn } from "../shares";
import { sumProblems } from "../sums";

/** Shares that do not add up to 100 %, beyond the rounding of each. */
export const shareTotal: Rule = {
  id: "share.total",
  *check(evidence) {
    const wrong = new Set(sumProblems(evidence).map(({ table }) => table));
    for (const table of evidence.tables) {
      if (table.kind === "cutoff" || table.kind === "sensitivity" || table.kind === "factors") continue;
      for (const shares of shareColumns(table)) {
        // Shares of a total that is wrong are told there; one beside an error value cannot be added up.
        const spoilt = table.rows.some(
          (row) =>
            isCellError(table.cell(row, shares.column).value) ||
            table.columns.some((column) => column.role === "emission" && table.cell(row, column).storedAsText),
        );
        const finding = spoilt || (wrong.has(table) && followTotal(shares)) ? null : ofColumn(shares);
        if (finding) yield finding;
      }
    }
  },
};

/** Shares that come to this much without a total row are meant to be all. */
const nearlyAll = 85;

function ofColumn(shares: ShareColumn): Finding | null {
  const { items, totals, table } = shares;
  if (items.length < 2) return null;
  const sum = add(items);
  const total = totals.at(-1);
  if (near(sum.percent, 100, sum.half))
    return total && !near(total.percent, 100, total.half + 0.5) && !near(total.percent, sum.percent, sum.half + total.half)
      ? finding(shares, sum.percent, total)
      : null;
  // Each stage, or each product, may have its own hundred.
  if (parts(shares).every((part) => { const each = add(part); return near(each.percent, 100, each.half); })) return null;
  if (total)
    return near(total.percent, sum.percent, sum.half + total.half) && total.percent < 99 && !isWhole(shares, sum.percent)
      ? null
      : finding(shares, sum.percent, total);
  // Without a total a list may show only the largest; a list that nearly reaches 100 means all of it.
  // Beside a running total the list says itself how far it goes.
  const complete = sum.percent > nearlyAll && items.length >= 3 && !saysChosen(shares) && !table.columns.some(({ heading }) => running.test(heading));
  return complete || sum.percent > 100 + sum.half ? finding(shares, sum.percent, undefined) : null;
}

/** Every share is its row's emission over the printed total, so that they are as wrong as that is. */
function followTotal({ table, items }: ShareColumn): boolean {
  const emission = columnOf(table, "emission");
  if (!emission) return false;
  const totals = table.rows.flatMap((row) => {
    const number = row.kind === "total" || row.kind === "subtotal" ? table.cell(row, emission).number : null;
    return number ? [number] : [];
  });
  const fits = (total: number) =>
    items.filter(({ row, percent, half }) => {
      const number = table.cell(row, emission).number;
      return number !== null && Math.abs((number / total) * 100 - percent) <= 2 * half + Math.abs(percent) * 0.002;
    }).length;
  return totals.some((total) => fits(total) * 10 >= items.length * 9);
}

const chosen = /主要|重点|前\s*[\d一二三四五六七八九十]|关键|热点|\btop\b|major|\bmain\b|hot-?spot|largest|\bkey\b|selected/i;

/** The list means all of its total: its emissions are the rows of their own sum, or hardly anything is missing. A list of the largest says so. */
function isWhole(shares: ShareColumn, percent: number): boolean {
  const { table, items, totals } = shares;
  if (saysChosen(shares)) return false;
  const emission = columnOf(table, "emission");
  const total = emission && totals.at(-1) && table.cell((totals.at(-1) as ShareCell).row, emission).number;
  if (!emission || !total) return percent >= 90;
  const sum = items.reduce((all, { row }) => all + (table.cell(row, emission).number ?? 0), 0);
  return Math.abs(sum / total - 1) < 0.005;
}

function saysChosen({ table, column, totals }: ShareColumn): boolean {
  return chosen.test([titleOf(table), column.heading, totals.at(-1)?.row.name].join(" "));
}

function add(cells: readonly ShareCell[]): { percent: number; half: number } {
  return { percent: cells.reduce((sum, cell) => sum + cell.percent, 0), half: cells.reduce((sum, cell) => sum + cell.half, 0) };
}

function near(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) <= slack + floatSlack;
}

/** Between sums, by stage, by product: whichever divides the table. */
function parts({ table, items, totals }: ShareColumn): (readonly ShareCell[])[] {
  const groups = new Map<string, ShareCell[]>();
  const bySum = totals.length > 1;
  const order = new Map(table.rows.map((row, at) => [row, at] as const));
  const place = (cell: ShareCell) => order.get(cell.row) ?? 0;
  for (const item of items) {
    const key = bySum ? String(totals.findIndex((total) => place(total) > place(item))) : item.row.group || item.row.stage;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.size > 1 ? [...groups.values()] : [[...items]];
}

function finding({ table, items, totals, column }: ShareColumn, sum: number, total: ShareCell | undefined): Finding {
  const list = items.length <= 8 ? ` (${items.map((item) => show(item.percent)).join(" + ")})` : "";
  return {
    rule: "share.total",
    severity: "error",
    sheet: table.sheet,
    range: around([...items, ...totals].map(({ cell }) => cell)),
    message: {
      en: `"${column.heading || "Shares"}" add up to ${show(sum)} %${list}${total ? `; the total row says ${show(total.percent)} %` : ""}. Shares of one total add up to 100 %.`,
      zh: `“${column.heading || "占比"}”合计为 ${show(sum)} %${list}${total ? `；合计行写为 ${show(total.percent)} %` : ""}。同一总量的占比之和应为 100 %。`,
    },
    expected: 100,
  };
}
