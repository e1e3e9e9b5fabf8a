import type { Base } from "./unit";

/** One line of data/units.json; its fields are explained in README.md beside it. */
export interface UnitRecord {
  readonly symbol: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly spellings?: readonly string[];
  readonly also?: Readonly<Record<string, readonly string[]>>;
  readonly dimension: { readonly [B in Base]?: number };
  readonly scale: string;
  readonly prefixes?: readonly string[];
  readonly exactPrefixes?: readonly string[];
  readonly prefixed?: readonly string[];
  readonly exact?: boolean;
  readonly power?: boolean;
  readonly of?: string;
  readonly gas?: string;
  readonly currency?: string;
  readonly source: string;
}

export interface PrefixRecord {
  readonly symbol: string;
  readonly zh: string;
  readonly en: string;
  readonly scale: string;
}

/** A spelling that has several meanings, and what to type instead. */
export interface RefusedRecord {
  readonly spellings: readonly string[];
  readonly nearest: readonly string[];
  /** The neighbour in a product that decides after all: a ton beside a mile is a short ton. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly why: string;
}

export interface QualifierRecord {
  readonly of: string;
  readonly kind: Base;
  /** Whether the plain unit may stand for it: kWh for kWh (net CV), but never t for t N. */
  readonly fitsPlain: boolean;
  readonly spellings: readonly string[];
}
