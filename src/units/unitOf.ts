import { Decimal } from "./decimal";
import { joinNumbers } from "./expression";
import type { Term } from "./expression";
import { lexicon } from "./lexicon";
import type { Base, Unit } from "./unit";

// The order in which a product is written: what is carried before how far and how long.
const order: readonly Base[] = ["emission", "money", "mass", "energy", "volume", "normalVolume", "standardVolume", "area", "count", "vehicle", "container", "person", "ratio", "length", "time"];
const rank = (term: Term) => Math.min(...(Object.keys(term.dimension) as Base[]).map((kind) => order.indexOf(kind)));

/** The product of terms as one unit; undefined where two gases or two currencies meet, which no unit can carry. */
export function unitOf(terms: readonly Term[]): Unit | undefined {
  let scale = new Decimal(1);
  const exponents = new Map<Base, number>();
  for (const term of terms) {
    scale = scale.times(term.scale.pow(term.exponent)).times(term.times.pow(Math.sign(term.exponent)));
    for (const [kind, exponent] of Object.entries(term.dimension) as [Base, number][]) exponents.set(kind, (exponents.get(kind) ?? 0) + exponent * term.exponent);
  }
  // m·m is an area and m·m·m a volume, in square and cubic metres instead of kilometres.
  const lengths = exponents.get("length") ?? 0;
  const solid: Base | undefined = Math.abs(lengths) === 2 ? "area" : Math.abs(lengths) === 3 ? "volume" : undefined;
  if (solid !== undefined) {
    exponents.delete("length");
    exponents.set(solid, (exponents.get(solid) ?? 0) + Math.sign(lengths));
    scale = scale.times(new Decimal(10).pow(3 * lengths));
  }
  const kept = [...exponents].filter(([, exponent]) => exponent !== 0);
  const dimension = kept.length > 0 ? Object.fromEntries(kept) : { ratio: 1 };

  const gases = new Set(terms.flatMap(({ gas }) => gas ?? []));
  const currencies = new Set(terms.flatMap(({ currency }) => currency ?? []));
  if (gases.size > 1 || currencies.size > 1) return undefined;
  const [gas] = dimension.emission === undefined ? [] : gases;
  const [currency] = dimension.money === undefined ? [] : currencies;
  const of = [...new Set(terms.flatMap((term) => term.of ?? []))].sort().join(" + ");
  return {
    symbol: symbolOf(terms), dimension, scale,
    ...(gas !== undefined && { gas }), ...(currency !== undefined && { currency }), ...(of !== "" && { of }),
  };
}

/** How a product is written: "万t·km", "kg/m3". What stands after a slash is one denominator, so it needs no brackets. */
function symbolOf(terms: readonly Term[]): string {
  const above = side(terms.filter(({ exponent }) => exponent > 0));
  const below = side(terms.filter(({ exponent }) => exponent < 0));
  return below === "" ? above : `${above === "" ? "1" : above}/${below}`;
}

function side(terms: readonly Term[]): string {
  const ordered = terms.map((term, index) => ({ term, index })).sort((a, b) => rank(a.term) - rank(b.term) || a.index - b.index);
  const product = ordered.map(({ term: { symbol, exponent } }) => (Math.abs(exponent) === 1 ? symbol : `${symbol}^${Math.abs(exponent)}`)).join("·");
  return ordered.reduce((text, { term }) => joinNumbers(text, term.timesText), "") + lexicon().nameOf(product);
}
