import compoundRecords from "./data/compounds.json";
import magnitudeRecords from "./data/magnitudes.json";
import prefixRecords from "./data/prefixes.json";
import refusedRecords from "./data/refused.json";
import unitRecords from "./data/units.json";
import { Decimal } from "./decimal";
import type { PrefixRecord, RefusedRecord, UnitRecord } from "./record";
import type { Dimension } from "./unit";

/** A unit with its prefix: what one word of a unit expression stands for. */
export interface Atom {
  readonly kind: "atom";
  readonly symbol: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly dimension: Dimension;
  readonly scale: Decimal;
  /** A length that becomes an area or a volume with a 2 or 3 behind it. */
  readonly power: boolean;
  readonly gas?: string;
  readonly currency?: string;
  readonly of?: string;
  readonly source: string;
}

/** 万, 亿, million: a power of ten in front of a unit. */
export interface Magnitude {
  readonly kind: "magnitude";
  readonly symbol: string;
  readonly scale: Decimal;
}

/** A short way to write a product: tkm. */
export interface Compound {
  readonly kind: "compound";
  readonly symbol: string;
  readonly means: string;
}

export interface Refused extends RefusedRecord {
  readonly kind: "refused";
}

export type Meaning = Atom | Magnitude | Compound | Refused;

export interface Spelling {
  readonly text: string;
  readonly meaning: Meaning;
  /** The SI letter in front, whose case counts: m is milli, M is mega. */
  readonly letter?: string;
  /** Never met by a spelling of another case. */
  readonly exact: boolean;
}

export interface Lexicon {
  /** Every atom once, in the order of the data. */
  readonly atoms: readonly Atom[];
  readonly spellings: readonly Spelling[];
  /** What a word means: as it is written, else in another case where only one meaning is left. */
  readonly find: (word: string) => Meaning | undefined;
  /** All spellings that differ from the word in case only. */
  readonly sameLetters: (word: string) => readonly Spelling[];
  /** Length of the longest spelling. */
  readonly longest: number;
  /** Symbol of a product that has a name of its own: "kW·h" is written kWh. */
  readonly nameOf: (product: string) => string;
}

const lettersWhoseCaseCounts = "mMpP";

/** An exact decimal, or a fraction of two ("2000/3") at 64 digits. */
export function readScale(text: string): Decimal {
  const [over = "", under] = text.split("/");
  return under === undefined ? new Decimal(over) : new Decimal(over).div(under);
}

const plural = (name: string): string[] => (/[sz\W]$|\d$/.test(name) ? [name] : [name, `${name}s`]);
const latin = /^[\x20-\x7e]+$/;

function* spellUnit(record: UnitRecord, prefixes: ReadonlyMap<string, PrefixRecord>): Generator<Spelling> {
  const scale = readScale(record.scale);
  const atom = (symbol: string, size: Decimal, nameZh: string, nameEn: string): Atom => ({
    kind: "atom", symbol, nameZh, nameEn, dimension: record.dimension, scale: size, power: record.power === true, source: record.source,
    ...(record.gas !== undefined && { gas: record.gas }),
    ...(record.currency !== undefined && { currency: record.currency }),
    ...(record.of !== undefined && { of: record.of }),
  });
  const [zh = record.symbol] = record.zh;
  const [en = record.symbol] = record.en;
  const exact = record.exact === true;

  const bare = atom(record.symbol, scale, zh, en);
  for (const text of [record.symbol, ...(record.spellings ?? [])]) yield { text, meaning: bare, exact };
  for (const text of [...record.zh, ...record.en.flatMap(plural), ...(record.also?.[record.symbol] ?? [])]) yield { text, meaning: bare, exact: false };

  for (const letter of [...(record.prefixes ?? []), ...(record.exactPrefixes ?? [])]) {
    const prefix = prefixes.get(letter);
    if (prefix === undefined) throw new Error(`data/units.json: ${record.symbol} takes the prefix ${letter}, which data/prefixes.json does not have`);
    const named = record.currency === undefined ? { zh: prefix.zh + zh, en: prefix.en + en } : { zh: prefix.symbol + zh, en: `${prefix.symbol} ${en}` };
    const meaning = atom(letter + record.symbol, scale.times(prefix.scale), named.zh, named.en);
    const symbolExact = exact || record.exactPrefixes?.includes(letter) === true;
    for (const text of record.prefixed ?? [record.symbol]) yield { text: letter + text, meaning, letter, exact: symbolExact };
    for (const text of record.also?.[meaning.symbol] ?? []) yield { text, meaning, exact: text !== text.toLowerCase() };
    // 兆元 is 10^12 in Taiwan and nothing elsewhere: money takes no Chinese prefix, only 万 and 亿.
    if (record.currency !== undefined) continue;
    for (const name of record.zh) yield { text: prefix.zh + name, meaning, exact: false };
    for (const name of record.en) if (!name.includes(" ")) for (const text of plural(name)) yield { text: prefix.en + text, meaning, exact: false };
  }
}

function* spellAll(): Generator<Spelling> {
  for (const record of refusedRecords as readonly RefusedRecord[]) {
    const meaning: Refused = { kind: "refused", ...record };
    for (const text of record.spellings) yield { text, meaning, exact: text !== text.toLowerCase() };
  }
  const prefixes = new Map((prefixRecords as readonly PrefixRecord[]).map((prefix) => [prefix.symbol, prefix]));
  for (const record of unitRecords as readonly UnitRecord[]) yield* spellUnit(record, prefixes);
  for (const { symbol, means, spellings } of compoundRecords) {
    const meaning: Compound = { kind: "compound", symbol, means };
    for (const text of spellings) yield { text, meaning, exact: false };
  }
  for (const { symbol, scale, spellings } of magnitudeRecords) {
    const meaning: Magnitude = { kind: "magnitude", symbol, scale: new Decimal(scale) };
    for (const text of spellings) yield { text, meaning, exact: false };
  }
}

const sameMeaning = (a: Meaning, b: Meaning): boolean => a === b || (a.kind === "atom" && b.kind === "atom" && a.symbol === b.symbol);

function build(): Lexicon {
  const spellings: Spelling[] = [];
  const written = new Map<string, Meaning>();
  const folded = new Map<string, Spelling[]>();
  const atoms = new Map<string, Atom>();
  for (const spelled of spellAll()) {
    const spelling = { ...spelled, text: spelled.text.replace(" (", "(") };
    const before = written.get(spelling.text);
    if (before !== undefined) {
      if (!sameMeaning(before, spelling.meaning)) throw new Error(`src/units/data: "${spelling.text}" has two meanings`);
      continue;
    }
    written.set(spelling.text, spelling.meaning);
    spellings.push(spelling);
    if (spelling.meaning.kind === "atom" && !atoms.has(spelling.meaning.symbol)) atoms.set(spelling.meaning.symbol, spelling.meaning);
    if (latin.test(spelling.text) || spelling.text !== spelling.text.toLowerCase()) {
      const letters = spelling.text.toLowerCase();
      folded.set(letters, [...(folded.get(letters) ?? []), spelling]);
    }
  }
  const names = new Map(compoundRecords.map(({ means, symbol }) => [means, symbol]));
  const sameLetters = (word: string) => folded.get(word.toLowerCase()) ?? [];

  const find = (word: string): Meaning | undefined => {
    const asWritten = written.get(word);
    if (asWritten !== undefined) return asWritten;
    const open = sameLetters(word).filter(({ exact, letter }) => !exact && (letter === undefined || !lettersWhoseCaseCounts.includes(letter) || word.startsWith(letter)));
    const first = open[0]?.meaning;
    return first !== undefined && open.every(({ meaning }) => sameMeaning(meaning, first)) ? first : undefined;
  };
  return { atoms: [...atoms.values()], spellings, find, sameLetters, longest: Math.max(...spellings.map(({ text }) => text.length)), nameOf: (product) => names.get(product) ?? product };
}

let built: Lexicon | undefined;

/** The words of data/, spelled out once at first use. */
export function lexicon(): Lexicon {
  built ??= build();
  return built;
}
