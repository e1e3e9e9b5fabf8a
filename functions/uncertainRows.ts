import { labelKey } from "../src/footprint/labelKey";
import { PcfError } from "../src/errors";
import type { Uncertain } from "../src/interpretation/uncertainty";
import { exactNumbers, names } from "./column";
import { completeRows, oneOrEach, oneOrEachOptional } from "./lists";
import type { Range } from "./rows";

/** Values with their GSD² and keys; the rows of a table that hold a value. */
export function uncertainRows(values: Range, gsd2: Range, keys: Range): Uncertain[] {
  const numbers = exactNumbers(values, "values");
  const spreads = exactNumbers(gsd2, "gsd2");
  const labels = oneOrEachOptional(keys == null ? [] : names(keys, "keys"), numbers.length, "keys");
  const lonely = spreads.length === numbers.length ? numbers.findIndex((value, index) => value === null && spreads[index] !== null) : -1;
  if (lonely >= 0) throw new PcfError("row.incomplete", { row: lonely + 1, argument: "values" });
  return completeRows(numbers, oneOrEach(spreads, numbers.length, "gsd2"), "gsd2").map(({ row, value, partner }) => ({ value, gsd2: partner, key: keyOf(labels[row - 1]!) }));
}

/** Keys that differ in case or spaces only are one. */
export function keyOf(label: string | null): string | null {
  return label === null ? null : labelKey(label);
}
