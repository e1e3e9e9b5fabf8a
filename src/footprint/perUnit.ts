import { PcfError } from "../errors";
import type { Decimal } from "../units/decimal";

/** Emission per unit of output (the declared or functional unit). @throws PcfError output.zero, number.negative. */
export function perUnit(total: Decimal, output: Decimal): Decimal {
  if (output.isZero()) throw new PcfError("output.zero", {});
  if (output.isNegative()) throw new PcfError("number.negative", { argument: "output", given: output.toString() });
  return total.dividedBy(output);
}
