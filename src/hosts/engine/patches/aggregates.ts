import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, lifted, type FunctionPrototype } from "./functionClass";

/** Two functions of Univer's that answer what Excel does not: SUMPRODUCT of ranges of unequal size, MAXIFS and MINIFS where nothing matches. */
export function patchAggregates(univer: Univer): void {
  const { formula } = univer;
  const sumProduct = functionPrototype(formula.functionMath, "SUMPRODUCT");
  const { calculate } = sumProduct;
  sumProduct.calculate = function (this: FunctionPrototype, ...factors: BaseValueObject[]) {
    const sizes = factors.map((factor) => (factor.isArray() ? (factor.getArrayValue() as unknown[][]) : [[factor]]));
    const same = sizes.every((rows) => rows.length === sizes[0]?.length && rows[0]?.length === sizes[0]?.[0]?.length);
    const failed = factors.find((factor) => factor.isError());
    return failed ?? (same ? calculate.call(this, ...factors) : formula.ErrorValueObject.create(formula.ErrorType.VALUE));
  };
  for (const name of ["MAXIFS", "MINIFS"]) {
    const extreme = functionPrototype(formula.functionStatistical, name);
    const original = extreme.calculate;
    extreme.calculate = function (this: FunctionPrototype, ...values: BaseValueObject[]) {
      return lifted(univer, [original.call(this, ...values)], (one) => (one.isString() ? formula.NumberValueObject.create(0) : one));
    };
  }
}
