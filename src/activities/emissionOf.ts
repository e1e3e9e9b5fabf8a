import { PcfError } from "../errors";
import type { ErrorParts } from "../errors";
import type { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import { brought, kilogramsPer } from "./conversion";
import type { EmissionFactor } from "./emissionFactor";

/** Amount x factor in kg of CO2e, exactly. @throws PcfError factor.mismatch when the two measure different things, unit.singleGas. */
export function emissionOf(amount: Quantity, factor: EmissionFactor): Decimal {
  try {
    return brought(amount.value.times(factor.value), kilogramsPer(amount.unit, factor.unit));
  } catch (thrown) {
    throw namingBoth(thrown, amount, factor);
  }
}

/** Two units that do not fit, told as the amount and the factor that they belong to; anything else as it is. */
export function namingBoth(thrown: unknown, { value, unit }: Quantity, factor: EmissionFactor): unknown {
  if (!(thrown instanceof PcfError) || thrown.code !== "unit.mismatch") return thrown;
  const { bridge } = thrown.parts as ErrorParts["unit.mismatch"];
  return new PcfError("factor.mismatch", { amount: `${value} ${unit.symbol}`, unit: unit.symbol, per: factor.unit.per.symbol, ...(bridge && { bridge }) });
}
