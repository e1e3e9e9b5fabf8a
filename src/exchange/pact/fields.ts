import data from "./fields.json";

/** What a field of a product footprint takes. Decimals are texts; flags are true or false. */
export type Kind =
  | "uuid" | "uuids" | "version" | "time" | "text" | "texts" | "urns" | "choice" | "decimal" | "positive" | "atLeastZero" | "atMostZero" | "percent"
  | "country" | "subdivision" | "flag" | "reports" | "rules" | "sources" | "ratings" | "record";

export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly choices?: readonly string[];
  /** The schema refuses a footprint without it. */
  readonly required?: boolean;
  /** Asked for by the methodology although the schema lets it be absent. */
  readonly obligation?: "shall" | "should";
}

export const footprintFields = data.footprint as readonly Field[];
export const pcfFields = data.pcf as readonly Field[];
export const ratingFields: readonly string[] = data.ratings;
