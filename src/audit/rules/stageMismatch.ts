import { cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import { powerOf } from "../interval";
import type { Rule } from "../rule";
import { stageRows } from "../stages";
import type { StageRow } from "../stages";
import { exchangedStages } from "./labelExchanged";

/** Half a percent: what rounding to three digits leaves of a power of ten. */
const roundedPower = 0.002;

/** A stage's figure in the table of results that its rows do not add up to. */
export const stageMismatch: Rule = {
  id: "stage.mismatch",
  *check(evidence) {
    const rows = stageRows(evidence);
    const exchanged = new Set(exchangedStages(rows).flat());
    const byTable = new Map<StageRow["table"], StageRow[]>();
    for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row]);
    for (const list of byTable.values()) {
      const agreeing = list.filter((row) => row.agrees).length;
      const off = list.filter((row) => !row.agrees && (row.sure || isAlone(row, list)) && !exchanged.has(row));
      for (const row of off) {
        const sum = row.sums[0] as number;
        const slip = powerOf(row.value / sum, roundedPower) !== null;
        // Without another stage that agrees the two tables may speak of different things.
        if (agreeing < off.length && !slip) continue;
        const scale = row.amount.unit?.scale.toNumber() ?? 1;
        yield {
          rule: "stage.mismatch",
          severity: "error",
          sheet: row.table.sheet,
          range: cellAddress(row.amount.cell),
          message: {
            en: `${row.row.name}: ${withUnit(row.amount)} in the results; the rows of this stage add up to ${show(sum / scale)} ${row.amount.unitText}.`,
            zh: `${row.row.name}：结果表为 ${withUnit(row.amount)}；该阶段各行之和为 ${show(sum / scale)} ${row.amount.unitText}。`,
          },
          expected: Number(show(sum / scale)),
        };
      }
    }
  },
};

/**
 * The only stage that differs where two and more agree, and all that was calculated differs from all that is listed by as much: no row that
 * belongs to another stage explains it, so that no row need name its stage.
 */
function isAlone(row: StageRow, list: readonly StageRow[]): boolean {
  if (list.length < 3 || list.some((other) => other !== row && !other.agrees) || row.table.rows.filter(({ kind }) => kind === "item").length !== list.length) return false;
  const apart = list.reduce((sum, { value }) => sum + value, 0) - row.calculated;
  return Math.abs(apart) > list.reduce((sum, { half }) => sum + half, 0) && Math.abs(apart / (row.value - (row.sums[0] ?? NaN)) - 1) < 0.01;
}
