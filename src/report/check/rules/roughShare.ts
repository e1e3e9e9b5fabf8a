import { onePart, otherSense } from "../claims";
import type { Part } from "../claims";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { worthsOf } from "../worth";

type Bound = "about" | "over" | "under";

interface RoughShare {
  readonly percent: number;
  /** Points that the words leave open. */
  readonly slack: number;
  readonly bound: Bound;
  /** In digits; else in words. */
  readonly exact: boolean;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

const han = "一二三四五六七八九十";
const chinese = /([一二三四五六七八九十])分之([一二三四五六七八九])|([一二三四五六七八九])成([一二三四五六七八九半])?|(半数|一半|近半|过半|大半)/u;
const english = /\b(?:(half)|(?:(one|two|three|four|a)[\s-]+)?(third|quarter|fifth|tenth)s?)\b/i;
const digits = /(\d+(?:\.\d+)?)\s*[%％]/;
const rough = new RegExp(`${chinese.source}|${english.source}|${digits.source}`, "giu");
const over = /(?:超过|逾|不少于|高于|大于|多于|more than|over|above|exceed\w*|at least|过)\s*$/iu;
const under = /(?:不足|不到|低于|小于|少于|不超过|less than|below|under|at most)\s*$/iu;
const about = /(?:约|大约|接近|将近|近|几乎|about|approximately|approx\.?|roughly|nearly|almost|around|close to|some|just under)\s*(?:占|为|有)?\s*$/iu;
const aboutAfter = /^\s*(?:左右|上下)/u;
const overAfter = /^\s*(?:以上|多)/u;
const wholeWords = /占|贡献|比例|比重|来自|来源于|源于|\bshares?\b|account|contribut|responsible|make up|makes up|come|stem|caus|\bof (?:the|its|all) (?:total|footprint|carbon|emissions|whole|result)/i;
const behindWords = /^[^，,；;]{0,24}?(?:来自于?|来源于|源于|是由|由|come from|comes from|stems? from|(?:is|are) caused by|(?:is|are) due to)\s*(.+)$/iu;

/** "Roughly a third", "近一半", "六成以上", "about 60 %" against what the tables give for that part. What is said roughly is held to roughly. */
export function* roughShare(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    if (!wholeWords.test(text) || otherSense.test(text)) continue;
    for (const share of roughShares(text.normalize("NFKC"))) {
      const part = partOf(reading, share);
      // "More than 60 %" of a stage is for shareClaim, which knows several products.
      if (part?.item === null && share.exact && share.bound === "over") continue;
      const found = part ? worthsOf(reading).of(part).flatMap(({ percent, block: at }) => (percent === null ? [] : [{ percent, at }])) : [];
      const first = found.find(({ percent }) => percent < 99.99) ?? found[0];
      if (!first || found.some(({ percent }) => holds(share, percent))) continue;
      const wanted = `${Number(first.percent.toFixed(2))} %`;
      yield {
        rule: "text.share", severity: "error", place: reading.at(block), other: reading.at(first.at), expected: wanted,
        message: { en: `"${shorten(share.text, 50)}": by the table it is ${wanted}.`, zh: `“${shorten(share.text, 50)}”：按表中数据为 ${wanted}。` },
      };
    }
  }
}

/** Figures in words, and those in digits that are said to be rough. */
function roughShares(text: string): RoughShare[] {
  let from = 0;
  return [...text.matchAll(rough)].flatMap((match): RoughShare[] => {
    const [before, after] = [text.slice(from, match.index), text.slice(match.index + match[0].length)];
    from = match.index + match[0].length;
    const bound = boundOf(before, after, match[0]);
    const exact = match[9] !== undefined;
    if (exact && bound === null) return [];
    const percent = percentOf(match);
    const slack = exact ? Math.max(2, percent * 0.1) : Math.min(8, percent * 0.2 + 2);
    return [{ percent, slack, bound: bound ?? "about", exact, text: `${before.slice(-30)}${match[0]}${/^\S{0,4}/.exec(after)?.[0] ?? ""}`.trim(), before, after }];
  });
}

function percentOf([, denominator, numerator, tenths, rest, half, halfEnglish, count, ordinal, number]: RegExpMatchArray): number {
  if (denominator && numerator) return (100 * (han.indexOf(numerator) + 1)) / (han.indexOf(denominator) + 1);
  if (tenths) return 10 * (han.indexOf(tenths) + 1) + (rest === "半" ? 5 : rest ? han.indexOf(rest) + 1 : 0);
  if (half || halfEnglish) return 50;
  if (ordinal) return (100 * ({ two: 2, three: 3, four: 4 }[(count ?? "").toLowerCase()] ?? 1)) / { third: 3, quarter: 4, fifth: 5, tenth: 10 }[ordinal.toLowerCase() as "third"];
  return Number(number);
}

function boundOf(before: string, after: string, said: string): Bound | null {
  const near = before.replace(/(?:\ban?|\bone)\s*$/i, "");
  if (said === "过半" || said === "大半" || over.test(near) || overAfter.test(after)) return "over";
  if (under.test(near)) return "under";
  return said === "近半" || about.test(near) || aboutAfter.test(after) ? "about" : null;
}

/** The part that is named before the figure, or behind it: "two thirds come from X". */
function partOf(reading: Reading, { before, after }: RoughShare): Part | null {
  const behind = behindWords.exec(after)?.[1]?.split(/[，,；;。.]/)[0];
  return behind === undefined ? onePart(reading, before) : onePart(reading, behind);
}

function holds({ percent, slack, bound }: RoughShare, found: number): boolean {
  if (bound === "over") return found > percent - 0.51;
  return bound === "under" ? found < percent + 0.51 : Math.abs(found - percent) <= slack;
}
