import { PcfError } from "../errors";
import { kindOf } from "./expression";
import type { Term } from "./expression";
import { quote, readTerms } from "./readTerms";
import { remember } from "./remember";
import type { FactorUnit } from "./unit";
import { unitOf } from "./unitOf";

const isAbove = ({ exponent }: Term) => exponent > 0;
const turned = (terms: readonly Term[]): Term[] => terms.map((term) => ({ ...term, exponent: -term.exponent }));

/** A factor of "kg/t·km" is of CO2: that is what a factor counts when it does not say more. */
function asCO2(term: Term): Term {
  return { ...term, symbol: `${term.symbol}CO2`, dimension: { emission: 1 }, gas: "CO2" };
}

/**
 * The unit of an emission factor: "kgCO2e/kg", "tCO2/10⁴Nm³", "kg CO2 per short ton", "kgCO2e·kWh⁻¹".
 * All that follows a slash is one denominator, so kgCO2e/t.km is per tonne-kilometre.
 * @throws PcfError unit.unknown where a part is no unit, unit.notFactor where it is not an emission per something
 */
export const parseFactorUnit: (text: string) => FactorUnit = remember((text) => {
  const terms = readTerms(text);
  const [first, ...others] = terms.filter(isAbove);
  const below = terms.filter((term) => !isAbove(term));
  const named = first?.gas !== undefined;
  const isMass = first !== undefined && kindOf(first.dimension) === "mass" && first.of === undefined;
  if (first === undefined || others.length > 0 || below.length === 0 || first.exponent !== 1 || !(named || isMass)) throw new PcfError("unit.notFactor", { given: quote(text) });
  const emission = unitOf([named ? first : asCO2(first)]);
  const per = unitOf(turned(below));
  if (emission === undefined || per === undefined) throw new PcfError("unit.notFactor", { given: quote(text) });
  return { symbol: `${emission.symbol}/${per.symbol}`, emission, per, assumed: !named };
});
