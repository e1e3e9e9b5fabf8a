import { PcfError } from "../errors";
import { sum } from "../footprint/sum";
import { Decimal } from "../units/decimal";
import { exponential } from "./exponential";
import { logarithm } from "./logarithm";
import data from "./pedigree.json";

/** The five indicators of the pedigree matrix, in their order. */
export const pedigreeIndicators = ["reliability", "completeness", "temporal", "geographical", "technological"] as const;

/** What the scores of an indicator stand for in one edition of the database guideline. */
export interface PedigreeSet {
  readonly id: string;
  readonly names: readonly string[];
  /** "variance" of the logarithm, or a "factor" in the sense of GSD². */
  readonly measure: string;
  readonly source: string;
  readonly indicators: Readonly<Record<(typeof pedigreeIndicators)[number], readonly string[]>>;
  readonly basic: readonly { readonly names: readonly string[]; readonly value: string }[];
}

/** The set of a name; "ecoinvent 3" when none is given. @throws PcfError argument.unknown. */
export function pedigreeSet(name: string | null): PedigreeSet {
  const sets: readonly PedigreeSet[] = data.sets;
  if (name === null) return sets[0]!;
  const found = sets.find(({ names }) => names.some((known) => key(known) === key(name)));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "pedigreeSet", given: name, allowed: sets.map(({ names }) => names[0]!) });
  return found;
}

/**
 * The variance of the logarithm that a set has for a kind of datum ("material", "transport"); for a number it is taken from
 * GSD² itself. @throws PcfError argument.unknown, number.range below 1.
 */
export function basicVariance(given: Decimal | string, set: PedigreeSet): number {
  if (given instanceof Decimal) return varianceOfGsd2(given);
  const found = set.basic.find(({ names }) => names.some((known) => key(known) === key(given)));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "basicGsd2", given, allowed: set.basic.flatMap(({ names }) => names) });
  return measured([found.value], set);
}

/**
 * GSD² of a datum from its five scores (1 to 5) and its basic variance: exp(2 √(σ_b² + Σσ_i²)). 95 % of the values lie between
 * the median divided and multiplied with it.
 * @throws PcfError argument.unknown for a score that the matrix does not have; an unknown quality is never the best one.
 */
export function pedigreeGsd2(scores: readonly Decimal[], basic: number, set: PedigreeSet): number {
  const added = pedigreeIndicators.map((indicator, index) => {
    const score = scores[index]!;
    const value = score.isInteger() ? set.indicators[indicator][score.toNumber() - 1] : undefined;
    if (value === undefined) throw new PcfError("argument.unknown", { argument: indicator, given: score.toString(), allowed: ["1", "2", "3", "4", "5"] });
    return value;
  });
  return exponential(2 * Math.sqrt(basic + measured(added, set)));
}

/** The variance of the logarithm of a lognormal value with this GSD². @throws PcfError number.range below 1. */
export function varianceOfGsd2(gsd2: Decimal): number {
  const sigma = sigmaOfGsd2(gsd2);
  return sigma * sigma;
}

/** The standard deviation of the logarithm: ln(GSD²) / 2. @throws PcfError number.range below 1. */
export function sigmaOfGsd2(gsd2: Decimal): number {
  if (gsd2.lessThan(1)) throw new PcfError("number.range", { argument: "gsd2", given: gsd2.toString(), least: "1" });
  return logarithm(gsd2.toNumber()) / 2;
}

/** Variances are added exactly; factors become variances first. */
function measured(values: readonly string[], set: PedigreeSet): number {
  if (set.measure === "variance") return sum(values.map((value) => new Decimal(value))).toNumber();
  return values.reduce((total, value) => total + varianceOfGsd2(new Decimal(value)), 0);
}

function key(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
