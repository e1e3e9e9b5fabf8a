import type { ArrayValueObject, BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, type FunctionPrototype } from "./functionClass";

/**
 * Univer's SORT sorts the rows of its argument in place. The argument is the array that all formulas on the same range share, so that
 * =SORT(A1:A3,,-1) anywhere turns =XLOOKUP("steel",B1:B3,A1:A3) around. Both sorting functions get rows of their own, and their result loses
 * the place on the sheet that they give it.
 */
export function patchSorting({ formula }: Univer): void {
  const copied = (value: BaseValueObject): BaseValueObject => {
    if (!value.isArray()) return value;
    const rows = (value.getArrayValue() as BaseValueObject[][]).map((row) => [...row]);
    return formula.ArrayValueObject.create({ calculateValueList: rows, rowCount: rows.length, columnCount: rows[0]?.length ?? 0, unitId: "", sheetId: "", row: -1, column: -1 });
  };
  for (const name of ["SORT", "SORTBY"]) {
    const sorting: FunctionPrototype = functionPrototype(formula.functionLookup, name);
    const { calculate } = sorting;
    sorting.calculate = function (this: FunctionPrototype, array: BaseValueObject, ...rest: BaseValueObject[]) {
      const result = calculate.call(this, copied(array), ...rest);
      if (result.isArray()) {
        (result as unknown as ArrayValueObject).setCurrent(-1, -1);
      }
      return result;
    };
  }
}
