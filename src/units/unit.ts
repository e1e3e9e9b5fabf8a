import type { Decimal } from "./decimal";

/**
 * The kinds of quantity that a footprint table measures. Normal volume (Nm3) is an amount of gas, not a volume;
 * standard volume (scf) is an amount of gas at a state that the unit does not tell, so it becomes neither;
 * emission is a mass of greenhouse gas, kept apart from mass so that kg of steel never meets kg of CO2e.
 */
export type Base =
  | "mass" | "length" | "area" | "volume" | "normalVolume" | "standardVolume" | "energy" | "time" | "count" | "money" | "emission"
  | "vehicle" | "container" | "person" | "ratio";

/** Exponents of the base kinds; a kind that does not occur is absent: t·km is { mass: 1, length: 1 }. */
export type Dimension = { readonly [B in Base]?: number };

/** What an emission is of: CO2e, CO2, or one gas (CH4, N2O, SF6, ...) that is not yet CO2e. */
export type Gas = string;

export interface Unit {
  /** How the unit is written for people: "kg", "t·km", "万kWh", "kgCO2e". Parsing it gives the unit again. */
  readonly symbol: string;
  readonly dimension: Dimension;
  /** Size in the coherent unit of its dimension (kg, km, m2, m3, Nm3, MJ, h, piece, kg of emission); exact to 64 digits. */
  readonly scale: Decimal;
  /** Present exactly when the dimension contains emission. */
  readonly gas?: Gas;
  /** Money is not convertible between currencies, nor between price years; its unit carries which ("USD", "CNY", "USD2022"). */
  readonly currency?: string;
  /** A narrower sense that the dimension cannot show: energy by "net CV" or "gross CV", mass of "N", a count of "箱". */
  readonly of?: string;
}

/** The unit of an emission factor: an emission per an amount. */
export interface FactorUnit {
  readonly symbol: string;
  /** Numerator; gas is CO2e, CO2 or a single gas. A bare mass ("kg/t·km") means CO2 and is marked `assumed`. */
  readonly emission: Unit;
  readonly per: Unit;
  /** The numerator named no gas ("kg/t·km", "t/MWh"), so CO2 was understood. */
  readonly assumed: boolean;
}

export interface Quantity {
  readonly value: Decimal;
  readonly unit: Unit;
}
