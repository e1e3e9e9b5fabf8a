import { lexicon } from "./lexicon";
import type { Dimension } from "./unit";

/** One unit for a help page or the pane: what to type, what it is called, where its size comes from. */
export interface KnownUnit {
  readonly symbol: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly dimension: Dimension;
  readonly spellings: readonly string[];
  readonly source: string;
}

let known: readonly KnownUnit[] | undefined;

/** All simple units, in the order of data/units.json; products and factors are built from them. */
export function knownUnits(): readonly KnownUnit[] {
  known ??= lexicon().atoms.map((atom) => ({
    symbol: atom.symbol,
    names: { zh: atom.nameZh, en: atom.nameEn },
    dimension: atom.dimension,
    spellings: lexicon().spellings.flatMap(({ text, meaning }) => (meaning.kind === "atom" && meaning.symbol === atom.symbol ? text : [])),
    source: atom.source,
  }));
  return known;
}
