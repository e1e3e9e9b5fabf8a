import { plainText } from "./plainText";
import type { ColumnSample } from "./columnSamples";
import type { Role } from "./header";

/** What the indicators of a pedigree matrix are told by. */
interface Candidate {
  readonly index: number;
  readonly heading: string;
  readonly role: Role;
  readonly sample: ColumnSample;
}

export const isIndicator = (role: Role) => /^q\d$/.test(role);

/** The five of them by their bare words, or by the letters of the formula: "可靠性 | 完整性 | 时间 | 地理 | 技术", "R | C | T | G | K". */
const words: readonly (readonly [Role, RegExp])[] = [
  ["q1", /^(可靠[性度]?|reliab\w*|r)$/],
  ["q3", /^(完整[性度]?|complete\w*|c)$/],
  ["q2", /^(时间[性]?|时效性?|tempor\w*|time|age|t)$/],
  ["q4", /^(地理|地域|空间|区域|地点|geograph\w*|location|place|g)$/],
  ["q5", /^(技术|工艺|technolog\w*|technical|k)$/],
];

/**
 * The indicators of a data quality table, by column: by the words of the vocabulary, by their bare words where three columns have some, and, beside two
 * that are known, a column of marks under a letter or three ("P | TiR | TeR | GR").
 */
export function indicatorRoles(columns: readonly Candidate[]): ReadonlyMap<number, Role> {
  const roles = new Map(columns.filter(({ role }) => isIndicator(role)).map(({ index, role }) => [index, role] as const));
  const worded = columns.flatMap(({ index, role, heading, sample }) => {
    // "可靠性R": the letter that the formula calls it by.
    const word = plainText(heading).replace(/[(（].*$/, "").replace(/(?<=\p{Script=Han})\s*[a-z]$/u, "").trim();
    const own = isIndicator(role) ? role : words.find(([, pattern]) => pattern.test(word))?.[0];
    return own !== undefined && marks(sample) ? [[index, own] as const] : [];
  });
  if (new Set(worded.map(([, role]) => role)).size >= 3 && worded.length <= words.length) for (const [index, role] of worded) roles.set(index, role);
  if (roles.size < 2) return roles;
  const free = words.map(([role]) => role).filter((role) => ![...roles.values()].includes(role)).sort();
  const score = columns.find(({ role }) => role === "score" || role === "overall");
  for (const { index, role, heading, sample } of columns) {
    const lettered = role === "other" && !roles.has(index) && heading.length <= 3 && (score === undefined || index < score.index) && marks(sample);
    const next = lettered ? free.shift() : undefined;
    if (next) roles.set(index, next);
  }
  return roles;
}

/** Nothing but whole numbers from 1 to 9. */
function marks({ scores, numbers }: ColumnSample): boolean {
  return scores > 0 && scores === numbers;
}
