import { Decimal } from "../../units";
import type { JsonRecord } from "./footprint";

/** A sum of fields that does not come out: what is written, and what the parts give. */
export interface BrokenIdentity {
  readonly field: string;
  readonly written: string;
  readonly parts: readonly { readonly field: string; readonly value: string }[];
  readonly sum: string;
}

/** What adds up to the footprint without biogenic uptake (PACT 3.0.3). Aircraft, packaging, outbound logistics and fossil land management are parts of these and no addends. */
const addends = [
  "fossilGhgEmissions", "landUseChangeGhgEmissions", "landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals", "technologicalCO2Removals", "ccsTechnologicalCO2Capture", "biogenicNonCO2Emissions",
];

/** The two identities of a v3 footprint; a field that is absent counts as nothing. Sums may differ by what the written digits leave open. */
export function brokenIdentities(pcf: JsonRecord): BrokenIdentity[] {
  return [
    ...identity(pcf, "pcfExcludingBiogenicUptake", addends),
    ...identity(pcf, "pcfIncludingBiogenicUptake", ["pcfExcludingBiogenicUptake", "biogenicCO2Uptake"]),
  ];
}

function identity(pcf: JsonRecord, field: string, names: readonly string[]): BrokenIdentity[] {
  const written = decimalIn(pcf, field);
  const parts = names.flatMap((name) => {
    const value = decimalIn(pcf, name);
    return value ? [{ field: name, value }] : [];
  });
  if (!written || parts.length === 0) return [];
  const sum = parts.reduce((total, { value }) => total.plus(value), new Decimal(0));
  // Each text stands for its value within half of its last digit ("1.50" is finer than "1.5"); whole numbers are taken as they are.
  const texts = [field, ...parts.map((part) => part.field)].map((name) => String(pcf[name]));
  const open = texts.map((text) => { const digits = text.split(".")[1]?.length ?? 0; return digits > 0 ? new Decimal(10).pow(-digits).dividedBy(2) : new Decimal(0); });
  const slack = open.reduce((total, each) => total.plus(each), new Decimal(0));
  if (sum.minus(written).abs().lessThanOrEqualTo(slack)) return [];
  return [{ field, written: written.toFixed(), parts: parts.map((part) => ({ field: part.field, value: part.value.toFixed() })), sum: sum.toFixed() }];
}

/** A decimal field as text or (v2) as a number; null where it is absent or none. */
export function decimalIn(record: JsonRecord, field: string): Decimal | null {
  const value = record[field];
  if (typeof value === "number" && Number.isFinite(value)) return new Decimal(value);
  return typeof value === "string" && /^[+-]?\d+(\.\d+)?$/.test(value) ? new Decimal(value) : null;
}

/** Flags that forbid a field: no packaging emissions where packaging is not included, no capture where none is. */
export function forbiddenFields(pcf: JsonRecord): string[] {
  const forbidden: string[] = [];
  if (pcf["packagingEmissionsIncluded"] === false && "packagingGhgEmissions" in pcf) forbidden.push("packagingGhgEmissions");
  if (pcf["ccsTechnologicalCO2CaptureIncluded"] === false) for (const field of ["ccsTechnologicalCO2Capture", "technologicalCO2CaptureOrigin"]) if (field in pcf) forbidden.push(field);
  const places = ["geographyRegionOrSubregion", "geographyCountry", "geographyCountrySubdivision"].filter((field) => field in pcf);
  return [...forbidden, ...places.slice(1)];
}
