import type { BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { areaOf, currentSource, generation } from "./calculation/reader";
import type { CellSource } from "./calculation/reader";
import type { SheetArea } from "./calculation/cells";
import type { Univer } from "./univer";

/** Where each function has the range whose values it takes, and its first range with a criterion. */
const layouts: Readonly<Record<string, { readonly ranges: (given: number) => readonly number[]; readonly first: number }>> = {
  COUNTIF: { ranges: () => [0], first: 0 },
  SUMIF: { ranges: (given) => (given > 2 ? [0, 2] : [0]), first: 0 },
  AVERAGEIF: { ranges: (given) => (given > 2 ? [0, 2] : [0]), first: 0 },
  COUNTIFS: { ranges: (given) => evens(0, given), first: 0 },
  SUMIFS: { ranges: (given) => [0, ...evens(1, given)], first: 1 },
  AVERAGEIFS: { ranges: (given) => [0, ...evens(1, given)], first: 1 },
  MAXIFS: { ranges: (given) => [0, ...evens(1, given)], first: 1 },
  MINIFS: { ranges: (given) => [0, ...evens(1, given)], first: 1 },
};

function evens(first: number, given: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((given - first) / 2)) }, (_, index) => first + 2 * index);
}

/** Shorter columns are gone over; it takes no longer. */
const leastRows = 64;

/**
 * The arguments of a function with criteria, its columns with only those rows in them that may meet the first criterion: a value that cells
 * are to be equal to is looked up, so that a formula a row costs no walk over the column each. Which of these rows do meet it, the function
 * itself decides. The arguments as they are where the criterion is of another kind, or the ranges are no columns of one height.
 */
export function withMatchingRows(univer: Univer, name: string, given: readonly FunctionVariantType[]): readonly FunctionVariantType[] {
  const source = currentSource();
  const layout = layouts[name];
  if (!source || !layout) return given;
  const places = layout.ranges(given.length);
  const areas = places.map((at) => (given[at]?.isReferenceObject() ? areaOf(given[at] as BaseReferenceObject, source) : null));
  const first = areas[places.indexOf(layout.first)];
  const height = first ? first.bottom - first.top : 0;
  if (!first || height < leastRows || areas.some((area) => area === null || area.left !== area.right || area.bottom - area.top !== height)) return given;
  const wanted = wantedOf(given[layout.first + 1]);
  if (wanted === null) return given;
  for (const area of areas) source.expect(area!);
  const rows = rowsLike(source, first, wanted);
  const blank = univer.formula.NullValueObject.create();
  const narrow = (at: number): FunctionVariantType => {
    const index = places.indexOf(at);
    if (index < 0) return given[at]!;
    const area = areas[index]!;
    // A row of blanks where nothing matches: an array has at least one.
    const cells = rows.length === 0 ? [[blank]] : rows.map((row) => [source.read(area.sheet, area.top + row - first.top, area.left) ?? blank]);
    const array = univer.formula.ArrayValueObject.create({ calculateValueList: cells, rowCount: cells.length, columnCount: 1, unitId: "", sheetId: "", row: -1, column: -1 });
    return Object.assign(Object.create(given[at] as BaseReferenceObject) as BaseReferenceObject, { toArrayValueObject: () => array });
  };
  return given.map((_, at) => narrow(at));
}

/** What cells are to be equal to: a number, a text, or a text that may stand for a number. */
interface Wanted {
  readonly number: number | null;
  readonly text: string | null;
}

/** null for what more than equal cells may meet: comparisons, patterns, blanks, zero, truth values and errors. */
function wantedOf(given: FunctionVariantType | undefined): Wanted | null {
  let value = given as BaseValueObject | undefined;
  if (given?.isReferenceObject()) {
    const reference = given as BaseReferenceObject;
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    if (startRow !== endRow || startColumn !== endColumn) return null;
    value = reference.getFirstCell();
  }
  if (!value || value.isArray() || value.isError() || value.isNull() || value.isBoolean()) return null;
  if (value.isNumber()) return Number(value.getValue()) === 0 ? null : { number: Number(value.getValue()), text: null };
  const text = String(value.getValue());
  if (text.trim() === "" || /[<>=?*~#]/.test(text) || /^(?:true|false)$/i.test(text.trim())) return null;
  const number = /\p{Nd}/u.test(text) ? value.convertToNumberObjectValue() : null;
  const worth = number?.isNumber() ? Number(number.getValue()) : null;
  return worth === 0 ? null : { number: worth, text: text.toLocaleLowerCase() };
}

/** The rows of a column by what they may be equal to. */
interface ColumnIndex {
  readonly top: number;
  bottom: number;
  readonly numbers: Map<number, number[]>;
  readonly texts: Map<string, number[]>;
  /** Texts with a digit in them may stand for a number. */
  readonly digits: number[];
}

let known: { readonly generation: number; readonly columns: Map<string, ColumnIndex> } | null = null;

/** Numbers that differ by less than a bucket may count as equal; beside their own they are looked for in those next to it. */
const bucketOf = (number: number) => Math.round(number * 1e6);

/** The rows of an area, in order, whose cells may equal what is wanted. */
function rowsLike(source: CellSource, area: SheetArea, { number, text }: Wanted): readonly number[] {
  const index = indexOf(source, area);
  const lists: (readonly number[])[] = [];
  if (text !== null) lists.push(index.texts.get(text) ?? []);
  if (number !== null) {
    const bucket = bucketOf(number);
    for (const one of new Set([bucket - 1, bucket, bucket + 1])) lists.push(index.numbers.get(one) ?? []);
    lists.push(index.digits);
  }
  const within = lists.map((list) => list.slice(firstFrom(list, area.top), firstFrom(list, area.bottom + 1))).filter((list) => list.length > 0);
  return within.length <= 1 ? (within[0] ?? []) : [...new Set(within.flat())].sort((one, other) => one - other);
}

function indexOf(source: CellSource, area: SheetArea): ColumnIndex {
  // Cells that were read before may have changed since.
  if (known?.generation !== generation()) known = { generation: generation(), columns: new Map() };
  const key = `${area.sheet} ${area.left}`;
  let index = known.columns.get(key);
  // What lies between two areas need not be calculated yet.
  if (!index || area.top < index.top || area.top > index.bottom + 1) {
    index = { top: area.top, bottom: area.top - 1, numbers: new Map(), texts: new Map(), digits: [] };
    known.columns.set(key, index);
  }
  const bottom = Math.min(area.bottom, source.extent(area.sheet).row);
  for (let row = index.bottom + 1; row <= bottom; row++) {
    const value = source.read(area.sheet, row, area.left);
    if (value?.isNumber()) addTo(index.numbers, bucketOf(Number(value.getValue())), row);
    else if (value?.isString()) {
      const text = String(value.getValue());
      addTo(index.texts, text.toLocaleLowerCase(), row);
      if (/\p{Nd}/u.test(text)) index.digits.push(row);
    }
  }
  index.bottom = Math.max(index.bottom, bottom);
  return index;
}

function addTo<Key>(rows: Map<Key, number[]>, key: Key, row: number): void {
  const list = rows.get(key);
  if (list) list.push(row);
  else rows.set(key, [row]);
}

/** Where in an ascending list the numbers from `least` on begin. */
function firstFrom(list: readonly number[], least: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
