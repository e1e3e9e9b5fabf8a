import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import type { NamedValue } from "../src/interpretation/hotspots";
import type { Decimal } from "../src/units/decimal";
import { exactNumbers, names, requireSameLength } from "./column";
import { eachCell } from "./rows";
import type { Range, RowWork } from "./rows";

/** The cells of one row of several lists, counted from 1 as the person sees the range. */
export interface ListRow<T> {
  readonly row: number;
  readonly value: Decimal;
  readonly partner: T;
}

/** Names and values side by side. A row without a value is a heading and is left out; one without a name is told. */
export function namedValues(nameRange: Range, valueRange: Range): NamedValue[] {
  return completeRows(exactNumbers(valueRange, "values"), names(nameRange, "names"), "names").map(({ value, partner }) => ({ name: partner, value }));
}

/** The rows that hold a value, each with its partner of the other list. @throws PcfError argument.shape, row.incomplete where the partner is blank. */
export function completeRows<T>(values: readonly (Decimal | null)[], partners: readonly (T | null)[], argument: Argument): ListRow<T>[] {
  requireSameLength(values, partners, argument);
  return values.flatMap((value, index) => {
    if (value === null) return [];
    const partner = partners[index]!;
    if (partner === null) throw new PcfError("row.incomplete", { row: index + 1, argument });
    return [{ row: index + 1, value, partner }];
  });
}

/** A list with one entry for each of `count` rows; a single cell holds for all of them. @throws PcfError argument.shape. */
export function oneOrEach<T>(list: readonly T[], count: number, argument: Argument): readonly T[] {
  if (list.length === 1 && count > 1) return new Array<T>(count).fill(list[0]!);
  requireSameLength(new Array(count), list, argument);
  return list;
}

/** As oneOrEach, for an argument that may be left out altogether. */
export function oneOrEachOptional<T>(list: readonly T[], count: number, argument: Argument): readonly (T | null)[] {
  return list.length === 0 ? new Array<null>(count).fill(null) : oneOrEach(list, count, argument);
}

/**
 * As eachCell, for answers of several columns: the work of a row gives its cells, and an error or a blank fills all of them. An
 * error in the only row is the whole answer, so that its message shows in every Excel.
 */
export function eachRow(ranges: readonly Range[], argumentNames: readonly Argument[], width: number, work: RowWork): unknown[][] {
  const lines = eachCell(ranges, argumentNames, work);
  if (lines.length === 1 && lines[0]!.length === 1 && lines[0]![0] instanceof CustomFunctions.Error) return lines;
  return lines.map((line) => line.flatMap((cell) => (Array.isArray(cell) ? (cell as unknown[]) : new Array<unknown>(width).fill(cell))));
}
