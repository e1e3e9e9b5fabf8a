import { findGwp } from "../factors/gwp";
import { parseUnit } from "../units";
import type { EmissionFactor } from "./emissionFactor";
import type { Activity } from "./activity";

/** Refrigerant or other greenhouse gas let out: mass x GWP; a blend counts by its composition. */
export const refrigerant: Activity = { name: "refrigerant", categories: ["refrigerant", "other"], takesCredit: false };

/** The GWP of a gas as a factor, kgCO2e per kg of it. */
export function gasFactor(gas: string, gwpSet: string): EmissionFactor {
  const { value } = findGwp(gas, gwpSet);
  return { value, unit: { symbol: `kgCO2e/kg ${gas}`, emission: parseUnit("kgCO2e"), per: parseUnit("kg"), assumed: false } };
}
