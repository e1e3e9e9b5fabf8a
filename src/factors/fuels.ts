import { PcfError } from "../errors";
import { fuelNames, fuelSets } from "./fuels/index";
import type { FuelName, FuelRecord, FuelSet } from "./fuels/index";
import { nameKey } from "./names/nameKey";
import { nearestNames } from "./names/nearestNames";

/** A fuel with the parameters of one set. Decimal texts as published; "" where the set has none. */
export interface Fuel {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** What the source calls it. */
  readonly asPublished: string;
  /** Id of the parameter set ("gbt32151"). */
  readonly set: string;
  /** Net calorific value in GJ per `per`. */
  readonly heatingValue: string;
  /** "t" or "10^4Nm3": what the heating value is per. */
  readonly per: string;
  readonly basis: "net";
  /** tC/GJ; "" where the set prints CO2 per energy. */
  readonly carbonContent: string;
  /** kgCO2/TJ; "" where it follows from the carbon content. */
  readonly emissionPerTJ: string;
  /** As a fraction: "0.98". */
  readonly oxidation: string;
  readonly density: string;
  readonly densityUnit: string;
  readonly densitySource: string;
  /** Its CO2 is of recent plants, and is reported apart. */
  readonly biogenic: boolean;
  readonly verified: boolean;
  readonly region: string;
  readonly source: string;
  readonly publisher: string;
  readonly locator: string;
  readonly url: string;
  readonly licence: string;
  readonly note: string;
}

export const defaultFuelSet = "gbt32151";

let vocabulary: Map<string, FuelName[]> | undefined;
let setNames: Map<string, FuelSet> | undefined;

/**
 * "diesel", "天然气", "diesel@ipcc2006", "柴油@国标": a fuel by any of its names, of the set named after the @ (default: GB/T 32151).
 * Throws fuel.unknown, fuel.ambiguous ("coal" lists the kinds of coal of the set), fuel.set.
 */
export function findFuel(text: string): Fuel {
  const plain = text.normalize("NFKC");
  const at = plain.lastIndexOf("@");
  const set = findFuelSet(at < 0 ? "" : plain.slice(at + 1));
  const given = (at < 0 ? plain : plain.slice(0, at)).trim();
  const named = names().get(nameKey(given)) ?? [];
  const held = new Map(set.fuels.map((record) => [record.fuel, record]));
  const found = named.filter((name) => held.has(name.fuel));
  const [only] = found;
  if (only === undefined) throw new PcfError("fuel.unknown", { given: named.length > 0 ? text : given, nearest: named.length > 0 ? setsWith(named) : nearest(given, set) });
  if (found.length > 1) throw new PcfError("fuel.ambiguous", { given, candidates: found.map((name) => (isChinese(given) ? name.zh : name.en)) });
  return joined(only, held.get(only.fuel) as FuelRecord, set);
}

/** A parameter set by its id or what people call it; blank is the default. Throws fuel.set. */
export function findFuelSet(text: string): FuelSet {
  setNames ??= new Map(fuelSets.flatMap((set) => [set.id, set.title, ...set.aliases].map((name) => [nameKey(name), set] as const)));
  const set = setNames.get(nameKey(text.trim() === "" ? defaultFuelSet : text));
  if (set === undefined) throw new PcfError("fuel.set", { given: text.trim(), known: fuelSets.map(({ id }) => id) });
  return set;
}

/** Every fuel of every set. */
export function allFuels(): readonly Fuel[] {
  const byId = new Map(fuelNames.map((name) => [name.fuel, name]));
  return fuelSets.flatMap((set) => set.fuels.map((record) => joined(byId.get(record.fuel) as FuelName, record, set)));
}

/** Ids of the fuels that go by a name in any set; none for a name that is no fuel's. */
export function fuelsNamed(text: string): readonly string[] {
  return (names().get(nameKey(text)) ?? []).map(({ fuel }) => fuel);
}

function names(): Map<string, FuelName[]> {
  if (vocabulary === undefined) {
    vocabulary = new Map();
    for (const name of fuelNames) {
      for (const key of new Set([name.fuel, name.zh, name.en, ...name.synonyms].map(nameKey))) vocabulary.set(key, [...(vocabulary.get(key) ?? []), name]);
    }
  }
  return vocabulary;
}

/** For a fuel that only other sets have: how to ask them ("naphtha@ipcc2006"). */
function setsWith(named: readonly FuelName[]): string[] {
  return fuelSets.flatMap((set) => named.filter((name) => set.fuels.some((record) => record.fuel === name.fuel)).map((name) => `${name.en}@${set.id}`)).slice(0, 5);
}

function nearest(given: string, set: FuelSet): string[] {
  const held = new Set(set.fuels.map((record) => record.fuel));
  const spellings = fuelNames.filter((name) => held.has(name.fuel)).flatMap((name) => [name.zh, name.en, ...name.synonyms]);
  const like = nearestNames(spellings)(given, 4);
  return like.length > 0 ? like : isChinese(given) ? ["柴油", "天然气"] : ["diesel", "natural gas"];
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function joined(name: FuelName, record: FuelRecord, set: FuelSet): Fuel {
  const density = set.density.values[record.fuel] ?? "";
  return {
    id: name.fuel, nameZh: name.zh, nameEn: name.en, asPublished: record.as, set: set.id,
    heatingValue: record.heatingValue ?? "", per: record.per ?? "", basis: "net",
    carbonContent: record.carbon ?? "", emissionPerTJ: record.emission ?? "", oxidation: record.oxidation,
    density, densityUnit: density === "" ? "" : set.density.unit, densitySource: density === "" ? "" : set.density.title,
    biogenic: record.biogenic === true, verified: record.verified, region: set.region,
    source: set.title, publisher: set.publisher, locator: set.locator, url: set.url, licence: set.licence, note: record.note ?? "",
  };
}
