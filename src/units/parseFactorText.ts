import { PcfError } from "../errors";
import type { Decimal } from "./decimal";
import { parseFactorUnit } from "./parseFactorUnit";
import { parseNumber } from "./parseNumber";
import { quote } from "./readTerms";
import { splitNumber } from "./splitNumber";
import type { FactorUnit } from "./unit";

/**
 * An emission factor in one text: "15.6 kgCO2e/kg", "0.1826kgCO2e / 公吨·公里".
 * @throws PcfError as parseNumber (argument "factor"), unit.missing for a number alone, unit.unknown, unit.notFactor
 */
export function parseFactorText(text: string): { readonly value: Decimal; readonly unit: FactorUnit } {
  const { number, rest } = splitNumber(text);
  const value = parseNumber(number === "" ? text : number, "factor");
  if (rest === "") throw new PcfError("unit.missing", { argument: "factorUnit", given: quote(text) });
  return { value, unit: parseFactorUnit(rest) };
}
