import type { Cell } from "../tables/cell";
import type { Column, FootprintTable, Row } from "../tables/table";
import { fixedDecimals } from "./relation";
import { rounding } from "./interval";

/** A column of shares with each figure in percent, whatever way it is written (33.68, 0.3368, 33.68 %). */
export interface ShareColumn {
  readonly table: FootprintTable;
  readonly column: Column;
  readonly items: readonly ShareCell[];
  readonly totals: readonly ShareCell[];
  /** 1 where the cells hold percents, 100 where they hold fractions. */
  readonly scale: number;
}

export interface ShareCell {
  readonly table: FootprintTable;
  readonly row: Row;
  readonly cell: Cell;
  readonly percent: number;
  /** What rounding can have taken or added, in percent. */
  readonly half: number;
}

export function shareColumns(table: FootprintTable): ShareColumn[] {
  return table.columns.filter((column) => column.role === "share").flatMap((column) => read(table, column) ?? []);
}

/** Headings of shares that are added up from row to row. */
export const running = /累计|累積|\bcum(?:ul|\b)|running/i;

/** "综合得分 | 100" under shares of a hundred: whatever it is called, it is their sum. */
function wholeUnder<T extends { readonly number: number }>(items: readonly T[]): T | undefined {
  const last = items.at(-1);
  if (!last || items.length < 3) return undefined;
  const others = items.slice(0, -1).reduce((sum, item) => sum + item.number, 0);
  return (last.number === 100 || last.number === 1) && others > last.number / 2 && items.slice(0, -1).every((item) => item.number < last.number)
    ? last
    : undefined;
}

function read(table: FootprintTable, column: Column): ShareColumn | null {
  if (running.test(column.heading)) return null;
  const seen = new Set<Cell>();
  const cells = (kinds: readonly Row["kind"][]) =>
    table.rows.filter((row) => kinds.includes(row.kind)).flatMap((row) => {
      const cell = table.cell(row, column);
      if (cell.number === null || seen.has(cell)) return [];
      seen.add(cell);
      return [{ row, cell, number: cell.number }];
    });
  const listed = cells(["item"]);
  const whole = wholeUnder(listed);
  const items = listed.filter((item) => item !== whole);
  const totals = [...cells(["total", "subtotal"]), ...(whole ? [whole] : [])];
  if (items.length === 0) return null;
  const sum = items.reduce((all, item) => all + item.number, 0);
  const signed = items.some(({ cell }) => cell.unit === "%");
  const total = totals.at(-1)?.cell.unit === "%" ? undefined : totals.at(-1)?.number;
  const fraction =
    !signed &&
    (items.some(({ cell }) => cell.percentFormat) ||
      (column.unit?.kind !== "percent" &&
        ((total !== undefined && total > 0 && total <= 1.0001) || (sum > 0 && sum <= 1.3 && items.every((item) => Math.abs(item.number) <= 1)))) ||
      (sum > 0.9 && sum < 1.1 && items.length > 1));
  const scale = fraction ? 100 : 1;
  const decimals = fixedDecimals(items.map(({ cell }) => cell));
  const finish = ({ row, cell, number }: { row: Row; cell: Cell; number: number }): ShareCell => {
    // "100.0%" as text beside cells that are formatted as percents.
    const own = cell.unit === "%" ? 1 : cell.percentFormat ? 100 : scale;
    return { table, row, cell, percent: number * own, half: rounding(cell, decimals(cell)) * own };
  };
  return { table, column, items: items.map(finish), totals: totals.map(finish), scale };
}
