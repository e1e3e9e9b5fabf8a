/** A value of JSON, and a data set of the openLCA schema, version 2. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type DataSet = Readonly<Record<string, Json>> & { readonly "@type": string; readonly "@id": string; readonly name: string };

/** The folder of a package that holds the data sets of a type. Source: README of the openLCA schema, "Zip packages". */
export const folders: Readonly<Record<string, string>> = {
  UnitGroup: "unit_groups", FlowProperty: "flow_properties", Flow: "flows", Process: "processes", ImpactCategory: "lcia_categories", ImpactMethod: "lcia_methods", Result: "results", Epd: "epds",
};

/** The schema version under both names that readers of openLCA 2 know. */
export const versionFiles: Readonly<Record<string, Json>> = { "openlca.json": { schemaVersion: 2 }, "olca-schema.json": { version: 2 } };

export function refTo(set: DataSet): Json {
  return { "@type": set["@type"], "@id": set["@id"], name: set.name };
}
