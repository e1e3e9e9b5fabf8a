import { Unreadable, readExpression } from "./expression";
import { editDistance } from "./editDistance";
import { markGases, unmarkGases } from "./gas";
import { lexicon } from "./lexicon";
import { normaliseUnit } from "./normalise";

const most = 5;
const longest = 40;
/** Spellings that are products or carry a gas, so that a slip inside them finds its way back too. */
const products = ["kgCO2e", "tCO2e", "gCO2e", "kgCO2", "tCO2", "gCO2", "lbCO2", "t·km", "kg·km", "kW·h", "vkm", "pkm", "吨公里", "公吨公里", "万kWh", "万Nm3", "万m3", "万千瓦时", "万立方米", "吨二氧化碳", "吨二氧化碳当量", "千克二氧化碳当量", "公斤CO2e"];

interface Candidate {
  readonly text: string;
  readonly symbol: string;
  readonly letters: string;
}

let pool: readonly Candidate[] | undefined;

function candidates(): readonly Candidate[] {
  pool ??= [
    ...lexicon().spellings.flatMap(({ text, meaning }) => (meaning.kind === "atom" || meaning.kind === "compound" ? { text, symbol: meaning.symbol, letters: text.toLowerCase() } : [])),
    ...products.map((text) => ({ text, symbol: text, letters: text.toLowerCase() })),
  ];
  return pool;
}

/** The units nearest to a word that is none: first those that differ in case only, then by the letters to change. */
function nearestWords(word: string): string[] {
  if (word === "" || word.length > longest) return [];
  const letters = word.toLowerCase();
  const meant = lexicon().find(word);
  const listed = meant?.kind === "refused" ? [...meant.nearest] : [];
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const found = candidates()
    .map((candidate) => ({ ...candidate, distance: editDistance(letters, candidate.letters, allowed) }))
    .filter(({ text, distance }) => distance <= allowed && distance < Math.max(word.length, text.length))
    // A symbol before the longer names of the same unit, a same beginning before a same end.
    .sort((a, b) => a.distance - b.distance || Number(b.letters[0] === letters[0]) - Number(a.letters[0] === letters[0]) || Math.abs(a.text.length - word.length) - Math.abs(b.text.length - word.length) || a.text.length - b.text.length);
  const seen = new Set<string>();
  const unique = found.filter(({ symbol }) => !seen.has(symbol) && seen.add(symbol).size > 0).map(({ text }) => text);
  return [...new Set([...listed, ...unique])].slice(0, most);
}

/** Whole texts that can be read, with the bad piece replaced by what is nearest to it. */
export function suggest(marked: string, { start, end, nearest }: Unreadable): string[] {
  const piece = unmarkGases(marked.slice(start, end));
  const whole = unmarkGases(marked);
  const mended = [...nearest, ...nearestWords(piece)].map((word) => unmarkGases(marked.slice(0, start)) + word + unmarkGases(marked.slice(end)));
  return [...new Set([...mended, ...nearestWords(whole)])].filter((text) => text !== whole && isReadable(text)).slice(0, most);
}

function isReadable(text: string): boolean {
  try {
    return readExpression(markGases(normaliseUnit(text))).length > 0;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return false;
    throw thrown;
  }
}

/** At most five units that a text may have been meant as, the likeliest first. Empty for a text that is a unit already. */
export function nearestUnits(text: string): string[] {
  if (text.length > longest * 2) return [];
  const marked = markGases(normaliseUnit(text));
  try {
    readExpression(marked);
    return [];
  } catch (thrown) {
    if (thrown instanceof Unreadable) return suggest(marked, thrown);
    throw thrown;
  }
}
