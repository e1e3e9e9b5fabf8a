import type { Column } from "./table";

/** What a company reports, and what its verifier finds. */
const words: readonly RegExp[] = [
  /填报|申报|上报|报送|\breported\b|\bdeclared\b|\bsubmitted\b|\bclient\b|\bas filed\b/i,
  /核查|核定|复核|重算|\bverified\b|\bverifier'?s?\b|\brecalculated\b|\bchecked\b|\baudited\b|\bauditor'?s?\b/i,
];

/** Which side a heading or a cell names; undefined where it names none, or both. */
export function sideOf(text: string): number | undefined {
  const found = words.flatMap((word, side) => (word.test(text) ? [side] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** "填报数量 | 核查数量 | 因子 | 填报排放 | 核查排放": the columns of either side, with all that they share; null where the results are of one side. */
export function sidesOf(columns: readonly Column[]): readonly (readonly Column[])[] | null {
  const results = columns.filter(({ role }) => role === "emission").map(({ heading }) => sideOf(heading));
  if (results.length !== words.length || new Set(results).size !== words.length || results.includes(undefined)) return null;
  return words.map((_, side) => columns.filter(({ heading }) => [undefined, side].includes(sideOf(heading))));
}
