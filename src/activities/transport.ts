import { PcfError } from "../errors";
import { product } from "../units";
import type { Decimal } from "../units/decimal";
import type { Quantity, Unit } from "../units/unit";
import type { Activity } from "./activity";

/** Freight: mass x distance x factor per t·km (or vehicles x distance, containers x distance), or an amount in t·km. */
export const transport: Activity = { name: "transport", categories: ["transport", "upstream", "other"], takesCredit: false };

/**
 * The unit of the freight work that `load` units carried over `distance` units make: t and km make t·km. Without a distance
 * the load must already be a freight work (t·km, vehicle-km), which has a length in it.
 * @throws PcfError number.missing without a distance, unit.mismatch for a distance beside t·km or one that is no length.
 */
export function freightUnit(load: Unit, distance: Unit | null): Unit {
  const isFreight = Boolean(load.dimension.length);
  if (distance === null) {
    if (!isFreight) throw new PcfError("number.missing", { argument: "distance" });
    return load;
  }
  if (isFreight) throw new PcfError("unit.mismatch", { from: `${load.symbol} × ${distance.symbol}`, to: "t·km" });
  if (distance.dimension.length !== 1 || Object.values(distance.dimension).filter(Boolean).length !== 1) throw new PcfError("unit.mismatch", { from: distance.symbol, to: "km" });
  return product(load, distance);
}

/** Freight work of a load carried over a distance, in the unit that the two make. */
export function freight(load: Quantity, distance: Quantity | null): Quantity {
  const unit = freightUnit(load.unit, distance?.unit ?? null);
  const value: Decimal = distance === null ? load.value : load.value.times(distance.value);
  return { value, unit };
}
