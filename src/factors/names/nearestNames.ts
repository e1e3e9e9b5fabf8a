import { nameKey } from "./nameKey";

/** Finds the names that look most like a text: pairs of letters in common (Dice), so that a slip of the finger still finds them. */
export function nearestNames(names: readonly string[]): (text: string, count: number) => string[] {
  const entries: { name: string; size: number }[] = [];
  const holders = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const name of names) {
    const key = nameKey(name);
    if (key === "" || seen.has(key)) continue;
    seen.add(key);
    const pairs = pairsOf(key);
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list) list.push(entries.length);
      else holders.set(pair, [entries.length]);
    }
    entries.push({ name, size: pairs.size });
  }

  return (text, count) => {
    const pairs = pairsOf(nameKey(text));
    const common = new Map<number, number>();
    for (const pair of pairs) for (const index of holders.get(pair) ?? []) common.set(index, (common.get(index) ?? 0) + 1);
    return [...common]
      .map(([index, shared]) => ({ index, score: (2 * shared) / (pairs.size + (entries[index]?.size ?? 0)) }))
      .filter(({ score }) => score >= 0.25)
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, count)
      .map(({ index }) => entries[index]?.name ?? "");
  };
}

function pairsOf(key: string): Set<string> {
  const characters = [...key];
  const pairs = new Set<string>();
  // Ends count as pairs of their own, so that names of one character can be found and first letters weigh more.
  for (let index = 0; index <= characters.length; index++) pairs.add(`${characters[index - 1] ?? "^"}${characters[index] ?? "$"}`);
  return pairs;
}
