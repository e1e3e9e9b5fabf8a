import { Decimal } from "../units/decimal";

/**
 * How many times its first year's emission a product emits over its years of use, when the factor changes by `change` each year
 * (-0.03: three percent less, a grid that gets cleaner). A broken last year counts with its part.
 */
export function yearsOfUse(years: Decimal, change: Decimal): Decimal {
  if (change.isZero()) return years;
  const whole = years.floor().toNumber();
  const yearly = change.plus(1);
  let [total, year] = [new Decimal(0), new Decimal(1)];
  for (let passed = 0; passed < whole; passed++) [total, year] = [total.plus(year), year.times(yearly)];
  return total.plus(year.times(years.minus(whole)));
}
