import type { Postings, SearchIndex, Sorted, Terms } from "./searchIndex";
import { plainDecimal } from "./searchIndex";
import { chinesePieces } from "./tokens";
import type { Token } from "./tokens";
import variantsJson from "./variants.json";
import searchWords from "./words.json";

/** Terms of the index that a piece of the query may mean, each with how sure that is (0..1). */
export interface Expansion {
  readonly postings: Postings;
  readonly quality: number;
}

/** A piece of the query with its share in the answer. */
export interface Unit {
  readonly weight: number;
  readonly expansions: readonly Expansion[];
}

/** A prefix of one letter opens a quarter of the dictionary; this many terms of it are enough while a word is being typed. */
const mostPrefixed = 150;
const stopWords: ReadonlySet<string> = new Set(searchWords.stop);
const stopWeight = 0.15;

const variants = new Map<string, string[]>();
for (const [a = "", b = ""] of variantsJson) {
  variants.set(a, [...(variants.get(a) ?? []), b]);
  variants.set(b, [...(variants.get(b) ?? []), a]);
}

/** Two neighbouring pieces written as one ("wire rod" for wirerod, "kgCO2e/kg" for its unit); nothing where no factor writes them so. */
export function joinedUnit(first: Token, second: Token, index: SearchIndex): Unit | null {
  if (first.kind === "chinese" || second.kind === "chinese") return null;
  // "(red diesel) (per litre)" is no dieselper.
  if (stopWords.has(first.text) !== stopWords.has(second.text)) return null;
  const postings = index.words.get(first.text + second.text);
  return postings === undefined ? null : { weight: 1, expansions: [{ postings, quality: 1 }] };
}

/** The pieces of one token, weighted: what nearly every factor has says little about which is meant. */
export function unitsOf(token: Token, index: SearchIndex, spell: (run: string) => string[]): Unit[] {
  if (token.kind === "chinese") return chineseUnits(token.text, index, spell);
  const expansions = token.kind === "number" ? expandNumber(token.text, index) : expandWord(token.text, index);
  const length = Math.min(token.text.length, 8);
  const base = token.kind === "number" ? 2 : 1 + length / 4;
  return [{ weight: stopWords.has(token.text) ? base * stopWeight : base * rarity(expansions, index), expansions }];
}

function chineseUnits(run: string, index: SearchIndex, spell: (run: string) => string[]): Unit[] {
  const { characters, pairs } = chinesePieces(run);
  const postingsOf = (term: string): Postings => index.chinese.get(term) ?? [];
  const unit = (postings: Postings, share: number, counted: Postings = postings): Unit => ({ weight: share * rarity(asExpansions(postings), index), expansions: asExpansions(counted) });
  if (pairs.length === 0) return characters.map((character) => unit(postingsOf(character), 1.5));

  // A character by itself says nothing of a longer word (氢 of 氢气 also stands in 氢氟碳化物): it counts beside a pair, and where it is the whole of a name (铜 for 铜管).
  const paired = marked(index, pairs.map(postingsOf));
  const units = characters.map((character) => {
    const names = new Set(index.whole.get(character));
    const postings = postingsOf(character);
    return unit(postings, 0.5, postings.filter((text) => paired[text] === 1 || names.has(text)));
  });
  units.push(...pairs.map((pair) => unit(postingsOf(pair), 1.2)));
  const known = pairs.filter((pair) => index.chinese.has(pair)).length;
  if (known * 2 <= pairs.length) {
    // A wrong character of the same sound (炭钢 for 碳钢): what it is read as decides, where another character is right.
    const shared = marked(index, characters.map(postingsOf));
    const sound = spell(run).flatMap((spelling) => fromTerms(index.pinyin(), spelling, 0.8, 0.7)).map(({ postings, quality }) => ({ postings: postings.filter((text) => shared[text] === 1), quality }));
    if (sound.some(({ postings }) => postings.length > 0)) units.push({ weight: 1.5 * pairs.length, expansions: sound });
  }
  return units;
}

/** 1 at the number of every text that one of the lists holds. */
function marked(index: SearchIndex, lists: readonly Postings[]): Uint8Array {
  const marks = new Uint8Array(index.bearers.start.length);
  for (const list of lists) for (const text of list) marks[text] = 1;
  return marks;
}

function asExpansions(postings: Postings): Expansion[] {
  return postings.length === 0 ? [] : [{ postings, quality: 1 }];
}

function expandNumber(text: string, index: SearchIndex): Expansion[] {
  const expansions: Expansion[] = [];
  const add = (terms: Terms | Sorted, key: string, quality: number) => {
    const postings = terms.get(key);
    if (postings !== undefined) expansions.push({ postings, quality });
  };
  add(index.words, text, 1);
  const plain = plainDecimal(text);
  add(index.values, plain, 1);
  if (plain.length >= 3) for (const [value, postings] of take(index.values, plain)) if (value !== plain) expansions.push({ postings, quality: 0.5 + (0.4 * plain.length) / value.length });
  if (text.length >= 2) for (const [term, postings] of take(index.words, text)) if (term !== text) expansions.push({ postings, quality: 0.55 });
  return expansions;
}

function expandWord(word: string, index: SearchIndex): Expansion[] {
  const spellings = spellingsOf(word);
  const exact = spellings.flatMap((spelling, at) => {
    const postings = index.words.get(spelling);
    return postings === undefined ? [] : [{ postings, quality: at === 0 ? 1 : 0.93 }];
  });
  const pinyin = word.length >= 2 ? fromTerms(index.pinyin(), word, 0.85, 0.75) : [];
  const initials = word.length >= 2 && word.length <= 8 ? fromTerms(index.initials(), word, 0.7, 0.55) : [];
  const prefixed = spellings.flatMap((spelling) => [...take(index.words, spelling)].filter(([term]) => term !== spelling).map(([term, postings]) => ({ postings, quality: 0.65 + (0.25 * spelling.length) / term.length })));
  const found = [...exact, ...prefixed, ...pinyin, ...initials];
  if (exact.length > 0 || prefixed.length > 0 || pinyin.length > 0 || word.length < 4) return found;
  return [...found, ...mistyped(word, index)];
}

/** Words within a slip or two of the finger, two neighbours exchanged included. */
function mistyped(word: string, index: SearchIndex): Expansion[] {
  const expansions: Expansion[] = [];
  for (let at = 0; at + 1 < word.length; at++) {
    const postings = index.words.get(`${word.slice(0, at)}${word[at + 1] ?? ""}${word[at] ?? ""}${word.slice(at + 2)}`);
    if (postings !== undefined) expansions.push({ postings, quality: 0.7 });
  }
  for (let distance = 1; expansions.length === 0 && distance <= (word.length >= 6 ? 2 : 1); distance++) {
    for (const [, [postings, errors]] of index.words.fuzzyGet(word, distance)) expansions.push({ postings, quality: 0.75 - 0.15 * errors });
  }
  if (expansions.length === 0 && word.length >= 5) for (const [, [postings, distance]] of index.pinyin().fuzzyGet(word, 1)) expansions.push({ postings, quality: 0.65 - 0.15 * distance });
  // An unfinished word with a slip in it: the part that is there, one letter shorter at a time.
  for (let length = word.length - 1; expansions.length === 0 && length >= 4; length--) for (const [, postings] of take(index.words, word.slice(0, length))) expansions.push({ postings, quality: (0.5 * length) / word.length });
  return expansions;
}

/** A word with its other spellings, number and near synonyms: aluminum, tyres, lorries. The word itself comes first. */
export function spellingsOf(word: string): string[] {
  const forms = new Set([word]);
  const singular = word.endsWith("ies") && word.length > 4 ? `${word.slice(0, -3)}y` : /(?:ss|sh|ch|x)es$/.test(word) ? word.slice(0, -2) : word.endsWith("s") && !word.endsWith("ss") && word.length > 3 ? word.slice(0, -1) : word;
  forms.add(singular);
  for (const form of [word, singular]) for (const other of variants.get(form) ?? []) forms.add(other);
  for (const form of [...forms]) {
    if (/iz(?=e|ed|ing|ation)/.test(form)) forms.add(form.replace(/iz(?=e|ed|ing|ation)/, "is"));
    if (/is(?=ed|ing|ation)/.test(form)) forms.add(form.replace(/is(?=ed|ing|ation)/, "iz"));
  }
  return [...forms];
}

function fromTerms(terms: Terms | Sorted, key: string, exact: number, prefix: number): Expansion[] {
  return [...take(terms, key)].map(([term, postings]) => ({ postings, quality: term === key ? exact : prefix - 0.15 * (1 - key.length / term.length) }));
}

function* take(terms: Terms | Sorted, prefix: string): Generator<[string, Postings]> {
  let left = mostPrefixed;
  for (const entry of terms.atPrefix(prefix)) {
    if (left-- === 0) return;
    yield entry;
  }
}

/** 1 for what a single factor has, down to a quarter for what all have. What none has still counts: it was asked for. */
function rarity(expansions: readonly Expansion[], index: SearchIndex): number {
  if (expansions.length === 0) return 0.6;
  let holders = 0;
  const { start } = index.bearers;
  for (const { postings } of expansions) for (const text of postings) holders += (start[text + 1] as number) - (start[text] as number);
  return Math.max(0.25, Math.log((index.factors.length + 1) / Math.min(holders, index.factors.length)) / Math.log(index.factors.length + 1));
}
