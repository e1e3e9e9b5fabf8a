import type { Decimal } from "./decimal";
import { kept, scaleBetween } from "./scaleBetween";
import type { Unit } from "./unit";

/**
 * The same amount in another unit: 1.5 t is 1500 kg.
 * @throws PcfError unit.mismatch, unit.singleGas
 */
export function convert(value: Decimal, from: Unit, to: Unit): Decimal {
  const scale = scaleBetween(from, to);
  // Most scales are whole powers of ten and exact; a third is better divided last.
  return scale.precision() < kept ? value.times(scale) : value.times(from.scale).div(to.scale).toSignificantDigits(kept);
}
