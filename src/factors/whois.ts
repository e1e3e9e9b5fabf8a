import { Decimal } from "../units/decimal";
import { parseNumber } from "../units/index";
import type { Factor } from "./factor";
import { isFuelFactor } from "./fuelFactors";
import type { Fuel } from "./fuels";
import { candidatesOf, fuelCandidates, readUnit } from "./whois/candidates";
import type { Candidate } from "./whois/candidates";

/**
 * How a published figure comes to be the number that was asked about: the same number; the same after rounding or cutting off;
 * with fewer digits published than were asked; or a power of ten away.
 */
export type How = "exact" | "rounded" | "truncated" | "nearly" | "power-of-ten";
export type Strength = "strong" | "fair" | "weak";

export interface Owner {
  /** The published factor; absent where the number follows from fuel parameters. */
  readonly factor?: Factor;
  readonly fuel?: Fuel;
  /** Of a fuel: the arithmetic. */
  readonly formula?: string;
  readonly how: How;
  /** The number asked about is the owner's times 10 to this power; 0 but for "power-of-ten". */
  readonly power: number;
  /** The owner's figure in the unit in which it meets the number, as decimal text. */
  readonly value: string;
  readonly unit: string;
  /** The unit is not the published one (1990 kg/t asked as 1.99 kg/kg). */
  readonly converted: boolean;
  /** It is per the same kind of amount as the unit that was asked with. */
  readonly inUnit: boolean;
  /** Significant digits in which the two agree. */
  readonly digits: number;
  readonly strength: Strength;
  readonly score: number;
}

export interface WhoisAnswer {
  /** Significant digits of the number as it was given. */
  readonly digits: number;
  /** The most likely first. */
  readonly owners: readonly Owner[];
  /** How many figures meet the number in all, the listed ones included. */
  readonly total: number;
  /** How many would meet any number of as many digits by chance: one or more says that a match alone proves little. */
  readonly byChance: number;
}

export interface Whois {
  /**
   * Whose number is this? `value` is the number as it was printed ("0.1150" says more than 0.115), `unit` its unit where it is known.
   * Throws number.missing, number.text.
   */
  ask(value: string, options?: { readonly unit?: string; readonly count?: number }): WhoisAnswer;
}

const usualCount = 10;
/** Beyond these digits a double of a spreadsheet is not what was printed. */
const mostDigits = 12;
const fewestNearly = 3;
const fewestRounded = 3;
/** A number with more digits than this beyond the published ones was not copied from there. */
const mostMissing = 2;

/** What each circumstance costs, in digits: a match in four digits a power of ten away is worth as much as one in two. */
const cost = {
  rounded: 0.15, truncated: 0.5, nearly: 0.6, power: 2.2, fuel: 0.2, mixed: 1.2, converted: 0.2, conversionOfKind: 0.3, superseded: 0.05, unverified: 0.1, otherUnit: 1, spend: 1.2, remote: 0.6, singleGas: 1,
} as const;
const gain = { unit: 1.2, china: 0.15 } as const;

interface Entry {
  /** The figure without its power of ten: from 1 up to 10. */
  readonly significand: number;
  readonly candidate: Candidate;
}

/** Looks numbers up backwards over these factors and all fuels. The index is made when the first number is asked about. */
export function createWhois(factors: readonly Factor[]): Whois {
  let made: Entry[] | undefined;

  return {
    ask(value, options = {}) {
      // A fuel answers with its formula; the factor made of it would say the same twice.
      made ??= entriesOf([...factors.filter((factor) => !isFuelFactor(factor)).flatMap(candidatesOf), ...fuelCandidates()]);
      const number = parseNumber(value, "value");
      const digits = Math.min(significantDigits(value), mostDigits);
      if (number.isZero()) return { digits, owners: [], total: 0, byChance: 0 };
      const given = options.unit === undefined || options.unit.trim() === "" ? null : readUnit(options.unit);
      const significand = significandOf(number.toNumber());
      const step = 10 ** (1 - digits);
      // One or two digits round to half the library: only the very number is an owner then.
      const reach = digits < fewestRounded ? 0 : digits > fewestNearly ? Math.max(step, 0.5 * 10 ** (1 - fewestNearly)) : step;
      const best = new Map<string, Owner>();
      for (const { candidate } of within(made, significand, reach)) {
        const owner = judge(candidate, number, digits, given);
        if (owner === null) continue;
        const key = owner.factor?.id ?? `${owner.fuel?.id ?? ""}@${owner.fuel?.set ?? ""} ${owner.formula ?? ""}`;
        if ((best.get(key)?.score ?? -Infinity) < owner.score) best.set(key, owner);
      }
      const byChance = expectedByChance(made, significand, step);
      const owners = [...best.values()].sort((a, b) => b.score - a.score).map((owner) => ({ ...owner, strength: strengthOf(owner, byChance, given !== null) }));
      return { digits, owners: withoutEchoes(owners).slice(0, options.count ?? usualCount), total: best.size, byChance };
    },
  };
}

/** "0.1150" has four significant digits, "1990" three: zeros at the end of a whole number may only hold its place. */
export function significantDigits(text: string): number {
  const [mantissa = ""] = text.normalize("NFKC").toLowerCase().split("e");
  const digits = mantissa.replace(/[^\d.]/g, "");
  const counted = digits.includes(".") ? digits.replace(".", "").replace(/^0+/, "") : digits.replace(/^0+/, "").replace(/0+$/, "");
  return Math.max(1, counted.length);
}

function judge(candidate: Candidate, number: Decimal, digits: number, given: ReturnType<typeof readUnit>): Owner | null {
  const { owner } = candidate;
  const value = candidate.value();
  if (value.isZero() || value.isNegative() !== number.isNegative()) return null;
  const comparable = given !== null && candidate.scale !== null && given.dimension === candidate.dimension;
  const asked = comparable ? number.times(given.scale).div(candidate.scale as Decimal) : number;
  // Exponents differ by one where rounding carries (9.996 as 10.00): the quotient decides.
  const power = Math.round(Math.log10(asked.div(value).abs().toNumber())) + 0;
  const scaled = value.times(new Decimal(10).pow(power));
  const ownDigits = candidate.published === "" ? mostDigits : significantDigits(candidate.published);
  const met = meet(asked, scaled, digits, ownDigits);
  if (met === null) return null;
  const { how, agreed } = met;
  // A conversion by a power of ten needs no further power of ten.
  if (power !== 0 && (candidate.converted || how === "nearly")) return null;

  let score: number = agreed;
  if (how === "rounded") score -= cost.rounded;
  if (how === "truncated") score -= cost.truncated;
  if (how === "nearly") score -= cost.nearly;
  if (power !== 0) score -= cost.power;
  if (candidate.converted) score -= cost.converted + (isPowerOfTen(candidate, owner) ? 0 : cost.conversionOfKind);
  if (given !== null) score += comparable && power === 0 ? gain.unit : comparable ? 0 : -cost.otherUnit;
  if ("factor" in owner) {
    const { factor } = owner;
    if (factor.supersededBy !== "" || factor.current === false) score -= cost.superseded;
    if (!factor.verified) score -= cost.unverified;
    if (factor.category === "spend") score -= cost.spend;
    if (factor.category === "upstream" || factor.category === "waste" || factor.category === "refrigerant") score -= cost.remote;
    if (factor.gases !== "CO2e" && factor.gases !== "CO2") score -= cost.singleGas;
    if (factor.region.startsWith("CN")) score += gain.china;
  } else score -= cost.fuel + (owner.mixed ? cost.mixed : 0);

  return {
    ...("factor" in owner ? { factor: owner.factor } : { fuel: owner.fuel, formula: owner.formula }),
    how: power === 0 ? how : "power-of-ten", power,
    value: value.toSignificantDigits(Math.max(ownDigits === mostDigits ? digits + 2 : ownDigits, 1)).toFixed(), unit: candidate.unit, converted: candidate.converted, inUnit: comparable,
    digits: agreed, strength: "weak", score,
  };
}

function isPowerOfTen(candidate: Candidate, owner: Candidate["owner"]): boolean {
  if (!("factor" in owner)) return true;
  const own = readUnit(owner.factor.unit);
  return own === null || candidate.scale === null || /^(?:10*|0\.0*1)$/.test(candidate.scale.div(own.scale).toFixed());
}

/** Whether a figure, printed with the digits of the number asked about, is that number; and in how many digits they agree. */
function meet(asked: Decimal, figure: Decimal, digits: number, ownDigits: number): { how: How; agreed: number } | null {
  const a = asked.abs();
  const f = figure.abs();
  if (a.eq(f)) return { how: "exact", agreed: digits };
  if (digits < fewestRounded) return null;
  const close = a.toSignificantDigits(digits, Decimal.ROUND_HALF_UP);
  if (f.toSignificantDigits(digits, Decimal.ROUND_HALF_UP).eq(close)) return { how: "rounded", agreed: digits };
  if (digits >= 4 && f.toSignificantDigits(digits, Decimal.ROUND_DOWN).eq(close)) return { how: "truncated", agreed: digits };
  if (ownDigits >= fewestNearly && ownDigits < digits && digits - ownDigits <= mostMissing && a.toSignificantDigits(ownDigits, Decimal.ROUND_HALF_UP).eq(f)) return { how: "nearly", agreed: ownDigits };
  return null;
}

/** Strong: hardly by chance. Weak: so many published figures have these digits that the match says little by itself. */
function strengthOf(owner: Owner, byChance: number, unitGiven: boolean): Strength {
  // A digit fewer meets ten times as many. Of all that meet the digits about a quarter has the power of ten as well, and a twentieth the unit that was given.
  const expected = byChance * (owner.how === "nearly" ? 10 : 1) * (owner.power === 0 ? 0.25 : 1) * (unitGiven && owner.inUnit ? 0.05 : 1);
  return expected < 0.1 && owner.digits >= 4 ? "strong" : expected < 1 && owner.digits >= 3 ? "fair" : "weak";
}

/** The same number of another year, or of the same fuel in other sets, is told once: the better one stays, the others follow after all else. */
function withoutEchoes(owners: readonly Owner[]): Owner[] {
  const seen = new Set<string>();
  const first: Owner[] = [];
  const echoes: Owner[] = [];
  for (const owner of owners) {
    const key = owner.factor === undefined ? `fuel ${owner.fuel?.id ?? ""}` : `${owner.factor.nameEn.replace(/[, (]*(?:19|20)\d\d\)?/g, "")} ${owner.factor.unit} ${owner.factor.value}`;
    (seen.has(key) ? echoes : first).push(owner);
    seen.add(key);
  }
  return [...first, ...echoes];
}

function entriesOf(candidates: readonly Candidate[]): Entry[] {
  return candidates
    .filter(({ approximate }) => approximate !== 0)
    .map((candidate) => ({ significand: significandOf(candidate.approximate), candidate }))
    .sort((a, b) => a.significand - b.significand);
}

function significandOf(value: number): number {
  const absolute = Math.abs(value);
  return absolute / 10 ** Math.floor(Math.log10(absolute));
}

/** Entries whose figures differ by at most `reach`; a figure near 10 is a neighbour of one near 1. */
function* within(entries: readonly Entry[], significand: number, reach: number): Generator<Entry> {
  const slack = reach + 1e-9;
  for (const [center, width] of [[significand, slack], [significand * 10, slack * 10], [significand / 10, slack / 10]] as const) {
    for (let at = lowerBound(entries, center - width); at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if (entry.significand > center + width) break;
      yield entry;
    }
  }
}

function lowerBound(entries: readonly Entry[], significand: number): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle] as Entry).significand < significand) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The density of figures around the number, times the width of its last digit. */
function expectedByChance(entries: readonly Entry[], significand: number, step: number): number {
  const around = 0.05 * significand;
  const count = lowerBound(entries, significand + around) - lowerBound(entries, significand - around);
  return (count / (2 * around)) * step;
}
