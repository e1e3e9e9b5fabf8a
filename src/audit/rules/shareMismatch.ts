import type { Cell } from "../../tables/cell";
import { columnOf } from "../../tables/table";
import type { FootprintTable } from "../../tables/table";
import { factKind } from "../../tables/summaryWord";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import { ofCopiedShare, wrongCopiesOf } from "../copiedShares";
import type { Evidence } from "../evidence";
import { floatSlack, rounding } from "../interval";
import type { Rule } from "../rule";
import { shareColumns } from "../shares";
import { stageRows } from "../stages";
import type { ShareCell, ShareColumn } from "../shares";

/** A share that is not its row's emission over the total, in the same table or in the one that calculates it. */
export const shareMismatch: Rule = {
  id: "share.mismatch",
  *check(evidence) {
    for (const table of evidence.tables) {
      const emission = columnOf(table, "emission");
      if (table.kind === "result") for (const wrong of wrongCopiesOf(evidence, table)) yield ofCopiedShare("share.mismatch", wrong);
      if (!emission || table.kind === "cutoff") continue;
      for (const shares of shareColumns(table)) {
        const rows = shares.items.map((share) => ({ share, cell: table.cell(share.row, emission) })).filter(({ cell }) => cell.number !== null);
        const bases = basesOf(evidence, table, shares.items.map((share) => table.cell(share.row, emission)));
        const judged = rows.map((row) => ({ ...row, fits: bases.filter((base) => follows(evidence, row.share, row.cell, base)) }));
        const votes = bases.map((base) => ({ base, hits: judged.filter((row) => row.fits.includes(base)).length })).sort((a, b) => b.hits - a.hits);
        const best = votes[0];
        // Where half of the rows do not agree on a total, it must at least be the table's own.
        if (
          !best ||
          (best.hits < 1 && !isWhole(shares, best.base)) ||
          judged.length < 2 ||
          (best.hits * 2 < judged.length && !(best.base.own && judged.length <= 6))
        )
          continue;
        if (scaledTogether(shares, judged.filter((row) => row.fits.length === 0), best.base)) continue;
        for (const { share, cell, fits } of judged) {
          if (fits.length > 0 || takesRemainder(shares, share, ((cell.number as number) / best.base.value) * 100)) continue;
          const expected = ((cell.number as number) / best.base.value) * 100;
          yield {
            rule: "share.mismatch",
            severity: "error",
            sheet: table.sheet,
            range: cellAddress(share.cell),
            message: {
              en: `${share.row.name}: the share is ${show(share.percent)} %, but ${show(cell.number as number)} of ${show(best.base.value)} is ${show(round(expected))} %.`,
              zh: `${share.row.name}：占比写为 ${show(share.percent)} %，而 ${show(cell.number as number)} 占 ${show(best.base.value)} 的 ${show(round(expected))} %。`,
            },
            expected: round(expected / shares.scale),
          };
        }
      }
    }
  },
};

/** The largest share takes what the rounding of all of them leaves over, so that those printed add up to exactly 100. */
function takesRemainder({ items }: ShareColumn, share: ShareCell, due: number): boolean {
  const sum = items.reduce((all, item) => all + item.percent, 0);
  const left = items.reduce((all, item) => all + item.half, 0);
  return Math.abs(sum - 100) <= floatSlack && items.every((item) => item.percent <= share.percent) && Math.abs(share.percent - due) <= left;
}

const otherThings = /质量|重量|炉料|配比|含量|组成|charge|batch|composition|content|成本|费用|金额|用量|数量|mass|weight|cost|spend|price|volume/i;

/** Two or three shares of a hundred over the table's own total: that none of them follows says that they changed places. */
function isWhole({ items, column, table }: ShareColumn, base: Base): boolean {
  const sum = items.reduce((all, item) => all + item.percent, 0);
  if (!base.own || items.length > 3 || Math.abs(sum - 100) > items.reduce((all, item) => all + item.half, 0) + floatSlack || otherThings.test(column.heading))
    return false;
  const emission = columnOf(table, "emission");
  const due = items.map(({ row }) => (((emission && table.cell(row, emission).number) ?? 0) / base.value) * 100).sort((a, b) => a - b);
  return [...items].sort((a, b) => a.percent - b.percent).every((item, at) => Math.abs(item.percent - (due[at] ?? 0)) <= 2 * item.half + 0.01);
}

/** All that differ do so by one factor: they are shares of another total, which is told once, of their sum. */
function scaledTogether({ items }: ShareColumn, off: readonly { readonly share: ShareCell; readonly cell: Cell }[], base: Base): boolean {
  const sum = items.reduce((all, item) => all + item.percent, 0);
  if (off.length < 2 || off.length * 2 < items.length || Math.abs(sum - 100) < 0.5) return false;
  const ratios = off.flatMap(({ share, cell }) => (cell.number ? [share.percent / ((cell.number / base.value) * 100)] : []));
  return ratios.every((ratio) => Math.abs(ratio / (sum / 100) - 1) < 0.05);
}

interface Base {
  readonly value: number;
  readonly half: number;
  readonly own: boolean;
}

/** Totals that a share can be of: the table's own, the sum of its rows, each subtotal, the study's total. */
function basesOf({ facts }: Evidence, table: FootprintTable, cells: readonly Cell[]): Base[] {
  const column = columnOf(table, "emission");
  const bases: Base[] = [];
  const add = (value: number, half: number, own: boolean) => {
    if (value !== 0 && !bases.some((base) => base.value === value)) bases.push({ value, half, own });
  };
  for (const row of [...table.rows].reverse()) {
    if (!column || (row.kind !== "total" && row.kind !== "subtotal")) continue;
    const cell = table.cell(row, column);
    if (cell.number !== null) add(cell.number, rounding(cell), true);
  }
  const own = new Set(cells);
  add([...own].reduce((sum, cell) => sum + (cell.number ?? 0), 0), [...own].reduce((sum, cell) => sum + rounding(cell), 0), true);
  const unit = column?.unit?.kind === "emission" ? column.unit.unit : null;
  for (const fact of facts) {
    if (fact.number === null || fact.form === "sentence" || factKind(fact.label) !== "total") continue;
    const by = unit && fact.unit?.kind === "emission" ? fact.unit.unit.scale.div(unit.scale).toNumber() : 1;
    add(fact.number * by, rounding(fact.cell) * by, false);
  }
  return bases.slice(0, 12);
}

function follows(evidence: Evidence, share: ShareCell, cell: Cell, base: Base): boolean {
  const entry = evidence.entryOf(share.row);
  const check = entry && evidence.checkOf(entry);
  const value = cell.number as number;
  const listed = stageRows(evidence).find((row) => row.row === share.row && row.table === share.table && !row.agrees);
  const scale = listed?.amount.unit?.scale.toNumber() ?? 1;
  const values = [
    value,
    ...(listed?.sums ?? []).map((sum) => sum / scale),
    ...(check?.expected && check.status !== "agrees" ? [(check.expected.low + check.expected.high) / 2] : []),
  ];
  return values.some((each) => {
    const low = ((each - rounding(cell)) / (base.value + base.half)) * 100;
    const high = ((each + rounding(cell)) / (base.value - base.half)) * 100;
    const slack = 2 * share.half + floatSlack;
    return share.percent >= Math.min(low, high) - slack && share.percent <= Math.max(low, high) + slack;
  });
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
