import { PcfError } from "../errors";
import type { Argument } from "../errors";
import { sum } from "../footprint/sum";
import { Decimal } from "../units/decimal";

/** A contribution and what is known of its data: a rating, or the primary part of it. */
export interface Rated {
  readonly value: Decimal;
  readonly rating: Decimal;
}

/**
 * The data quality rating of a footprint for one indicator: the mean of the ratings of its inputs (1 best to 5 worst), weighted
 * with the size of their emissions. Source: PACT Methodology v3, data quality indicators.
 * @throws PcfError sum.empty, share.zero, number.range.
 */
export function qualityRating(rows: readonly Rated[]): Decimal {
  return weightedMean(rows, "scores", 1, 5);
}

/**
 * The primary data share in percent: each input counts with the part of it that is primary (1, 0, or the share that a supplier
 * states), weighted with the size of its emission. Source: PACT Methodology v3, primary data share.
 * @throws PcfError sum.empty, share.zero, number.range.
 */
export function primaryShare(rows: readonly Rated[]): Decimal {
  return weightedMean(rows.map(({ value, rating }) => ({ value, rating: rating.times(100) })), "flags", 0, 100);
}

function weightedMean(rows: readonly Rated[], argument: Argument, least: number, most: number): Decimal {
  if (rows.length === 0) throw new PcfError("sum.empty", {});
  for (const { rating } of rows) {
    if (rating.lessThan(least) || rating.greaterThan(most)) {
      const scale = argument === "flags" ? 100 : 1;
      throw new PcfError("number.range", { argument, given: rating.dividedBy(scale).toString(), least: String(least / scale), most: String(most / scale) });
    }
  }
  const sizes = rows.map(({ value }) => value.abs());
  const weight = sum(sizes);
  if (weight.isZero()) throw new PcfError("share.zero", {});
  return sum(rows.map(({ rating }, index) => rating.times(sizes[index]!))).dividedBy(weight);
}
