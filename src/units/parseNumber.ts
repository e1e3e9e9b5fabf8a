import { PcfError } from "../errors";
import type { Argument } from "../errors";
import { Decimal } from "./decimal";
import { normalise } from "./normalise";
import { quote } from "./readTerms";

/** No cell shows a longer number; the largest double written out has 309 digits. */
const longest = 400;

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
// Thousands in regular groups, one separator throughout: 1,740 · 1 740 · 1'740.
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3}(?:,\d{3})*|(?: \d{3})+|'\d{3}(?:'\d{3})*)(?:\.\d+)?$/;
const anyGroups = /^[+-]?\d+(?:[,' ]\d+)+(?:\.\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+$/;
const pointsThenComma = /^[+-]?\d{1,3}((?:\.\d{3})+),\d+$/;
const spacesThenComma = /^[+-]?\d{1,3}(?: \d{3})+,\d+$/;
const percentage = /^(.+?) ?%$/;
const pointGroups = /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const times10000: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** A number written plainly (1740.5) or in regular thousands, as plain digits; undefined for anything else. */
function digitsOf(text: string): string | undefined {
  if (plain.test(text)) return text;
  return grouped.test(text) ? text.replace(/[,' ]/g, "") : undefined;
}

/** How a text that is no plain number could be meant. Several readings make it ambiguous, one is a proposal. */
function readingsOf(text: string): string[] {
  const bracketed = /^\((.+)\)$/.exec(text)?.[1] ?? /^(\d.*)-$/.exec(text)?.[1];
  if (bracketed !== undefined) {
    const digits = digitsOf(bracketed.trim());
    return digits === undefined ? [] : [`-${digits}`];
  }
  const without = (pattern: RegExp) => text.replace(pattern, "");
  if (decimalComma.test(text)) return /^[+-]?0\d*,/.test(text) ? [text.replace(",", ".")] : [text.replace(",", "."), without(/,/g)];
  const points = pointsThenComma.exec(text)?.[1];
  if (points !== undefined) return [without(/\./g).replace(",", "."), ...(points.length === 4 ? [without(/,/g)] : [])];
  if (spacesThenComma.test(text)) return [without(/ /g).replace(",", "."), ...(/,\d{3}$/.test(text) ? [without(/[ ,]/g)] : [])];
  const hundredths = digitsOf(percentage.exec(text)?.[1] ?? "");
  if (hundredths !== undefined) return [new Decimal(hundredths).div(100).toFixed()];
  if (pointGroups.test(text)) return [without(/\./g)];
  if (anyGroups.test(text)) return [without(/[,' ]/g)];
  const amid = /^[^\d+-]*?([+-]?(?:\d[\d,' ]*\d|\d)(?:\.\d+)?) ?([万亿]?)[^\d]*$/.exec(text);
  const digits = amid?.[1] === undefined ? undefined : digitsOf(amid[1]);
  if (digits === undefined) return [];
  return [new Decimal(digits).times(new Decimal(10).pow(times10000[amid?.[2] ?? ""] ?? 0)).toFixed()];
}

/**
 * A number typed as text: half or full width, any minus, thousands in regular groups ("1,740", "1 740", "1'740"), 1.2e3.
 * `percent`: also "12 %", which is 0.12.
 * @throws PcfError number.missing for blank text, number.ambiguous for "1,74" and "1.740,5", number.overflow for what no cell can hold,
 * number.text for anything else ("—", "n/a", "about 5")
 */
export function parseNumber(text: string, argument: Argument, { percent = false }: { readonly percent?: boolean } = {}): Decimal {
  const given = quote(text);
  if (text.trim() === "") throw new PcfError("number.missing", { argument });
  if (text.length > longest) throw /^\s*[+-]?[\d.,\s]+$/.test(text) ? new PcfError("number.overflow", { given }) : new PcfError("number.text", { argument, given });
  const written = normalise(text).replace(/’/g, "'").replace(/^([+-]) /, "$1");
  const share = percent ? percentage.exec(written)?.[1] : undefined;
  const number = share ?? written;
  const digits = digitsOf(number);
  if (digits !== undefined) {
    const double = Number(digits);
    if (!Number.isFinite(double) || (double === 0 && /^[^e]*[1-9]/i.test(digits))) throw new PcfError("number.overflow", { given });
    const value = new Decimal(digits);
    return share === undefined ? value : value.div(100);
  }
  const readings = readingsOf(number);
  const [reading] = readings;
  if (readings.length > 1) throw new PcfError("number.ambiguous", { argument, given, readings });
  throw new PcfError("number.text", { argument, given, ...(reading !== undefined && { reading }) });
}
