import { PcfError } from "../errors";
import { combustion } from "../factors/combustion";
import type { Fuel } from "../factors/fuels";
import { Decimal, parseFactorUnit, parseUnit } from "../units";
import type { Unit } from "../units/unit";
import type { Activity } from "./activity";
import { across, bridgesOfFuel, isKind } from "./bridge";
import type { EmissionFactor } from "./emissionFactor";

/** Fuel burnt: amount x heating value x carbon content x oxidation x 44/12, or amount x a factor of combustion or of its supply chain. */
export const fuel: Activity = { name: "fuel", categories: ["fuel", "upstream", "other"], takesCredit: false };

/**
 * The CO2 factor of a fuel for amounts in `unit`: per GJ of its net calorific value, per t or 10^4 Nm3 as its set has it, and
 * over the set's density for the other kinds.
 * @throws PcfError fuel.biogenic for wood, biogas and the like; fuel.parameter when the set has no density or heating value for the way, unit.mismatch for m3 of a gas
 * (a volume as it is, not at the normal state) and for units that measure no fuel.
 */
export function fuelFactor(burnt: Fuel, unit: Unit): EmissionFactor {
  if (burnt.biogenic) throw new PcfError("fuel.biogenic", { fuel: burnt.nameEn });
  const { perGJ } = combustion(burnt);
  const energy = across({ value: new Decimal(1), unit }, parseUnit("GJ"), bridgesOfFuel(burnt));
  if (energy === null) throw unreachable(burnt, unit);
  const factorUnit = parseFactorUnit("kgCO2/GJ");
  return { value: perGJ.times(energy), unit: { ...factorUnit, symbol: `kgCO2/${unit.symbol}`, per: unit } };
}

function unreachable(burnt: Fuel, unit: Unit): PcfError {
  if (burnt.heatingValue === "") return new PcfError("fuel.parameter", { fuel: burnt.nameEn, parameter: "heatingValue", set: burnt.set });
  const per = parseUnit(burnt.per);
  if (isKind(unit, "volume") && isKind(per, "normalVolume")) return new PcfError("unit.mismatch", { from: unit.symbol, to: burnt.per, bridge: "normalState" });
  const measuresFuel = isKind(unit, "mass") || isKind(unit, "volume") || isKind(unit, "normalVolume");
  if (measuresFuel) return new PcfError("fuel.parameter", { fuel: burnt.nameEn, parameter: "density", set: burnt.set });
  return new PcfError("unit.mismatch", { from: unit.symbol, to: burnt.per });
}
