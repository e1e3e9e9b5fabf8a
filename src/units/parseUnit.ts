import { PcfError } from "../errors";
import type { Term } from "./expression";
import { quote, readTerms } from "./readTerms";
import { remember } from "./remember";
import type { Unit } from "./unit";
import { unitOf } from "./unitOf";

// Inventories head their columns "公噸CO2e/年" or "L/year": the year is the period of the table, not part of the amount.
function withoutReportingYear(terms: readonly Term[]): readonly Term[] {
  const last = terms.at(-1);
  const rest = terms.slice(0, -1);
  const isYear = last?.symbol === "a" && last.exponent === -1 && last.times.eq(1);
  return isYear && rest.length > 0 && rest.every(({ exponent }) => exponent > 0) ? rest : terms;
}

/**
 * The unit that a text names: "kg", "万kWh", "t·km", "10⁴Nm³", "kgCO2e", "kg/L", in any of the writings that README.md lists.
 * A closing "/年" or "per year" is a reporting period and dropped.
 * @throws PcfError unit.unknown
 */
export const parseUnit: (text: string) => Unit = remember((text) => {
  const unit = unitOf(withoutReportingYear(readTerms(text)));
  if (unit === undefined) throw new PcfError("unit.unknown", { given: quote(text), nearest: [] });
  return unit;
});
