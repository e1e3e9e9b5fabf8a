import { PcfError } from "../errors";
import { sum } from "../footprint/sum";
import type { Decimal } from "../units/decimal";
import { exponential } from "./exponential";
import { sigmaOfGsd2 } from "./pedigree";

/** A contribution that is lognormal about its value, which is the median: 95 % lie from value / GSD² to value × GSD². */
export interface Uncertain {
  readonly value: Decimal;
  readonly gsd2: Decimal;
  /** Rows of one key hang on the same datum (the same factor, say) and move together; a row without a key moves alone. */
  readonly key: string | null;
}

export interface Interval {
  readonly total: Decimal;
  /** The bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly gsd2: number;
}

/**
 * The uncertainty of a sum by first-order error propagation: ln²GSD² of the total is the sum over the keys of
 * (Σ E_i/E · ln GSD²_i)², where the terms of one key are added before they are squared. Source: GHG Protocol guidance on
 * uncertainty assessment (first-order propagation, lognormal), with full correlation within a key. Relative error of the
 * arithmetic below 1e-13.
 * @throws PcfError sum.empty, share.zero, number.range for a GSD² below 1.
 */
export function uncertainty(rows: readonly Uncertain[]): Interval {
  const { total, groups } = spread(rows);
  const gsd2 = exponential(2 * Math.sqrt(groups.reduce((variance, { deviation }) => variance + deviation * deviation, 0)));
  const middle = total.toNumber();
  const [near, far] = [middle / gsd2, middle * gsd2];
  return { total, low: Math.min(near, far), high: Math.max(near, far), gsd2 };
}

/**
 * What each row contributes to the variance of the total, in percent of it, adding up to 100. A row of a key gets its part of
 * the common deviation, so one that offsets the others of its key has a negative share. All 0 where nothing is uncertain.
 */
export function varianceShares(rows: readonly Uncertain[]): number[] {
  const { deviations, groupOf, groups } = spread(rows);
  const variance = groups.reduce((total, { deviation }) => total + deviation * deviation, 0);
  return deviations.map((deviation, index) => (variance === 0 ? 0 : (100 * deviation * groupOf[index]!.deviation) / variance));
}

interface Group {
  deviation: number;
}

/** The deviation of each row relative to the total, and added up for each key. */
function spread(rows: readonly Uncertain[]) {
  if (rows.length === 0) throw new PcfError("sum.empty", {});
  const total = sum(rows.map(({ value }) => value));
  if (total.isZero()) throw new PcfError("share.zero", {});
  const deviations = rows.map(({ value, gsd2 }) => value.dividedBy(total).toNumber() * sigmaOfGsd2(gsd2));
  const keyed = new Map<string, Group>();
  const groupOf = rows.map(({ key }, index) => {
    const group = (key === null ? undefined : keyed.get(key)) ?? { deviation: 0 };
    if (key !== null) keyed.set(key, group);
    group.deviation += deviations[index]!;
    return group;
  });
  return { total, deviations, groupOf, groups: [...new Set(groupOf)] };
}
