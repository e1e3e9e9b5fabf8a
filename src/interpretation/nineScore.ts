import { PcfError } from "../errors";
import type { Argument } from "../errors";
import { sum } from "../footprint/sum";
import { Decimal } from "../units/decimal";
import data from "./nineScore.json";

/** The five indicators in their order, q1 to q5. */
export const indicators = ["statistical", "timeliness", "dataSource", "place", "technology"] as const satisfies readonly Argument[];

/** The quality of one datum from its five scores. @throws PcfError argument.unknown for a score that the scale does not have. */
export function nineScore(scores: readonly Decimal[]): Decimal {
  scores.forEach((score, index) => {
    if (!data.scale.includes(score.toString())) throw new PcfError("argument.unknown", { argument: indicators[index]!, given: score.toString(), allowed: [...data.scale] });
  });
  const [q1, q2, q3, q4, q5] = scores as [Decimal, Decimal, Decimal, Decimal, Decimal];
  // One division, so that 8.5 is 8.5: ((a/3) + (b/2))/2 = (2a + 3b)/12.
  return sum([q1, q2, q3]).times(2).plus(q4.plus(q5).times(3)).dividedBy(12);
}

/** The grade of a score in words. @throws PcfError number.range outside of the scale. */
export function gradeOf(score: Decimal): { readonly en: string; readonly zh: string } {
  requireScore(score, "score");
  return data.grades.find(({ from }) => score.greaterThanOrEqualTo(from))!;
}

export interface OverallScore {
  /** Weighted with the contributions, whose weights are brought to 1. */
  readonly score: Decimal;
  /** What the given weights add up to, and the score that they would give as they are. */
  readonly weight: Decimal;
  readonly asGiven: Decimal;
}

/**
 * The quality of a result from the scores of its parts, weighted with their contributions. A credit weighs by its size.
 * @throws PcfError sum.empty, share.zero, number.range.
 */
export function overallScore(parts: readonly { readonly score: Decimal; readonly value: Decimal }[]): OverallScore {
  if (parts.length === 0) throw new PcfError("sum.empty", {});
  parts.forEach(({ score }) => requireScore(score, "scores"));
  const weight = sum(parts.map(({ value }) => value.abs()));
  if (weight.isZero()) throw new PcfError("share.zero", {});
  const asGiven = sum(parts.map(({ score, value }) => score.times(value.abs())));
  return { score: asGiven.dividedBy(weight), weight, asGiven };
}

/**
 * Refuses shares that do not add up to 1 or to 100 (to within the rounding of printed percentages, half a hundredth of a
 * percent each), naming the score both ways. @throws PcfError weights.sum.
 */
export function requireShares({ score, weight, asGiven }: OverallScore, count: number): void {
  const whole = weight.lessThan(2) ? new Decimal(1) : new Decimal(100);
  const rounding = whole.times("0.00005").times(count);
  if (weight.minus(whole).abs().lessThanOrEqualTo(rounding)) return;
  const percent = weight.times(100).dividedBy(whole);
  const shown = (value: Decimal) => value.toSignificantDigits(4).toString();
  throw new PcfError("weights.sum", { sum: `${percent.toSignificantDigits(6).toString()} %`, asGiven: shown(asGiven.dividedBy(whole)), normalised: shown(score) });
}

function requireScore(score: Decimal, argument: "score" | "scores"): void {
  if (score.lessThan(1) || score.greaterThan(9)) throw new PcfError("number.range", { argument, given: score.toString(), least: "1", most: "9" });
}
