import type { ChartOptions } from "./options";
import { fill } from "./options";
import words from "./words.json";

/** The largest items by size, what is left of them as one row more, so that a picture of hundreds of rows can be read. */
export function largest<T extends { readonly name: string; readonly value: number }>(items: readonly T[], most: number, { language }: Pick<ChartOptions, "language">): readonly { readonly name: string; readonly value: number }[] {
  const sorted = [...items].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (sorted.length <= most) return sorted;
  const rest = sorted.slice(most - 1);
  return [...sorted.slice(0, most - 1), { name: fill(words.others[language], { count: String(rest.length) }), value: rest.reduce((sum, { value }) => sum + value, 0) }];
}
