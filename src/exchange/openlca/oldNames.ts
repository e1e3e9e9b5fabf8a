import type { Json } from "./dataSet";

/** What version 1 of the schema, and drafts of version 2, called fields that are read here. Source: olca-schema, yaml files of its history. */
const names: Readonly<Record<string, string>> = {
  input: "isInput", quantitativeReference: "isQuantitativeReference", referenceFlowProperty: "isRefFlowProperty", referenceUnit: "isRefUnit", referenceUnitName: "refUnit", isReferenceFlow: "isRefFlow",
};

/** A data set with the names of version 2, whatever it was written with. */
export function withPresentNames(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => withPresentNames(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [names[name] !== undefined && typeof each !== "object" ? names[name] : name, withPresentNames(each as Json)]));
}
