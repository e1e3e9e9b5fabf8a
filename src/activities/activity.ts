import { PcfError } from "../errors";
import type { Category } from "../factors/factor";
import type { Decimal } from "../units/decimal";
import type { EmissionFactor } from "./emissionFactor";

/** A kind of activity: which factors it takes, and what an amount of it may be. */
export interface Activity {
  readonly name: string;
  /** Categories of the factors it takes; null takes any. */
  readonly categories: readonly Category[] | null;
  /** A credit is a negative amount. Only PCF.EMISSION books one; elsewhere a minus is a slip. */
  readonly takesCredit: boolean;
}

/** @throws PcfError factor.category when the factor is a record of a category the activity does not take. */
export function requireCategory(activity: Activity, factor: EmissionFactor): void {
  const category = factor.record?.category;
  if (category === undefined || activity.categories === null || activity.categories.includes(category)) return;
  throw new PcfError("factor.category", { given: factor.record?.id ?? "", category, wanted: [...activity.categories] });
}

/** @throws PcfError number.negative for a negative amount where the activity books no credit. */
export function requireAmount(activity: Activity, amount: Decimal, argument: "quantity" | "mass" | "distance" = "quantity"): void {
  if (amount.isNegative() && !amount.isZero() && !activity.takesCredit) throw new PcfError("number.negative", { argument, given: amount.toString() });
}
