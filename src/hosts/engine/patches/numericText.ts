import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, lifted, type FunctionPrototype } from "./functionClass";

const takesNumbers =
  "ABS ACOS ACOSH ASIN ASINH ATAN ATAN2 ATANH CEILING CEILING.MATH COS COSH DEGREES EVEN EXP FACT FLOOR FLOOR.MATH INT LN LOG LOG10 MOD MROUND ODD POWER QUOTIENT RADIANS ROUND ROUNDDOWN ROUNDUP SIGN SIN SINH SQRT TAN TANH TRUNC".split(" ");

/** A cell with the text "12.5" is the number 12.5 to a function of single numbers, as it is to +; Univer answers #VALUE!. */
export function patchNumericText(univer: Univer): void {
  const lists = [univer.formula.functionMath, univer.formula.functionCompatibility];
  for (const name of takesNumbers) {
    const list = lists.find((one) => one.some((entry) => entry[1] === name));
    if (!list) throw new Error(`Univer has no ${name}`);
    const prototype: FunctionPrototype = functionPrototype(list, name);
    const { calculate } = prototype;
    prototype.calculate = function (this: FunctionPrototype, ...values: BaseValueObject[]) {
      return calculate.call(this, ...values.map((value) => (hasText(value) ? lifted(univer, [value], (one) => (one.isString() ? one.convertToNumberObjectValue() : one)) : value)));
    };
  }
}

function hasText(value: BaseValueObject): boolean {
  if (!value.isArray()) return value.isString();
  return (value.getArrayValue() as (BaseValueObject | null)[][]).some((row) => row.some((one) => one?.isString() === true));
}
