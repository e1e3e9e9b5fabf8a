import { PcfError } from "../errors";
import { parseUnit, scaleBetween } from "../units";
import { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import { isKind } from "./bridge";
import data from "./shieldGases.json";

/** kg of CO2 in a Nm3 of it as an ideal gas. */
export const idealDensity = new Decimal(data.carbonDioxide).dividedBy(data.molarVolume);

/**
 * CO2 in a shielding gas, in kg; all of it is let out. Gas mixtures are named by volume: of a normal volume it is share x
 * density, of a mass (a cylinder's filling) share x 44.009 over the mean molar mass of the mixture.
 * @throws PcfError unit.mismatch for a volume that is not at the normal state and for what is no amount of gas,
 * argument.missing when the other gas of a weighed mixture was not named, argument.unknown.
 */
export function shieldGasEmission({ value, unit }: Quantity, share: Decimal, rest: string | null, density: Decimal): Decimal {
  if (isKind(unit, "mass")) return value.times(scaleBetween(unit, parseUnit("kg"))).times(massShare(share, rest));
  return value.times(scaleBetween(unit, parseUnit("Nm3"))).times(share).times(density);
}

function massShare(share: Decimal, rest: string | null): Decimal {
  if (share.equals(1) || share.isZero()) return share;
  if (rest === null) throw new PcfError("argument.missing", { argument: "restGas" });
  const ours = share.times(data.carbonDioxide);
  return ours.dividedBy(ours.plus(new Decimal(1).minus(share).times(molarMass(rest))));
}

function molarMass(name: string): string {
  const wanted = name.normalize("NFKC").toLowerCase().trim();
  const found = data.gases.find(({ formula, names }) => formula.toLowerCase() === wanted || names.includes(wanted));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "restGas", given: name.trim(), allowed: data.gases.map(({ formula, names }) => `${formula} (${names[0]})`) });
  return found.molarMass;
}
