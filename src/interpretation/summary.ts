/** What is said of simulated results. */
export interface Summary {
  readonly mean: number;
  readonly median: number;
  /** Standard deviation of a sample (n - 1). */
  readonly sd: number;
  /** Bounds of the central 95 %. */
  readonly low: number;
  readonly high: number;
}

/** Percentiles lie on the line between the two neighbours in order, as in Excel's PERCENTILE.INC. */
export function summary(results: Float64Array): Summary {
  const sorted = Float64Array.from(results).sort();
  const mean = meanOf(results);
  let squares = 0;
  for (const result of results) squares += (result - mean) * (result - mean);
  return { mean, median: percentile(sorted, 0.5), sd: Math.sqrt(squares / (results.length - 1)), low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

function meanOf(results: Float64Array): number {
  // Deviations from the first result are added up: far smaller figures, so less is rounded away.
  const first = results[0]!;
  let deviations = 0;
  for (const result of results) deviations += result - first;
  return first + deviations / results.length;
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

export interface Comparison {
  /** The share of the runs in which A lies below B. */
  readonly below: number;
  /** The difference A - B. */
  readonly difference: Summary;
}

/** Two alternatives run by run: what they share has moved both, so that only what sets them apart decides. */
export function comparison(a: Float64Array, b: Float64Array): Comparison {
  const difference = Float64Array.from(a, (result, run) => result - b[run]!);
  let below = 0;
  for (const one of difference) if (one < 0) below += 1;
  return { below: below / difference.length, difference: summary(difference) };
}
