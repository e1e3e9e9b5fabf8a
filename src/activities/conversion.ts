import { PcfError } from "../errors";
import { parseOutputUnit, scaleBetween } from "../units";
import { Decimal } from "../units/decimal";
import type { FactorUnit, Unit } from "../units/unit";

/**
 * A number that brings one unit to another, as a fraction: 1 kWh is 3.6/1000 GJ, 1 MJ is 1/3.6 kWh. Where the quotient ends it is
 * written out and `over` is 1; where it does not, dividing last keeps the result the nearest double.
 */
export interface Conversion {
  readonly times: Decimal;
  readonly over: Decimal;
}

const mostDigits = 40;

export function conversionOf(times: Decimal, over: Decimal): Conversion {
  const quotient = times.dividedBy(over);
  // A quotient that fills all the digits there are does not end (or not soon).
  return quotient.precision() < mostDigits ? { times: quotient, over: new Decimal(1) } : { times, over };
}

/** A number brought over a conversion. */
export function brought(value: Decimal, { times, over }: Conversion): Decimal {
  const product = value.times(times);
  return over.equals(1) ? product : product.dividedBy(over);
}

/**
 * What joins an amount in `unit` with a factor: kg of emission per 1 of the amount and 1 of the factor's value.
 * 1 t of activity and a factor in gCO2e/kg give 1000 kg x 0.001 kg = 1.
 * @throws PcfError unit.mismatch when the amount is of another kind than the factor's denominator, unit.singleGas for a gas
 * that is not CO2e yet.
 */
export function kilogramsPer(unit: Unit, factorUnit: FactorUnit): Conversion {
  const { gas } = factorUnit.emission;
  // A bare "kg/t·km" is how freight tables write kg of CO2. Per anything else a bare mass may be yield, content or emission.
  if (factorUnit.assumed && !factorUnit.per.dimension.length) throw new PcfError("factor.gasMissing", { per: factorUnit.per.symbol });
  if (gas !== "CO2e" && gas !== "CO2") throw new PcfError("unit.singleGas", { gas: gas ?? factorUnit.symbol });
  requireSameKind(unit, factorUnit.per);
  return conversionOf(unit.scale.times(factorUnit.emission.scale), factorUnit.per.scale);
}

/** The way between the two is asked only for its refusal. */
function requireSameKind(unit: Unit, per: Unit): void {
  scaleBetween(unit, per);
}

/** Kilograms in the unit that a result is asked for ("kg", "t", "tCO2e"): a mass or a mass of CO2e. */
export function kilogramsOf(outputUnit: string): Decimal {
  return parseOutputUnit(outputUnit).scale;
}
