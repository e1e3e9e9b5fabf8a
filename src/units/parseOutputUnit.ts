import { PcfError } from "../errors";
import { kindOf } from "./expression";
import { parseUnit } from "./parseUnit";
import { quote } from "./readTerms";
import { remember } from "./remember";
import type { Unit } from "./unit";

/**
 * The unit that a result is asked in: "t" and "tCO2e" are both tonnes of CO2e, for a footprint is of nothing else.
 * @throws PcfError unit.unknown, unit.notEmission, unit.singleGas
 */
export const parseOutputUnit: (text: string) => Unit = remember((text) => {
  const unit = parseUnit(text);
  const kind = kindOf(unit.dimension);
  if (kind === "mass" && unit.of === undefined) return parseUnit(`${unit.symbol}CO2e`);
  if (kind !== "emission" || unit.gas === undefined) throw new PcfError("unit.notEmission", { given: quote(text) });
  if (unit.gas !== "CO2e" && unit.gas !== "CO2") throw new PcfError("unit.singleGas", { gas: unit.gas });
  return unit;
});
