import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";

/** What the patches see of a function of Univer's: its methods are private to TypeScript, not to the language. */
export interface FunctionPrototype {
  calculate(...values: BaseValueObject[]): BaseValueObject;
  [method: string]: (...values: never[]) => unknown;
}

/** The prototype of Univer's function of that name in one of its lists. */
export function functionPrototype(list: readonly (readonly unknown[])[], name: string): FunctionPrototype {
  const found = list.find((entry) => entry[1] === name);
  if (!found) throw new Error(`Univer has no ${name}`);
  return (found[0] as { prototype: FunctionPrototype }).prototype;
}

/** A function of one or more values lifted over arrays, the shorter ones broadcast, as Excel does. */
export function lifted(univer: Univer, values: readonly BaseValueObject[], each: (...single: BaseValueObject[]) => BaseValueObject): BaseValueObject {
  const { formula } = univer;
  const arrays = values.filter((value) => value.isArray()) as unknown as { getRowCount(): number; getColumnCount(): number }[];
  if (arrays.length === 0) return each(...values);
  const height = Math.max(...arrays.map((array) => array.getRowCount()));
  const width = Math.max(...arrays.map((array) => array.getColumnCount()));
  const at = (value: BaseValueObject, row: number, column: number): BaseValueObject => {
    if (!value.isArray()) return value;
    const rows = value.getArrayValue() as (BaseValueObject | null)[][];
    const line = rows[rows.length === 1 ? 0 : row];
    if (!line) return formula.ErrorValueObject.create(formula.ErrorType.NA);
    const one = line[line.length === 1 ? 0 : column];
    return one === undefined ? formula.ErrorValueObject.create(formula.ErrorType.NA) : (one ?? formula.NullValueObject.create());
  };
  const rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => each(...values.map((value) => at(value, row, column)))));
  return formula.ArrayValueObject.create({ calculateValueList: rows, rowCount: height, columnCount: width, unitId: "", sheetId: "", row: -1, column: -1 });
}
