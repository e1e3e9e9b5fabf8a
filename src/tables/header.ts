import { mayBeUnit } from "../units";
import headers from "./vocabulary/headers.json";
import { createLexicon } from "./lexicon";
import type { Match } from "./lexicon";
import { plainText } from "./plainText";
import { readUnit } from "./readUnit";
import type { UnitReading } from "./readUnit";
import { remembered } from "./remembered";

/** What a column (or, in a table on its side, a row) holds. */
export type Role = keyof typeof headers | "other";

const lexicon = createLexicon<keyof typeof headers>(headers);

/** A column's heading taken apart: what it says, and the unit it names. */
export interface Heading {
  readonly text: string;
  readonly label: string;
  readonly unit: UnitReading | null;
  /** The unit as written, "" where the heading names none. */
  readonly unitText: string;
  readonly matches: readonly Match<Exclude<Role, "other">>[];
}

/** Reads "原材料用量（kg）", "Emissions [tCO2e]", "质量/kg", "Mass in t", "碳足迹计算结果tCO2/a". */
export const readHeading = remembered(5_000, (text) => look(text.normalize("NFKC").replace(/\s+/g, " ").trim()));

function look(text: string): Heading {
  // "Factor set", "Emission factor unit": words that are known as a whole have no unit at their end.
  const known = lexicon.best(text);
  if (known?.confidence === 1 && known.word.includes(" ") && !measures.has(known.kind))
    return { text, label: text, unit: null, unitText: "", matches: lexicon.matches(text) };
  // "kg CO2e per pack", "kg CO2e / kg": a heading that is nothing but the unit of a factor or of a result.
  const whole = readUnit(text);
  if (whole && (whole.kind === "factor" || whole.kind === "emission" || (whole.kind === "amount" && /\/|\bper\b/i.test(text))))
    return { text, label: "", unit: whole, unitText: whole.text, matches: lexicon.matches(text) };
  for (const { label, unitText, bracketed } of splits(text)) {
    // "Emission factor unit": the last word is a word, not the unit "unit".
    if (!bracketed && isWord(unitText)) continue;
    // "Input per 1000 pcs", "Grams per pack": what stands behind "per" is not what the column is measured in.
    if (!bracketed && /(?:\bper|每|\/)\s*[\d.,]*\s*$/i.test(label)) continue;
    const unit = readUnit(unitText);
    if (unit) return { text, label, unit, unitText: unit.text, matches: matchesOf(label, text) };
  }
  // "Emission kgCO2e 排放": in two languages, of which the first has the unit.
  const [, latin, han] = /^([^\p{Script=Han}()[\]]+?)\s+(\p{Script=Han}+)$/u.exec(text) ?? [];
  const half = latin !== undefined && han !== undefined && latin.includes(" ") ? readHeading(latin) : null;
  if (half?.unit && half.label !== "") return { ...half, text, label: `${half.label} ${han}`, matches: matchesOf(`${half.label} ${han}`, text) };
  const first = leadingUnit(text);
  if (first) return { text, label: first.label, unit: first.unit, unitText: first.unit.text, matches: matchesOf(first.label, text) };
  return {
    text,
    label: text.replace(/[([][^)\]]*[)\]]\s*$/, "").trim() || text,
    unit: null,
    unitText: "",
    matches: matchesOf(text.replace(/[([][^)\]]*[)\]]\s*$/, "").trim() || text, text),
  };
}

/** "t CO2e allocated", "kg CO2e, life", "kgCO2e total": the unit before the word; the longest that reads as one of an emission or a factor. */
function leadingUnit(text: string): { readonly label: string; readonly unit: UnitReading } | null {
  // "kg released", "kWh used", "km driven".
  const amount = /^(\S{1,7}) (?!of\b|per\b|or\b|and\b|in\b)[a-z]{4,}$/i.exec(text);
  const measure = amount?.[1] ? readUnit(amount[1]) : null;
  if (measure?.kind === "amount" && measure.unit.dimension.count === undefined) return { label: text.slice((amount?.[1] ?? "").length).trim(), unit: measure };
  if (text.length > 60 || !/co2|co₂|碳|当量/i.test(text)) return null;
  for (let cut = text.length - 1; cut > 1; cut--) {
    if (!/[\s,，:：]/.test(text[cut] as string)) continue;
    const unit = readUnit(text.slice(0, cut).replace(/[\s,，:：]+$/, ""));
    if (unit?.kind === "emission" || unit?.kind === "factor") return { label: text.slice(cut).replace(/^[\s,，:：]+/, ""), unit };
  }
  return null;
}

/** Words that are called like their unit: "Kilometres", "Tonne-km", "CO2e". */
const measures: ReadonlySet<Role> = new Set(["emission", "share", "distance", "freight", "mass"]);

function isWord(text: string): boolean {
  const best = lexicon.best(text);
  return best !== undefined && best.confidence === 1 && !measures.has(best.kind);
}

function matchesOf(label: string, text: string): Heading["matches"] {
  const own = lexicon.matches(label);
  return own.length > 0 || label === text ? own : lexicon.matches(text);
}

/** The places where a heading could be cut into a label and a unit, the surest first. */
function* splits(text: string): Generator<{ label: string; unitText: string; bracketed?: true }> {
  if (text.length > 80) return;
  const opened = [...text.matchAll(/[([【]/g)].map((match) => match.index).reverse();
  for (const from of opened) {
    const to = closing(text, from);
    if (to < 0) continue;
    const inner = text.slice(from + 1, to);
    const label = `${text.slice(0, from)} ${text.slice(to + 1)}`.trim();
    yield { label, unitText: inner, bracketed: true };
    for (const piece of inner.split(/[,，;；、]\s*/)) if (piece !== inner) yield { label, unitText: piece };
    // "(kgCO2)/(t·km)": the last bracket is only the denominator.
    const before = /(\S+\s*\/\s*)$/.exec(text.slice(0, from));
    if (before) yield { label: text.slice(0, before.index), unitText: text.slice(before.index) };
  }
  const comma = Math.max(text.lastIndexOf(","), text.lastIndexOf("，"), text.lastIndexOf(":"), text.lastIndexOf("|"));
  if (comma > 0) yield { label: text.slice(0, comma), unitText: text.slice(comma + 1) };
  const word = / (?:in|as) (.+)$/i.exec(text);
  if (word?.[1]) yield { label: text.slice(0, word.index), unitText: word[1] };
  const glued = /^(.*\p{Script=Han})\s*\/?\s*([^\p{Script=Han}]+)$/u.exec(text);
  if (glued?.[1] && glued[2]) yield { label: glued[1], unitText: glued[2] };
  const slash = /^(.*\p{Script=Han})\/(.+)$/u.exec(text);
  if (slash?.[1] && slash[2]) yield { label: slash[1], unitText: slash[2] };
  // "Weight/kg", "EF/(kgCO2e/kg)": a word over a unit, as journals write it.
  const over = /^(\p{L}{2}[\p{L} ]*?)\s*\/\s*(.+)$/u.exec(text);
  if (over?.[1] && over[2] && (!mayBeUnit(over[1]) || (over[1].length > 2 && isWord(over[1])))) yield { label: over[1], unitText: over[2] };
  for (let space = text.indexOf(" "); space > 0; space = text.indexOf(" ", space + 1)) yield { label: text.slice(0, space), unitText: text.slice(space + 1) };
  yield { label: "", unitText: text };
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ("([【".includes(text[at] as string)) depth++;
    if (")]】".includes(text[at] as string) && --depth === 0) return at;
  }
  return -1;
}

/** "单晶双玻组件 580 w": a value with an amount of two digits and more, which is no year; no column is called so. */
const measured = /(?:^|(?<!\/|每|\bper)\s)(?!(?:19|20)\d\d(?!\d))\d{2,}(?:[.,]\d+)*\s?[^\s\d]{1,6}$/;

/** How surely a text is a heading of a column: 0 for what no column is called, 1 for a word of the vocabulary. */
export function headingLikeness(text: string): number {
  const plain = plainText(text);
  if (plain.length > 50 || plain === "" || measured.test(plain)) return 0;
  const heading = readHeading(text);
  const best = heading.matches[0];
  if (isPartOfYear(text)) return 0.6;
  if (heading.unit && heading.label === "") return 0.5;
  if (!best) return heading.unit ? 0.4 : 0;
  return Math.max(best.confidence, heading.unit ? 0.6 : 0);
}

const month = /^(?:(?:19|20)\d\d\s*[年.\/-]\s*)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]|十[一二])月(?:份)?$|^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[ -'’]*(?:19|20)?\d\d)?$/;

/** "Q1", "2024 Q1", "3Q24", "第一季度", "first quarter", "H1", "上半年". */
const quarter = /^(?:(?:19|20)\d\d\s*[年.\/-]?\s*)?(?:q[1-4]|[1-4]q|第?[1-4一二三四]季度?|h[12]|[12]h|[上下]半年|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|half)|(?:quarter|qtr\.?|half) ?[1-4])(?:[ -'’\/]*(?:19|20)?\d\d)?$/;

/** "1月", "2024年3月", "Jan", "Sept 24", "Q1 (kWh)": the column holds what was used in a part of the year. */
export function isPartOfYear(heading: string): boolean {
  const plain = plainText(heading).replace(/\s*\(.*\)$|(?:用量|消耗量|数量)$/, "");
  return month.test(plain) || quarter.test(plain);
}
