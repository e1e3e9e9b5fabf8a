import gbt32151 from "./gbt32151.json";
import cnIndustry2015 from "./cn-industry-2015.json";
import cnSteelGuide from "./cn-steel-guide.json";
import ipcc2006 from "./ipcc2006.json";
import names from "./names.json";

/** One fuel of a parameter set, as its source prints it; decimal texts. */
export interface FuelRecord {
  readonly fuel: string;
  readonly as: string;
  /** GJ per `per`; absent where the source gives CO2 per energy only. */
  readonly heatingValue?: string;
  readonly per?: string;
  /** tC/GJ. */
  readonly carbon?: string;
  /** kgCO2/TJ, where the source prints the product and not the carbon. */
  readonly emission?: string;
  readonly oxidation: string;
  readonly verified: boolean;
  readonly biogenic?: boolean;
  readonly note?: string;
}

export interface FuelSet {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly locator: string;
  readonly url: string;
  readonly licence: string;
  readonly published: string;
  readonly region: string;
  readonly basis: string;
  /** What people type after the @. */
  readonly aliases: readonly string[];
  /** Densities come from a source of their own. */
  readonly density: { readonly title: string; readonly values: Readonly<Record<string, string | undefined>>; readonly unit: string; readonly verified: boolean };
  readonly fuels: readonly FuelRecord[];
}

/** What a fuel is called, in all sets. */
export interface FuelName {
  readonly fuel: string;
  readonly zh: string;
  readonly en: string;
  readonly synonyms: readonly string[];
}

/** The parameter sets, the default first. */
export const fuelSets: readonly FuelSet[] = [gbt32151, cnIndustry2015, cnSteelGuide, ipcc2006];
export const fuelNames: readonly FuelName[] = names;
