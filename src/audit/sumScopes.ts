import type { Cell } from "../tables/cell";
import { readHeading } from "../tables/header";
import { stageOf } from "../tables/stage";
import type { Column, FootprintTable, Row } from "../tables/table";

/** A row of a column with its figure, as a part of a sum. */
export interface Part {
  readonly row: Row;
  readonly cell: Cell;
  readonly value: number;
  /** The row's own arithmetic, where the printed figure is wrong: the sum may follow either. */
  readonly mended: number;
  readonly half: number;
}

/** A printed sum, the parts of its column and the sums that stand before it. */
export interface SumCase {
  readonly table: FootprintTable;
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
  readonly value: number;
  readonly parts: readonly Part[];
  readonly sums: readonly { row: Row; cell: Cell; value: number }[];
}

/** Which rows a sum can be meant to cover, the likeliest first. */
export function scopesOf({ table, row, parts, sums }: SumCase): readonly (readonly Part[])[] {
  const at = table.rows.indexOf(row);
  const order = new Map(table.rows.map((each, index) => [each, index] as const));
  const index = (each: Row) => order.get(each) ?? 0;
  const before = parts.filter((part) => index(part.row) < at);
  if (before.length === 0) {
    const next = table.rows.find((each, place) => place > at && (each.kind === "total" || each.kind === "subtotal"));
    return [parts.filter((part) => index(part.row) > at && (!next || index(part.row) < index(next)))].filter((scope) => scope.length > 0);
  }
  const lastSum = sums.at(-1);
  const sinceSum = before.filter((part) => !lastSum || index(part.row) > index(lastSum.row));
  const section = [...table.rows.slice(0, at)].reverse().find((each) => each.kind === "section");
  const inSection = section ? before.filter((part) => index(part.row) > index(section)) : [];
  const above = before.at(-1)?.row;
  const sameStage = above && above.stage !== "" ? before.filter((part) => part.row.stage === above.stage && part.row.group === above.group) : [];
  const group = row.group || (above?.group ?? "");
  const sameGroup = group !== "" ? before.filter((part) => part.row.group === group) : [];
  const stage = stageOf(row.name);
  const named = stage ? before.filter((part) => stageOf(part.row.stage) === stage) : [];
  const later = table.rows.slice(at + 1).some((each) => each.kind === "item");
  const local = [sinceSum, named, sameStage, inSection, sameGroup];
  const scopes = row.kind === "subtotal" || later ? [...local, before] : [before, sameGroup, ...local];
  const meant = scopes.filter((scope) => scope.some((part) => part.value !== 0));
  return (meant.length > 0 ? meant : scopes).filter(
    (scope, place, scopes) =>
      scope.length > 0 && scopes.findIndex((other) => other.length === scope.length && other.every((part, i) => part === scope[i])) === place,
  );
}

/** "总碳足迹（tCO2e）" under a column of kilograms: the label's unit counts. */
export function unitRatio(row: Row, column: Column): number {
  const own = readHeading(row.name).unit;
  const of = column.unit;
  return own?.kind === "emission" && of?.kind === "emission" ? of.unit.scale.div(own.unit.scale).toNumber() : 1;
}
