import type { BaseReferenceObject, BaseValueObject } from "@univerjs/engine-formula";
import type { Area } from "../../../tables/grid";
import type { Univer } from "../univer";
import type { SheetArea } from "./cells";

/** Where references find their cells while a workbook is calculated. */
export interface CellSource {
  /** The sheet of a reference, -1 where there is none. */
  sheetOf(id: string): number;
  /** Throws when the area is not ready to be read. */
  expect(area: SheetArea): void;
  read(sheet: number, row: number, column: number): BaseValueObject | null;
  /** The area that the formula in a cell fills, null where it fills no more than its cell. */
  filledFrom(sheet: number, row: number, column: number): Area | null;
  /** Whether a row is shown, or why not. */
  shows(sheet: number, row: number): "shown" | "hidden" | "filtered";
  formulaText(sheet: number, row: number, column: number): string | null;
  /** The id of the sheet of a name, whatever its case. */
  idOf(name: string): string | undefined;
  /** The last row and column that hold anything. */
  extent(sheet: number): { row: number; column: number };
  /** How many rows and columns the fullest sheet uses. */
  used(): { rows: number; columns: number };
}

let source: CellSource | null = null;
let generations = 0;
let deadline = Infinity;

/** Thrown when a workbook has been calculated longer than it may. */
export class TooLate extends Error {}

/** Looked at before cells are read. @throws TooLate */
function checkTime(): void {
  if (performance.now() > deadline) throw new TooLate();
}

/** Another number whenever cells that were read before may hold something else. */
export function generation(): number {
  return generations;
}

/** Tells that cells which were read before may hold something else now. */
export function forgetReadings({ formula }: Univer): void {
  generations++;
  cachedCells = 0;
  formula.FORMULA_REF_TO_ARRAY_CACHE.clear();
}

/** Reads cells from `from` until the returned function is called, or for `longestMs`. One calculation runs at a time. */
export function readFrom(from: CellSource, longestMs: number): () => void {
  source = from;
  generations++;
  deadline = performance.now() + longestMs;
  return () => {
    source = null;
  };
}

/** The source of the calculation that runs, null when none does. */
export function currentSource(): CellSource | null {
  return source;
}

// The id of a sheet that is not there: without one a reference would fall back to the sheet of its formula.
const missing = "\u0001missing";

// Arrays of ranges are kept for the next formula with the same range, up to so many cells of all of them.
const mostCachedCells = 2_000_000;
let cachedCells = 0;

// A reference to whole sheets has 17 thousand million cells: beyond this many, only the used part is looked at.
const mostCells = 4_000_000;

/**
 * Makes Univer's references read from the calculation that runs instead of from the sheets as they are shown: the order of calculation is
 * ours, so their values are too. It also keeps whole columns fast, since the rows below the last used one are one and the same blank row.
 */
export function patchReferences({ formula }: Univer): void {
  const prototype = formula.BaseReferenceObject.prototype;
  const { getFirstCell, iterator, toArrayValueObject, getCellData, setForcedSheetId } = prototype;
  const blank = formula.NullValueObject.create();
  const noSheet = formula.ErrorValueObject.create(formula.ErrorType.REF);

  prototype.setForcedSheetId = function (this: BaseReferenceObject, sheets) {
    const name = this.getForcedSheetName();
    if (source && name) this.setForcedSheetIdDirect(source.idOf(name) ?? missing);
    else setForcedSheetId.call(this, sheets);
  };

  prototype.getFirstCell = function (this: BaseReferenceObject) {
    const area = source && areaOf(this, source);
    if (source && this.getForcedSheetId() === missing) return noSheet;
    if (!source || !area) return getFirstCell.call(this);
    source.expect({ ...area, bottom: area.top, right: area.left });
    return source.read(area.sheet, area.top, area.left) ?? formula.NumberValueObject.create(0);
  };

  prototype.iterator = function (this: BaseReferenceObject, callback) {
    const area = source && areaOf(this, source);
    if (!source || !area) return iterator.call(this, callback);
    source.expect(area);
    checkTime();
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) if (callback(source.read(area.sheet, row, column), row, column) === false) return undefined;
    }
    return undefined;
  };

  prototype.getCellData = function (this: BaseReferenceObject, row, column) {
    const sheet = source ? source.sheetOf(this.getSheetId()) : -1;
    if (!source || sheet < 0) return getCellData.call(this, row, column);
    source.expect({ sheet, top: row, bottom: row, left: column, right: column });
    return cellOf(source.read(sheet, row, column));
  };

  prototype.toArrayValueObject = function (this: BaseReferenceObject, useCache = true) {
    const area = source && areaOf(this, source);
    if (source && this.getForcedSheetId() === missing) return formula.ArrayValueObject.create({ calculateValueList: [[noSheet]], rowCount: 1, columnCount: 1, unitId: "", sheetId: "", row: -1, column: -1 });
    if (!source || !area || area.bottom < area.top || area.right < area.left) return toArrayValueObject.call(this, useCache);
    if (area.top === area.bottom && area.left === area.right) {
      source.expect(area);
      return formula.ArrayValueObject.create({ calculateValueList: [[source.read(area.sheet, area.top, area.left) ?? blank]], rowCount: 1, columnCount: 1, unitId: this.getUnitId(), sheetId: this.getSheetId(), row: area.top, column: area.left });
    }
    const key = `${this.getUnitId()}_${area.sheet}_${area.top}_${area.bottom}_${area.left}_${area.right}`;
    const known = useCache ? formula.FORMULA_REF_TO_ARRAY_CACHE.get(key) : undefined;
    checkTime();
    if (known) return known;
    source.expect(area);
    const extent = source.extent(area.sheet);
    const large = (area.bottom - area.top + 1) * (area.right - area.left + 1) > mostCells;
    const bottom = large ? Math.max(area.top, Math.min(area.bottom, extent.row + 1)) : area.bottom;
    const right = large ? Math.max(area.left, Math.min(area.right, extent.column + 1)) : area.right;
    const width = right - area.left + 1;
    const height = bottom - area.top + 1;
    const blankRow = new Array<BaseValueObject>(width).fill(blank);
    const rows = new Array<BaseValueObject[]>(height);
    for (let at = 0; at < height; at++) {
      const row = area.top + at;
      if (row > extent.row) {
        rows[at] = blankRow;
        continue;
      }
      const line = new Array<BaseValueObject>(width);
      for (let column = 0; column < width; column++) line[column] = source.read(area.sheet, row, area.left + column) ?? blank;
      rows[at] = line;
    }
    const array = formula.ArrayValueObject.create({ calculateValueList: rows, rowCount: height, columnCount: width, unitId: this.getUnitId(), sheetId: this.getSheetId(), row: area.top, column: area.left });
    if (useCache && height * width <= mostCachedCells / 2) {
      cachedCells += height * width;
      if (cachedCells > mostCachedCells) {
        formula.FORMULA_REF_TO_ARRAY_CACHE.clear();
        cachedCells = height * width;
      }
      formula.FORMULA_REF_TO_ARRAY_CACHE.set(key, array);
    }
    return array;
  };
}

/** The area of a reference on its sheet, null where its sheet is not part of the calculation. */
export function areaOf(reference: BaseReferenceObject, from: CellSource): SheetArea | null {
  const sheet = from.sheetOf(reference.getSheetId());
  if (sheet < 0) return null;
  const range = reference.getRangePosition();
  return { sheet, top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn };
}

/** A value as the cell data that some of Univer's functions look at. */
function cellOf(value: BaseValueObject | null): { v: string | number; t: number } | null {
  if (value === null || value.isNull()) return null;
  if (value.isNumber()) return { v: value.getValue() as number, t: 2 };
  if (value.isBoolean()) return { v: value.getValue() ? 1 : 0, t: 3 };
  return { v: String(value.getValue()), t: 1 };
}
