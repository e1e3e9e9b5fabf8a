import type { Decimal } from "../units/decimal";
import type { Activity } from "./activity";
import { brought, kilogramsPer } from "./conversion";
import type { EmissionFactor } from "./emissionFactor";

/** Freight from what the vehicle itself consumes: fuel or electricity. */
export const vehicle: Activity = { name: "vehicle", categories: ["fuel", "electricity", "upstream", "other"], takesCredit: false };

export interface VehicleTrip {
  /** The load in t and the way in km. */
  readonly load: Decimal;
  readonly distance: Decimal;
  /** Consumption per 100 km at full load and empty, in the unit that the factor is per. */
  readonly full: Decimal;
  readonly empty: Decimal;
  /** What the vehicle may carry, in t, and the share of it that it carries. */
  readonly capacity: Decimal;
  readonly loadFactor: Decimal;
  /** Empty km per loaded km. */
  readonly emptyReturn: Decimal;
}

/**
 * Emission of a load's part in vehicle trips, in kgCO2e: consumption grows in a straight line from empty to full, the empty way is
 * charged too, and all of it is shared among the tonnes carried: m d (FCe + (FCf - FCe) LF + ER FCe) / 100 x EF / (CAP LF).
 * It is the linear load model of freight accounting; all its figures are arguments.
 */
export function vehicleEmission(trip: VehicleTrip, factor: EmissionFactor): Decimal {
  const { load, distance, full, empty, capacity, loadFactor, emptyReturn } = trip;
  const perVehicleKm = empty.plus(full.minus(empty).times(loadFactor)).plus(emptyReturn.times(empty)).dividedBy(100);
  const burnt = load.times(distance).times(perVehicleKm).times(factor.value);
  return brought(burnt, kilogramsPer(factor.unit.per, factor.unit)).dividedBy(capacity.times(loadFactor));
}
