import { electricityByPlace } from "./electricityByPlace";
import type { Boundary, Category, Factor } from "./factor";
import { nameKey } from "./names/nameKey";
import { pinyinSpeller } from "./names/pinyin";
import type { Readings } from "./names/pinyin";
import { joinedUnit, unitsOf } from "./search/expand";
import { explainHit } from "./search/explainHit";
import type { Match } from "./search/explainHit";
import { inPieces } from "./search/inPieces";
import { inNearWords } from "./search/nearWords";
import { askedFor, favour, isSuperseded, priorsOf } from "./search/ranking";
import { leastShare, Scores } from "./search/scores";
import { buildSearchIndex } from "./search/searchIndex";
import type { Postings, SearchIndex } from "./search/searchIndex";
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
  /** Builds a piece of the index, for whoever has a moment before the first keystroke; true when all of it is there. */
  prepare(): boolean;
}

const usualCount = 20;
/** Nobody searches with more; a cell pasted by mistake should not hold up the next keystroke. */
const longestQuery = 120;
/** What a whole name adds above its pieces, and a name that only begins so. */
const wholeBonus = 0.5;
/** What a whole name has of it that is only read like the query. */
const soundShare = 0.7;
const partBonus = 0.28;
/** What a name adds that is a part of a stretch of Chinese, and how much more it does at its end. */
const withinBonus = 0.3;
const headShare = 1.4;
const longestNameWithin = 6;
const beginBonus = 0.1;
/** The workbook's own come before equals, and before all where that is asked for. */
const ownBonus = 0.05;
const firstBonus = 10;
/** What the book's own reading of a place and a year adds. */
const placeBonus = 0.5;
/** How much of its score a factor keeps that was found by near words. */
const nearShare = 0.85;
const stopsLongestFirst = [...searchWords.stop].sort((a, b) => b.length - a.length);

/** Shelves of a library are kept: when a factor is pinned, only the few of the workbook are indexed anew. */
const kept = new WeakMap<readonly Factor[], { readonly readings: Readings; readonly shelf: Shelf; readonly spell: (run: string) => string[] }>();

/**
 * Search over the workbook's own factors and the library. An index is built when the first query comes.
 * The radix tree of MiniSearch finds the terms; which factor comes first is decided here.
 */
export function createSearch({ pinned, library, readings }: { pinned: readonly Factor[]; library: readonly Factor[]; readings: Readings }): Search {
  let published = kept.get(library);
  if (published === undefined || published.readings !== readings) {
    published = { readings, shelf: createShelf(library, readings, { grids: "all" }), spell: spellerOf(readings) };
    kept.set(library, published);
  }
  const { shelf, spell } = published;
  const own = createShelf(pinned, readings, { grids: "some" });
  const ownIds = new Set(pinned.map(({ id }) => id));

  return {
    prepare: () => own.prepare() && shelf.prepare(),
    find(query) {
      const text = query.text.slice(0, longestQuery);
      const tokens = withoutStops(tokensOf(text));
      const holds = filterOf(query);
      const count = query.count ?? usualCount;
      const hitsOf = (asked: string, pieces: readonly Token[]) => [
        ...own.find(asked, pieces, holds, count).map((hit) => ({ ...hit, pinned: true, score: hit.score + ownBonus + (query.pinnedFirst === true ? firstBonus : 0) })),
        ...shelf.find(asked, pieces, (factor) => !ownIds.has(factor.id) && holds(factor), count).map((hit) => ({ ...hit, pinned: false })),
      ];
      const near = inNearWords(tokens, spell);
      const found = near === null ? hitsOf(text, tokens) : better(hitsOf(text, tokens), hitsOf(near, withoutStops(tokensOf(near))));
      const most = found.reduce((best, hit) => Math.max(best, hit.text), 0);
      return found
        .filter((hit) => hit.text >= most * leastShare)
        .sort((a, b) => b.score - a.score)
        .slice(0, count)
        .map(({ factor, score, pinned: isOwn }): Hit => ({ factor, score, pinned: isOwn, matches: explainHit(factor, tokens) }));
    },
  };
}

interface Found {
  readonly factor: Factor;
  readonly text: number;
  readonly score: number;
}

/** Hits for what was typed and for what it may be called here, each factor once: the very words before the near ones. */
function better<T extends Found>(typed: readonly T[], near: readonly T[]): T[] {
  const hits = new Map(typed.map((hit) => [hit.factor, hit]));
  for (const hit of near) {
    const text = hit.text * nearShare;
    const score = hit.score - (hit.text - text);
    if (score > (hits.get(hit.factor)?.score ?? -Infinity)) hits.set(hit.factor, { ...hit, text, score });
  }
  return [...hits.values()];
}

function spellerOf(readings: Readings): (run: string) => string[] {
  const speller = pinyinSpeller(readings);
  return (run) => (speller(run) ?? []).map(({ full }) => full.join(""));
}

interface Shelf {
  prepare(): boolean;
  find(text: string, tokens: readonly Token[], holds: (factor: Factor) => boolean, count: number): readonly Found[];
}

/** Factors with their index. A shelf of all grids has nothing for the electricity of a place it does not know; people's own may not name its place. */
function createShelf(factors: readonly Factor[], readings: Readings, { grids }: { readonly grids: "all" | "some" }): Shelf {
  const spell = spellerOf(readings);
  const made = inPieces(function* () {
    const index = yield* buildSearchIndex(factors, readings);
    yield;
    const byPlace = electricityByPlace(factors);
    yield;
    return { index, priors: priorsOf(index), scores: new Scores(factors.length, index.bearers), placeOf: new Map(factors.map((factor, at) => [factor, at])), byPlace };
  });

  return {
    prepare: () => made.step() && made.get().index.spellSome(),
    find(text, tokens, holds, count) {
      if (tokens.length === 0) return factors.filter(holds).slice(0, count).map((factor) => ({ factor, text: 0, score: 0 }));
      const { index, priors, scores, placeOf, byPlace } = made.get();
      const placed = byPlace(text);
      if (grids === "all" && placed?.factors.length === 0) return [];
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
      addWholeNames(text, tokens, index, scores, spell);
      // "全国平均电力2022" is a place and a year, whatever else has such words.
      for (const factor of placed?.factors ?? []) scores.raise(placeOf.get(factor) as number, placeBonus);

      const asked = askedFor(text, tokens, index);
      return scores
        .top(count, (at) => {
          const factor = factors[at] as Factor;
          return holds(factor) ? (priors[at] as number) + favour(factor, asked) : null;
        })
        .map(({ at, text: textScore, score }) => ({ factor: factors[at] as Factor, text: textScore, score }));
    },
  };
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
function addWholeNames(text: string, tokens: readonly Token[], index: SearchIndex, scores: Scores, spell: (run: string) => string[]): void {
  const latin = !tokens.some(({ kind }) => kind === "chinese");
  const cleaned = tokens.map((token) => token.text).join("");
  for (const whole of new Set([nameKey(text), cleaned])) {
    for (const [terms, share] of [[index.whole, 1], ...(latin ? [[index.wholePinyin(), 0.9], [index.wholeInitials(), 0.7]] as const : [])] as const) {
      const exact = terms.get(whole);
      if (exact !== undefined) scores.best(exact, wholeBonus * share);
    }
    if (whole.length < 2) continue;
    let left = 60;
    for (const [name, postings] of index.whole.atPrefix(whole)) {
      if (left-- === 0) break;
      if (name !== whole) scores.best(postings, (beginBonus * whole.length) / name.length);
    }
  }
  // 天燃气 is read as 天然气 is.
  const alike = !latin && tokens.length === 1 && index.whole.get(cleaned) === undefined ? spell(cleaned).flatMap((sound) => soundAlikes(index, cleaned, sound)) : [];
  scores.best(alike, wholeBonus * soundShare);
  scores.addBest(1);
  if (alike.length === 0) addNamesWithin(tokens, index, scores);
  if (tokens.length < 2) return;
  for (let from = 0; from < tokens.length; from++) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + 3); to++) {
      if (to - from === tokens.length) continue;
      const part = tokens.slice(from, to).map((token) => token.text).join("");
      const exact = part.length >= 2 || tokens[from]?.kind === "chinese" ? index.whole.get(part) : undefined;
      if (exact !== undefined) scores.add(exact, (partBonus * (to - from)) / tokens.length);
    }
  }
}

/** Texts whose whole name sounds so and has at least one of the characters. */
function soundAlikes(index: SearchIndex, run: string, sound: string): number[] {
  const shared = new Set([...run].flatMap((character) => [...(index.chinese.get(character) ?? [])]));
  return (index.wholePinyin().get(sound) ?? []).filter((text) => shared.has(text));
}

/** What a stretch of Chinese is made of: 天然气 of 天然气锅炉, 叉车 of 电动叉车. What a thing is stands at its end, so that counts more: 砂 of 机制砂. */
function addNamesWithin(tokens: readonly Token[], index: SearchIndex, scores: Scores): void {
  for (const { kind, text } of tokens) {
    if (kind !== "chinese") continue;
    for (let length = Math.min(text.length - 1, longestNameWithin), end = text.length; end > 0;) {
      const part = text.slice(end - length, end);
      const names = length < 2 && end < text.length ? undefined : index.whole.get(part);
      if (names !== undefined) scores.add(names, (withinBonus * length * (end === text.length ? headShare : 1)) / text.length);
      // The longest name that ends here, then what stands before it.
      const step = names === undefined && length > 1;
      if (!step) end -= names === undefined ? 1 : length;
      length = step ? length - 1 : Math.min(end, longestNameWithin);
    }
  }
}
