/** One emission factor with its whole provenance. Texts are as published; `value` is decimal text, never a double. */
export interface Factor {
  /** Lower-case, readable, permanent: "cn-grid-north-2022". */
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Other names people type, in either language. */
  readonly synonyms: readonly string[];
  readonly category: Category;
  readonly value: string;
  /** Unit as numerator/denominator: "kgCO2e/kg", "tCO2/MWh". */
  readonly unit: string;
  /** What the numerator covers: "CO2", "CO2e", or one gas. */
  readonly gases: string;
  /** "AR4" | "AR5" | "AR6" for a CO2e value, "" where the publisher does not say or the value is CO2 only. */
  readonly gwpSet: string;
  /** ISO 3166 country, with a subdivision or grid after a hyphen ("CN", "CN-GD", "CN-North", "US-RFCW"), "GLO" for the world. */
  readonly region: string;
  readonly dataYear: string;
  /** ISO dates (or years); "" where open. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly boundary: Boundary;
  readonly source: string;
  readonly publisher: string;
  /** Table, row, page: where in the source. */
  readonly locator: string;
  readonly url: string;
  readonly licence: string;
  readonly verified: boolean;
  /** Ids of the factor that takes this one's place, "" while it is current. */
  readonly supersededBy: string;
  /** False where the publisher has replaced the whole set, although no single row takes this one's place; absent means true. */
  readonly current?: boolean;
  /** A remark a person should see before use. */
  readonly note: string;
}

/** What a factor is for. Each activity function takes the categories named in activities/<verb>.ts. */
export const categories = ["material", "packaging", "transport", "electricity", "heat", "fuel", "upstream", "waste", "water", "process", "refrigerant", "spend", "other"] as const;
export type Category = (typeof categories)[number];

/** How much of the life cycle a factor covers. */
export const boundaries = [
  "cradle-to-gate", "cradle-to-grave", "gate-to-gate", "combustion", "WTT", "WTW", "TTW", "grid-CO2", "grid-CO2e", "grid-footprint",
  "grid-residual", "grid-marginal", "generation-life-cycle",
  "generation", "transmission", "waste-treatment", "direct", "spend", "other",
] as const;
export type Boundary = (typeof boundaries)[number];
