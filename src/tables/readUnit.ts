import { isReadable, mayBeUnit, parseFactorUnit, parseUnit, sameDimension } from "../units";
import type { FactorUnit, Unit } from "../units/unit";
import { remembered } from "./remembered";

/** What a piece of text is as a unit: of an amount, of an emission, of a factor, a percent; or text that is no unit. */
export type UnitReading =
  | { readonly kind: "amount"; readonly unit: Unit; readonly text: string }
  | { readonly kind: "emission"; readonly unit: Unit; readonly text: string; /** "/台" of "kgCO2e/台": an emission per one product. */ readonly per?: string }
  | { readonly kind: "factor"; readonly factor: FactorUnit; readonly text: string }
  | { readonly kind: "percent"; readonly text: string };

/** Reads a unit as it stands in a table: "(kgCO2e/kg)", "单位：t·km", "公噸CO2e/年". Null for what is no unit. */
export const readUnit = remembered(50_000, look);

function look(given: string): UnitReading | null {
  const [, word, symbol] = /^([^()（）\d\s]{1,8})\s*[(（]([^()（）\d][^()（）]{0,8})[)）]$/.exec(given.trim()) ?? [];
  const plain = symbol === undefined ? null : one(symbol);
  return (word !== undefined && plain?.kind === "amount" && sameInWords(word, plain.unit) ? { ...plain, text: given.trim() } : null) ?? one(given);
}

/** "个（pcs）", "公斤(kg)": the unit once in a word and once as its symbol. A 度 alone is a kilowatt-hour; of water and gas it is the cubic metre beside it. */
function sameInWords(word: string, unit: Unit): boolean {
  if (word === "度") return true;
  const own = one(word);
  return own?.kind === "amount" && sameDimension(own.unit, unit);
}

function one(given: string): UnitReading | null {
  const text = once(bare(given.replace(/10⁴|10\^4/g, "万").normalize("NFKC").replace(/<\/?su[bp]>/g, "").replace(/^\s*(单位|單位|unit|units|in)\s*:?\s+|^\s*(单位|單位|unit|units)\s*:\s*/i, "")));
  if (text === "" || text.length > 40) return null;
  if (/^[%％]$|^percent$|^百分比$/i.test(text)) return { kind: "percent", text };
  const head = /^(.+?)\s+per\s+\p{L}+$|^(.+\/\s*\S+)\s+\p{L}+$/iu.exec(text);
  if (!mayBeUnit(text) && !mayBeUnit(head?.[1] ?? head?.[2] ?? "")) return null;
  // Remarks and numbers of batches are asked by the thousand; what has no denominator and no gas must read as a unit whole.
  if (!/[/／]|per|每|co2|co₂|碳|当量/i.test(text) && !isReadable(text)) return null;
  // "Per year" tells the period of the table; the emission is a mass all the same.
  const yearless = text.replace(/\s*(\/|per\s+)\s*(年|a|yr|year)$/i, "");
  const unit = tried(() => parseUnit(yearless));
  if (unit?.dimension.emission === 1 && Object.keys(unit.dimension).length === 1) return { kind: "emission", unit, text };
  const factor = tried(() => parseFactorUnit(text));
  // "kg/t·km" and "t/MWh" are factors; a bare kg/t could be a yield, unless the column is one of factors (readFactorUnit).
  if (factor && (!factor.assumed || isFreight(factor.per) || isEnergy(factor.per) || unit === null)) return { kind: "factor", factor, text };
  if (unit && unit.dimension.emission === undefined) return { kind: "amount", unit, text };
  // "kg CO2e/kg input": the word only says which kilogram.
  const named = /^(.+\/\s*\S+)\s+(?!per\b)[\p{L}]{3,}(?: [\p{L}]+)?$/u.exec(text)?.[1];
  const bareFactor = named && unit === null ? tried(() => parseFactorUnit(named)) : null;
  if (bareFactor && !bareFactor.assumed) return { kind: "factor", factor: bareFactor, text };
  const each = /^(.+?)\s*(?:\/|per\s+)\s*(.+)$/i.exec(yearless);
  if (each?.[1] && each[2]) {
    const emission = tried(() => parseUnit(each[1] as string));
    if (emission?.dimension.emission === 1) return { kind: "emission", unit: emission, text, per: each[2] };
    // "kg per desk": an amount for one of whatever the study counts.
    if (unit === null && emission && /^[\p{L} ]{2,20}$/u.test(each[2]) && Object.values(emission.dimension).every((exponent) => (exponent ?? 0) > 0)) return { kind: "amount", unit: emission, text };
  }
  return null;
}

/** "kgCO2e/pc 每件", "kg CO2e/kWh 每度": what it is per, said in both languages. */
function once(text: string): string {
  return /^([^\p{Script=Han}]+\/ ?[a-z]\S*) ?[/(]?[每/]\p{Script=Han}{1,3}\)?$/iu.exec(text)?.[1] ?? text;
}

/** The unit of a factor where the column says that it holds factors: "kg/t" is then kgCO2 per t, "t·km" alone kgCO2 per t·km. */
export function readFactorUnit(text: string): FactorUnit | null {
  const reading = readUnit(text);
  if (reading?.kind === "factor") return reading.factor;
  return tried(() => parseFactorUnit(bare(text.replace(/10⁴|10\^4/g, "万").normalize("NFKC"))));
}

/** Without the brackets around the whole. */
function bare(text: string): string {
  let inner = text.trim();
  while (/^[([{【《].*[)\]}】》]$/.test(inner) && closesAtEnd(inner)) inner = inner.slice(1, -1).trim();
  return inner;
}

/** True for "(t·km)", false for "(kg)/(t·km)". */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (const [at, character] of [...text].entries()) {
    if ("([{【《".includes(character)) depth++;
    if (")]}】》".includes(character)) depth--;
    if (depth === 0) return at === [...text].length - 1;
  }
  return false;
}

/** What parsed, or null: a text that is no unit is the rule in a sheet, not an accident. */
function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export function isMass(unit: Unit): boolean {
  return only(unit, "mass");
}

export function isLength(unit: Unit): boolean {
  return only(unit, "length");
}

/** t·km: a mass over a distance. */
export function isFreight(unit: Unit): boolean {
  const { mass, length, ...others } = unit.dimension;
  return mass === 1 && length === 1 && Object.keys(others).length === 0;
}

export function isEnergy(unit: Unit): boolean {
  return only(unit, "energy");
}

function only(unit: Unit, base: "mass" | "length" | "energy"): boolean {
  return unit.dimension[base] === 1 && Object.keys(unit.dimension).length === 1;
}

export { sameDimension };
