import type { Quantity } from "../units/unit";
import { parseUnit, scaleAsCO2e, scaleBetween } from "../units";
import { Decimal } from "../units/decimal";

/** How a reported value compares with the one expected. */
export type Verdict =
  | { readonly kind: "agrees" }
  /** Off by a power of ten; `written` and `meant` are units that would explain it ("kg written as t"). */
  | { readonly kind: "scale"; readonly power: number; readonly written?: string; readonly meant?: string; readonly expected: Quantity }
  | { readonly kind: "sign"; readonly expected: Quantity }
  /** Off by a share of the expected value (0.05 is 5 % too large); null when 0 was expected. */
  | { readonly kind: "differs"; readonly by: Decimal | null; readonly expected: Quantity };

/**
 * Compares a reported value with an expected one. They agree when they differ by at most `tolerance` of the expected value.
 * `expected` in the verdict is in the reported value's unit.
 * @throws PcfError unit.mismatch when the two measure different things.
 */
export function check(reported: Quantity, expected: Quantity, tolerance: Decimal): Verdict {
  const inReported: Quantity = { value: expected.value.times(scaleAsCO2e(expected.unit, reported.unit)), unit: reported.unit };
  const difference = reported.value.minus(inReported.value);
  if (difference.abs().lessThanOrEqualTo(tolerance.times(inReported.value.abs()))) return { kind: "agrees" };
  if (inReported.value.isZero() || reported.value.isZero()) return { kind: "differs", by: inReported.value.isZero() ? null : new Decimal(-1), expected: inReported };
  const ratio = reported.value.dividedBy(inReported.value);
  if (ratio.plus(1).abs().lessThanOrEqualTo(tolerance)) return { kind: "sign", expected: inReported };
  const power = ratio.isPositive() ? ratio.log(10).round().toNumber() : 0;
  if (power !== 0 && ratio.dividedBy(new Decimal(10).pow(power)).minus(1).abs().lessThanOrEqualTo(tolerance)) {
    return { kind: "scale", power, ...relabelled(reported.unit.symbol, power), expected: inReported };
  }
  return { kind: "differs", by: ratio.minus(1), expected: inReported };
}

/** Pairs of units that tables mix up, by the power of ten between them: the value is in the first, the label says the second. */
const mixedUp: readonly { readonly meant: string; readonly written: string }[] = [
  { meant: "kg", written: "t" }, { meant: "g", written: "kg" }, { meant: "g", written: "t" }, { meant: "kWh", written: "MWh" }, { meant: "kWh", written: "万kWh" },
  { meant: "MJ", written: "GJ" }, { meant: "GJ", written: "TJ" }, { meant: "m3", written: "万m3" }, { meant: "Nm3", written: "万Nm3" }, { meant: "L", written: "m3" },
];

/** "75992 t" where 75.992 t is right: the figure is right in kg, so kg was written as t. */
function relabelled(symbol: string, power: number): { written?: string; meant?: string } {
  const reported = parseUnit(symbol);
  for (const pair of mixedUp.flatMap(({ meant, written }) => [{ meant, written }, { meant: written, written: meant }])) {
    const written = parseUnit(pair.written);
    const isWritten = reported.gas === undefined ? reported.symbol === written.symbol : written.dimension.mass === 1 && reported.scale.equals(written.scale);
    if (isWritten && scaleBetween(written, parseUnit(pair.meant)).log(10).equals(power)) return { written: pair.written, meant: pair.meant };
  }
  return {};
}
