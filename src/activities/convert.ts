import { PcfError } from "../errors";
import { findFuel } from "../factors/fuels";
import { scaleBetween } from "../units";
import type { Decimal } from "../units/decimal";
import type { Quantity, Unit } from "../units/unit";
import { across, bridgeOfText, bridgesOfFuel } from "./bridge";

/**
 * An amount in another unit. `through` is a fuel ("diesel@ipcc2006") or a density or heating value ("0.84 kg/L"), which joins
 * mass, volume and energy; without it these stay apart.
 * @throws PcfError unit.mismatch, fuel.unknown, fuel.parameter when the fuel's set lacks what the way needs.
 */
export function convertThrough(amount: Quantity, target: Unit, through: string | null): Decimal {
  if (through === null) return amount.value.times(scaleBetween(amount.unit, target));
  const fuel = /^\s*[\d.０-９]/.test(through) ? null : findFuel(through);
  const bridges = fuel === null ? [bridgeOfText(through)] : bridgesOfFuel(fuel);
  const converted = across(amount, target, bridges);
  if (converted !== null) return converted;
  if (fuel !== null && fuel.density === "") throw new PcfError("fuel.parameter", { fuel: fuel.nameEn, parameter: "density", set: fuel.set });
  throw new PcfError("unit.mismatch", { from: amount.unit.symbol, to: target.symbol });
}
