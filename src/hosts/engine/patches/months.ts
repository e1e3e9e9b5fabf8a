import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype, lifted } from "./functionClass";

const dayLength = 86_400_000;

/**
 * Univer's DAY knows no 29 February 1900, a day that Excel counts as number 60 for the sake of an older program; and its EDATE runs over the end
 * of a shorter month (31 January and a month is 2 March), where Excel stops at its last day.
 */
export function patchMonths(univer: Univer): void {
  const { formula } = univer;
  const error = (type: "VALUE" | "NUM") => formula.ErrorValueObject.create(formula.ErrorType[type]);
  const day = functionPrototype(formula.functionDate, "DAY");
  const plainDay = day._handleSingleObject as (this: unknown, serial: BaseValueObject) => BaseValueObject;
  day._handleSingleObject = function (this: unknown, serial: BaseValueObject) {
    return serial.isNumber() && Math.floor(Number(serial.getValue())) === 60 ? formula.NumberValueObject.create(29) : plainDay.call(this, serial);
  };
  functionPrototype(formula.functionDate, "EDATE").calculate = (start: BaseValueObject, months: BaseValueObject) =>
    lifted(univer, [start, months], (from, count) => {
      if (from.isError()) return from;
      if (count.isError()) return count;
      if (from.isBoolean() || count.isBoolean()) return error("VALUE");
      const serial = from.isString() ? from.convertToNumberObjectValue() : from;
      const steps = count.isString() ? count.convertToNumberObjectValue() : count;
      if (serial.isError() || steps.isError()) return error("VALUE");
      const moved = monthsLater(Math.floor(Number(serial.getValue())), Math.trunc(Number(steps.getValue())));
      return moved === null ? error("NUM") : formula.NumberValueObject.create(moved, "yyyy/mm/dd;@");
    });
}

/** The serial day some months later, null where there is none. Days up to 28 February 1900 count from one day later than those after it. */
function monthsLater(serial: number, months: number): number | null {
  if (serial < 0) return null;
  const epoch = (day: number) => Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch(serial) + serial * dayLength);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
  const result = (moved - epoch(moved < Date.UTC(1900, 2, 1) ? 0 : 60)) / dayLength;
  return result < 0 || result > 2_958_465 ? null : result;
}
