import { combustion } from "../factors/combustion";
import type { Factor } from "../factors/factor";
import type { Fuel } from "../factors/fuels";
import type { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import type { EmissionFactor } from "./emissionFactor";
import { emissionOf } from "./emissionOf";
import { fuelFactor } from "./fuel";
import { freight } from "./transport";

/** The arithmetic of a row with its figures put in: "1740 kg x 1520 km x 0.049 kgCO2/t·km = 129.5952 kgCO2e". */
export function explain(amount: Quantity, distance: Quantity | null, factor: EmissionFactor): string {
  // Only a load that has no length in it yet is carried over a distance; everything else is taken as it is.
  const work = distance === null ? amount : freight(amount, distance);
  const emission = emissionOf(work, factor);
  const terms = [written(amount), ...(distance === null ? [] : [written(distance)]), `${shown(factor.value)} ${factorSymbol(factor)}`];
  return `${terms.join(" x ")} = ${result(emission)}${factor.record ? ` (${origin(factor.record)})` : ""}`;
}

/** As explain, for a fuel burnt: with its heating value, carbon content and oxidation. */
export function explainFuel(amount: Quantity, burnt: Fuel): string {
  const factor = fuelFactor(burnt, amount.unit);
  const emission = amount.value.times(factor.value);
  return `${written(amount)} x ${combustion(burnt).formula} = ${result(emission)} (${burnt.asPublished}, ${burnt.source}, ${burnt.locator})`;
}

function origin({ id, source, locator, dataYear }: Factor): string {
  return [id, source, locator, dataYear].filter((part) => part !== "").join(", ");
}

/** The gas is always named, also where the factor's own unit left it to be understood. */
function factorSymbol({ unit }: EmissionFactor): string {
  return `${unit.emission.symbol}/${unit.per.symbol}`;
}

function written({ value, unit }: Quantity): string {
  return `${shown(value)} ${unit.symbol}`;
}

function result(emission: Decimal): string {
  return `${shown(emission)} kgCO2e`;
}

/** As many digits as a cell shows at the most. */
function shown(value: Decimal): string {
  return value.toSignificantDigits(15).toFixed();
}
