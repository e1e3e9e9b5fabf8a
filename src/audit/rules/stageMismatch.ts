import { stageOf } from "../../tables/stage";
import { columnOf, columnsOf } from "../../tables/table";
import type { FootprintTable } from "../../tables/table";
import { cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import type { Amount } from "../entry";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { powerOf, rounding } from "../interval";
import type { Rule } from "../rule";
import { oddStage } from "../stageRuns";
import { calculated, stageRows } from "../stages";
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
    const told = new Set<FootprintTable>();
    for (const list of byTable.values()) {
      const agreeing = list.filter((row) => row.agrees).length;
      const moved = isMoved(list);
      const off = list.filter((row) => !row.agrees && (row.sure || moved || isAlone(row, list)) && !exchanged.has(row));
      for (const row of off) {
        const sum = row.sums[0] as number;
        const slip = powerOf(row.value / sum, roundedPower) !== null;
        // Without another stage that agrees the two tables may speak of different things.
        if (agreeing < off.length && !slip && !moved) continue;
        told.add(row.table);
        yield ofStage(row.table, row.row.name, row.amount, sum);
      }
    }
    for (const table of evidence.tables) if (table.kind === "result" && !told.has(table)) yield* ofRuns(evidence, table, [...exchanged].some((row) => row.table === table));
  },
};

function ofStage(table: FootprintTable, name: string, amount: Amount, kg: number): Finding {
  const sum = show(kg / (amount.unit?.scale.toNumber() ?? 1));
  return {
    rule: "stage.mismatch",
    severity: "error",
    sheet: table.sheet,
    range: cellAddress(amount.cell),
    message: {
      en: `${name}: ${withUnit(amount)} in the results; the rows of this stage add up to ${sum} ${amount.unitText}.`,
      zh: `${name}：结果表为 ${withUnit(amount)}；该阶段各行之和为 ${sum} ${amount.unitText}。`,
    },
    expected: Number(sum),
  };
}

/** Rows that name no stage, but whose figures say which of them each stage is made of. */
function* ofRuns(evidence: Evidence, table: FootprintTable, exchanged: boolean): Iterable<Finding> {
  const column = columnOf(table, "emission");
  const stages = (evidence.entries.get(table) ?? []).flatMap((entry) => {
    const amount = entry.emissions.find((each) => each.column === column);
    const scale = amount?.unit?.scale.toNumber();
    return amount && scale !== undefined ? [{ entry, amount, value: amount.value * scale, half: rounding(amount.cell) * scale }] : [];
  });
  const rows = calculated(evidence).filter(({ entry }) => entry.table !== table);
  // A row that does not follow from its own cells is told there.
  if (exchanged || columnsOf(table, "factor").length > 0 || rows.some(({ kg, mended }) => kg !== mended) || stages.filter(({ entry }) => stageOf(entry.name) !== undefined).length < 2) return;
  const odd = oddStage(stages, rows);
  if (odd) yield ofStage(table, odd.stage.entry.name, odd.stage.amount, odd.sum);
}

/** Two stages differ by the same amount, one more and one less, and all others agree: a row was counted under the wrong one of them. */
function isMoved(list: readonly StageRow[]): boolean {
  const off = list.filter((row) => !row.agrees);
  const [first, second] = off.map(({ value, sums }) => value - (sums[0] ?? NaN));
  return (
    off.length === 2 &&
    list.length >= 3 &&
    first !== undefined &&
    second !== undefined &&
    Math.abs(first + second) <= slackOf(off) &&
    Math.abs(first) > slackOf(off) &&
    !off.some(({ guessed }) => isSumOfSome(guessed.slice(0, mostGuessed), Math.abs(first), slackOf(off)))
  );
}

function slackOf(rows: readonly StageRow[]): number {
  return rows.reduce((sum, { half }) => sum + half, 0);
}

/** Of more rows some add up to anything. */
const mostGuessed = 12;

/** Natural gas and water that were taken for materials: what moved is what these rows come to. */
function isSumOfSome(values: readonly number[], sum: number, slack: number): boolean {
  const [first, ...rest] = values;
  if (Math.abs(sum) <= slack) return true;
  return first !== undefined && (isSumOfSome(rest, sum - first, slack) || isSumOfSome(rest, sum, slack));
}

/**
 * The only stage that differs where two and more agree, and all that was calculated differs from all that is listed by as much: no row that
 * belongs to another stage explains it, so that no row need name its stage.
 */
function isAlone(row: StageRow, list: readonly StageRow[]): boolean {
  if (list.length < 3 || list.some((other) => other !== row && !other.agrees) || row.table.rows.filter(({ kind }) => kind === "item").length !== list.length) return false;
  const apart = list.reduce((sum, { value }) => sum + value, 0) - row.calculated;
  return Math.abs(apart) > list.reduce((sum, { half }) => sum + half, 0) && Math.abs(apart / (row.value - (row.sums[0] ?? NaN)) - 1) < 0.01;
}
