import { PcfError } from "../errors";
import { electricityByPlace } from "./electricityByPlace";
import type { PlaceAnswer } from "./electricityByPlace";
import type { Category, Factor } from "./factor";
import { nameKey } from "./names/nameKey";
import { nearestNames } from "./names/nearestNames";
import type { Readings } from "./names/pinyin";
import { createSearch } from "./search";
import type { Search } from "./search";
import { createWhois } from "./whois";
import type { Whois } from "./whois";

export type Why = "pinned-id" | "pinned-name" | "id" | "name" | "synonym" | "place-and-year";

/** The factor a text stands for, and why it is that one. */
export interface Resolution {
  readonly factor: Factor;
  readonly why: Why;
  /** The id of the factor that has taken its place: it still answers, and the person is told. */
  readonly supersededBy?: string;
  /** The year that was taken because the text named a place and no year. */
  readonly newest?: string;
  /** Ids of other kinds of factor for the same place and year. */
  readonly others?: readonly string[];
}

export interface Book {
  /** The workbook's own factors. */
  readonly pinned: readonly Factor[];
  readonly library: readonly Factor[];
  /**
   * An id, a name or a synonym in either language, or an electricity grid with or without a year ("华北 2022").
   * `wanted` are the categories that fit where the text stands; they decide between factors of one name.
   * Throws factor.missing, factor.notFound, factor.ambiguous.
   */
  resolve(text: string, wanted?: readonly Category[]): Resolution;
  /** The factor with exactly this id, the workbook's own before the library's. */
  byId(id: string): Factor | undefined;
  /** Search over both; its index is built with the first query. */
  readonly search: Search;
  /** The reverse look-up over both, and over all fuels. */
  readonly whois: Whois;
}

/** More answers than a workbook asks for are not kept. */
const cacheLimit = 50_000;
const candidateLimit = 8;

/** The workbook's own factors first, the library second: the same workbook gives the same numbers under every later library. */
export function createBook({ pinned, library, readings = {} }: { pinned: readonly Factor[]; library: readonly Factor[]; readings?: Readings }): Book {
  const own = shelf(pinned);
  const published = shelf(library);
  const nearest = once(() => nearestNames([...pinned, ...library].flatMap((factor) => [factor.nameZh, factor.nameEn, ...factor.synonyms, factor.id])));
  const cache = new Map<string, Resolution | PcfError>();
  const search = once(() => createSearch({ pinned, library, readings }));
  const whois = once(() => createWhois([...pinned, ...library]));

  const byId = (id: string): Factor | undefined => own.byId().get(id) ?? published.byId().get(id);

  function answer(factor: Factor, why: Why, place?: PlaceAnswer): Resolution {
    // A factor pinned years ago does not know what came later; the library does.
    const supersededBy = published.byId().get(factor.id)?.supersededBy || factor.supersededBy;
    const others = place?.others.map((other) => other.id) ?? [];
    return { factor, why, ...(supersededBy !== "" && { supersededBy }), ...(place?.newest !== undefined && { newest: place.newest }), ...(others.length > 0 && { others }) };
  }

  function look(text: string, wanted: readonly Category[] | undefined): Resolution {
    const id = text.trim();
    const key = nameKey(text);
    if (key === "") throw new PcfError("factor.missing", {});
    const pinnedId = own.byId().get(id) ?? only(own.byIdKey().get(key));
    if (pinnedId) return answer(pinnedId, "pinned-id");
    const libraryId = published.byId().get(id);
    if (libraryId) return answer(libraryId, "id");

    const fits = (factor: Factor) => wanted === undefined || wanted.includes(factor.category);
    // First only what fits where the text stands; then anything, so that the mouth can say which category it is.
    for (const accepts of wanted === undefined ? [fits] : [fits, () => true]) {
      for (const { shelf: at, name, synonym } of [{ shelf: own, name: "pinned-name", synonym: "pinned-name" }, { shelf: published, name: "name", synonym: "synonym" }] as const) {
        if (at === published) {
          const named = only(published.byIdKey().get(key)?.filter(accepts));
          if (named) return answer(byId(named.id) ?? named, own.byId().has(named.id) ? "pinned-id" : "id");
        }
        const named = current(at.byName().get(key)?.filter(accepts) ?? []);
        if (named.length === 1 && named[0]) return answer(byId(named[0].id) ?? named[0], name);
        // Before the synonyms: every year of a grid bears the place's name, and a place knows its newest year and says so.
        const place = at.byPlace()(text);
        const placed = current(place?.factors.filter(accepts) ?? []);
        if (placed.length === 1 && placed[0] && place) return answer(byId(placed[0].id) ?? placed[0], "place-and-year", place);
        const called = current(at.bySynonym().get(key)?.filter(accepts) ?? []);
        if (named.length === 0 && called.length === 1 && called[0]) return answer(byId(called[0].id) ?? called[0], synonym);
        const candidates = [named, called, placed].find((some) => some.length > 1)?.map((factor) => factor.id) ?? [];
        if (candidates.length > 0) throw new PcfError("factor.ambiguous", { given: text, candidates: candidates.length > candidateLimit ? [...candidates.slice(0, candidateLimit), "…"] : candidates });
      }
    }
    throw new PcfError("factor.notFound", { given: text, nearest: nearest()(text, 5) });
  }

  return {
    pinned,
    library,
    byId,
    get search() {
      return search();
    },
    get whois() {
      return whois();
    },
    resolve(text, wanted) {
      const question = wanted === undefined ? text : `${wanted.join()}\u0000${text}`;
      let known = cache.get(question);
      if (known === undefined) {
        try {
          known = look(text, wanted);
        } catch (error) {
          if (!(error instanceof PcfError)) throw error;
          known = error;
        }
        if (cache.size >= cacheLimit) cache.clear();
        cache.set(question, known);
      }
      if (known instanceof PcfError) throw known;
      return known;
    },
  };
}

/** Those that nothing has superseded; all of them where everything is. */
function current(factors: readonly Factor[]): readonly Factor[] {
  const left = factors.filter((factor) => factor.supersededBy === "" && factor.current !== false);
  return left.length > 0 ? left : factors;
}

function only<T>(items: readonly T[] | undefined): T | undefined {
  return items?.length === 1 ? items[0] : undefined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Factors with the ways to find them, each made when it is first asked for. */
function shelf(factors: readonly Factor[]) {
  return {
    byId: once(() => new Map(factors.map((factor) => [factor.id, factor]))),
    byIdKey: once(() => grouped(factors, (factor) => [factor.id])),
    byName: once(() => grouped(factors, (factor) => [factor.nameZh, factor.nameEn])),
    bySynonym: once(() => grouped(factors, (factor) => factor.synonyms)),
    byPlace: once(() => electricityByPlace(factors)),
  };
}

function grouped(factors: readonly Factor[], namesOf: (factor: Factor) => readonly string[]): Map<string, Factor[]> {
  const groups = new Map<string, Factor[]>();
  for (const factor of factors) {
    for (const key of new Set(namesOf(factor).map(nameKey))) {
      if (key === "") continue;
      const group = groups.get(key);
      if (group) group.push(factor);
      else groups.set(key, [factor]);
    }
  }
  return groups;
}
