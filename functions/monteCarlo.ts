import { distributionKind, distributionOf, lognormal } from "../src/interpretation/distributions";
import { simulate as draw } from "../src/interpretation/simulation";
import type { Term } from "../src/interpretation/simulation";
import { comparison, summary } from "../src/interpretation/summary";
import { answer } from "./answer";
import { exactNumbers, names } from "./column";
import { completeRows, oneOrEach, oneOrEachOptional } from "./lists";
import type { Range } from "./rows";
import { single, wholeNumberOf } from "./single";
import { keyOf, uncertainRows } from "./uncertainRows";

/**
 * Monte Carlo simulation of a total of lognormal rows: mean, median, standard deviation, 2.5 % and 97.5 %. The same seed gives the same numbers on every machine.
 * @customfunction MONTECARLO
 * @param values - Emission of each row (its median).
 * @param gsd2 - GSD² of each row, 1 or more; one cell holds for all rows.
 * @param [runs] - Number of runs; 10000 if left out.
 * @param [seed] - Whole number from 0 to 4294967295 that the random numbers begin with (xoshiro128**); 1 if left out.
 * @param [keys] - What the row hangs on, such as the id of its factor: rows of one key take the same draw.
 * @returns One row of five cells: mean, median, standard deviation, 2.5 % and 97.5 % percentile.
 * @example =PCF.MONTECARLO({487.55;314.81;98.2},{1.2;1.1;1.5},1000,42) -> {902.844996095545,900.295312493231,53.2551697531238,807.868296449296,1012.53073034002}
 */
export function montecarlo(values: any[][], gsd2: any[][], runs?: any[][], seed?: any[][], keys?: any[][]): any[][] {
  return answer(() => [summaryCells([lognormalTerms(values, gsd2, keys)], runs, seed)]);
}

/**
 * Monte Carlo simulation of a total whose rows have each their own distribution: mean, median, standard deviation, 2.5 % and 97.5 %.
 * @customfunction SIMULATE
 * @param values - Emission of each row: the median (lognormal), mean (normal), most likely value (triangular), or a value inside (uniform).
 * @param distributions - "lognormal", "normal", "triangular" or "uniform"; one cell holds for all rows.
 * @param spread - GSD² (lognormal), standard deviation (normal), or least value (triangular, uniform).
 * @param [most] - Largest value of a triangular or uniform row; not used for the others.
 * @param [runs] - Number of runs; 10000 if left out.
 * @param [seed] - Whole number from 0 to 4294967295 that the random numbers begin with; 1 if left out.
 * @param [keys] - What the row hangs on: rows of one key take the same draw.
 * @returns One row of five cells: mean, median, standard deviation, 2.5 % and 97.5 % percentile.
 * @example =PCF.SIMULATE({100;50},{"normal";"uniform"},{5;40},{"";60},1000,42) -> {149.703204245102,149.408918041914,7.73818752988705,135.789994942022,164.819096983429}
 */
export function simulate(values: any[][], distributions: any[][], spread: any[][], most?: any[][], runs?: any[][], seed?: any[][], keys?: any[][]): any[][] {
  return answer(() => [summaryCells([distributedTerms(values, distributions, spread, most, keys)], runs, seed)]);
}

/**
 * Compares two alternatives on common draws: how probable it is that A emits less than B, and by how much they differ. Keys that occur in both move both.
 * @customfunction COMPARE
 * @param values_a - Emission of each row of A (its median).
 * @param gsd2_a - GSD² of each row of A, or one cell for all.
 * @param values_b - Emission of each row of B.
 * @param gsd2_b - GSD² of each row of B, or one cell for all.
 * @param [runs] - Number of runs; 10000 if left out.
 * @param [seed] - Whole number from 0 to 4294967295 that the random numbers begin with; 1 if left out.
 * @param [keys_a] - What each row of A hangs on, such as the id of its factor.
 * @param [keys_b] - What each row of B hangs on.
 * @returns One row of four cells: probability (0 to 1) that A is below B; mean, 2.5 % and 97.5 % percentile of A - B.
 * @example =PCF.COMPARE({90;20},{1.2;1.5},{100;20},{1.2;1.5},1000,42,{"steel";"A"},{"steel";"B"}) -> {0.959,-9.98607329169623,-22.9731896544848,1.39839552670466}
 */
export function compare(values_a: any[][], gsd2_a: any[][], values_b: any[][], gsd2_b: any[][], runs?: any[][], seed?: any[][], keys_a?: any[][], keys_b?: any[][]): any[][] {
  return answer(() => {
    const [a, b] = drawn([lognormalTerms(values_a, gsd2_a, keys_a), lognormalTerms(values_b, gsd2_b, keys_b)], runs, seed);
    const { below, difference } = comparison(a!, b!);
    return [[below, difference.mean, difference.low, difference.high]];
  });
}

function summaryCells(sums: Term[][], runs: Range, seed: Range): number[] {
  const { mean, median, sd, low, high } = summary(drawn(sums, runs, seed)[0]!);
  return [mean, median, sd, low, high];
}

function drawn(sums: Term[][], runs: Range, seed: Range): readonly Float64Array[] {
  return draw(sums, wholeNumberOf(single(runs, "runs"), "runs", 2, 10_000_000, 10_000), wholeNumberOf(single(seed, "seed"), "seed", 0, 4_294_967_295, 1));
}

function lognormalTerms(values: Range, gsd2: Range, keys: Range): Term[] {
  return uncertainRows(values, gsd2, keys).map((row) => ({ distribution: lognormal(row.value, row.gsd2), key: row.key }));
}

function distributedTerms(values: Range, distributions: Range, spread: Range, most: Range, keys: Range): Term[] {
  const numbers = exactNumbers(values, "values");
  const count = numbers.length;
  const spreads = oneOrEach(exactNumbers(spread, "spread"), count, "spread");
  const bounds = oneOrEachOptional(exactNumbers(most, "most"), count, "most");
  const labels = oneOrEachOptional(keys == null ? [] : names(keys, "keys"), count, "keys");
  return completeRows(numbers, oneOrEach(names(distributions, "distribution"), count, "distribution"), "distribution").map(({ row, value, partner }) => ({
    distribution: distributionOf({ row, kind: distributionKind(partner), value, spread: spreads[row - 1]!, most: bounds[row - 1]! }),
    key: keyOf(labels[row - 1]!),
  }));
}
