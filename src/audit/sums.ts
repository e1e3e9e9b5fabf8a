import type { Cell } from "../tables/cell";
import { isCellError } from "../tables/grid";
import { isPartOfYear } from "../tables/header";
import { isPartColumn } from "../tables/stageColumns";
import type { Column, FootprintTable, Row } from "../tables/table";
import { amountOf } from "./entry";
import type { Evidence } from "./evidence";
import { agrees, floatSlack, plus, powerOfTen, rounding, scaled } from "./interval";
import type { Interval } from "./interval";
import { fixedDecimals } from "./relation";
import { holds, summedAreas } from "./sumFormula";
import { scopesOf, unitRatio } from "./sumScopes";
import type { Part, SumCase } from "./sumScopes";

/** A row (or, of a sum across, a column) with its figure. */
export interface NamedPart {
  readonly name: string;
  readonly cell: Cell;
  readonly item: boolean;
}

/** A sum in a table that does not follow from its rows, or from the months beside it. */
export interface SumProblem {
  readonly kind: "mismatch" | "range" | "double" | "scale";
  readonly table: FootprintTable;
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
  readonly value: number;
  /** What the rows add up to, in the unit of the printed sum. */
  readonly expected: number;
  /** Parts that were left out or counted twice. */
  readonly parts: readonly NamedPart[];
  readonly power: number;
  readonly formula: boolean;
}

const summable: ReadonlySet<Column["role"]> = new Set(["emission", "quantity", "freight", "mass", "output"]);
const known = new WeakMap<Evidence, readonly SumProblem[]>();

/** All sums of the workbook that are wrong; worked out once for the rules that tell of them. */
export function sumProblems(evidence: Evidence): readonly SumProblem[] {
  let problems = known.get(evidence);
  if (!problems)
    known.set(evidence, (problems = evidence.tables.flatMap((table) => ofTable(evidence, table)).filter((problem) => !coversTablesAbove(evidence, problem))));
  return problems;
}

/** "总计" in the last of several lists: it covers the lists above it as well, by their subtotals or their rows, or the total of another sheet. */
function coversTablesAbove({ tables }: Evidence, { table, row, column, cell, value, expected, kind }: SumProblem): boolean {
  if (row.kind !== "total" || table.turned || (kind !== "mismatch" && kind !== "scale")) return false;
  // A formula over other sheets is not for this table alone.
  if (cell.formula !== null && summedAreas(cell.formula) === null && /!/.test(cell.formula)) return true;
  const lists = tables.filter((other) => other !== table && !other.turned);
  const above = lists.filter((other) => other.sheet === table.sheet && other.area.bottom < table.area.top).sort((a, b) => b.area.bottom - a.area.bottom);
  let [sum, half] = [expected, rounding(cell)];
  for (const other of above) {
    const own = partOf(other, column);
    if (!own) return false;
    [sum, half] = [sum + own.value, half + own.half];
    if (Math.abs(sum - value) <= 2 * half + Math.abs(sum) * floatSlack) return true;
  }
  return lists.filter((other) => other.sheet !== table.sheet).some((other) => {
    const own = partOf(other, column);
    return own !== null && own.value !== 0 && Math.abs(expected + own.value - value) <= 2 * (rounding(cell) + own.half) + Math.abs(value) * floatSlack;
  });
}

/** What a list comes to in the column of the same kind and unit: its last sum, or its rows where it has none. */
function partOf(table: FootprintTable, like: Column): { value: number; half: number } | null {
  const own = table.columns.find(
    (each) => each.role === like.role && each.unit?.kind === like.unit?.kind && (each.unit?.text ?? "") === (like.unit?.text ?? ""),
  );
  if (!own) return null;
  const sums = table.rows
    .filter((each) => each.kind === "total" || each.kind === "subtotal")
    .map((each) => table.cell(each, own))
    .filter((each) => each.number !== null);
  const last = sums.at(-1);
  const cells = last ? [last] : table.rows.filter((each) => each.kind === "item").map((each) => table.cell(each, own)).filter((each) => each.number !== null);
  return cells.length === 0
    ? null
    : cells.reduce((all, each) => ({ value: all.value + (each.number ?? 0), half: all.half + rounding(each) }), { value: 0, half: 0 });
}

function ofTable(evidence: Evidence, table: FootprintTable): SumProblem[] {
  return [
    ...table.columns.filter((column) => summable.has(column.role)).flatMap((column) => ofColumn(evidence, table, column)),
    ...ofUnnamed(evidence, table),
    ...acrossColumns(table),
  ];
}

/** "Jan | Feb | ... | Year", "Materials | Transport | Production | Footprint": a column that is the sum of those beside it. */
function acrossColumns(table: FootprintTable): SumProblem[] {
  const months = table.columns.filter((column) => column.role === "other" && isPartOfYear(column.heading));
  const year = table.columns.find((column) => column.role === "quantity" && column.index > Math.max(...months.map(({ index }) => index)));
  const stages = table.columns.filter(isPartColumn);
  const wholes = table.columns.filter(({ role, because }) => because === "arithmetic" && (role === "perUnit" || role === "emission"));
  return [
    ...(months.length >= 3 && year ? ofParts(table, months, year) : []),
    ...(stages.length >= 2 ? wholes.slice(0, 1).flatMap((whole) => ofParts(table, stages, whole)) : []),
  ];
}

/** What is wrong where the column is the sum in most rows, or a formula says that it is meant to be. */
function ofParts(table: FootprintTable, columns: readonly Column[], whole: Column): SumProblem[] {
  const judged = table.rows.flatMap((row) => {
    const cell = table.cell(row, whole);
    const parts = columns.map((column) => ({ name: column.heading, cell: table.cell(row, column), item: true })).filter((part) => part.cell.number !== null);
    if (row.kind !== "item" || cell.number === null || parts.length < 2 || parts.some((part) => part.cell.storedAsText)) return [];
    const expected = parts.reduce((sum, part) => sum + (part.cell.number ?? 0), 0);
    const slack = 2 * rounding(cell) + parts.reduce((sum, part) => sum + rounding(part.cell), 0) + Math.abs(expected) * floatSlack;
    return [{ row, cell, value: cell.number, parts, expected, fits: Math.abs(cell.number - expected) <= slack }];
  });
  const good = judged.filter(({ fits }) => fits).length;
  return judged.flatMap(({ row, cell, value, parts, expected, fits }): SumProblem[] => {
    const areas = cell.formula === null ? null : summedAreas(cell.formula);
    const missed = areas ? parts.filter((part) => !areas.some((area) => holds(area, part.cell))) : [];
    if (fits || (missed.length === 0 && good * 2 < judged.length)) return [];
    return [{ kind: missed.length > 0 ? "range" : "mismatch", table, row, column: whole, cell, value, expected, parts: missed, power: 0, formula: cell.formula !== null }];
  });
}

/** Columns of years or scenarios ("2021", "50 % rPET"): where one of them is the sum of its rows, or a formula says so, all of them are meant to be. */
function ofUnnamed(evidence: Evidence, table: FootprintTable): SumProblem[] {
  if (table.rows.filter((row) => row.kind === "total").length !== 1) return [];
  const plain = table.kind === "other" || table.kind === "result";
  const total = table.rows.find((row) => row.kind === "total") as Row;
  const columns = table.columns.filter(
    (column) =>
      column.role === "other" &&
      column.unit === null &&
      table.cell(total, column).number !== null &&
      table.rows.filter((row) => row.kind === "item" && table.cell(row, column).number !== null).length >= 2,
  );
  const judged = columns.map((column) => ({
    column,
    problems: ofColumn(evidence, table, column),
    formula: summedAreas(table.cell(total, column).formula ?? "") !== null,
  }));
  const good = judged.filter(({ problems }) => problems.length === 0).length;
  return judged.flatMap(({ problems, formula }) => (formula || (plain && good >= 2 && good * 2 >= judged.length) ? problems : []));
}

function ofColumn(evidence: Evidence, table: FootprintTable, column: Column): SumProblem[] {
  const totals = table.rows.filter((row) => row.kind === "total" || row.kind === "subtotal");
  if (totals.length === 0) return [];
  // Under the total of a year there may be its output and its result per unit: these are no parts of a sum.
  const last = column.role === "other" ? table.rows.findIndex((row) => row.kind === "total") : Infinity;
  const items = table.rows.filter((row, at) => row.kind === "item" && at < last);
  const cells = items.map((row) => table.cell(row, column));
  const decimals = fixedDecimals(cells);
  const entries = new Map((evidence.entries.get(table) ?? []).map((entry) => [entry.row, entry] as const));
  const units = new Set<string>();
  const parts: Part[] = [];
  const seen = new Set<Cell>();
  for (const [at, row] of items.entries()) {
    const cell = cells[at] as Cell;
    if (cell.number === null || seen.has(cell)) continue;
    seen.add(cell);
    if (column.role !== "emission") units.add(amountOf(table, row, column)?.unitText ?? "");
    const entry = entries.get(row);
    const check = entry && evidence.checkOf(entry);
    const wrong = check && check.emission.cell === cell && check.expected && (check.status === "power" || check.status === "differs");
    parts.push({
      row,
      cell,
      value: cell.number,
      mended: wrong && check.expected ? (check.expected.low + check.expected.high) / 2 : cell.number,
      half: rounding(cell, decimals(cell)),
    });
  }
  // Tonnes and kilowatt-hours are not added up; where a row has an error value, nobody knows what they come to.
  if (parts.length < 1 || units.size > 1 || cells.some((cell) => isCellError(cell.value))) return [];
  const problems: SumProblem[] = [];
  const sums: { row: Row; cell: Cell; value: number }[] = [];
  for (const row of totals) {
    const cell = totalCell(table, row, column);
    if (!cell || seen.has(cell)) continue;
    seen.add(cell);
    const value = cell.number ?? evaluated(cell, parts, sums, table);
    if (value === null) continue;
    const problem = judge({ table, row, column, cell, value, parts, sums: [...sums] });
    if (problem && !passesTexts(problem, parts) && !isMean(table, problem, parts)) problems.push(problem);
    sums.push({ row, cell, value });
  }
  return problems;
}

/** "单耗（kWh/t）" beside the output in tonnes: what stands under it is the mean of the year. */
function isMean({ columns }: FootprintTable, { column, value }: SumProblem, parts: readonly Part[]): boolean {
  const ratio = column.unit?.kind === "amount" && Object.values(column.unit.unit.dimension).some((exponent) => (exponent ?? 0) < 0);
  const values = parts.map((part) => part.value);
  return ratio && parts.length >= 3 && columns.some(({ role }) => role === "output") && value >= Math.min(...values) && value <= Math.max(...values);
}

/** What is missing in the sum are numbers stored as text, which is told of them. */
function passesTexts({ expected, value, cell, row, column }: SumProblem, parts: readonly Part[]): boolean {
  const texts = parts.filter((part) => part.cell.storedAsText);
  if (texts.length === 0 || texts.length * 2 > parts.length) return false;
  const by = unitRatio(row, column);
  return (
    texts.some((part) => Math.abs(expected - part.value * by - value) <= 2 * rounding(cell) + Math.abs(expected) * floatSlack) ||
    Math.abs(expected - texts.reduce((sum, part) => sum + part.value, 0) * by - value) <= 2 * rounding(cell) + Math.abs(expected) * floatSlack
  );
}

/** The sum's cell: in its column, or the only number of its row where a label covers the columns before it. */
function totalCell(table: FootprintTable, row: Row, column: Column): Cell | undefined {
  const own = table.cell(row, column);
  const mine = table.turned ? own.column : own.row;
  if ((own.number !== null || own.formula !== null) && mine === row.index) return own;
  if (column.role !== "emission") return undefined;
  // A sum under another column is that column's.
  if (
    table.columns.some(
      (other) =>
        other !== column &&
        summable.has(other.role) &&
        table.cell(row, other).number !== null &&
        table.rows.some((item) => item.kind === "item" && table.cell(item, other).number !== null),
    )
  )
    return undefined;
  const numbers = table.columns
    .filter((each) => each.role !== "share" && each.role !== "index")
    .map((each) => table.cell(row, each))
    .filter((cell) => cell.number !== null);
  return new Set(numbers).size === 1 && own.text === "" ? numbers[0] : undefined;
}

/** A sum formula whose value nobody has stored yet. */
function evaluated(cell: Cell, parts: readonly Part[], sums: readonly { cell: Cell; value: number }[], table: FootprintTable): number | null {
  const areas = cell.formula === null ? null : summedAreas(cell.formula);
  if (!areas || table.turned) return null;
  let value = 0;
  for (const area of areas) {
    for (const part of parts) if (holds(area, part.cell)) value += part.value;
    for (const sum of sums) if (holds(area, sum.cell)) value += sum.value;
  }
  return value;
}

function judge(given: SumCase): SumProblem | null {
  const { table, row, column, cell, value, sums } = given;
  const scopes = scopesOf(given);
  const first = scopes[0];
  if (!first || (value === 0 && isOfNothing(given))) return null;
  const by = unitRatio(row, column);
  const printed = { ...cell, number: value };
  const problem = (kind: SumProblem["kind"], expected: number, rows: readonly Row[] = [], power = 0): SumProblem => ({
    kind,
    table,
    row,
    column,
    cell,
    value,
    expected,
    parts: rows.map((each) => ({ name: each.name, cell: table.cell(each, column), item: each.kind === "item" })),
    power,
    formula: cell.formula !== null,
  });
  const total = (parts: readonly Part[], pick: (part: Part) => number): Interval =>
    scaled(
      parts.reduce((sum, part) => plus(sum, { low: pick(part) - part.half, high: pick(part) + part.half }), { low: 0, high: 0 }),
      by,
    );
  const middle = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.value, 0) * by;
  const covered = cell.formula === null ? null : summedAreas(cell.formula);
  const exactly = (parts: readonly Part[], expected: number) =>
    Math.abs(value - expected) <=
    Math.abs(expected) * floatSlack + (cell.formula === null ? parts.reduce((sum, part) => sum + part.half, rounding(cell)) : floatSlack);
  if (covered && !table.turned) {
    const inside = (part: Part) => covered.filter((area) => holds(area, part.cell)).length;
    const twice = given.parts.filter((part) => inside(part) > 1);
    if (twice.length > 0) return problem("double", middle(given.parts.filter((part) => inside(part) > 0)), twice.map((part) => part.row));
    const own = sums.filter((sum) => covered.some((area) => holds(area, sum.cell)));
    const direct = given.parts.filter((part) => inside(part) === 1);
    const firstDirect = Math.min(...direct.slice(0, 1).map((part) => part.row.index));
    const doubled = own.filter((sum) => firstDirect < sum.row.index);
    const widest = scopes.reduce((most, scope) => (scope.length > most.length ? scope : most), first);
    if (
      own.length > 0 &&
      direct.length > 0 &&
      doubled.length > 0 &&
      !scopes.some((scope) =>
        agrees(
          printed,
          total(scope, (part) => part.value),
        ),
      )
    )
      return problem(
        "double",
        middle(widest),
        doubled.map((sum) => sum.row),
      );
    if (own.length === 0 && direct.length > 0) {
      const inDirect = new Set(direct);
      const scope = scopes
        .map((each) => new Set(each))
        .filter((each) => direct.every((part) => each.has(part)))
        .map((each) => [...each])
        .sort((a, b) => a.length - b.length)[0];
      const missed = scope?.filter((part) => !inDirect.has(part) && part.value !== 0) ?? [];
      if (scope && missed.length > 0 && missed.length < Math.max(2, scope.length / 2 + 1))
        return problem(
          "range",
          middle(scope),
          missed.map((part) => part.row),
        );
    }
  }
  const typed = cell.formula === null;
  const holdsUp = (parts: readonly Part[]) =>
    typed
      ? agrees(
          printed,
          total(parts, (part) => part.value),
        ) ||
        agrees(
          printed,
          total(parts, (part) => part.mended),
        )
      : exactly(parts, middle(parts)) ||
        agrees(
          printed,
          total(parts, (part) => part.value),
        );
  if (scopes.some(holdsUp)) return null;
  if (sums.length > 1 && agrees(printed, exactSum(sums.map((sum) => sum.value), by, cell))) return null;
  for (const scope of scopes) {
    const expected = middle(scope);
    const subtotals = sums.reduce((sum, each) => sum + each.value, 0) * by;
    if (scope.length > 1 && exactly(scope, 2 * expected)) return problem("double", expected, scope.map((part) => part.row));
    if (sums.length > 0 && exactly(scope, expected + subtotals)) return problem("double", expected, sums.map((sum) => sum.row));
  }
  for (const scope of scopes) {
    const expected = middle(scope);
    const more = scope.filter((part) => part.value !== 0 && exactly([part], expected + part.value * by));
    if (more.length > 0) return problem("double", expected, more.slice(0, 1).map((part) => part.row));
    const less = scope.filter((part) => part.value !== 0 && exactly([part], expected - part.value * by));
    if (less.length > 0) return problem(cell.formula === null ? "mismatch" : "range", expected, less.slice(0, 1).map((part) => part.row));
  }
  const power = powerOfTen(printed, total(first, (part) => part.value));
  if (power !== null && power % 3 === 0) return problem("scale", middle(first), [], power);
  return problem("mismatch", middle(first));
}

/** "使用 | （开瓶即饮，无排放） | —" and its "小计 0": the rows since the sum before have no figures. */
function isOfNothing({ table, row, parts }: SumCase): boolean {
  const above = table.rows.slice(0, table.rows.indexOf(row)).reverse();
  const last = above.findIndex(({ kind }) => kind === "total" || kind === "subtotal");
  const own = above.slice(0, last < 0 ? above.length : last).filter(({ kind }) => kind === "item");
  return own.length > 0 && own.every((each) => !parts.some((part) => part.row === each));
}

function exactSum(values: readonly number[], by: number, cell: Cell): Interval {
  const sum = values.reduce((all, value) => all + value, 0) * by;
  const half = values.length * rounding(cell);
  return { low: sum - half, high: sum + half };
}
