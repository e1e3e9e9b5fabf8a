import type { Entry } from "../../audit/entry";
import { amountOf } from "../../audit/entry";
import { fixedDecimals } from "../../audit/relation";
import { shareColumns } from "../../audit/shares";
import type { Cell } from "../../tables/cell";
import { saysNone } from "../../tables/cell";
import { readHeading } from "../../tables/header";
import { columnOf, columnsOf } from "../../tables/table";
import type { Column, FootprintTable, Row } from "../../tables/table";
import { columnName } from "../cellName";
import type { AdoptDraft } from "./draft";
import { rangesOf, referenceFrom } from "./places";
import { rowFormula } from "./row";
import type { RowFormula } from "./row";
import { sameAsShown } from "./shown";
import { scopesOf } from "./sums";
import type { Part } from "./sums";
import { figure, why } from "./why";
import type { Why } from "./why";

export interface AdoptOptions {
  /** Native formulas are replaced by PCF functions too, where these give the same. */
  readonly formulas: boolean;
}

/** What keeps a figure from being taken whatever its row says; null for one that may be. */
export function barred(table: FootprintTable, row: Row, cell: Cell, { formulas }: AdoptOptions): Why | "nothing" | null {
  if (cell.formula !== null) return /\bPCF\./i.test(cell.formula) ? "nothing" : formulas ? null : why.formula();
  if (cell.number === null) return "nothing";
  if ((table.turned ? cell.column : cell.row) !== row.index) return "nothing";
  return cell.unit === "" ? null : why.text(cell.text);
}

/** The results of a column and the sums over them, so that both show what they show now. */
export function planEmissions(draft: AdoptDraft, table: FootprintTable, entries: readonly Entry[], column: Column, options: AdoptOptions): void {
  const decimalsOf = fixedDecimals(table.rows.filter(({ kind }) => kind === "item").map((row) => table.cell(row, column)));
  const found: { cell: Cell; plan: RowFormula }[] = [];
  const seen = new Set<Cell>();
  const shared = sharedCells(table, column);
  for (const entry of entries) {
    const emission = entry.emissions.find((amount) => amount.column === column);
    if (!emission || seen.has(emission.cell)) continue;
    const { cell } = emission;
    seen.add(cell);
    const bar = shared.has(cell) ? why.merged() : barred(table, entry.row, cell, options);
    if (bar === "nothing") continue;
    const plan = bar ?? rowFormula(entry, emission, decimalsOf(cell), (other) => referenceFrom(draft.grid, cell, other));
    if ("reason" in plan) draft.leave(cell, plan);
    else found.push({ cell, plan });
  }
  const take = (rounded: boolean) => {
    for (const { cell, plan } of found) {
      const decimals = decimalsOf(cell);
      if (rounded && !exactlyShown(cell, plan.value)) draft.take(cell, "row", `=ROUND(${plan.formula.slice(1)},${decimals})`, Number(cell.number), decimals);
      else draft.take(cell, "row", plan.formula, plan.value, decimals);
    }
  };
  take(false);
  // Rows that were rounded one by one before they were added up: the sum follows only when the formulas round as well.
  const missed = planSums(draft, table, column, options, false);
  if (missed > 0 && found.length > 0) {
    take(true);
    if (planSums(draft, table, column, options, false) >= missed) take(false);
  }
  planSums(draft, table, column, options, true);
}

function exactlyShown(cell: Cell, value: number): boolean {
  return cell.number === value;
}

/** Cells that are merged over several rows. */
function sharedCells(table: FootprintTable, column: Column): ReadonlySet<Cell> {
  const seen = new Set<Cell>();
  const shared = new Set<Cell>();
  for (const row of table.rows) {
    const cell = table.cell(row, column);
    if (seen.has(cell) && !cell.blank) shared.add(cell);
    seen.add(cell);
  }
  return shared;
}

/** The sums of a column as SUM over their rows. Answers how many do not follow; only with `write` they are taken and left. */
export function planSums(draft: AdoptDraft, table: FootprintTable, column: Column, options: AdoptOptions, write: boolean): number {
  const seen = new Set<Cell>();
  const at = (kinds: readonly Row["kind"][]) =>
    table.rows.flatMap((row): Part[] => {
      const cell = table.cell(row, column);
      if (!kinds.includes(row.kind) || cell.blank || seen.has(cell) || saysNone(cell) || (table.turned ? cell.column : cell.row) !== row.index) return [];
      seen.add(cell);
      return [{ row, cell }];
    });
  const items = at(["item"]);
  const sums = at(["total", "subtotal"]);
  if (items.length < (column.role === "emission" ? 1 : 2) || new Set(items.map(({ row }) => amountOf(table, row, column)?.unitText ?? "")).size > (column.role === "emission" ? Infinity : 1)) return 0;
  let missed = 0;
  for (const { row, cell } of sums) {
    const bar = barred(table, row, cell, { ...options, formulas: false });
    if (bar !== null) {
      if (write && bar !== "nothing" && cell.formula === null) draft.leave(cell, bar);
      continue;
    }
    const by = unitRatio(row, column);
    const added = scopesOf(table.rows, row, items, sums).map((parts) => ({ parts, value: sumOf(draft, parts) * by }));
    const fits = added.find(({ value }) => sameAsShown(cell, value));
    if (!fits) missed++;
    if (!write) continue;
    if (fits) draft.take(cell, "total", `=SUM(${rangesOf(draft.grid, cell, fits.parts.map((part) => part.cell))})${scaleText(by)}`, fits.value);
    else draft.leave(cell, why.totalDiffers(figure(cell.number ?? NaN), figure(added[0]?.value ?? NaN)));
  }
  return missed;
}

/** SUM passes over texts, so a number stored as text adds nothing. */
function sumOf(draft: AdoptDraft, parts: readonly Part[]): number {
  return parts.reduce((sum, { cell }) => sum + (draft.valueOf(cell) ?? 0), 0);
}

/** "总碳足迹（tCO2e）" under a column of kilograms: the label's unit counts. */
function unitRatio(row: Row, column: Column): number {
  const own = readHeading(row.name).unit;
  const of = column.unit;
  return own?.kind === "emission" && of?.kind === "emission" ? of.unit.scale.div(own.unit.scale).toNumber() : 1;
}

export function scaleText(by: number): string {
  if (by === 1) return "";
  return by < 1 ? `/${Number((1 / by).toPrecision(12))}` : `*${by}`;
}

/** Shares as the row's emission over its total. */
export function planShares(draft: AdoptDraft, table: FootprintTable, options: AdoptOptions): void {
  const emission = columnOf(table, "emission");
  if (emission === undefined) return;
  const totals = table.rows.filter(({ kind }) => kind === "total" || kind === "subtotal").reverse();
  for (const { column, items, totals: sums, scale } of shareColumns(table)) {
    const shared = sharedCells(table, column);
    const by = scale === 1 ? 100 : 1;
    const decimals = fixedDecimals(items.map(({ cell }) => cell));
    for (const { row, cell } of items) {
      const bar = shared.has(cell) ? why.merged() : barred(table, row, cell, { ...options, formulas: false });
      if (bar === "nothing") continue;
      const part = table.cell(row, emission);
      const value = draft.valueOf(part);
      if (cell.unit === "%" || bar !== null || value === null) {
        if (cell.formula === null) draft.leave(cell, bar ?? (cell.unit === "%" ? why.text(cell.text) : why.amountMissing()));
        continue;
      }
      const bases = totals.map((total) => table.cell(total, emission)).flatMap((total) => ((draft.valueOf(total) ?? 0) === 0 ? [] : [{ text: absolute(total), value: draft.valueOf(total) as number }]));
      if (bases.length === 0) bases.push(...wholeColumn(draft, table, emission, cell));
      const fit = bases.find((base) => sameAsShown(cell, (value / base.value) * by, decimals(cell)));
      if (fit) draft.take(cell, "share", `=${referenceFrom(draft.grid, cell, part)}/${fit.text}${by === 1 ? "" : "*100"}`, (value / fit.value) * by, decimals(cell));
      else if (bases[0]) draft.leave(cell, why.shareDiffers(figure(cell.number ?? NaN), figure((value / bases[0].value) * by)));
    }
    if (sums.length > 0) planSums(draft, table, column, options, true);
  }
}

/** Without a total row the shares are of the sum of the items. */
function wholeColumn(draft: AdoptDraft, table: FootprintTable, emission: Column, target: Cell): { text: string; value: number }[] {
  const parts = table.rows.filter(({ kind }) => kind === "item").map((row): Part => ({ row, cell: table.cell(row, emission) })).filter(({ cell }) => !cell.blank);
  const value = sumOf(draft, parts);
  return value === 0 ? [] : [{ text: `SUM(${rangesOf(draft.grid, target, parts.map(({ cell }) => cell), true)})`, value }];
}

function absolute({ row, column }: Cell): string {
  return `$${columnName(column)}$${row + 1}`;
}

/** Results per unit of rows that hold their total and their output as well. */
export function planPerUnit(draft: AdoptDraft, table: FootprintTable, options: AdoptOptions): void {
  const [emission, output] = [columnOf(table, "emission"), columnOf(table, "output")];
  if (!emission || !output) return;
  for (const column of columnsOf(table, "perUnit")) {
    for (const row of table.rows) {
      const [cell, total, amount] = [table.cell(row, column), table.cell(row, emission), table.cell(row, output)];
      if (barred(table, row, cell, { ...options, formulas: false }) !== null || draft.settled(cell)) continue;
      const [over, under] = [draft.valueOf(total), draft.valueOf(amount)];
      if (over === null || !under) continue;
      const by = [1, 1000, 0.001].find((scale) => sameAsShown(cell, (over / under) * scale));
      const refer = (other: Cell) => referenceFrom(draft.grid, cell, other);
      if (by === undefined) draft.leave(cell, why.perUnitDiffers());
      else draft.take(cell, "perUnit", `=${refer(total)}/${refer(amount)}${scaleText(by)}`, (over / under) * by);
    }
  }
}
