import gases from "./data/gases.json";
import qualifiers from "./data/qualifiers.json";
import { lexicon } from "./lexicon";
import { normaliseUnit } from "./normalise";

const wordsOfGrammar = ["per", "equivalent", "equivalents", "equiv", "当量", "每", "单位"];
const longest = 60;
/** A run of this many letters begins like a word of the lexicon, or it is no unit. */
const telling = 5;
const beginning = 4;

let alphabet: { readonly characters: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> } | undefined;

function letters() {
  if (alphabet) return alphabet;
  const spellings = [...lexicon().spellings.map(({ text }) => text), ...gases.flatMap((gas) => gas.spellings), ...qualifiers.flatMap((qualifier) => qualifier.spellings), ...wordsOfGrammar].map((text) => normaliseUnit(text).toLowerCase());
  const characters = new Set(spellings.flatMap((text) => Array.from(text)));
  const beginnings = new Set(spellings.flatMap((text) => text.match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, beginning)));
  return (alphabet = { characters, beginnings });
}

/**
 * A quick no for what is certainly no unit: "物料 12", "Steel plate". True says only that parsing is worth a try. Names of things
 * are asked by the ten thousand when a sheet is read, and a refusal with its nearest spellings is dear.
 */
export function mayBeUnit(text: string): boolean {
  if (text.length > longest) return false;
  const plain = normaliseUnit(text).toLowerCase();
  const { characters, beginnings } = letters();
  for (const character of plain) if (character > "\u007f" && /\p{L}/u.test(character) && !characters.has(character)) return false;
  for (const run of plain.match(/[a-z]+/g) ?? []) if (run.length >= telling && !beginnings.has(run.slice(0, beginning))) return false;
  return true;
}
