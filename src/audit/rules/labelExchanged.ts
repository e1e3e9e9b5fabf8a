import { around, cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import { comparisons, copied, exchanged } from "../data";
import type { Finding } from "../finding";
import { otherSide } from "../otherSide";
import type { Rule } from "../rule";
import { stageRows } from "../stages";
import type { StageRow } from "../stages";

/** Two rows whose labels changed places: each has the value that the other has elsewhere. */
export const labelExchanged: Rule = {
  id: "label.exchanged",
  *check(evidence) {
    for (const [first, second] of exchangedStages(stageRows(evidence))) yield ofStages(first, second);
    const told = new Set<string>();
    for (const what of ["amount", "emission", "factor"] as const) {
      for (const comparison of comparisons(evidence, what)) {
        for (const [first, second] of exchanged(comparison)) {
          const [a, b] = [copied(first), copied(second)];
          const sheet = a.copy.entry.table.sheet;
          const cells = [a.copy, b.copy].flatMap(({ cell, entry }) => [cell, ...(entry.nameCell ? [entry.nameCell] : [])]);
          const range = around(cells);
          if (told.has(`${sheet}!${range}`)) continue;
          told.add(`${sheet}!${range}`);
          const from = a.origin.entry.table.sheet;
          const finding: Finding = {
            rule: "label.exchanged",
            severity: "error",
            sheet,
            range,
            message: {
              en: `"${a.copy.entry.name}" has ${withUnit(a.copy.source)} and "${b.copy.entry.name}" ${withUnit(b.copy.source)}; in ${from}!${cellAddress(a.origin.cell)} and ${cellAddress(b.origin.cell)} it is the other way round. Were the labels exchanged?`,
              zh: `“${a.copy.entry.name}”为 ${withUnit(a.copy.source)}，“${b.copy.entry.name}”为 ${withUnit(b.copy.source)}；在 ${from}!${cellAddress(a.origin.cell)} 和 ${cellAddress(b.origin.cell)} 中正好相反。是否两行名称对调？`,
            },
            related: [{ sheet: from, range: around([a.origin, b.origin].flatMap(({ cell, entry }) => [cell, ...(entry.nameCell ? [entry.nameCell] : [])])) }],
          };
          yield finding;
          yield otherSide(finding);
        }
      }
    }
  },
};

/** Stages of a result table that carry each other's sum. */
export function exchangedStages(rows: readonly StageRow[]): readonly (readonly [StageRow, StageRow])[] {
  const pairs: [StageRow, StageRow][] = [];
  const is = (row: StageRow, other: StageRow) => [...other.sums, ...other.totals].some((sum) => Math.abs(row.value - sum) <= row.half + Math.abs(sum) * 1e-6);
  const off = rows.filter((row) => !row.agrees && !is(row, row));
  for (const [at, first] of off.entries()) {
    for (const second of off.slice(at + 1)) if (first.table === second.table && (is(first, second) ? is(second, first) || isNear(second, first) : is(second, first) && isNear(first, second))) pairs.push([first, second]);
  }
  return pairs;
}

/** A row or two that were counted under another stage change a sum by this part of it, and no more. */
const likeness = 0.05;

/** One label carries the other's sum to the digit, this one nearly so, and nothing like its own. */
function isNear(row: StageRow, other: StageRow): boolean {
  const like = ({ sums }: StageRow, within: number) => sums.some((sum) => Math.abs(row.value / sum - 1) <= within);
  return like(other, likeness) && !like(row, 4 * likeness);
}

function ofStages(first: StageRow, second: StageRow): Finding {
  const cells = [first, second].flatMap((row) => [row.amount.cell, ...(row.nameCell ? [row.nameCell] : [])]);
  return {
    rule: "label.exchanged",
    severity: "error",
    sheet: first.table.sheet,
    range: around(cells),
    message: {
      en: `"${first.row.name}" carries ${withUnit(first.amount)}, which is what "${second.row.name}" adds up to, and the reverse (${withUnit(second.amount)}). The two labels were exchanged.`,
      zh: `“${first.row.name}”为 ${withUnit(first.amount)}，正是“${second.row.name}”各行之和；反之亦然（${withUnit(second.amount)}）。两行名称对调了。`,
    },
    expected: `${second.row.name}: ${show(first.amount.value)}`,
  };
}
