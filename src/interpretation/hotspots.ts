import { PcfError } from "../errors";
import { shares } from "../footprint/shares";
import { sum } from "../footprint/sum";
import { Decimal } from "../units/decimal";

/** A row of a footprint with the name a reader knows it by. */
export interface NamedValue {
  readonly name: string;
  readonly value: Decimal;
}

export interface Hotspot extends NamedValue {
  /** Percent of the footprint, and of this row with all rows above it. */
  readonly share: Decimal;
  readonly cumulative: Decimal;
}

/**
 * The largest contributions that together reach `cover` (a share: 0.8) of the footprint, largest first. A credit is ranked by
 * its size, and the percentages are then of all contributions by size, for shares of a net total could not be cumulated.
 * The percentages of all rows add up to exactly 100.
 * @throws PcfError sum.empty, share.zero.
 */
export function hotspots(rows: readonly NamedValue[], cover: Decimal, decimals = 2): Hotspot[] {
  if (rows.length === 0) throw new PcfError("sum.empty", {});
  const sizes = rows.map(({ value }) => value.abs());
  const percent = shares(sizes, decimals);
  const wanted = sum(sizes).times(cover);
  const largestFirst = rows.map((_, index) => index).sort((one, other) => sizes[other]!.comparedTo(sizes[one]!) || one - other);
  const found: Hotspot[] = [];
  let [reached, cumulative] = [new Decimal(0), new Decimal(0)];
  for (const index of largestFirst) {
    if (found.length > 0 && reached.greaterThanOrEqualTo(wanted)) break;
    reached = reached.plus(sizes[index]!);
    cumulative = cumulative.plus(percent[index]!);
    found.push({ ...rows[index]!, share: percent[index]!, cumulative });
  }
  return found;
}
