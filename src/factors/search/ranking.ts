import type { Factor } from "../factor";
import { nameKey } from "../names/nameKey";
import type { SearchIndex } from "./searchIndex";
import type { Token } from "./tokens";
import searchWords from "./words.json";

/** What a circumstance takes from a factor's score, and what adds to it; the pieces of a query that fit add up to one. */
const penalty = { order: 0.06, length: 0.06, superseded: 0.14, withdrawn: 0.05, unverified: 0.02, spend: 0.15, upstream: 0.13, marginal: 0.07, waste: 0.04, singleGas: 0.12, combustionCo2: 0.03, secondary: 0.03 } as const;
const longName = 80;
const gain = { country: 0.04, allGases: 0.02, average: 0.02, language: 0.04, askedCategory: 0.06 } as const;

export function isSuperseded(factor: Factor): boolean {
  return factor.supersededBy !== "" || factor.current === false;
}

function supersession(factor: Factor): number {
  return factor.supersededBy !== "" ? penalty.superseded : factor.current === false ? penalty.withdrawn : 0;
}

/** What speaks for a factor before anything is asked: current, verified, of a high ranking source, all gases, the average of a kind, a whole country, no proxy by money. */
export function priorsOf({ factors, lengths }: SearchIndex): Float32Array {
  return Float32Array.from(factors, (factor, at) => {
    let prior = -penalty.order * (at / factors.length) - penalty.length * Math.min(1, (lengths[at] as number) / longName) - supersession(factor);
    if (!factor.verified) prior -= penalty.unverified;
    if (factor.category === "spend") prior -= penalty.spend;
    if (factor.category === "upstream") prior -= penalty.upstream;
    if (factor.boundary === "transmission" || factor.boundary === "grid-marginal" || factor.boundary === "grid-residual" || factor.boundary === "generation") prior -= penalty.marginal;
    if (factor.category === "waste") prior -= penalty.waste;
    if (factor.gases !== "CO2e" && factor.gases !== "CO2") prior -= penalty.singleGas;
    if (factor.gases === "CO2" && factor.boundary === "combustion") prior -= penalty.combustionCo2;
    if (!factor.region.includes("-")) prior += gain.country;
    if (/\b(?:re-?used|recycled|closed-loop|open-loop)\b/i.test(factor.nameEn)) prior -= penalty.secondary;
    if (factor.gases === "CO2e") prior += gain.allGases;
    if (/\baverage\b/i.test(factor.nameEn)) prior += gain.average;
    return prior;
  });
}

export interface Asked {
  readonly years: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly chinese: boolean;
}

/** What a query says besides names: a year, a category ("上游", "spend"), the language of its writer. */
export function askedFor(text: string, tokens: readonly Token[], index: SearchIndex): Asked {
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
export function favour(factor: Factor, asked: Asked): number {
  let sum = 0;
  if (asked.years.size > 0 && asked.years.has(factor.dataYear.slice(0, 4))) sum += supersession(factor);
  if (asked.categories.has(factor.category)) sum += gain.askedCategory + (factor.category === "upstream" ? penalty.upstream : factor.category === "spend" ? penalty.spend : factor.category === "waste" ? penalty.waste : 0);
  if (asked.chinese && (factor.region === "CN" || factor.region.startsWith("CN-"))) sum += gain.language;
  return sum;
}
