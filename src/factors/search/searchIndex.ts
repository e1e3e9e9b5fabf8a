import SearchableMap from "minisearch/SearchableMap";
import type { Factor } from "../factor";
import { nameKey } from "../names/nameKey";
import { pinyinSpeller } from "../names/pinyin";
import type { Readings } from "../names/pinyin";
import placesJson from "../names/places.json";
import { inPieces } from "./inPieces";
import { SortedTerms } from "./sortedTerms";
import { chinesePieces, tokensOf } from "./tokens";
import searchWords from "./words.json";

/** Numbers of the texts that hold a term. */
export type Postings = readonly number[];
/** Terms with their postings: MiniSearch's radix tree finds them by prefix and within a number of typing errors. */
export type Terms = SearchableMap<Postings>;
/** Terms that are found exactly or by prefix. */
export type Sorted = SortedTerms<Postings>;

/**
 * The factors that bear each text, and how much it counts in each (0..1), in flat arrays: those of text t stand
 * from start[t] to start[t + 1].
 */
export interface Bearers {
  readonly start: Uint32Array;
  readonly factor: Uint32Array;
  readonly weight: Float32Array;
}

/**
 * A text (a name, a synonym, a source's title) is indexed once however many factors bear it: terms lead to texts, texts to factors.
 * The trees of pinyin are made when a query in letters first needs them.
 */
export interface SearchIndex {
  readonly factors: readonly Factor[];
  readonly bearers: Bearers;
  /** Words of letters and numbers. */
  readonly words: Terms;
  /** Chinese characters and pairs of them. */
  readonly chinese: ReadonlyMap<string, Postings>;
  /** Pinyin of stretches of Chinese from each of their characters on, without blanks; and its initials. */
  readonly pinyin: () => Terms;
  readonly initials: () => Sorted;
  /** Whole names, synonyms and ids as nameKey sees them; and their pinyin and initials where they begin with Chinese. */
  readonly whole: Sorted;
  readonly wholePinyin: () => Sorted;
  readonly wholeInitials: () => Sorted;
  readonly values: Sorted;
  /** Length of the shorter name in half widths, to prefer the plain before the special. */
  readonly lengths: Uint16Array;
  /** Makes a piece of what pinyin is found by; true when all of it is there. */
  readonly spellSome: () => boolean;
}

/** So many texts are done in one piece: some milliseconds. */
const piece = 400;

/** How much a hit in each field counts. */
const weight = { name: 1, synonym: 0.9, place: 0.85, year: 0.85, id: 0.6, unit: 0.55, kind: 0.55, source: 0.5, otherUnit: 0.8 } as const;
const longestSpelling = 8;
const places = new Map(placesJson.map((place) => [place.code, [place.zh, place.en, ...place.also]]));

/** The index over all factors, in pieces: all of it takes a third of a second for ten thousand, in which a page does nothing else. */
export function* buildSearchIndex(factors: readonly Factor[], readings: Readings): Generator<void, SearchIndex> {
  const plain = new Texts();
  const named = new Texts();
  const ids = new Texts();
  const values = new Texts();
  const lengths = new Uint16Array(factors.length);
  const bearing: Bearing[] = [];

  for (const [at, factor] of factors.entries()) {
    if (at % piece === 0) yield;
    lengths[at] = Math.min([...factor.nameZh].length * 2, factor.nameEn.length);
    named.add(factor.nameZh, at, weight.name, bearing);
    named.add(factor.nameEn, at, weight.name, bearing);
    for (const synonym of factor.synonyms) named.add(synonym, at, weight.synonym, bearing);
    for (const name of placeNames(factor.region)) named.add(name, at, weight.place, bearing);
    ids.add(factor.id, at, weight.id, bearing);
    plain.add(factor.dataYear, at, weight.year, bearing);
    plain.add(factor.unit, at, weight.unit, bearing);
    for (const word of [...searchWords.categories[factor.category], ...searchWords.boundaries[factor.boundary]]) plain.add(word, at, weight.kind, bearing);
    plain.add(`${factor.source} ${factor.publisher}`, at, weight.source, bearing);
    values.add(plainDecimal(factor.value), at, 1, bearing);
    const perOther = inOtherMass(factor);
    if (perOther !== null) values.add(perOther, at, weight.otherUnit, bearing);
  }

  const words = new Inverted();
  const chinese = new Inverted();
  const whole = new Inverted();
  const numbers = new Inverted();
  for (const texts of [plain, named, ids]) {
    for (const [text, number] of texts.numbers) {
      if (number % piece === 0) yield;
      addTerms(text, number, words, chinese);
    }
  }
  for (const texts of [named, ids]) {
    for (const [text, number] of texts.numbers) {
      if (number % piece === 0) yield;
      const key = nameKey(text);
      const head = nameKey(headOf(text));
      whole.add(key, number);
      if (head !== key) whole.add(head, number);
    }
  }
  for (const [text, number] of values.numbers) numbers.add(text, number);

  const speller = pinyinSpeller(readings);
  const spelt = inPieces(function* () {
    const [pinyin, initials, wholePinyin, wholeInitials] = [new Inverted(), new Inverted(), new Inverted(), new Inverted()];
    for (const [text, number] of named.numbers) {
      if (number % piece === 0) yield;
      const spellings = spellingsOf(text, speller);
      for (const term of spellings.pinyin) pinyin.add(term, number);
      for (const term of spellings.initials) initials.add(term, number);
      for (const term of spellings.wholePinyin) wholePinyin.add(term, number);
      for (const term of spellings.wholeInitials) wholeInitials.add(term, number);
    }
    return { pinyin: yield* pinyin.tree(), initials: initials.sorted(), wholePinyin: wholePinyin.sorted(), wholeInitials: wholeInitials.sorted() };
  });
  return {
    factors, bearers: flat(bearing), lengths, words: yield* words.tree(), chinese: chinese.terms, whole: whole.sorted(), values: numbers.sorted(),
    pinyin: () => spelt.get().pinyin, initials: () => spelt.get().initials, wholePinyin: () => spelt.get().wholePinyin, wholeInitials: () => spelt.get().wholeInitials,
    spellSome: () => spelt.step(),
  };
}

/** Decimal text in its shortest plain form, so that 0.7120 is found by 0.712. */
export function plainDecimal(text: string): string {
  if (/e/i.test(text)) return String(Number(text));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** What a figure per tonne is per kilogram, and the other way: people type 1.99 for 1990 kgCO2e/t. Null for all else. */
function inOtherMass({ value, unit }: Factor): string | null {
  const places = /\/t$/.test(unit) ? -3 : /\/kg$/.test(unit) ? 3 : null;
  return places === null || !/^\d+(?:\.\d+)?$/.test(value) ? null : plainDecimal(shifted(value, places));
}

/** Decimal text with its point moved, digit by digit: no rounding. */
function shifted(value: string, places: number): string {
  const [whole = "", fraction = ""] = value.split(".");
  const digits = `${"0".repeat(Math.max(0, -places))}${whole}${fraction}${"0".repeat(Math.max(0, places))}`;
  const point = Math.max(0, -places) + whole.length + places;
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0"}.${digits.slice(point) || "0"}`;
}

/** "US-RFCW" is found by its code and by its country; the other names of the country belong to the country's own factors. */
function placeNames(region: string): readonly string[] {
  return [region, ...(places.get(region) ?? places.get(region.split("-")[0] ?? "")?.slice(0, 2) ?? [])];
}

/** What a name is of, without what kind of it: 轮胎 of 轮胎，原生料生产; Diesel of Diesel (average biofuel blend). */
function headOf(text: string): string {
  const head = /^[^,，(（]*/.exec(text)?.[0] ?? text;
  return /[:：]/.test(head) ? text : head;
}

function addTerms(text: string, number: number, words: Inverted, chinese: Inverted): void {
  const tokens = tokensOf(text);
  tokens.forEach(({ kind, text: piece }, index) => {
    if (kind === "chinese") {
      const { characters, pairs } = chinesePieces(piece);
      for (const term of characters) chinese.add(term, number);
      for (const term of pairs) chinese.add(term, number);
      return;
    }
    words.add(piece, number);
    // "8 t" is typed 8t, "wire rod" wirerod.
    const next = tokens[index + 1];
    if (next !== undefined && next.kind !== "chinese" && piece.length + next.text.length <= 24) words.add(piece + next.text, number);
  });
}

interface SpellingsOfText {
  readonly pinyin: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  readonly wholePinyin: readonly string[];
  readonly wholeInitials: readonly string[];
}

function spellingsOf(text: string, speller: ReturnType<typeof pinyinSpeller>): SpellingsOfText {
  const pinyin = new Set<string>();
  const initials = new Set<string>();
  const runs = tokensOf(text).filter(({ kind }) => kind === "chinese");
  for (const { text: run } of runs) {
    for (const spelling of speller(run) ?? []) {
      for (let start = 0; start < spelling.full.length; start++) {
        pinyin.add(spelling.full.slice(start, start + longestSpelling).join(""));
        if (spelling.full.length - start >= 2) initials.add(spelling.initials.slice(start, start + longestSpelling));
      }
    }
  }
  const head = nameKey(headOf(text));
  const spelt = runs[0]?.text === head ? (speller(head) ?? []) : [];
  return { pinyin, initials, wholePinyin: spelt.map(({ full }) => full.join("")), wholeInitials: spelt.map((spelling) => spelling.initials).filter(({ length }) => length >= 2) };
}

/** The bearers of one text while they are collected. */
interface Bearing {
  readonly factors: number[];
  readonly weights: number[];
}

function flat(bearing: readonly Bearing[]): Bearers {
  const start = new Uint32Array(bearing.length + 1);
  bearing.forEach(({ factors }, text) => {
    start[text + 1] = (start[text] as number) + factors.length;
  });
  const size = start[bearing.length] as number;
  const factor = new Uint32Array(size);
  const weights = new Float32Array(size);
  bearing.forEach((one, text) => {
    factor.set(one.factors, start[text]);
    weights.set(one.weights, start[text]);
  });
  return { start, factor, weight: weights };
}

/** Texts with their numbers, in order of appearance. */
class Texts {
  readonly numbers = new Map<string, number>();

  add(text: string, factor: number, value: number, bearing: Bearing[]): void {
    if (text === "") return;
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = bearing.length;
      this.numbers.set(text, number);
      bearing.push({ factors: [], weights: [] });
    }
    const { factors, weights } = bearing[number] as Bearing;
    // Factors come in order: a text met again in the same factor keeps its best weight.
    const last = factors.length - 1;
    if (factors[last] === factor) weights[last] = Math.max(weights[last] as number, value);
    else {
      factors.push(factor);
      weights.push(value);
    }
  }
}

/** Terms while they are collected. */
class Inverted {
  readonly terms = new Map<string, number[]>();

  /** Texts come in order, so that a term met twice in one is seen at the end of its list. */
  add(term: string, text: number): void {
    if (term === "") return;
    const postings = this.terms.get(term);
    if (postings === undefined) this.terms.set(term, [text]);
    else if (postings[postings.length - 1] !== text) postings.push(text);
  }

  *tree(): Generator<void, Terms> {
    const tree: Terms = new SearchableMap();
    let count = 0;
    for (const [term, postings] of this.terms) {
      if (++count % piece === 0) yield;
      tree.set(term, postings);
    }
    return tree;
  }

  sorted(): Sorted {
    return new SortedTerms(this.terms);
  }
}
