import type { Json, JsonRecord, ProductFootprint } from "./footprint";
import { decimalIn } from "./identities";

/** v3 name to v2.3 name of the fields that only changed their name. */
const renamed: Readonly<Record<string, string>> = {
  declaredUnitOfMeasurement: "declaredUnit", declaredUnitAmount: "unitaryProductAmount",
  pcfExcludingBiogenicUptake: "pCfExcludingBiogenic", pcfIncludingBiogenicUptake: "pCfIncludingBiogenic",
  landUseChangeGhgEmissions: "dLucGhgEmissions", landManagementBiogenicCO2Emissions: "landManagementGhgEmissions", biogenicNonCO2Emissions: "otherBiogenicGhgEmissions", landCarbonLeakage: "iLucGhgEmissions",
  biogenicCO2Uptake: "biogenicCarbonWithdrawal", secondaryEmissionFactorSources: "secondaryEmissionFactorSources",
};
const kept = [
  "referencePeriodStart", "referencePeriodEnd", "geographyRegionOrSubregion", "geographyCountry", "geographyCountrySubdivision", "boundaryProcessesDescription", "fossilGhgEmissions", "fossilCarbonContent", "biogenicCarbonContent",
  "aircraftGhgEmissions", "packagingEmissionsIncluded", "packagingGhgEmissions", "exemptedEmissionsDescription", "allocationRulesDescription", "ipccCharacterizationFactors", "productOrSectorSpecificRules",
];
const standards: Readonly<Record<string, string>> = { "GHGP-Product": "GHG Protocol Product standard", ISO14067: "ISO Standard 14067", "ISO14040-44": "ISO Standard 14044" };
/** v2 counts emissions per single declared unit, v3 per declared amount. */
const perAmount = new Set(["fossilGhgEmissions", "fossilCarbonContent", "biogenicCarbonContent", "aircraftGhgEmissions", "packagingGhgEmissions", "pcfExcludingBiogenicUptake", "pcfIncludingBiogenicUptake", "landUseChangeGhgEmissions", "landManagementBiogenicCO2Emissions", "biogenicNonCO2Emissions", "landCarbonLeakage", "biogenicCO2Uptake"]);

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
  const amount = decimalIn(pcf, "declaredUnitAmount");
  const missing: string[] = [];
  const carbon: Record<string, Json> = {};
  const put = (name: string, value: Json | undefined) => { if (value !== undefined) carbon[name] = value; };
  for (const [from, to] of Object.entries(renamed)) put(to, scaled(pcf, from));
  for (const name of kept) put(name, scaled(pcf, name));
  put("unitaryProductAmount", "1");
  const reports = Array.isArray(pcf["ipccCharacterizationFactors"]) ? (pcf["ipccCharacterizationFactors"] as readonly string[]) : [];
  const latest = [...reports].sort().at(-1);
  put("characterizationFactors", latest === "AR5" || latest === "AR6" ? latest : undefined);
  put("ipccCharacterizationFactorsSources", pcf["ipccCharacterizationFactors"]);
  delete carbon["ipccCharacterizationFactors"];
  const named = (Array.isArray(pcf["crossSectoralStandards"]) ? (pcf["crossSectoralStandards"] as readonly string[]) : []);
  put("crossSectoralStandardsUsed", named.flatMap((name) => standards[name] ?? []));
  for (const name of ["exemptedEmissionsPercent", "primaryDataShare"]) { const value = decimalIn(pcf, name); if (value) carbon[name] = value.toNumber(); }
  put("exemptedEmissionsDescription", carbon["exemptedEmissionsDescription"] ?? "");
  for (const name of ["declaredUnit", "pCfExcludingBiogenic", "fossilGhgEmissions", "fossilCarbonContent", "boundaryProcessesDescription", "packagingEmissionsIncluded", "characterizationFactors", "exemptedEmissionsPercent"]) if (carbon[name] === undefined) missing.push(`pcf.${name}`);
  const lost = [
    ...(carbon["declaredUnit"] === "piece" || carbon["declaredUnit"] === "hour" || carbon["declaredUnit"] === "megabit second" ? [`pcf.declaredUnitOfMeasurement (${String(carbon["declaredUnit"])})`] : []),
    ...(pcf["dqi"] === undefined ? [] : ["pcf.dqi"]),
    ...named.filter((name) => standards[name] === undefined).map((name) => `pcf.crossSectoralStandards (${name})`),
  ];
  const classification = Array.isArray(top["productClassifications"]) ? (top["productClassifications"] as readonly string[]).flatMap((urn) => /un-cpc:(\S+)$/.exec(urn)?.[1] ?? [])[0] : undefined;
  const head = Object.fromEntries(Object.entries(top).filter(([name]) => name !== "productClassifications"));
  return { footprint: { ...head, specVersion: "2.3.0", version: 0, comment: top["comment"] ?? "", ...(classification !== undefined && { productCategoryCpc: classification }), pcf: carbon }, missing, lost };

  function scaled(record: JsonRecord, name: string): Json | undefined {
    const value = perAmount.has(name) ? decimalIn(record, name) : null;
    if (!value || !amount || amount.isZero()) return record[name];
    return value.dividedBy(amount).toSignificantDigits(12).toFixed();
  }
}
