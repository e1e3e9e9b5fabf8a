import { PcfError } from "../errors";
import type { ErrorParts } from "../errors";
import type { Decimal } from "../units/decimal";
import type { Quantity } from "../units/unit";
import { kilogramsPer } from "./conversion";
import type { EmissionFactor } from "./emissionFactor";

/** Amount x factor in kg of CO2e, exactly. @throws PcfError factor.mismatch when the two measure different things, unit.singleGas. */
export function emissionOf({ value, unit }: Quantity, factor: EmissionFactor): Decimal {
  try {
    return value.times(factor.value).times(kilogramsPer(unit, factor.unit));
  } catch (thrown) {
    if (!(thrown instanceof PcfError) || thrown.code !== "unit.mismatch") throw thrown;
    const { bridge } = thrown.parts as ErrorParts["unit.mismatch"];
    throw new PcfError("factor.mismatch", { amount: `${value} ${unit.symbol}`, unit: unit.symbol, per: factor.unit.per.symbol, ...(bridge && { bridge }) });
  }
}
