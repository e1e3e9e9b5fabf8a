import { PcfError } from "../errors";
import { scaleBetween } from "../units";
import { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import type { EmissionFactor } from "./emissionFactor";
import { emissionOf } from "./emissionOf";

/** Electricity bought under a contract or a certificate, with the factor that it carries. */
export interface Contract {
  readonly amount: Quantity;
  readonly factor: EmissionFactor;
}

export interface TwoViews {
  /** kgCO2e with the grid's factor for everything. */
  readonly location: Decimal;
  /** kgCO2e with the contracts' factors, and the residual mix for what no contract covers. */
  readonly market: Decimal;
}

/**
 * The emission of electricity located on its grid and as it was bought (GHG Protocol Scope 2 Guidance). What no contract covers is
 * of the residual mix, never of the grid's average, which holds the contracted electricity once more.
 * @throws PcfError electricity.contracts when the contracts cover more than was used, argument.missing without a residual factor.
 */
export function bothViews(used: Quantity, grid: EmissionFactor, contracts: readonly Contract[], residual: EmissionFactor | null): TwoViews {
  const covered = contracts.reduce((total, { amount }) => total.plus(amount.value.times(scaleBetween(amount.unit, used.unit))), new Decimal(0));
  const open = used.value.minus(covered);
  if (open.isNegative()) throw new PcfError("electricity.contracts", { contracts: covered.toString(), quantity: used.value.toString(), unit: used.unit.symbol });
  const bought = contracts.reduce((total, { amount, factor }) => total.plus(emissionOf(amount, factor)), new Decimal(0));
  if (open.isZero()) return { location: emissionOf(used, grid), market: bought };
  if (residual === null) throw new PcfError("argument.missing", { argument: "residual" });
  return { location: emissionOf(used, grid), market: bought.plus(emissionOf({ value: open, unit: used.unit }, residual)) };
}
