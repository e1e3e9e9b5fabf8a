import type { Cell } from "../../tables/cell";
import type { Row } from "../../tables/table";

/** A figure of a column with the row it stands in. */
export interface Part {
  readonly row: Row;
  readonly cell: Cell;
}

/** Which figures a sum can be meant to cover, the likeliest first: those since the last sum, of its stage or group, all, the subtotals, those below. */
export function scopesOf(rows: readonly Row[], sum: Row, parts: readonly Part[], sums: readonly Part[]): readonly (readonly Part[])[] {
  const order = new Map(rows.map((row, index) => [row, index] as const));
  const at = (row: Row) => order.get(row) ?? 0;
  const before = parts.filter(({ row }) => at(row) < at(sum));
  const sumsBefore = sums.filter(({ row }) => at(row) < at(sum));
  const lastSum = sumsBefore.at(-1);
  const above = before.at(-1)?.row;
  const section = rows.slice(0, at(sum)).reverse().find(({ kind }) => kind === "section");
  const next = rows.find((row) => at(row) > at(sum) && (row.kind === "total" || row.kind === "subtotal"));
  const scopes = [
    before.filter(({ row }) => !lastSum || at(row) > at(lastSum.row)),
    section ? before.filter(({ row }) => at(row) > at(section)) : [],
    above && above.stage !== "" ? before.filter(({ row }) => row.stage === above.stage && row.group === above.group) : [],
    above && above.group !== "" ? before.filter(({ row }) => row.group === above.group) : [],
    before,
    sumsBefore.filter(({ row }) => row.kind === "subtotal"),
    before.length === 0 ? parts.filter(({ row }) => at(row) > at(sum) && (!next || at(row) < at(next))) : [],
  ];
  return scopes.filter((scope, index) => scope.length > 0 && scopes.findIndex((other) => other.length === scope.length && other.every((part, place) => part === scope[place])) === index);
}
