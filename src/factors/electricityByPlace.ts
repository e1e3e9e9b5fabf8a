import type { Boundary, Factor } from "./factor";
import gridWords from "./names/gridWords.json";
import placesJson from "./names/places.json";
import { without, wordsOf } from "./names/words";

/** An electricity factor found by what people call its grid. */
export interface PlaceAnswer {
  /** One, or several between which the text does not decide; none where no grid of the place is known. */
  readonly factors: readonly Factor[];
  /** The year that was taken because the text names none. */
  readonly newest?: string;
  /** Other kinds of factor for the same place and year (a footprint factor beside the CO2 factor, fossil only, ...). */
  readonly others: readonly Factor[];
}

interface Entry {
  readonly factor: Factor;
  readonly year: string;
  readonly kinds: ReadonlySet<string>;
}

const yearForm = /(?<!\d)((?:19|20)\d\d)(?!\d)/;
const kinds = gridWords.kinds.map(({ kind, words }) => ({ kind, words: words.map(wordsOf) }));
const electric = gridWords.electric.map(wordsOf);
const fillers = gridWords.fillers.map(wordsOf);

/** Takes the words of every kind out of a text: what is left, and the kinds that were named. */
function takeKinds(words: string): { rest: string; found: Set<string> } {
  const found = new Set<string>();
  let rest = words;
  for (const { kind, words: spellings } of kinds) {
    for (const spelling of spellings) {
      const shorter = without(rest, spelling);
      if (shorter === null) continue;
      rest = shorter;
      found.add(kind);
    }
  }
  return { rest, found };
}

/** Boundaries that say by themselves that a factor is no plain grid average. */
const kindOfBoundary: Partial<Record<Boundary, string>> = {
  "grid-footprint": "footprint", "generation-life-cycle": "footprint", "grid-residual": "residual", "grid-marginal": "non-baseload", transmission: "losses", WTT: "upstream",
};

function kindsOf(factor: Factor): ReadonlySet<string> {
  const { found } = takeKinds(wordsOf(`${factor.nameZh} ${factor.nameEn}`));
  const kind = kindOfBoundary[factor.boundary];
  if (kind !== undefined) found.add(kind);
  return found;
}

/**
 * Reads "华北 2022", "CN-North 2022", "广东", "US RFCW", "全国 2023 碳足迹". Only texts that are wholly understood are
 * answered: a place, and besides it at most a year, a kind of factor, a gas, and words like "grid" or "排放因子".
 */
export function electricityByPlace(factors: readonly Factor[]): (text: string) => PlaceAnswer | null {
  const byRegion = new Map<string, Entry[]>();
  for (const factor of factors) {
    if (factor.category !== "electricity") continue;
    const entry = { factor, year: yearForm.exec(factor.dataYear)?.[1] ?? "", kinds: kindsOf(factor) };
    const entries = byRegion.get(factor.region);
    if (entries) entries.push(entry);
    else byRegion.set(factor.region, [entry]);
  }
  const names = placeNames([...byRegion.keys()]);

  return (text) => {
    let words = wordsOf(text);
    const year = yearForm.exec(words)?.[1];
    if (year !== undefined) words = words.replace(yearForm, " ").replace(/ +/g, " ");
    const place = takePlace(words, names);
    if (place === null) return null;
    const { rest, found } = takeKinds(place.rest);
    let left = rest;
    const gas = without(left, " co2e ") !== null ? "CO2e" : without(left, " co2 ") !== null ? "CO2" : null;
    if (gas !== null) left = without(left, ` ${gas.toLowerCase()} `) ?? left;
    for (const filler of fillers) left = without(left, filler) ?? left;
    if (left.trim() !== "") return null;

    // "Germany electricity" is wholly understood, and another country's grid is no answer to it.
    const unknown = ![...byRegion.keys()].some((region) => region === place.code || region.startsWith(`${place.code}-`));
    if (unknown) return electric.some((word) => without(words, word) !== null) ? { factors: [], others: [] } : null;

    const here = (byRegion.get(place.code) ?? []).filter((entry) => (year === undefined || entry.year === year) && (gas === null || entry.factor.gases === gas));
    // A life-cycle factor may be all there is; any other kind must be asked for by its word.
    const exact = here.filter((entry) => sameSet(entry.kinds, found));
    const chosen = exact.length > 0 ? exact : here.filter((entry) => sameSet(entry.kinds, new Set([...found, "footprint"])));
    if (chosen.length === 0) return null;
    const newest = chosen.reduce((best, entry) => (entry.year > best ? entry.year : best), "");
    const ofYear = narrow(chosen.filter((entry) => entry.year === newest).map((entry) => entry.factor));
    const others = here.filter((entry) => entry.year === newest && !ofYear.includes(entry.factor)).map((entry) => entry.factor);
    return { factors: ofYear, ...(year === undefined && { newest }), others };
  };
}

/** Of several factors for one place and year: all gases before CO2 alone, current before superseded, verified before not. */
function narrow(factors: readonly Factor[]): readonly Factor[] {
  const preferences: ((factor: Factor) => boolean)[] = [(f) => f.gases === "CO2e", (f) => f.supersededBy === "" && f.current !== false, (f) => f.verified];
  return preferences.reduce((left, preferred) => (left.some(preferred) ? left.filter(preferred) : left), factors);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

interface PlaceName {
  readonly words: string;
  readonly code: string;
}

/** Spellings of the places that have factors, longest first. */
function placeNames(codes: readonly string[]): readonly PlaceName[] {
  const known = new Map(placesJson.map((place) => [place.code, place]));
  const names: PlaceName[] = [];
  const subdivisions = new Map<string, string[]>();
  for (const code of codes) {
    const place = known.get(code);
    for (const name of [code, ...(place ? [place.zh, place.en, ...place.also] : [])]) names.push({ words: wordsOf(name), code });
    const own = code.slice(code.indexOf("-") + 1);
    // "RFCW" says enough without its country; two letters do not.
    if (own.length >= 4 && own !== code) subdivisions.set(own, [...(subdivisions.get(own) ?? []), code]);
  }
  for (const [own, owners] of subdivisions) {
    const code = owners[0];
    if (owners.length === 1 && code !== undefined && !known.has(code)) names.push({ words: wordsOf(own), code });
  }
  // Whoever publishes the grid of one country only names that country: "DESNZ 2025 electricity".
  for (const { code, words } of gridWords.publishers) if (codes.includes(code)) for (const word of words) names.push({ words: wordsOf(word), code });
  // Countries are taken out of a text beside one of their own grids ("中国华北") even where they have no factor themselves.
  for (const place of placesJson) if (!codes.includes(place.code)) for (const name of [place.code, place.zh, place.en, ...place.also]) names.push({ words: wordsOf(name), code: place.code });
  return names.sort((a, b) => b.words.length - a.words.length);
}

/** The place a text names, and the text without it. Null for none, and for two that do not lie in one another. */
function takePlace(words: string, names: readonly PlaceName[]): { code: string; rest: string } | null {
  let rest = words;
  let code: string | null = null;
  for (const name of names) {
    const shorter = without(rest, name.words);
    if (shorter === null) continue;
    if (code === null || name.code.startsWith(`${code}-`)) code = name.code;
    else if (code !== name.code && !code.startsWith(`${name.code}-`)) return null;
    rest = shorter;
  }
  return code === null ? null : { code, rest };
}
