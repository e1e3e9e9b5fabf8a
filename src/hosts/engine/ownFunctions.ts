import type { BaseFunction, BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { areaOf, currentSource } from "./calculation/reader";
import type { Executor } from "./executors";
import { subtotals } from "./subtotals";
import { lifted } from "./patches/functionClass";
import type { Univer } from "./univer";

/** Functions that Univer lacks or computes from the wrong thing, and those that formulas are written with before it gets them: A1# is ANCHORARRAY(A1), @A1:A5 is SINGLE(A1:A5). */
export function ownFunctions(univer: Univer): Executor[] {
  const { formula } = univer;
  const error = (type: "VALUE" | "REF" | "NA") => formula.ErrorValueObject.create(formula.ErrorType[type]);
  const executor = (name: string, calculate: (own: BaseFunction, ...given: FunctionVariantType[]) => FunctionVariantType, most = 1): Executor => [
    class extends formula.BaseFunction {
      override needsReferenceObject = true;
      override minParams = 0;
      override maxParams = most;
      override calculate(...given: BaseValueObject[]) {
        return calculate(this, ...given) as BaseValueObject;
      }
    },
    name,
  ];

  /** The cells that the formula in a cell fills. */
  const anchorArray = executor("ANCHORARRAY", (_own, given) => {
    const source = currentSource();
    if (given?.isError()) return given;
    if (!given?.isReferenceObject() || !source) return error("REF");
    const area = areaOf(given as BaseReferenceObject, source);
    if (!area || area.top !== area.bottom || area.left !== area.right) return error("REF");
    source.expect(area);
    const filled = source.filledFrom(area.sheet, area.top, area.left);
    if (!filled) return source.read(area.sheet, area.top, area.left)?.isError() ? (given as BaseReferenceObject).getFirstCell() : error("REF");
    return part(given as BaseReferenceObject, filled.top, filled.left, filled.bottom, filled.right);
  });

  /** The one cell of a range that stands in the row or the column of the formula. */
  const single = executor("SINGLE", (own, given) => {
    if (!given) return error("VALUE");
    if (given.isReferenceObject()) {
      const { startRow, endRow, startColumn, endColumn } = (given as BaseReferenceObject).getRangePosition();
      const inRows = own.row >= startRow && own.row <= endRow;
      const inColumns = own.column >= startColumn && own.column <= endColumn;
      if (startRow === endRow && startColumn === endColumn) return (given as BaseReferenceObject).getFirstCell();
      if (startColumn === endColumn && inRows) return part(given as BaseReferenceObject, own.row, startColumn, own.row, startColumn);
      if (startRow === endRow && inColumns) return part(given as BaseReferenceObject, startRow, own.column, startRow, own.column);
      return error("VALUE");
    }
    const value = given as BaseValueObject;
    return value.isArray() ? ((value.getArrayValue() as (BaseValueObject | null)[][])[0]?.[0] ?? formula.NullValueObject.create()) : value;
  });

  const part = (of: BaseReferenceObject, startRow: number, startColumn: number, endRow: number, endColumn: number) => {
    const reference = new formula.RangeReferenceObject({ startRow, startColumn, endRow, endColumn }, of.getSheetId(), of.getUnitId());
    reference.setDefaultSheetId(of.getSheetId());
    reference.setDefaultUnitId(of.getUnitId());
    reference.setUnitData(of.getUnitData());
    return reference;
  };

  /** The rows or columns of a reference, or of the formula's own cell; the cells themselves are not looked at. */
  const place = (name: "ROW" | "COLUMN") =>
    executor(name, (own, given) => {
      const number = (index: number) => formula.NumberValueObject.create(index + 1);
      if (!given || (!given.isReferenceObject() && (given as BaseValueObject).isNull())) return number(name === "ROW" ? own.row : own.column);
      if (!given.isReferenceObject()) return given.isError() ? given : error("VALUE");
      const { startRow, endRow, startColumn, endColumn } = (given as BaseReferenceObject).getRangePosition();
      const [first, last] = name === "ROW" ? [startRow, endRow] : [startColumn, endColumn];
      if (first === last) return number(first);
      const numbers = Array.from({ length: last - first + 1 }, (_, index) => number(first + index));
      const rows = name === "ROW" ? numbers.map((one) => [one]) : [numbers];
      return formula.ArrayValueObject.create({ calculateValueList: rows, rowCount: rows.length, columnCount: rows[0]?.length ?? 0, unitId: "", sheetId: "", row: -1, column: -1 });
    });

  /** The text of a cell's formula. */
  const formulaText = executor("FORMULATEXT", (_own, given) => {
    const source = currentSource();
    const area = given?.isReferenceObject() && source ? areaOf(given as BaseReferenceObject, source) : null;
    const text = area && source ? source.formulaText(area.sheet, area.top, area.left) : null;
    return text === null ? error("NA") : formula.StringValueObject.create(text);
  });

  /** A date of a workbook that counts days from 1904 as one counted from 1900; a text is a date by itself. With a format: a number that is shown as none stays. */
  const date1900 = executor(
    "DATE1900",
    (_own, given, format) => {
      if (!given) return error("VALUE");
      const values = [given, ...(format ? [format] : [])].map((one) => (one.isReferenceObject() ? (one as BaseReferenceObject).toArrayValueObject() : (one as BaseValueObject)));
      const isDate = (shown: BaseValueObject | undefined) => !shown || /[ymdhs]/i.test(String(shown.getValue() ?? "").replace(/"[^"]*"|\\./g, ""));
      return lifted(univer, values, (one, shown) => ((one.isNumber() || one.isNull()) && isDate(shown) ? formula.NumberValueObject.create(Number(one.getValue() ?? 0) + 1462) : one));
    },
    2,
  );

  return [anchorArray, single, place("ROW"), place("COLUMN"), formulaText, date1900, ...subtotals(univer)];
}
