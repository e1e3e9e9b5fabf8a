import { exportFootprint } from "../../src/exchange/pact/exportFootprint";
import type { Export } from "../../src/exchange/pact/exportFootprint";
import { importFactors } from "../../src/exchange/pact/importFactor";
import { readSheetFields } from "../../src/exchange/pact/sheetFields";
import { toVersion2 } from "../../src/exchange/pact/toVersion2";
import type { Study } from "../../src/study/study";
import { readInventory } from "../../src/workbook/inventory";
import type { Grid } from "../../src/tables/grid";
import { gridOf, housings, housingsFields, housingsStudy } from "./study";

const issue = { id: "0b8e4c1e-6a5f-4c55-9d2c-3f1f4bb2a001", created: "2024-05-01T08:00:00Z" };

function exported(grids: readonly Grid[] = [housings, housingsFields], study: Partial<Study> = {}): Export {
  return exportFootprint({ study: { ...housingsStudy, ...study }, inventory: readInventory(grids, { factors: [], pinned: [] }), stated: readSheetFields(grids), pinned: [] }, issue);
}

describe("a PACT v3 footprint", () => {
  it("follows from study and inventory: 430000 kg for 200 t is 2150 kg per 1000 kilogram", () => {
    const { footprint, broken, violations, forbidden } = exported();
    expect(footprint).toMatchObject({ specVersion: "3.0.0", companyName: "Example Foundry", productNameCompany: "Pump housing", companyIds: ["urn:company:example:foundry"] });
    expect(footprint.pcf).toMatchObject({
      declaredUnitOfMeasurement: "kilogram", declaredUnitAmount: "1000", productMassPerDeclaredUnit: "1000",
      pcfExcludingBiogenicUptake: "2150", pcfIncludingBiogenicUptake: "2150", fossilGhgEmissions: "2150",
      packagingEmissionsIncluded: true, packagingGhgEmissions: "11", outboundLogisticsGhgEmissions: "30",
      geographyCountrySubdivision: "CN-SC", ipccCharacterizationFactors: ["AR6"], crossSectoralStandards: ["ISO14067", "GB/T24067-2024"],
      primaryDataShare: "62.5", dqi: { technologicalDQR: "2", geographicalDQR: "1.5", temporalDQR: "1" },
    });
    expect({ broken, violations, forbidden }).toEqual({ broken: [], violations: [], forbidden: [] });
  });

  it("ends its period with the first instant after the last day", () => {
    expect(exported().footprint.pcf).toMatchObject({ referencePeriodStart: "2023-01-01T00:00:00Z", referencePeriodEnd: "2024-01-01T00:00:00Z" });
    expect(exported(undefined, { periodStart: "2023", periodEnd: "2023" }).footprint.pcf).toMatchObject({ referencePeriodStart: "2023-01-01T00:00:00Z", referencePeriodEnd: "2024-01-01T00:00:00Z" });
  });

  it("has no gap when all is stated, and says what it assumed", () => {
    const { gaps, assumptions } = exported();
    expect(gaps.filter(({ need }) => need !== "should")).toEqual([]);
    expect(assumptions).toEqual(["allFossil", "noUptake"]);
  });

  it("lists what is missing instead of inventing it", () => {
    const { gaps, footprint } = exported([housings], { declaredUnit: null, gwpSet: null });
    const required = gaps.filter(({ need }) => need === "required").map(({ field }) => field);
    expect(required).toEqual(expect.arrayContaining(["companyIds", "productIds", "pcf.declaredUnitOfMeasurement", "pcf.pcfExcludingBiogenicUptake", "pcf.fossilCarbonContent", "pcf.ipccCharacterizationFactors", "pcf.exemptedEmissionsPercent"]));
    expect(Object.values(footprint.pcf).includes("0")).toBe(false);
    expect(gaps).toContainEqual({ field: "pcf.primaryDataShare", need: "shall" });
  });

  it("takes biogenic parts out of the fossil ones, so that both identities hold exactly", () => {
    const { footprint, broken } = exported([housings, housingsFields, gridOf("More", [["biogenicCO2Uptake", -12.5], ["biogenicNonCO2Emissions", 0.25], ["landUseChangeGhgEmissions", 3]])]);
    expect(footprint.pcf).toMatchObject({ fossilGhgEmissions: "2146.75", pcfExcludingBiogenicUptake: "2150", pcfIncludingBiogenicUptake: "2137.5" });
    expect(broken).toEqual([]);
  });

  it("finds figures that break an identity: 1.85 with an uptake of -1.5 is not 1.63", () => {
    const { broken } = exported([housings, housingsFields, gridOf("Typed", [["pcfExcludingBiogenicUptake", 1.85], ["fossilGhgEmissions", 1.85], ["biogenicCO2Uptake", -1.5], ["pcfIncludingBiogenicUptake", 1.63]])]);
    expect(broken).toMatchObject([{ field: "pcfIncludingBiogenicUptake", written: "1.63", sum: "0.35" }]);
  });

  it("refuses packaging emissions where packaging is said to be left out", () => {
    expect(exported([housings, housingsFields, gridOf("Typed", [["packagingEmissionsIncluded", false]])]).forbidden).toEqual(["packagingGhgEmissions"]);
  });

  it("leaves use and end of life out, as a footprint from cradle to gate must", () => {
    const longer = gridOf("Housings", [...housings.values.slice(0, 7).map((row) => row.map((cell) => (typeof cell === "object" ? null : cell))), ["Use", "Electricity in use", 1000, "kWh", null, 0.6, "kgCO2e/kWh", "grid list", 600]]);
    const { footprint, assumptions } = exported([longer, housingsFields]);
    expect(footprint.pcf["pcfExcludingBiogenicUptake"]).toBe("2150");
    expect(assumptions).toContain("useAndEndExcluded");
  });

  it("speaks v2.3 per single unit, with numbers where v2 has numbers, and says what is lost", () => {
    const { footprint, missing, lost } = toVersion2(exported([housings, housingsFields, gridOf("Second", [["productCategoryCpc", 4116], ["biogenicCarbonContent", 2]])]).footprint);
    expect(footprint).toMatchObject({ productCategoryCpc: "4116", productClassifications: ["urn:pact:productclassification:un-cpc:4116"], pcf: { biogenicCarbonContent: "0.002", productMassPerDeclaredUnit: "1", ipccCharacterizationFactorsSources: ["AR6"], crossSectoralStandards: ["ISO14067"] } });
    expect(toVersion2(exported().footprint).missing).toEqual(["productCategoryCpc", "pcf.biogenicCarbonContent"]);
    expect(footprint).toMatchObject({ specVersion: "2.3.0", pcf: { declaredUnit: "kilogram", unitaryProductAmount: "1", pCfExcludingBiogenic: "2.15", fossilGhgEmissions: "2.15", characterizationFactors: "AR6", crossSectoralStandardsUsed: ["ISO Standard 14067"], exemptedEmissionsPercent: 1.5, primaryDataShare: 62.5 } });
    expect(missing).toEqual([]);
    expect(lost).toEqual(["pcf.dqi", "pcf.outboundLogisticsGhgEmissions", "pcf.crossSectoralStandards (GB/T24067-2024)"]);
  });

  it("speaks v2.3 of the earliest IPCC report, of land management as one figure, and names units that it does not know", () => {
    const second = (fields: (string | number)[][], study: Partial<Study> = {}) => toVersion2(exported([housings, housingsFields, gridOf("More", fields)], study).footprint);
    expect(second([["ipccCharacterizationFactors", "AR6; AR5"], ["landManagementBiogenicCO2Emissions", 500], ["landManagementBiogenicCO2Removals", -200]]).footprint).toMatchObject({ pcf: { characterizationFactors: "AR5", ipccCharacterizationFactorsSources: ["AR6", "AR5"], landManagementGhgEmissions: "0.3" } });
    expect(second([["landManagementBiogenicCO2Removals", -200]]).lost).toContain("pcf.landManagementBiogenicCO2Removals");
    expect(second([], { declaredUnit: "piece", outputUnit: "piece" }).lost).toContain("pcf.declaredUnitOfMeasurement (piece)");
  });
});

describe("a supplier's footprint", () => {
  const importFactor = (json: string) => importFactors(json)[0]!;
  const text = (change: object = {}) => JSON.stringify({ ...exported().footprint, pcf: { ...exported().footprint.pcf, ...change } });

  it("becomes a factor per single unit with its quality and primary data share", () => {
    const { factor, ratings, primaryDataShare } = importFactor(text());
    expect(factor).toMatchObject({ id: "pact-0b8e4c1e6a5f", nameEn: "Pump housing", value: "2.15", unit: "kgCO2e/kg", gwpSet: "AR6", region: "CN-SC", dataYear: "2023", boundary: "cradle-to-gate", publisher: "Example Foundry" });
    expect(ratings).toEqual({ technologicalDQR: "2", geographicalDQR: "1.5", temporalDQR: "1" });
    expect(primaryDataShare).toBe("62.5");
    expect(factor.note).toMatch(/primaryDataShare 62.5 %.*PACT 3\.0\.0/);
  });

  it("comes back with the same value from v2.3", () => {
    const { factor } = importFactor(JSON.stringify(toVersion2(exported().footprint).footprint));
    expect(factor).toMatchObject({ value: "2.15", unit: "kgCO2e/kg", gwpSet: "AR6" });
  });

  it("is taken from the answer of a PACT service", () => {
    expect(importFactor(`{"data":${text()}}`).factor.value).toBe("2.15");
    expect(importFactor(`{"data":[${text()}]}`).factor.value).toBe("2.15");
  });

  it("is taken from a list, an event and a file without its version, all of it or nothing", () => {
    const other = text().replace(/"id":"[^"]*"/, '"id":"11111111-2222-4333-8444-555555555555"');
    for (const list of [`[${text()},${other}]`, `{"data":[${text()},${other}]}`, `{"data":{"requestEventId":"x","pfs":[${text()},${other}]}}`, `\uFEFF[${text()},${other}]`]) expect(importFactors(list).map(({ factor }) => factor.id)).toEqual(["pact-0b8e4c1e6a5f", "pact-111111112222"]);
    expect(() => importFactors(`[${text()},${text({ declaredUnitAmount: "0" })}]`)).toThrow(expect.objectContaining({ code: "pact.field" }));
    expect(() => importFactors(`[${text()},{"id":"x"}]`)).toThrow(expect.objectContaining({ code: "pact.notFootprint" }));
    const { specVersion: _, ...second } = toVersion2(exported().footprint).footprint;
    expect(importFactor(JSON.stringify(second)).factor).toMatchObject({ value: "2.15", unit: "kgCO2e/kg", note: expect.stringMatching(/PACT 2$/) });
    expect(importFactor(text().replace('"status":"Active"', '"status":"Deprecated"')).factor.note).toMatch(/status Deprecated/);
  });

  it.each([["ton kilometer", "t·km", "transport"], ["liter", "L", "material"], ["kilowatt hour", "kWh", "other"], ["cubic meter", "m3", "material"], ["hour", "h", "material"], ["piece", "piece", "material"]])("per %s is a factor per %s", (declaredUnitOfMeasurement, unit, category) => {
    expect(importFactor(text({ declaredUnitOfMeasurement, declaredUnitAmount: "10" })).factor).toMatchObject({ value: "215", unit: `kgCO2e/${unit}`, category });
  });

  it("of v2 is read as v2 counts, per one declared unit, by hand: 2.5 kg a kilogram whatever the product holds", () => {
    const second = { id: "a1b2c3d4-0000-4000-8000-000000000001", specVersion: "2.1.0", version: 1, created: "2023-05-01T00:00:00Z", status: "Active", companyName: "Resin Ltd", companyIds: ["urn:x:y"], productDescription: "PP", productIds: ["urn:a:b"], productNameCompany: "PP granulate", comment: "",
      pcf: { declaredUnit: "kilogram", unitaryProductAmount: "25", pCfExcludingBiogenic: "2.5", pCfIncludingBiogenic: "2.3", fossilGhgEmissions: "2.5", fossilCarbonContent: "0.8", characterizationFactors: "AR5", referencePeriodStart: "2022-01-01T00:00:00Z", referencePeriodEnd: "2022-12-31T00:00:00Z", geographyCountry: "DE", primaryDataShare: 40.5, dqi: { coveragePercent: 80, technologicalDQR: 1.5 } } };
    expect(importFactor(JSON.stringify(second))).toMatchObject({ primaryDataShare: "40.5", ratings: { technologicalDQR: "1.5" }, factor: { value: "2.5", unit: "kgCO2e/kg", gwpSet: "AR5", region: "DE", dataYear: "2022", publisher: "Resin Ltd", note: expect.stringMatching(/technologicalDQR 1\.5 \(1-3\); .*including biogenic uptake 2\.3 kgCO2e\/kg; PACT 2\.1\.0/) } });
  });

  it("of other kinds in its fields is refused by its field, never half read", () => {
    const whole = (change: object) => JSON.stringify({ ...exported().footprint, ...change });
    for (const [json, field] of [[whole({ companyName: 5 }), "companyName"], [whole({ productNameCompany: { a: 1 }, productDescription: null }), "productNameCompany"], [whole({ id: "" }), "id"], [text({ declaredUnitOfMeasurement: ["kilogram", "liter"] }), "pcf.declaredUnitOfMeasurement"], [text({ declaredUnitOfMeasurement: "megabit second" }), "pcf.declaredUnitOfMeasurement"], [text({ declaredUnitOfMeasurement: "constructor" }), "pcf.declaredUnitOfMeasurement"], [text({ declaredUnitAmount: null }), "pcf.declaredUnitAmount"], [text({ pcfExcludingBiogenicUptake: { value: 1 } }), "pcf.pcfExcludingBiogenicUptake"]] as const) {
      expect(() => importFactors(json)).toThrow(expect.objectContaining({ code: "pact.field", parts: expect.objectContaining({ field }) }));
    }
    for (const wrong of ["[1]", "{\"data\":{}}", "{\"data\":null}", "{\"pfs\":[]}", "<xml/>"]) expect(() => importFactors(wrong)).toThrow(expect.objectContaining({ code: "pact.notFootprint" }));
  });

  it.each([
    ["an identity that breaks", { pcfExcludingBiogenicUptake: "1.85", fossilGhgEmissions: "1.85", biogenicCO2Uptake: "-1.5", pcfIncludingBiogenicUptake: "1.63" }, "pact.identity"],
    ["parts that do not add up", { fossilGhgEmissions: "1000" }, "pact.identity"],
    ["a unit that PACT does not know", { declaredUnitOfMeasurement: "barrel" }, "pact.field"],
    ["an amount of nothing", { declaredUnitAmount: "0" }, "pact.field"],
    ["a footprint that is no number", { pcfExcludingBiogenicUptake: "2,15" }, "pact.field"],
    ["two geographies", { geographyCountry: "CN" }, "pact.field"],
  ])("is refused for %s", (_, change, code) => {
    expect(() => importFactor(text(change))).toThrow(expect.objectContaining({ code }));
  });

  it("is refused when it is no footprint at all", () => {
    for (const wrong of ["", "[]", "{}", "{\"pcf\":1}", "null"]) expect(() => importFactor(wrong)).toThrow(expect.objectContaining({ code: "pact.notFootprint" }));
  });
});
