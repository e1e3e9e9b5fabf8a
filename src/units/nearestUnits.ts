import { editDistance } from "./editDistance";
import { Unreadable, readExpression } from "./expression";
import { markGases, unmarkGases } from "./gas";
import { lexicon } from "./lexicon";
import { normaliseUnit } from "./normalise";

const most = 5;
const longest = 40;
/** Products and emissions, so that a slip inside them finds its way back too. */
const products = [
  "kgCO2e", "tCO2e", "gCO2e", "kgCO2", "tCO2", "gCO2", "lbCO2", "t·km", "kg·km", "万kWh", "万Nm3", "万m3",
  "吨公里", "公吨公里", "万千瓦时", "万立方米", "吨二氧化碳", "吨二氧化碳当量", "千克二氧化碳当量", "公斤CO2e",
];

interface Candidate {
  readonly text: string;
  readonly symbol: string;
  readonly letters: string;
  /** Which letters occur, as bits: two texts that differ in many letters need no closer look. */
  readonly bits: number;
}

let pool: readonly Candidate[] | undefined;

/** Every spelling, in the order of the data, where the usual units come first. */
function candidates(): readonly Candidate[] {
  pool ??= [
    ...products.map((text) => ({ text, symbol: text })),
    ...lexicon().spellings.flatMap(({ text, meaning }) => (meaning.kind === "atom" || meaning.kind === "compound" ? { text, symbol: meaning.symbol } : [])),
  ].map((candidate) => ({ ...candidate, letters: candidate.text.toLowerCase(), bits: bitsOf(candidate.text.toLowerCase()) }));
  return pool;
}

function bitsOf(letters: string): number {
  let bits = 0;
  for (let index = 0; index < letters.length; index++) bits |= 1 << (letters.charCodeAt(index) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** The units nearest to a word that is none. Where the word is one of several meanings, or differs from units in case only, just these. */
function nearestWords(word: string): string[] {
  if (word === "" || word.length > longest) return [];
  const known = lexicon().find(word);
  if (known?.kind === "refused") return [...known.nearest];
  const letters = word.toLowerCase();
  const cased = lexicon().sameLetters(word).map(({ text }) => text);
  if (cased.length > 0) return cased.slice(0, most);

  const allowed = Math.max(1, Math.floor(word.length / 3));
  const bits = bitsOf(letters);
  const found: { readonly candidate: Candidate; readonly distance: number }[] = [];
  for (const candidate of candidates()) {
    // One edit changes at most two of the letters that occur.
    if (Math.abs(candidate.letters.length - letters.length) > allowed || bitCount(candidate.bits ^ bits) > 2 * allowed) continue;
    const distance = editDistance(letters, candidate.letters, allowed);
    if (distance <= allowed && distance < Math.max(letters.length, candidate.letters.length)) found.push({ candidate, distance });
  }
  const likeness = ({ candidate, distance }: { readonly candidate: Candidate; readonly distance: number }) => 2 * distance + (candidate.letters[0] === letters[0] ? 0 : 1);
  const oneEach = new Map<string, string>();
  for (const { candidate } of found.sort((a, b) => likeness(a) - likeness(b))) if (!oneEach.has(candidate.symbol)) oneEach.set(candidate.symbol, candidate.text);
  return [...oneEach.values()].slice(0, most);
}

/** Whole texts that can be read: the bad piece replaced by what is nearest to it, or left out where it is only a stray sign. */
export function suggest(marked: string, { start: stopped, end, nearest }: Unreadable): string[] {
  const whole = unmarkGases(marked);
  const put = (from: number, words: readonly string[], to: number) => words.map((word) => unmarkGases(marked.slice(0, from)) + word + unmarkGases(marked.slice(to)));
  // The reader stops in the middle of "kgC02e"; the piece to replace is the whole word.
  const begun = /^[a-z0-9]/i.test(marked.slice(stopped)) ? (/[a-z]+\d*$/i.exec(marked.slice(0, stopped))?.[0].length ?? 0) : 0;
  const start = stopped - begun;
  const piece = unmarkGases(marked.slice(start, begun > 0 ? stopped + (/^[a-z0-9]+/i.exec(marked.slice(stopped))?.[0].length ?? 0) : end));
  const pieceEnd = start + piece.length;

  const meant = nearest.length > 0 && begun === 0 ? nearest : lexicon().find(piece)?.kind === "refused" ? nearestWords(piece) : undefined;
  const offered = meant !== undefined ? put(start, meant, end) : [];
  if (meant === undefined && /[\p{L}\p{N}]/u.test(piece)) {
    const sideStart = marked.lastIndexOf("/", start - 1) + 1;
    const slash = marked.indexOf("/", start);
    const sideEnd = slash < 0 ? marked.length : slash;
    offered.push(...put(sideStart, nearestWords(unmarkGases(marked.slice(sideStart, sideEnd))), sideEnd), ...put(start, nearestWords(piece), pieceEnd));
  }
  // kWh-1 was kWh⁻¹ once; a bracket or a slash may be too many.
  offered.push(whole.replace(/(?<=[a-z])-(?=\d)/gi, "^-"), whole.replace(/^[\s/·.,-]+|[\s/·.,-]+$/g, ""), whole.replace(/[()]/g, ""), whole.replace(/\([^()]*\)/g, ""));
  const readable = (texts: readonly string[]) => [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== whole && isReadable(text)).slice(0, most);
  const near = readable(offered);
  // "kg steel" is near nothing, but is a unit without its second word.
  return near.length > 0 ? near : readable(put(start, [""], pieceEnd));
}

/** True where the whole text reads as a unit. Unlike a refusal by parseUnit, a no costs next to nothing: nothing is looked for near it. */
export function isReadable(text: string): boolean {
  try {
    return readExpression(markGases(normaliseUnit(text))).length > 0;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return false;
    throw thrown;
  }
}

/** At most five units that a text may have been meant as, the likeliest first. Empty for a text that is a unit already. */
export function nearestUnits(text: string): string[] {
  if (text.length > 2 * longest) return [];
  const marked = markGases(normaliseUnit(text));
  try {
    readExpression(marked);
    return [];
  } catch (thrown) {
    if (thrown instanceof Unreadable) return suggest(marked, thrown);
    throw thrown;
  }
}
