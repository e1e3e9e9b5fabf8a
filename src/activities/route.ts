import { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import type { EmissionFactor } from "./emissionFactor";
import { emissionOf } from "./emissionOf";
import { freight } from "./transport";

/** One leg of a journey. */
export interface Leg {
  readonly load: Quantity;
  readonly distance: Quantity;
  readonly factor: EmissionFactor;
  /** What the way really driven is longer than the stated one: 1.05 is five percent; 1 where the distance is the real one. */
  readonly detour: Decimal;
  /** Emission of the empty way back as a share of the leg's own; 0 where the factor has it in it. */
  readonly emptyReturn: Decimal;
}

/** Emission of a journey in kgCO2e: the sum over its legs of load x distance x detour x factor x (1 + empty return). */
export function route(legs: readonly Leg[]): Decimal {
  return legs.reduce((total, { load, distance, factor, detour, emptyReturn }) => {
    const way = emissionOf(freight(load, distance), factor);
    return total.plus(way.times(detour).times(emptyReturn.plus(1)));
  }, new Decimal(0));
}
