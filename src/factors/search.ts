import type { Boundary, Category, Factor } from "./factor";
import { nameKey } from "./names/nameKey";
import { pinyinSpeller } from "./names/pinyin";
import type { Readings } from "./names/pinyin";
import { joinedUnit, unitsOf } from "./search/expand";
import { explainHit } from "./search/explainHit";
import type { Match } from "./search/explainHit";
import { buildSearchIndex } from "./search/searchIndex";
import type { Bearers, Postings, SearchIndex } from "./search/searchIndex";
import { tokensOf } from "./search/tokens";
import type { Token } from "./search/tokens";
import searchWords from "./search/words.json";

export type { Match } from "./search/explainHit";

/** What a person looks for. All filters must hold; an absent one holds always. */
export interface Query {
  readonly text: string;
  readonly categories?: readonly Category[];
  /** A region and what lies in it: "CN" holds for "CN-GD". */
  readonly region?: string;
  readonly year?: string;
  /** Part of the source's or the publisher's name. */
  readonly source?: string;
  readonly boundaries?: readonly Boundary[];
  /** The workbook's own factors before all others. */
  readonly pinnedFirst?: boolean;
  /** Leave out what has been superseded. */
  readonly currentOnly?: boolean;
  /** Most hits wanted; 20 where it is absent. */
  readonly count?: number;
}

export interface Hit {
  readonly factor: Factor;
  /** Higher fits better; comparable within one answer only. */
  readonly score: number;
  /** Whether it stands in the workbook's own sheet. */
  readonly pinned: boolean;
  /** What in the factor answers which part of the query. */
  readonly matches: readonly Match[];
}

export interface Search {
  /** The best hits first. An empty text lists what the filters leave, in the order of the library. */
  find(query: Query): readonly Hit[];
}

const usualCount = 20;
/** Nobody searches with more; a cell pasted by mistake should not hold up the next keystroke. */
const longestQuery = 120;
/** What a whole name adds above its pieces, and a name that only begins so. */
const wholeBonus = 0.5;
const partBonus = 0.28;
const beginBonus = 0.1;
const stopsLongestFirst = [...searchWords.stop].sort((a, b) => b.length - a.length);

/**
 * Search over the workbook's own factors and the library. The index is built when the first query comes.
 * The radix tree of MiniSearch finds the terms; which factor comes first is decided here.
 */
export function createSearch({ pinned, library, readings }: { pinned: readonly Factor[]; library: readonly Factor[]; readings: Readings }): Search {
  const own = new Set(pinned.map(({ id }) => id));
  const factors = [...pinned, ...library.filter(({ id }) => !own.has(id))];
  let made: { index: SearchIndex; priors: Float32Array; scores: Scores } | undefined;
  const speller = pinyinSpeller(readings);
  const spell = (run: string) => (speller(run) ?? []).map(({ full }) => full.join(""));

  return {
    find(query) {
      if (made === undefined) {
        const index = buildSearchIndex(factors, readings);
        made = { index, priors: priorsOf(index, pinned.length), scores: new Scores(factors.length, index.bearers) };
      }
      const { index, priors, scores } = made;
      const text = query.text.slice(0, longestQuery);
      const tokens = withoutStops(tokensOf(text));
      const holds = filterOf(query);
      const count = query.count ?? usualCount;
      const bonus = (at: number) => (query.pinnedFirst === true && at < pinned.length ? 10 : 0);
      const hit = (at: number, score: number): Hit => ({ factor: factors[at] as Factor, score, pinned: at < pinned.length, matches: explainHit(factors[at] as Factor, tokens) });

      if (tokens.length === 0) {
        const all = factors.flatMap((factor, at) => (holds(factor) ? [at] : []));
        return all.sort((a, b) => bonus(b) - bonus(a) || a - b).slice(0, count).map((at) => hit(at, 0));
      }
      scores.clear();
      let total = 0;
      tokens.forEach((token, at) => {
        const next = tokens[at + 1];
        const joined = next === undefined ? null : joinedUnit(token, next, index);
        for (const unit of [...unitsOf(token, index, spell), ...(joined === null ? [] : [joined])]) {
          total += unit.weight;
          for (const { postings, quality } of unit.expansions) scores.best(postings, quality);
          scores.addBest(unit.weight);
        }
      });
      scores.scale(1 / total);
      addWholeNames(text, tokens, index, scores);

      const asked = askedFor(text, tokens, index);
      return scores
        .top(count, (at) => {
          const factor = factors[at] as Factor;
          return holds(factor) ? (priors[at] as number) + favour(factor, asked) + bonus(at) : null;
        })
        .map(({ at, score }) => hit(at, score));
    },
  };
}

const penalty = { order: 0.06, length: 0.06, superseded: 0.14, withdrawn: 0.05, unverified: 0.02, spend: 0.15, upstream: 0.13, marginal: 0.07, waste: 0.04, singleGas: 0.12, combustionCo2: 0.03 } as const;
const longName = 80;
const gain = { country: 0.04, allGases: 0.02, average: 0.02, language: 0.04, pinned: 0.05, askedCategory: 0.06 } as const;

function isSuperseded(factor: Factor): boolean {
  return factor.supersededBy !== "" || factor.current === false;
}

function supersession(factor: Factor): number {
  return factor.supersededBy !== "" ? penalty.superseded : factor.current === false ? penalty.withdrawn : 0;
}

/** What speaks for a factor before anything is asked: current, verified, of a high ranking source, all gases, the average of a kind, a whole country, no proxy by money. */
function priorsOf({ factors, lengths }: SearchIndex, pinned: number): Float32Array {
  return Float32Array.from(factors, (factor, at) => {
    let prior = -penalty.order * (at / factors.length) - penalty.length * Math.min(1, (lengths[at] as number) / longName) - supersession(factor);
    if (!factor.verified) prior -= penalty.unverified;
    if (factor.category === "spend") prior -= penalty.spend;
    if (factor.category === "upstream") prior -= penalty.upstream;
    if (factor.boundary === "transmission" || factor.boundary === "grid-marginal" || factor.boundary === "grid-residual") prior -= penalty.marginal;
    if (factor.category === "waste") prior -= penalty.waste;
    if (factor.gases !== "CO2e" && factor.gases !== "CO2") prior -= penalty.singleGas;
    if (factor.gases === "CO2" && factor.boundary === "combustion") prior -= penalty.combustionCo2;
    if (!factor.region.includes("-")) prior += gain.country;
    if (factor.gases === "CO2e") prior += gain.allGases;
    if (/\baverage\b/i.test(factor.nameEn)) prior += gain.average;
    if (at < pinned) prior += gain.pinned;
    return prior;
  });
}

interface Asked {
  readonly years: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly chinese: boolean;
}

/** What a query says besides names: a year, a category ("上游", "spend"), the language of its writer. */
function askedFor(text: string, tokens: readonly Token[], index: SearchIndex): Asked {
  const key = nameKey(text);
  return {
    years: new Set(tokens.filter((token) => token.kind === "number" && /^(?:19|20)\d\d$/.test(token.text)).map((token) => token.text)),
    categories: new Set(Object.entries(searchWords.categories).filter(([, words]) => words.some((word) => key.includes(nameKey(word)))).map(([category]) => category)),
    chinese: tokens.some((token) => token.kind === "chinese" || isPinyin(token, index)),
  };
}

/** Letters that are no English word here, and are the beginning of some Chinese. */
function isPinyin({ kind, text }: Token, index: SearchIndex): boolean {
  return kind === "word" && text.length >= 3 && !index.words.has(text) && index.pinyin().atPrefix(text).size > 0;
}

/** What a query's year, category and language add, and the penalties they lift: a superseded year that is asked for is not held against the factor. */
function favour(factor: Factor, asked: Asked): number {
  let sum = 0;
  if (asked.years.size > 0 && asked.years.has(factor.dataYear.slice(0, 4))) sum += supersession(factor);
  if (asked.categories.has(factor.category)) sum += gain.askedCategory + (factor.category === "upstream" ? penalty.upstream : factor.category === "spend" ? penalty.spend : factor.category === "waste" ? penalty.waste : 0);
  if (asked.chinese && (factor.region === "CN" || factor.region.startsWith("CN-"))) sum += gain.language;
  return sum;
}

function filterOf(query: Query): (factor: Factor) => boolean {
  const region = query.region?.toLowerCase();
  const source = query.source === undefined ? undefined : nameKey(query.source);
  const none = query.categories === undefined && query.boundaries === undefined && region === undefined && query.year === undefined && source === undefined && query.currentOnly !== true;
  if (none) return () => true;
  return (factor) =>
    (query.categories === undefined || query.categories.length === 0 || query.categories.includes(factor.category))
    && (query.boundaries === undefined || query.boundaries.length === 0 || query.boundaries.includes(factor.boundary))
    && (region === undefined || factor.region.toLowerCase() === region || factor.region.toLowerCase().startsWith(`${region}-`))
    && (query.year === undefined || factor.dataYear.startsWith(query.year))
    && (source === undefined || nameKey(`${factor.source} ${factor.publisher} ${factor.id}`).includes(source))
    && (query.currentOnly !== true || !isSuperseded(factor));
}

/** "柴油排放因子" is 柴油: words that stand in any query are cut off a longer stretch of Chinese. */
function withoutStops(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    if (token.kind !== "chinese") return [token];
    let { text } = token;
    for (const stop of stopsLongestFirst) {
      if (text.length > stop.length && text.endsWith(stop)) text = text.slice(0, -stop.length);
      if (text.length > stop.length && text.startsWith(stop)) text = text.slice(stop.length);
    }
    return [{ ...token, text }];
  });
}

/** What is called exactly so comes before what only contains the words: the whole query first, then each of its pieces. */
function addWholeNames(text: string, tokens: readonly Token[], index: SearchIndex, scores: Scores): void {
  const key = nameKey(text);
  const latin = !tokens.some(({ kind }) => kind === "chinese");
  const cleaned = tokens.map((token) => token.text).join("");
  for (const whole of new Set([key, cleaned])) {
    for (const [terms, share] of [[index.whole, 1], ...(latin ? [[index.wholePinyin(), 0.9], [index.wholeInitials(), 0.7]] as const : [])] as const) {
      const exact = terms.get(whole);
      if (exact !== undefined) scores.add(exact, wholeBonus * share);
    }
    if (whole.length >= 2) {
      let left = 60;
      for (const [name, postings] of index.whole.atPrefix(whole)) {
        if (left-- === 0) break;
        if (name !== whole) scores.add(postings, (beginBonus * whole.length) / name.length);
      }
    }
  }
  if (tokens.length < 2) return;
  for (let from = 0; from < tokens.length; from++) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + 3); to++) {
      if (to - from === tokens.length) continue;
      const part = tokens.slice(from, to).map((token) => token.text).join("");
      const exact = part.length >= 2 ? index.whole.get(part) : undefined;
      if (exact !== undefined) scores.add(exact, (partBonus * (to - from)) / tokens.length);
    }
  }
}

const leastShare = 0.35;

function precedes(score: number, at: number, other: { readonly at: number; readonly score: number }): boolean {
  return score > other.score || (score === other.score && at < other.at);
}

/** Scores of all factors, kept between queries so that a keystroke allocates nothing. */
class Scores {
  private readonly sum: Float32Array;
  private readonly unit: Float32Array;
  private touched: number[] = [];
  private touchedByUnit: number[] = [];
  private readonly seen: Uint8Array;

  constructor(size: number, private readonly bearers: readonly Bearers[]) {
    this.sum = new Float32Array(size);
    this.unit = new Float32Array(size);
    this.seen = new Uint8Array(size);
  }

  clear(): void {
    for (const at of this.touched) {
      this.sum[at] = 0;
      this.seen[at] = 0;
    }
    this.touched = [];
  }

  /** Within one piece of the query, a factor counts by its best term. */
  best(postings: Postings, quality: number): void {
    for (const text of postings) {
      const { factors, weights } = this.bearers[text] as Bearers;
      for (let i = 0; i < factors.length; i++) {
        const at = factors[i] as number;
        const value = (weights[i] as number) * quality;
        const before = this.unit[at] as number;
        if (before === 0) this.touchedByUnit.push(at);
        if (value > before) this.unit[at] = value;
      }
    }
  }

  addBest(weight: number): void {
    for (const at of this.touchedByUnit) {
      this.raise(at, (this.unit[at] as number) * weight);
      this.unit[at] = 0;
    }
    this.touchedByUnit = [];
  }

  /** Adds a bonus to every factor that bears one of the texts, once. */
  add(postings: Postings, bonus: number): void {
    this.best(postings, bonus);
    this.addBest(1);
  }

  scale(by: number): void {
    for (const at of this.touched) this.sum[at] = (this.sum[at] as number) * by;
  }

  /** The `count` best of those that `prior` lets in, best first; equals stay in the library's order. */
  top(count: number, prior: (at: number) => number | null): { at: number; score: number }[] {
    let most = 0;
    for (const at of this.touched) if ((this.sum[at] as number) > most) most = this.sum[at] as number;
    const best: { at: number; score: number }[] = [];
    for (const at of this.touched) {
      const text = this.sum[at] as number;
      // What has little of the query is no answer where something has much of it.
      if (text < most * leastShare) continue;
      const before = prior(at);
      if (before === null) continue;
      const score = text + before;
      const last = best[count - 1];
      if (last !== undefined && !precedes(score, at, last)) continue;
      let place = best.length;
      while (place > 0 && precedes(score, at, best[place - 1] as { at: number; score: number })) place--;
      best.splice(place, 0, { at, score });
      if (best.length > count) best.pop();
    }
    return best;
  }

  private raise(at: number, by: number): void {
    if (this.seen[at] === 0) {
      this.seen[at] = 1;
      this.touched.push(at);
    }
    this.sum[at] = (this.sum[at] as number) + by;
  }
}
