import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, lifted, type FunctionPrototype } from "./functionClass";

const takesDates = "YEAR MONTH DAY WEEKDAY WEEKNUM ISOWEEKNUM EOMONTH DAYS DATEDIF NETWORKDAYS WORKDAY HOUR MINUTE SECOND YEARFRAC DAYS360".split(" ");

/**
 * Univer's date functions read a text with JavaScript's Date, which knows few spellings and puts some into the zone of the machine, a day off.
 * They get the number of the day instead, as the text is read everywhere else ("1 Jan 2024", "2024/3/1").
 */
export function patchDateText(univer: Univer): void {
  for (const name of takesDates) {
    const prototype: FunctionPrototype = functionPrototype(univer.formula.functionDate, name);
    const { calculate } = prototype;
    prototype.calculate = function (this: FunctionPrototype, ...values: BaseValueObject[]) {
      return calculate.call(this, ...values.map((value) => (hasText(value) ? lifted(univer, [value], asDay) : value)));
    };
  }
}

function asDay(value: BaseValueObject): BaseValueObject {
  if (!value.isString()) return value;
  const day = value.convertToNumberObjectValue();
  return day.isError() ? value : day;
}

function hasText(value: BaseValueObject): boolean {
  if (!value.isArray()) return value.isString();
  return (value.getArrayValue() as (BaseValueObject | null)[][]).some((row) => row.some((one) => one?.isString() === true));
}
