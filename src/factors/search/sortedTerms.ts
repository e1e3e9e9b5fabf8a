/** Terms found exactly or by their beginning, in order. Unlike a tree it does not mind thousands of first characters, as Chinese has. */
export class SortedTerms<T> {
  private readonly keys: readonly string[];

  constructor(private readonly terms: ReadonlyMap<string, T>) {
    this.keys = [...terms.keys()].sort();
  }

  get(term: string): T | undefined {
    return this.terms.get(term);
  }

  *atPrefix(prefix: string): Generator<[string, T]> {
    let from = 0;
    let to = this.keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.keys[middle] as string) < prefix) from = middle + 1;
      else to = middle;
    }
    for (let at = from; at < this.keys.length; at++) {
      const key = this.keys[at] as string;
      if (!key.startsWith(prefix)) return;
      yield [key, this.terms.get(key) as T];
    }
  }
}
