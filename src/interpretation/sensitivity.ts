import { PcfError } from "../errors";
import { sum } from "../footprint/sum";
import type { Decimal } from "../units/decimal";
import type { NamedValue } from "./hotspots";

export interface Effect {
  readonly name: string;
  /** The change of the row, as a share: -0.1 is ten percent less. */
  readonly change: Decimal;
  /** The footprint after the change. */
  readonly total: Decimal;
  readonly difference: Decimal;
  /** The difference in percent of the footprint before the change. */
  readonly percent: Decimal;
}

/**
 * What the footprint becomes when one row after the other is changed, all else equal. The base is always the whole total.
 * The row with the largest effect comes first (the order of a tornado chart); the changes of a row stay in their own order.
 * @throws PcfError sum.empty, share.zero when the rows add up to 0.
 */
export function sensitivity(rows: readonly NamedValue[], changes: readonly Decimal[]): Effect[] {
  if (rows.length === 0 || changes.length === 0) throw new PcfError("sum.empty", {});
  const base = sum(rows.map(({ value }) => value));
  if (base.isZero()) throw new PcfError("share.zero", {});
  // Every row is changed by the same shares, so the size of the row alone decides the order.
  const largestFirst = rows.map((_, index) => index).sort((one, other) => rows[other]!.value.abs().comparedTo(rows[one]!.value.abs()) || one - other);
  return largestFirst.flatMap((index) =>
    changes.map((change) => {
      const { name, value } = rows[index]!;
      const difference = value.times(change);
      return { name, change, total: base.plus(difference), difference, percent: difference.times(100).dividedBy(base) };
    }),
  );
}
