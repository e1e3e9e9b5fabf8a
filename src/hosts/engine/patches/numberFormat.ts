import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, lifted, type FunctionPrototype } from "./functionClass";

/** More than a double's own step, far less than half of its fifteenth digit. */
const nudge = 1 + 2 ** -51;
/** Excel's numbers have so many digits; it formats the decimal number that they make. */
const digits = 15;

/**
 * TEXT: Univer formats the double, which may lie a trace below the decimal number that it stands for (98765 as 9.8765E+04); Excel formats
 * its 15 digits and rounds a half away from zero, to 9.877E+04.
 */
export function patchNumberFormat(univer: Univer): void {
  const { formula } = univer;
  const prototype: FunctionPrototype = functionPrototype(formula.functionText, "TEXT");
  const { calculate } = prototype;
  prototype.calculate = function (this: FunctionPrototype, ...given: BaseValueObject[]) {
    const [value, pattern, ...more] = given;
    if (value === undefined || pattern === undefined || more.length > 0) return calculate.call(this, ...given);
    return lifted(univer, [value, pattern], (one, format) => {
      const as = (number: number) => calculate.call(this, formula.NumberValueObject.create(number), format);
      if (!one.isNumber() || !format.isString() || isOfTime(String(format.getValue()))) return calculate.call(this, one, format);
      const plain = Number(Number(one.getValue()).toPrecision(digits));
      const [down, up] = [as(plain), as(plain * nudge)];
      // A format of more digits than a number has would show the nudge itself.
      return down.getValue() === up.getValue() || shownDigits(up) > digits ? down : up;
    });
  };
}

/** Dates, times and texts: the letters of a format outside of quotation marks, brackets and escapes. */
function isOfTime(pattern: string): boolean {
  return /[dmyhsgeb@]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*].|E[+-]|General/gi, ""));
}

function shownDigits(text: BaseValueObject): number {
  return String(text.getValue()).replace(/E.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length;
}
