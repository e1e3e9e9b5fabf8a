/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonRecord = Readonly<Record<string, Json>>;

/** A PACT product footprint; its fields and their kinds stand in fields.json. */
export interface ProductFootprint extends JsonRecord {
  readonly pcf: JsonRecord;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
