import type { Cell } from "../../tables/cell";
import { factKind } from "../../tables/summaryWord";
import { columnOf } from "../../tables/table";
import { isStageName } from "../../tables/stage";
import { totalWord } from "../../tables/totals";
import type { FootprintTable, Row } from "../../tables/table";
import { around, cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { itemKey } from "../itemKey";
import { rounding } from "../interval";
import type { Rule } from "../rule";

/** A sensitivity that does not follow from its inputs: base less changed is not the difference, or the change is not the step times the item. */
export const sensitivityMismatch: Rule = {
  id: "sensitivity.mismatch",
  *check(evidence) {
    for (const table of evidence.tables) {
      if (table.kind !== "sensitivity") continue;
      for (const row of table.rows) if (row.kind === "item") yield* ofRow(evidence, table, row);
    }
  },
};

type Figures = "baseline" | "changed" | "difference" | "change" | "variation";

function figure(table: FootprintTable, row: Row, role: Figures): Cell | undefined {
  const column = columnOf(table, role);
  const cell = column && table.cell(row, column);
  return cell && cell.number !== null ? cell : undefined;
}

function slack(...cells: (Cell | undefined)[]): number {
  return cells.reduce((sum, cell) => sum + (cell ? 2 * rounding(cell) : 0), 0);
}

/** The item's emission is told with three digits or more elsewhere: its tenth is known to four in a thousand. */
const itemBlur = 0.004;

function* ofRow(evidence: Evidence, table: FootprintTable, row: Row): Iterable<Finding> {
  const read = (role: Figures) => figure(table, row, role);
  const [base, changed, difference, change] = [read("baseline"), read("changed"), read("difference"), read("change")];
  const problems: { cells: Cell[]; en: string; zh: string; expected: number }[] = [];
  const value = (cell: Cell | undefined) => cell?.number ?? NaN;
  const total = totalOf(evidence, table, base);
  // The base may be the parameter's own emission and the changed figure the study's new total.
  const whole = total ?? printedTotal(evidence, table);
  const ofTotal =
    base && changed && whole && value(base) < whole.value * 0.95 && Math.abs(value(changed) - whole.value) < Math.abs(value(changed) - value(base))
      ? whole
      : null;
  // Bases that differ from row to row, while changed and difference give one total: each is the parameter's own part.
  const implied = base && !(changed && difference && bases(table) > 1) ? null : impliedBase(table, whole);
  const ownPart = base !== undefined && implied !== null && Math.abs(implied.value - value(base)) > implied.half + slack(base);
  const ground = base && !ownPart ? { value: value(base), half: slack(base) } : implied;
  const before = (ownPart ? undefined : ofTotal?.value) ?? ground?.value ?? NaN;
  const delta = difference ? Math.abs(value(difference)) : Math.abs(before - value(changed));
  if (ground && changed && difference && Math.abs(Math.abs(before - value(changed)) - delta) > ground.half + slack(changed, difference)) {
    const expected = Math.abs(before - value(changed));
    problems.push({
      cells: [difference],
      expected,
      en: `${show(before)} less ${show(value(changed))} is ${show(expected)}, not ${show(delta)}.`,
      zh: `${show(before)} 与 ${show(value(changed))} 之差为 ${show(expected)}，而不是 ${show(delta)}。`,
    });
  }
  if (change && ground && Number.isFinite(delta)) {
    const percent = Math.abs(value(change)) * (change.percentFormat ? 100 : 1);
    const of = (whole: number) => (delta / whole) * 100;
    const blur = (2 * rounding(change)) * (change.percentFormat ? 100 : 1) + ((difference ? slack(difference) : ground.half) / ground.value) * 100;
    const fraction = !change.percentFormat && percent < 1 && Math.abs(percent * 100 - of(ground.value)) <= blur * 100;
    // The change that follows from the two totals says that only the difference between them is wrong.
    const meant = difference && changed ? (Math.abs(before - value(changed)) / ground.value) * 100 : NaN;
    if (
      Math.abs(percent - of(ground.value)) > blur &&
      !fraction &&
      !(Math.abs(percent - meant) <= blur) &&
      !(whole && Math.abs(percent - of(whole.value)) <= blur)
    ) {
      const by = total?.value ?? ground.value;
      const expected = Number(of(by).toFixed(4));
      problems.push({
        cells: [change],
        expected,
        en: `${show(delta)} of ${show(by)} is ${show(expected)} %, not ${show(percent)} %.`,
        zh: `${show(delta)} 占 ${show(by)} 的 ${show(expected)} %，而不是 ${show(percent)} %。`,
      });
    }
  }
  if (base && total && !ofTotal && !ownPart && Math.abs(value(base) - total.value) > slack(base) + total.half && total.sure) {
    problems.push({
      cells: [base],
      expected: total.value,
      en: `The base ${show(value(base))} is not the total of the study, ${show(total.value)}.`,
      zh: `基准值 ${show(value(base))} 不是总量 ${show(total.value)}。`,
    });
  }
  const usual = base && !ownPart && !(total?.sure ?? false) ? usualBase(table, whole) : null;
  if (base && usual !== null && Math.abs(value(base) - usual) > slack(base)) {
    problems.push({
      cells: [base],
      expected: usual,
      en: `The base ${show(value(base))} is not that of the other rows, ${show(usual)}.`,
      zh: `基准值 ${show(value(base))} 与其他各行的基准值 ${show(usual)} 不一致。`,
    });
  }
  const step = stepOf(table, row, read("variation"));
  const item = step === null ? null : ownPart ? { name: row.name, value: value(base), half: slack(base) } : itemEmission(evidence, table, row, base);
  if (step !== null && item !== null && Number.isFinite(delta)) {
    const expected = Math.abs(step) * item.value;
    const blur = Math.abs(step) * item.half + slack(difference ?? base, difference ? undefined : changed) + expected * itemBlur;
    const at = difference ?? changed ?? base;
    if (at && Math.abs(delta - expected) > blur)
      problems.push({
        cells: [at],
        expected: Number(show(expected)),
        en: `${show(Math.abs(step) * 100)} % of ${item.name} (${show(item.value)}) is ${show(expected)}, not ${show(delta)}.`,
        zh: `${item.name}（${show(item.value)}）的 ${show(Math.abs(step) * 100)} % 为 ${show(expected)}，而不是 ${show(delta)}。`,
      });
  }
  if (problems.length === 0) return;
  yield {
    rule: "sensitivity.mismatch",
    severity: "error",
    sheet: table.sheet,
    range: problems.length === 1 ? cellAddress(problems[0]?.cells[0] as Cell) : around(problems.flatMap((problem) => problem.cells)),
    message: { en: `${row.name}: ${problems.map((problem) => problem.en).join(" ")}`, zh: `${row.name}：${problems.map((problem) => problem.zh).join("")}` },
    expected: problems.at(-1)?.expected ?? 0,
  };
}

function bases(table: FootprintTable): number {
  return new Set(table.rows.flatMap((row) => (row.kind === "item" ? (figure(table, row, "baseline")?.number ?? []) : []))).size;
}

/** Without a column of bases: what most rows give as their base (changed less difference, difference over its percentage), where at least two do. */
function impliedBase(table: FootprintTable, whole: { value: number; half: number } | null): { value: number; half: number } | null {
  const rows = table.rows
    .filter((row) => row.kind === "item")
    .map((row) => ({ changed: figure(table, row, "changed"), difference: figure(table, row, "difference"), change: figure(table, row, "change") }));
  const usable = rows.filter(({ changed, difference, change }) => (changed && difference) || (difference && change) || (changed && change));
  const of = ({ changed, difference, change }: (typeof rows)[number]): { value: number; half: number }[] => {
    if (changed && difference)
      return [-1, 1].map((sign) => ({ value: (changed.number as number) + sign * (difference.number as number), half: slack(changed, difference) }));
    const part = change ? (change.number as number) * (change.percentFormat ? 1 : 0.01) : 0;
    const blur = change ? slack(change) * (change.percentFormat ? 1 : 0.01) : 0;
    if (difference && part !== 0)
      return [
        {
          value: Math.abs((difference.number as number) / part),
          half: (slack(difference) + Math.abs(difference.number as number) * (blur / Math.abs(part))) / Math.abs(part),
        },
      ];
    return changed && part !== 0 ? [{ value: (changed.number as number) / (1 + part), half: slack(changed) + Math.abs(changed.number as number) * blur }] : [];
  };
  const given = usable.map(of);
  const hits = (base: { value: number; half: number }) =>
    given.filter((list) => list.some((each) => Math.abs(each.value - base.value) <= each.half + base.half)).length;
  const candidates = [...(whole ? [whole] : []), ...given.flat()].map((base) => ({ base, hits: hits(base) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (most, each) => (most && (most.hits > each.hits || (most.hits === each.hits && most.base.half <= each.base.half)) ? most : each),
    null,
  );
  return best && best.hits >= 2 && best.hits * 3 >= usable.length * 2 ? best.base : null;
}

/** The study's total in the unit of the base: the largest total of the workbook; sure where two places state it. */
function totalOf({ facts }: Evidence, table: FootprintTable, base: Cell | undefined): { value: number; half: number; sure: boolean } | null {
  const column = columnOf(table, "baseline");
  const unit = column?.unit?.kind === "emission" ? column.unit.unit : null;
  const totals = facts.flatMap((fact) => {
    if (fact.number === null || fact.form === "sentence" || factKind(fact.label) !== "total") return [];
    const by = unit && fact.unit?.kind === "emission" ? fact.unit.unit.scale.div(unit.scale).toNumber() : 1;
    return [{ value: fact.number * by, half: 2 * rounding(fact.cell) * by }];
  });
  if (totals.length === 0) return null;
  const match = base && totals.find((total) => Math.abs(total.value - (base.number as number)) <= total.half + 2 * rounding(base));
  const largest = totals.reduce((most, total) => (total.value > most.value ? total : most));
  const stated = totals.filter((total) => Math.abs(total.value - largest.value) <= total.half + largest.half).length;
  return match && match.value === largest.value ? { ...match, sure: true } : { ...largest, sure: stated >= 2 };
}

/** The base that most rows share, where it is a total of the workbook or four rows say so: one study has one base. */
function usualBase(table: FootprintTable, whole: { value: number; half: number } | null): number | null {
  const column = columnOf(table, "baseline");
  const counts = new Map<number, number>();
  for (const row of table.rows) {
    const number = row.kind === "item" && column ? table.cell(row, column).number : null;
    if (number !== null) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [value, hits] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  const told = whole !== null && Math.abs(whole.value - value) <= whole.half + Math.abs(value) * 1e-6;
  return hits >= (told ? 2 : 4) && hits * 3 >= all * 2 ? value : null;
}

/** The largest sum under a table of results, in the unit of the base: what "合计" says where no line names the total of the study. */
function printedTotal({ facts }: Evidence, table: FootprintTable): { value: number; half: number } | null {
  const unit = columnOf(table, "baseline")?.unit;
  const sums = facts.flatMap((fact) => {
    if (fact.number === null || fact.form !== "summary" || fact.unit?.kind !== "emission" || totalWord(fact.label) !== "total") return [];
    const by = unit?.kind === "emission" ? fact.unit.unit.scale.div(unit.unit.scale).toNumber() : 1;
    return [{ value: fact.number * by, half: 2 * rounding(fact.cell) * by }];
  });
  return sums.reduce<{ value: number; half: number } | null>((most, sum) => (most && most.value >= sum.value ? most : sum), null);
}

/** "减少10%", "-10 %", a column of steps. */
function stepOf(table: FootprintTable, row: Row, variation: Cell | undefined): number | null {
  if (variation)
    return (variation.number as number) * (variation.percentFormat || (variation.unit !== "%" && Math.abs(variation.number as number) < 1) ? 1 : 0.01);
  for (const text of textsOf(table, row)) {
    const found = /([+-]?\d+(?:\.\d+)?)\s*[%％]/.exec(text.normalize("NFKC"));
    if (found) return Number(found[1]) / 100;
  }
  return null;
}

function textsOf(table: FootprintTable, row: Row): string[] {
  return table.columns.map((column) => table.cell(row, column)).filter((cell) => cell.number === null && cell.text !== "").map((cell) => cell.text);
}

/** The emission of the item that is varied: the item named in the row, in the table that calculates it, else in one that lists its result. */
function itemEmission(evidence: Evidence, table: FootprintTable, row: Row, base: Cell | undefined): { name: string; value: number; half: number } | null {
  const texts = [row.name, ...textsOf(table, row)].map((text) => itemKey(text));
  const unit = (["baseline", "changed", "difference"] as const)
    .map((role) => columnOf(table, role)?.unit)
    .flatMap((each) => (each?.kind === "emission" ? [each.unit] : []))[0];
  const found = new Map<string, { name: string; value: number; half: number; calculated: boolean }[]>();
  for (const [other, list] of evidence.entries) {
    if (other === table || other.kind === "sensitivity") continue;
    for (const entry of list) {
      const check = evidence.checkOf(entry);
      // "原材料运输" in a table of results is a stage, and no item called "原材料".
      const emission = check?.emission ?? (entry.emissions.length === 1 && !isStageName(entry.name) ? entry.emissions[0] : undefined);
      if (entry.key.length < 2 || !texts.some((text) => text.includes(entry.key)) || !emission?.unit || !unit) continue;
      const by = emission.unit.scale.div(unit.scale).toNumber();
      const value = (!check?.expected || check.status === "agrees" ? emission.value : (check.expected.low + check.expected.high) / 2) * by;
      if (base && value > (base.number as number) * 1.5) continue;
      found.set(entry.key, [...(found.get(entry.key) ?? []), { name: entry.name, value, half: 2 * rounding(emission.cell) * by, calculated: check !== undefined }]);
    }
  }
  // The longest name is the one that is meant: "电力" not "电"; an item that occurs twice is not one datum.
  const [, all = []] = [...found].sort((a, b) => b[0].length - a[0].length)[0] ?? [];
  const hits = all.some(({ calculated }) => calculated) ? all.filter(({ calculated }) => calculated) : all;
  return hits.length === 1 ? (hits[0] ?? null) : null;
}
