import { tried } from "../../errors";
import { stageIn, stageOf } from "../../tables/stage";
import type { Stage } from "../../tables/stage";
import { parseUnit } from "../../units";
import type { Reading, Sentence } from "./reading";

/** A part of the footprint that a text names: an item of the tables by its name, or a stage. */
export interface Part {
  readonly name: string;
  readonly item: string | null;
  readonly stage: Stage | undefined;
}

/** "Raw materials 12.4 kg CO2e", "Materials account for 58 %": a part with the figure that the text gives it. */
export interface Claim {
  readonly part: Part;
  readonly value: number;
  readonly decimals: number;
  /** kg in one of the unit; null for a percentage. */
  readonly scale: number | null;
  readonly text: string;
  readonly sentence: Sentence;
}

/** What is compared with something else than the whole, or is no share at all. */
export const otherSense = /变化|降低|下降|减少|减排|增加|上升|敏感|不确定|回收率|成材率|误差|取舍|截断|同比|目标|若|如果|假设|文献|行业|reduc|decreas|increas|lower|higher|uncertain|sensitiv|recycl|yield|cut-?off|exempt|exclud|chang|scrap|loss|efficien|confiden|target|compared|previous|last year|without|except|\bif\b|would|industry|literatur/i;
/** A figure that does not claim to be exact: "about 60 %", "more than a third". */
const hedged = /超过|以上|以下|不超过|小于|大于|低于|高于|不低于|不足|不到|约占|左右|近\s*\d|less than|more than|at least|at most|over \d|under \d|above|below|about|approx|roughly|nearly|almost|around|up to/i;
const shareWords = /占|贡献|比例|份额|比重|\bshares?\b|account|contribut|responsible for|make up|makes up|%\s*of\s+(?:the\s+)?(?:total|footprint|emissions|whole)|[(（]\s*\d+(?:\.\d+)?\s*[%％]\s*[)）]/i;
const percentage = /(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]/g;
const emission = /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*((?:k?g|t|tonnes?|吨|千克|公斤)\s*CO(?:2|₂)\s*(?:-?\s*eq?\b|当量|-e\b)?)(?![A-Za-z\d]|\s*(?:\/|per\b))/giu;

/** The sentences' shares, each with the one part that is named between the figure before and it. */
export function shareClaims(reading: Reading): Claim[] {
  return reading.sentences.flatMap((sentence) => (shareWords.test(sentence.text) && !otherSense.test(sentence.text) && !hedged.test(sentence.text) ? claimsIn(reading, sentence, percentage, () => null) : []));
}

/** The sentences' emissions of parts. */
export function emissionClaims(reading: Reading): Claim[] {
  return reading.sentences.flatMap((sentence) => (otherSense.test(sentence.text) || hedged.test(sentence.text) || /因子|系数|factor/i.test(sentence.text) ? [] : claimsIn(reading, sentence, emission, (match) => scaleOf(match[2] ?? ""))));
}

/** All emissions that a text states, in kg, with the words before each. */
export function emissionsIn(text: string): { readonly value: number; readonly decimals: number; readonly scale: number; readonly text: string; readonly before: string; readonly after: string }[] {
  const plain = text.normalize("NFKC");
  return [...plain.matchAll(emission)].flatMap((match) => {
    const scale = scaleOf(match[2] ?? "");
    return scale === null ? [] : [{ ...numberOf(match[1]!), scale, text: match[0].trim(), before: plain.slice(0, match.index), after: plain.slice(match.index + match[0].length) }];
  });
}

function claimsIn(reading: Reading, sentence: Sentence, pattern: RegExp, scaleOfMatch: (match: RegExpExecArray) => number | null): Claim[] {
  const text = sentence.text.normalize("NFKC");
  let from = 0;
  return [...text.matchAll(pattern)].flatMap((match): Claim[] => {
    const words = text.slice(from, match.index);
    from = match.index + match[0].length;
    const part = onePart(reading, words);
    return part ? [{ part, ...numberOf(match[1]!), scale: scaleOfMatch(match), text: `${words.trim().slice(-30)}${match[0].trim()}`, sentence }] : [];
  });
}

function numberOf(digits: string): { readonly value: number; readonly decimals: number } {
  return { value: Number(digits.replace(/,/g, "")), decimals: digits.split(".")[1]?.length ?? 0 };
}

function scaleOf(unit: string): number | null {
  return tried(() => parseUnit(unit.replace(/\s+/g, "")))?.scale.toNumber() ?? null;
}

/** "of the footprint and B": what belongs to the figure before. */
const ofTheWhole = /^\s*(?:of\s+(?:the\s+|its\s+)?(?:(?:total|whole|carbon|overall)\s*)*(?:footprint|emissions?|impact|result)?)?\s*(?:、|和|与|及|以及|\band\b)\s*/iu;
const joint = "(?:、|和|与|及|以及|\\band\\b|&|\\+)";

/** The single part of a stretch of text: the last one where a clause names one, none where several could be meant ("A and B together"). */
export function onePart(reading: Reading, words: string): Part | null {
  // A name with brackets or commas of its own: "Box (cast steel)".
  const last = partsNamed(reading, words).at(-1);
  if (last !== undefined && /[，,；;。:：()（）]/.test(last)) return { name: last, item: last, stage: undefined };
  // "Manufacturing (A3) accounts for": what stands in brackets only adds to the name before.
  const clause = (words.replace(/[(（][^()（）]{0,12}[)）]/gu, " ").split(/[，,；;。:：)）]|\bfollowed by\b|其次/u).filter((each) => /\p{L}{2}/u.test(each)).at(-1) ?? "").replace(ofTheWhole, "");
  const [item, ...others] = partsNamed(reading, clause);
  if (others.length > 0 || (item !== undefined && isJoined(clause.normalize("NFKC").toLowerCase(), item.normalize("NFKC").toLowerCase()))) return null;
  if (item !== undefined) return { name: item, item, stage: undefined };
  const stage = stageIn(clause.replace(/(?:的)?(?:温室气体|碳足迹|碳排放|排放)?(?:量)?(?:占|贡献|为|是|达)+.*$/u, "").replace(/\b(?:account|contribut|make|is|are|has|have|cause|emit)\w*\b.*$/i, ""));
  return stage ? { name: clause.trim(), item: null, stage } : null;
}

function isJoined(clause: string, item: string): boolean {
  const at = clause.indexOf(item);
  return new RegExp(`[\\p{L}\\d)]\\s*${joint}\\s*(?:the\\s+)?$`, "u").test(clause.slice(0, at)) || new RegExp(`^\\s*${joint}\\s*\\p{L}`, "u").test(clause.slice(at + item.length));
}

/** Items of the tables that a text names, the longest names first and none inside another. A stage's name is none. */
export function partsNamed(reading: Reading, text: string): string[] {
  let rest = text.normalize("NFKC").toLowerCase();
  const found: { readonly name: string; readonly at: number }[] = [];
  for (const name of itemNames(reading)) {
    const key = name.normalize("NFKC").toLowerCase();
    const at = /[a-z]/.test(key) ? new RegExp(`(?<![\\p{L}\\d])${key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "u").exec(rest)?.index ?? -1 : rest.indexOf(key);
    if (at < 0) continue;
    found.push({ name, at });
    rest = rest.slice(0, at) + "\u0001".repeat(key.length) + rest.slice(at + key.length);
  }
  return found.sort((one, other) => one.at - other.at).map(({ name }) => name);
}

const known = new WeakMap<Reading, readonly string[]>();

function itemNames(reading: Reading): readonly string[] {
  let names = known.get(reading);
  if (!names) {
    const all = [...reading.evidence.entries.values()].flat().filter(({ emissions }) => emissions.length > 0).map(({ name }) => name.trim());
    names = [...new Set(all)].filter((name) => (/\p{Script=Han}/u.test(name) ? name.length >= 2 : name.length >= 4) && name.length <= 40 && stageOf(name) === undefined).sort((one, other) => other.length - one.length);
    known.set(reading, names);
  }
  return names;
}
