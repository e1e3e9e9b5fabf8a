import type { BaseValueObject } from "@univerjs/engine-formula";
import { currentSource } from "../calculation/reader";
import type { Univer } from "../univer";
import { functionPrototype, lifted, type FunctionPrototype } from "./functionClass";

/**
 * Numbers as text: Univer writes all 17 digits of a double, or the date that a function has given it as a format; Excel writes 15 digits and
 * no format (1/3&"" is 0.333333333333333, DATE(2024,1,1)&"" is 45292). The sign & is the function CONCATENATE to Univer.
 */
export function patchNumberText(univer: Univer): void {
  const { formula } = univer;
  const value = formula.BaseValueObject.prototype;
  const { getPattern } = value;
  value.getPattern = function () {
    return currentSource() ? "" : getPattern.call(this);
  };
  functionPrototype(formula.functionText, "CONCATENATE").calculate = (...values: BaseValueObject[]) =>
    lifted(univer, values, (...parts) => parts.find((part) => part.isError()) ?? formula.StringValueObject.create(parts.map(textOf).join("")));
  for (const name of takesText) {
    const prototype: FunctionPrototype = functionPrototype(formula.functionText, name);
    const { calculate } = prototype;
    prototype.calculate = function (this: FunctionPrototype, ...values: BaseValueObject[]) {
      return calculate.call(this, ...values.map((one) => (hasLongNumber(one) ? lifted(univer, [one], (single) => (isLong(single) ? formula.StringValueObject.create(textOf(single)) : single)) : one)));
    };
  }
}

const takesText = "TEXTJOIN CONCAT LEN LEFT RIGHT MID FIND SEARCH SUBSTITUTE REPLACE REPT EXACT UPPER LOWER TRIM CLEAN TEXTBEFORE TEXTAFTER TEXTSPLIT".split(" ");

/** A number that Excel writes otherwise than JavaScript does. */
function isLong(value: BaseValueObject): boolean {
  if (!value.isNumber()) return false;
  const number = Number(value.getValue());
  return !Number.isSafeInteger(number) && generalText(number) !== String(number);
}

function hasLongNumber(value: BaseValueObject): boolean {
  if (!value.isArray()) return isLong(value);
  return (value.getArrayValue() as (BaseValueObject | null)[][]).some((row) => row.some((one) => one !== null && isLong(one)));
}

function textOf(value: BaseValueObject): string {
  if (value.isNull()) return "";
  const content = value.getValue();
  if (typeof content === "number") return generalText(content);
  return typeof content === "boolean" ? String(content).toUpperCase() : content;
}

/** A number as Excel turns it into text: 15 digits, written out up to 20 digits before the point. */
export function generalText(number: number): string {
  const rounded = Number(number.toPrecision(15));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e21 || size < 1e-9)) {
    const [digits = "", exponent = ""] = rounded.toExponential().split("e");
    const power = Number(exponent);
    return `${digits}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  if (size >= 1e15) return BigInt(rounded).toString();
  return size < 1e-6 && size !== 0 ? rounded.toFixed(20).replace(/0+$/, "") : String(rounded);
}
