import { Decimal } from "../../units";
import type { Json, JsonRecord, ProductFootprint } from "./footprint";
import { decimalIn } from "./identities";

/** v3 name to v2.3 name of the fields that only changed their name. */
const renamed: Readonly<Record<string, string>> = {
  declaredUnitOfMeasurement: "declaredUnit",
  pcfExcludingBiogenicUptake: "pCfExcludingBiogenic", pcfIncludingBiogenicUptake: "pCfIncludingBiogenic",
  landUseChangeGhgEmissions: "dLucGhgEmissions", biogenicNonCO2Emissions: "otherBiogenicGhgEmissions", landCarbonLeakage: "iLucGhgEmissions",
  biogenicCO2Uptake: "biogenicCarbonWithdrawal", ipccCharacterizationFactors: "ipccCharacterizationFactorsSources",
};
const kept = [
  "productMassPerDeclaredUnit", "referencePeriodStart", "referencePeriodEnd", "geographyRegionOrSubregion", "geographyCountry", "geographyCountrySubdivision", "boundaryProcessesDescription", "fossilGhgEmissions", "fossilCarbonContent",
  "biogenicCarbonContent", "aircraftGhgEmissions", "packagingEmissionsIncluded", "packagingGhgEmissions", "allocationRulesDescription", "productOrSectorSpecificRules", "secondaryEmissionFactorSources",
];
const standards: Readonly<Record<string, string>> = { "GHGP-Product": "GHG Protocol Product standard", ISO14067: "ISO Standard 14067", "ISO14040-44": "ISO Standard 14044" };
/** Names that v2.3 has from v3 already. */
const newStandards = new Set(["ISO14067", "ISO14083", "ISO14040-44", "GHGP-Product", "PEF", "PACT-1.0", "PACT-2.0", "PACT-3.0"]);
const units = new Set(["liter", "kilogram", "cubic meter", "kilowatt hour", "megajoule", "ton kilometer", "square meter"]);
/** v2 counts emissions per single declared unit, v3 per declared amount. */
const perAmount = new Set([
  "productMassPerDeclaredUnit", "fossilGhgEmissions", "fossilCarbonContent", "biogenicCarbonContent", "aircraftGhgEmissions", "packagingGhgEmissions", "pcfExcludingBiogenicUptake", "pcfIncludingBiogenicUptake", "landUseChangeGhgEmissions",
  "landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals", "biogenicNonCO2Emissions", "landCarbonLeakage", "biogenicCO2Uptake",
]);
/** What the schema of 2.3 refuses a footprint without, beyond what v3 does. Source: PACT data-exchange-protocol, spec/v2/openapi.yaml. */
const required = [
  "declaredUnit", "referencePeriodStart", "referencePeriodEnd", "pCfExcludingBiogenic", "fossilGhgEmissions", "fossilCarbonContent", "biogenicCarbonContent", "characterizationFactors", "ipccCharacterizationFactorsSources",
  "crossSectoralStandardsUsed", "boundaryProcessesDescription", "exemptedEmissionsPercent", "packagingEmissionsIncluded",
];

export interface Version2 {
  readonly footprint: JsonRecord;
  /** Fields that v2.3 asks for and that the v3 footprint does not state. */
  readonly missing: readonly string[];
  /** Values of v3 that v2.3 cannot say. */
  readonly lost: readonly string[];
}

/**
 * The footprint in the names of v2.3 (deprecated by PACT in 2026-04), for receivers who still need it. Values are per one declared unit,
 * percentages are numbers, and data quality ratings (1 to 5 in v3, 1 to 3 there) are left out instead of being rescaled.
 */
export function toVersion2({ pcf, ...top }: ProductFootprint): Version2 {
  const carbon = carbonOf(pcf);
  const { productClassifications, ...head } = top as Readonly<Record<string, Json>>;
  const cpc = textsOf(productClassifications).flatMap((urn) => /un-cpc:(\S+)$/.exec(urn)?.[1] ?? [])[0];
  return {
    footprint: {
      ...head, specVersion: "2.3.0", version: 0, comment: head["comment"] ?? "", ...(productClassifications !== undefined && { productClassifications }), ...(cpc !== undefined && { productCategoryCpc: cpc }), pcf: carbon,
    },
    missing: [...(cpc === undefined ? ["productCategoryCpc"] : []), ...required.filter((name) => carbon[name] === undefined).map((name) => `pcf.${name}`)],
    lost: lostOf(pcf, carbon),
  };
}

function carbonOf(pcf: JsonRecord): JsonRecord {
  const named = textsOf(pcf["crossSectoralStandards"]);
  const used = named.flatMap((name) => standards[name] ?? []);
  const also = named.filter((name) => newStandards.has(name));
  const reports = textsOf(pcf["ipccCharacterizationFactors"]);
  // The earliest one that was used, as 2.3 asks; it knows two.
  const [earliest] = [...reports].sort();
  const carbon: Record<string, Json | undefined> = {
    ...Object.fromEntries(Object.entries(renamed).map(([from, to]) => [to, perUnit(pcf, from)])),
    unitaryProductAmount: "1",
    ...Object.fromEntries(kept.map((name) => [name, perUnit(pcf, name)])),
    landManagementGhgEmissions: landManagement(pcf),
    characterizationFactors: earliest === "AR5" || earliest === "AR6" ? earliest : undefined,
    crossSectoralStandardsUsed: used.length > 0 ? used : undefined,
    crossSectoralStandards: also.length > 0 ? also : undefined,
    exemptedEmissionsDescription: pcf["exemptedEmissionsDescription"] ?? "",
    exemptedEmissionsPercent: decimalIn(pcf, "exemptedEmissionsPercent")?.toNumber(),
    primaryDataShare: decimalIn(pcf, "primaryDataShare")?.toNumber(),
  };
  return Object.fromEntries(Object.entries(carbon).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

function perUnit(pcf: JsonRecord, name: string): Json | undefined {
  const value = perAmount.has(name) ? decimalIn(pcf, name) : null;
  const amount = decimalIn(pcf, "declaredUnitAmount");
  if (!value || !amount || amount.isZero()) return pcf[name];
  return value.dividedBy(amount).toSignificantDigits(12).toFixed();
}

/** Emissions and removals of land management are one figure there, which may not be below zero. */
function landManagement(pcf: JsonRecord): string | undefined {
  const parts = ["landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals"].flatMap((name) => perUnit(pcf, name) ?? []);
  const sum = parts.reduce((all: Decimal, part) => all.plus(String(part)), new Decimal(0));
  return parts.length > 0 && !sum.isNegative() ? sum.toFixed() : undefined;
}

function lostOf(pcf: JsonRecord, carbon: JsonRecord): string[] {
  const unit = carbon["declaredUnit"];
  const land = ["landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals"].filter((name) => pcf[name] !== undefined && carbon["landManagementGhgEmissions"] === undefined);
  return [
    ...(unit !== undefined && !units.has(String(unit)) ? [`pcf.declaredUnitOfMeasurement (${String(unit)})`] : []),
    ...[...land, ...["dqi", "technologicalCO2Removals", "ccsTechnologicalCO2Capture", "recycledCarbonContent", "outboundLogisticsGhgEmissions"].filter((name) => pcf[name] !== undefined)].map((name) => `pcf.${name}`),
    ...textsOf(pcf["crossSectoralStandards"]).filter((name) => standards[name] === undefined && !newStandards.has(name)).map((name) => `pcf.crossSectoralStandards (${name})`),
  ];
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
