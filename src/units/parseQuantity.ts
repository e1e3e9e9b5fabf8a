import { PcfError } from "../errors";
import { lexicon } from "./lexicon";
import { parseNumber } from "./parseNumber";
import { parseUnit } from "./parseUnit";
import { quote } from "./readTerms";
import { splitNumber } from "./splitNumber";
import type { Quantity } from "./unit";

// After a number these begin no unit but another number: 1/2, 5-10, 3:4, 2024-01-05.
const notAUnit = /^[/,.:^~±+<>=-]|^\d(?!\d*\^)/;

/**
 * An amount with its unit in one text: "1,740 kg", "450.00g", "30.27万kWh", "2×10⁴ Nm³", "１，７４０ kg", "USD 100".
 * @throws PcfError number.missing, number.text, number.ambiguous, number.overflow for the number (argument "quantity"),
 * unit.missing without a unit, unit.unknown
 */
export function parseQuantity(text: string): Quantity {
  const { number, rest } = splitNumber(text);
  if (number === "") return readCurrencyFirst(text);
  if (notAUnit.test(rest)) throw new PcfError("number.text", { argument: "quantity", given: quote(text) });
  const value = parseNumber(number, "quantity");
  if (rest === "" || lexicon().find(rest)?.kind === "magnitude") throw new PcfError("unit.missing", { argument: "unit", given: quote(text) });
  return { value, unit: parseUnit(rest) };
}

function readCurrencyFirst(text: string): Quantity {
  const [, before = "", number = ""] = /^([^\d\s+.-]+(?:(?:19|20)\d\d(?= ))?) ?([+-]?[\d.].*)$/.exec(text.trim()) ?? [];
  const meaning = lexicon().find(before.replace(/\d{4}$/, ""));
  const isMoney = meaning?.kind === "refused" || (meaning?.kind === "atom" && meaning.currency !== undefined);
  if (isMoney) return { value: parseNumber(number, "quantity"), unit: parseUnit(before) };
  parseNumber(text, "quantity");
  throw new PcfError("number.text", { argument: "quantity", given: quote(text) });
}
