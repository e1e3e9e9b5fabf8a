import type { Study } from "../../src/study/study";
import { emptyStudy } from "../../src/study/fields";
import type { Grid } from "../../src/tables/grid";

/** A sheet of typed values, as a reader of tables sees it. */
export function gridOf(sheet: string, values: readonly (readonly (string | number | boolean | null)[])[]): Grid {
  const width = Math.max(...values.map((row) => row.length));
  const whole = values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  return { sheet, top: 0, left: 0, values: whole, formulas: whole.map((row) => row.map(() => null)), formats: whole.map((row) => row.map(() => "General")), merges: [], tables: [], visibility: "visible" };
}

/** Made-up pump housings: 200 t a year, one declared unit a tonne. */
export const housings = gridOf("Housings", [
  ["Carbon footprint of pump housings"],
  ["Stage", "Item", "Amount", "Unit", "Distance (km)", "Emission factor", "Factor unit", "Factor source", "Emission (kgCO2e)"],
  ["Raw materials", "Pig iron", 180000, "kg", null, 1.5, "kgCO2e/kg", "supplier", 270000],
  ["Raw-material transport", "Pig iron", 180000, "kg", 100, 0.1, "kgCO2e/t.km", "freight list", 1800],
  ["Production", "Electricity", 250000, "kWh", null, 0.6, "kgCO2e/kWh", "grid list", 150000],
  ["Packaging", "Pallets", 4000, "kg", null, 0.55, "kgCO2e/kg", "supplier", 2200],
  ["Distribution", "Housings", 200000, "kg", 300, 0.1, "kgCO2e/t.km", "freight list", 6000],
  ["Total", null, null, null, null, null, null, null, 430000],
]);

export const housingsStudy: Study = {
  ...emptyStudy, product: "Pump housing", producer: "Example Foundry", declaredAmount: "1", declaredUnit: "t", outputAmount: "200", outputUnit: "t",
  periodStart: "2023-01-01", periodEnd: "2023-12-31", region: "四川", standards: ["ISO 14067:2018", "GB/T 24067-2024"], gwpSet: "AR6",
};

/** What a study does not hold, in PACT's own names. */
export const housingsFields = gridOf("PACT", [
  ["companyIds", "urn:company:example:foundry"],
  ["productIds", "urn:product:example:ph-1"],
  ["fossilCarbonContent", 34],
  ["exemptedEmissionsPercent", 1.5],
  ["primaryDataShare", 62.5],
  ["technologicalDQR", 2], ["geographicalDQR", 1.5], ["temporalDQR", 1],
  ["ccsTechnologicalCO2CaptureIncluded", false],
]);
