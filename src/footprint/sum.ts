import { Decimal } from "../units/decimal";

/** The exact sum; of nothing it is 0, so the caller decides what nothing means. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Decimal(0));
}
