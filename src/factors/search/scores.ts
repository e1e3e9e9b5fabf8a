import type { Bearers, Postings } from "./searchIndex";

/** Of the best text score; what has less is left out. */
export const leastShare = 0.35;

/** A factor with how much of the query it has, and its score in all. */
export interface Placed {
  readonly at: number;
  readonly text: number;
  readonly score: number;
}

function precedes(score: number, at: number, other: Placed): boolean {
  return score > other.score || (score === other.score && at < other.at);
}

/** Scores of all factors, kept between queries so that a keystroke allocates nothing. */
export class Scores {
  private readonly sum: Float32Array;
  private readonly unit: Float32Array;
  private touched: number[] = [];
  private touchedByUnit: number[] = [];
  private readonly seen: Uint8Array;

  constructor(size: number, private readonly bearers: Bearers) {
    this.sum = new Float32Array(size);
    this.unit = new Float32Array(size);
    this.seen = new Uint8Array(size);
  }

  clear(): void {
    for (const at of this.touched) {
      this.sum[at] = 0;
      this.seen[at] = 0;
    }
    this.touched = [];
  }

  /** Within one piece of the query, a factor counts by its best term. */
  best(postings: Postings, quality: number): void {
    const { start, factor, weight } = this.bearers;
    for (const text of postings) {
      const end = start[text + 1] as number;
      for (let i = start[text] as number; i < end; i++) {
        const at = factor[i] as number;
        const value = (weight[i] as number) * quality;
        const before = this.unit[at] as number;
        if (before === 0) this.touchedByUnit.push(at);
        if (value > before) this.unit[at] = value;
      }
    }
  }

  addBest(weight: number): void {
    for (const at of this.touchedByUnit) {
      this.raise(at, (this.unit[at] as number) * weight);
      this.unit[at] = 0;
    }
    this.touchedByUnit = [];
  }

  /** Adds a bonus to every factor that bears one of the texts, once. */
  add(postings: Postings, bonus: number): void {
    this.best(postings, bonus);
    this.addBest(1);
  }

  scale(by: number): void {
    for (const at of this.touched) this.sum[at] = (this.sum[at] as number) * by;
  }

  /** The `count` best of those that `prior` lets in, best first; equals stay in the library's order. */
  top(count: number, prior: (at: number) => number | null): Placed[] {
    let most = 0;
    for (const at of this.touched) if ((this.sum[at] as number) > most) most = this.sum[at] as number;
    const best: Placed[] = [];
    for (const at of this.touched) {
      const text = this.sum[at] as number;
      // What has little of the query is no answer where something has much of it.
      if (text < most * leastShare) continue;
      const before = prior(at);
      if (before === null) continue;
      const score = text + before;
      const last = best[count - 1];
      if (last !== undefined && !precedes(score, at, last)) continue;
      let place = best.length;
      while (place > 0 && precedes(score, at, best[place - 1] as Placed)) place--;
      best.splice(place, 0, { at, text, score });
      if (best.length > count) best.pop();
    }
    return best;
  }

  /** Adds to one factor. */
  raise(at: number, by: number): void {
    if (this.seen[at] === 0) {
      this.seen[at] = 1;
      this.touched.push(at);
    }
    this.sum[at] = (this.sum[at] as number) + by;
  }
}
