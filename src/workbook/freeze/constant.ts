import type { Decimal } from "../../units/decimal";

/** Excel reads this many digits of a number in a formula. */
const readDigits = 15;

/** A number as a formula takes it. */
export function constant(value: Decimal): string {
  const rounded = value.toSignificantDigits(readDigits);
  const text = rounded.toFixed();
  return text.length <= 24 ? text : rounded.toString().toUpperCase().replace("E+", "E");
}

/** a*b*c/d with the ones left out; the signs of constants in brackets. */
export function productText(times: readonly (string | Decimal)[], over: readonly Decimal[] = []): string {
  const factors = times.filter((one) => typeof one === "string" || !one.equals(1)).map((one) => (typeof one === "string" ? one : constant(one)));
  const text = factors.length === 0 ? "1" : factors.map((one, index) => (index > 0 && one.startsWith("-") ? `(${one})` : one)).join("*");
  return text + over.filter((one) => !one.equals(1)).map((one) => `/${constant(one)}`).join("");
}
