import { plainText } from "./plainText";
import { remembered } from "./remembered";

/** A word that was found in a text: what it stands for and how surely. */
export interface Match<K extends string> {
  readonly kind: K;
  readonly word: string;
  /** 1 when the word is the whole text, less the more other words stand around it. */
  readonly confidence: number;
}

export interface Lexicon<K extends string> {
  /** All kinds whose words occur, the likeliest first. */
  matches(text: string): readonly Match<K>[];
  best(text: string): Match<K> | undefined;
}

const han = /\p{Script=Han}/u;

/**
 * Words per kind, as data. The likeliest kind is the one whose longest word ends the text: in Chinese as in English the head
 * stands last ("电力消耗量", "emission factor unit"), except before "of" and "(" ("source of emission").
 */
export function createLexicon<K extends string>(words: Readonly<Record<K, readonly string[]>>): Lexicon<K> {
  const entries: { kind: K; word: string; han: boolean }[] = [];
  for (const kind of Object.keys(words) as K[]) {
    for (const word of words[kind]) entries.push({ kind, word: plainText(word), han: han.test(word) });
  }
  const byLetter = new Map<string, typeof entries>();
  for (const entry of entries) {
    const letter = entry.word[0] as string;
    const list = byLetter.get(letter);
    if (list) list.push(entry);
    else byLetter.set(letter, [entry]);
  }

  function look(text: string): readonly Match<K>[] {
    if (text === "" || text.length > 60) return [];
    const of = text.search(/ (of|from|for|per|by) /);
    const size = weightOf(text);
    const best = new Map<K, Match<K> & { score: number }>();
    for (let at = 0; at < text.length; at++) {
      for (const entry of byLetter.get(text[at] as string) ?? []) {
        if (!text.startsWith(entry.word, at)) continue;
        const end = at + entry.word.length;
        if (!entry.han && !standsAlone(text, at, end)) continue;
        const weight = weightOf(entry.word);
        const heads = end === text.length || /^[\s:：*]*$/.test(text.slice(end)) || (of > 0 && end === of);
        const behindOf = of > 0 && at > of;
        const score = weight + (heads && !behindOf ? 6 : 0) - (behindOf ? 4 : 0) + end / text.length;
        const known = best.get(entry.kind);
        if (!known || known.score < score) best.set(entry.kind, { kind: entry.kind, word: entry.word, confidence: Math.min(1, weight / size), score });
      }
    }
    return [...best.values()].sort((a, b) => b.score - a.score).map(({ kind, word, confidence }) => ({ kind, word, confidence }));
  }

  const ofPlain = remembered(10_000, look);
  const matches = (text: string) => ofPlain(plainText(text));
  return { matches, best: (text) => matches(text)[0] };
}

/** A Chinese character says as much as some three letters. */
function weightOf(text: string): number {
  let weight = 0;
  for (const character of text) weight += han.test(character) ? 2.5 : character === " " ? 0.3 : 1;
  return weight;
}

function standsAlone(text: string, from: number, to: number): boolean {
  const letter = /[a-z0-9]/;
  const before = text[from - 1] ?? " ";
  const after = text[to] ?? " ";
  const first = text[from] as string;
  const last = text[to - 1] as string;
  return !(letter.test(first) && letter.test(before)) && !(letter.test(last) && letter.test(after) && !(after === "s" && !letter.test(text[to + 1] ?? " ")));
}
