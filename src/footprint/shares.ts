import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";
import { sum } from "./sum";

/**
 * Shares in percent, rounded to `decimals` places, that add up to exactly 100: each is rounded down, and the hundredths that
 * are then missing go to the largest remainders (Hamilton's method; on equal remainders to the larger value, then to the
 * earlier one). A credit has a negative share of the net total.
 * @throws PcfError share.zero when the values add up to 0.
 */
export function shares(values: readonly Decimal[], decimals: number): Decimal[] {
  const total = sum(values);
  if (total.isZero()) throw new PcfError("share.zero", {});
  return apportion(new Decimal(100), values, total, decimals);
}

/** Splits `whole` in proportion to `weights` (which add up to `weight`) into parts of `decimals` places that add up to it exactly. */
export function apportion(whole: Decimal, weights: readonly Decimal[], weight: Decimal, decimals: number): Decimal[] {
  const step = new Decimal(10).pow(-decimals);
  const exact = weights.map((part) => whole.times(part).dividedBy(weight).dividedBy(step));
  const floors = exact.map((part) => part.floor());
  const missing = whole.dividedBy(step).minus(sum(floors)).round().toNumber();
  const order = exact.map((_, index) => index).sort((one, other) => compareRemainders(exact, floors, one, other));
  const lifted = new Set(order.slice(0, missing));
  return floors.map((floor, index) => (lifted.has(index) ? floor.plus(1) : floor).times(step));
}

function compareRemainders(exact: readonly Decimal[], floors: readonly Decimal[], one: number, other: number): number {
  const byRemainder = exact[other]!.minus(floors[other]!).comparedTo(exact[one]!.minus(floors[one]!));
  return byRemainder || exact[other]!.abs().comparedTo(exact[one]!.abs()) || one - other;
}
