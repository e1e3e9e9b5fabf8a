import type { ArrayValueObject, BaseReferenceObject, BaseValueObject } from "@univerjs/engine-formula";
import { Decimal } from "../../units/decimal";
import { areaOf, currentSource, generation } from "./calculation/reader";
import type { CellSource } from "./calculation/reader";
import type { SheetArea } from "./calculation/cells";
import type { Univer } from "./univer";

/** What the cells of an area come to, from its first row down to `bottom`, as Univer's arrays tell it. */
interface Total {
  /** The last row that is counted. */
  bottom: number;
  sum: number;
  count: number;
  filled: number;
  largest: BaseValueObject | null;
  smallest: BaseValueObject | null;
  /** The first error: it is the sum, and the largest and smallest value. */
  error: BaseValueObject | null;
}

/** Smaller areas are read anew; it takes no longer. */
const leastCells = 32;

/**
 * The cells of a reference as an array that knows its sum, counts and extremes. A running total (SUM($A$1:A9), then SUM($A$1:A10)) goes on
 * where the last one with the same first row and columns stopped, so that a column of them costs as much as its cells, not their square.
 * null for a small area.
 */
export function totalled(univer: Univer, reference: BaseReferenceObject): ArrayValueObject | null {
  const source = currentSource();
  const area = source && areaOf(reference, source);
  if (!source || !area || (area.bottom - area.top + 1) * (area.right - area.left + 1) < leastCells) return null;
  source.expect(area);
  const { formula } = univer;
  const number = (value: number) => formula.NumberValueObject.create(value);
  const total = totalOf(source, area);
  const sum = () => total.error ?? (Number.isFinite(total.sum) ? number(total.sum) : formula.ErrorValueObject.create(formula.ErrorType.NUM));
  const array = formula.ArrayValueObject.create({ calculateValueList: [[formula.NullValueObject.create()]], rowCount: 1, columnCount: 1, unitId: "", sheetId: "", row: -1, column: -1 });
  const { count, filled, error } = total;
  const [largest, smallest] = [error ?? total.largest ?? number(-Infinity), error ?? total.smallest ?? number(Infinity)];
  return Object.assign(Object.create(array) as ArrayValueObject, { sum, count: () => number(count), countA: () => number(filled), max: () => largest, min: () => smallest });
}

/** The totals of one first row and these columns: the last one, and one every so many rows for ranges that end before it. */
interface Totals {
  last: Total;
  readonly marks: Total[];
}

const rowsBetweenMarks = 1024;
let known: { readonly generation: number; readonly byStart: Map<string, Totals> } | null = null;

function totalsFrom(area: SheetArea): Totals {
  // Cells that were read before may have changed since.
  if (known?.generation !== generation()) known = { generation: generation(), byStart: new Map() };
  const key = `${area.sheet} ${area.top} ${area.left} ${area.right}`;
  let totals = known.byStart.get(key);
  if (!totals) {
    const none: Total = { bottom: area.top - 1, sum: 0, count: 0, filled: 0, largest: null, smallest: null, error: null };
    totals = { last: none, marks: [none] };
    known.byStart.set(key, totals);
  }
  return totals;
}

function totalOf(source: CellSource, area: SheetArea): Total {
  const totals = totalsFrom(area);
  const { marks } = totals;
  // Rows below the last used one are blank.
  const bottom = Math.max(area.top - 1, Math.min(area.bottom, source.extent(area.sheet).row));
  const before = totals.last.bottom <= bottom ? totals.last : marks[Math.min(marks.length - 1, Math.floor((bottom + 1 - area.top) / rowsBetweenMarks))]!;
  const total = { ...before };
  while (total.bottom < bottom) {
    const row = ++total.bottom;
    for (let column = area.left; column <= area.right; column++) add(total, source.read(area.sheet, row, column));
    if (row + 1 - area.top === marks.length * rowsBetweenMarks) marks.push({ ...total });
  }
  totals.last = total;
  return total;
}

function add(total: Total, value: BaseValueObject | null): void {
  if (value === null || value.isNull()) return;
  total.filled++;
  if (value.isError()) {
    total.error ??= value;
    return;
  }
  if (value.isString() || value.isBoolean()) return;
  total.count++;
  const number = Number(value.getValue());
  total.sum = plus(total.sum, number);
  if (total.largest === null || number > Number(total.largest.getValue())) total.largest = value;
  if (total.smallest === null || number < Number(total.smallest.getValue())) total.smallest = value;
}

/** Powers of ten within which the decimals of most amounts are whole numbers. */
const scales = [1e2, 1e4, 1e6, 1e9, 1e12];
/** Whole numbers below it have 15 digits, which a double keeps. */
const exactly = 1e15;

/** The double nearest to the sum of two decimals, as Univer adds: 0.1 + 0.2 is 0.3. */
export function plus(one: number, other: number): number {
  const rough = one + other;
  if (Number.isSafeInteger(rough) || !Number.isFinite(rough)) return rough;
  for (const scale of scales) {
    const [a, b] = [Math.round(one * scale), Math.round(other * scale)];
    if (Math.abs(a) > exactly || Math.abs(b) > exactly || Math.abs(a + b) > exactly) break;
    if (a / scale === one && b / scale === other) return (a + b) / scale;
  }
  return new Decimal(one).plus(other).toNumber();
}
