import { PcfError } from "../errors";
import { parseOutputUnit, scaleBetween } from "../units";
import type { Decimal } from "../units/decimal";
import type { FactorUnit, Unit } from "../units/unit";

/**
 * What joins an amount in `unit` with a factor: kg of emission per 1 of the amount and 1 of the factor's value.
 * 1 t of activity and a factor in gCO2e/kg give 1000 kg x 0.001 kg = 1.
 * @throws PcfError unit.mismatch when the amount is of another kind than the factor's denominator, unit.singleGas for a gas
 * that is not CO2e yet.
 */
export function kilogramsPer(unit: Unit, factorUnit: FactorUnit): Decimal {
  const { gas } = factorUnit.emission;
  // A bare "kg/t·km" is how freight tables write kg of CO2. Per anything else a bare mass may be yield, content or emission.
  if (factorUnit.assumed && !factorUnit.per.dimension.length) throw new PcfError("factor.gasMissing", { per: factorUnit.per.symbol });
  if (gas !== "CO2e" && gas !== "CO2") throw new PcfError("unit.singleGas", { gas: gas ?? factorUnit.symbol });
  return scaleBetween(unit, factorUnit.per).times(factorUnit.emission.scale);
}

/** Kilograms in the unit that a result is asked for ("kg", "t", "tCO2e"): a mass or a mass of CO2e. */
export function kilogramsOf(outputUnit: string): Decimal {
  return parseOutputUnit(outputUnit).scale;
}
