import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";
import blends from "./gwp/blends.json";
import gases from "./gwp/gases.json";
import sources from "./gwp/sources.json";
import { nameKey } from "./names/nameKey";
import { nearestNames } from "./names/nearestNames";

/** The assessment reports whose 100-year GWPs are known, the default last. */
export const gwpSets = ["SAR", "TAR", "AR4", "AR5", "AR6"] as const;
export type GwpSet = (typeof gwpSets)[number];

export interface Gwp {
  /** The gas as it is written for people: "HFC-134a", "R-410A". */
  readonly gas: string;
  readonly nameZh: string;
  /** Its other names. */
  readonly names: readonly string[];
  readonly set: GwpSet;
  /** kgCO2e per kg, over 100 years. */
  readonly value: Decimal;
  /** Of a blend: its components. Hydrocarbons count as 0, as in the tables of the US EPA, and say so. */
  readonly composition?: readonly BlendPart[];
  readonly source: string;
  readonly url: string;
  readonly verified: boolean;
}

export interface BlendPart {
  readonly gas: string;
  /** Mass fraction as decimal text. */
  readonly fraction: string;
  /** The component's GWP. */
  readonly value: Decimal;
  readonly counted: boolean;
}

type PureGas = { gas: string; zh?: string; names: string[]; source?: string; sources?: Partial<Record<GwpSet, string>>; verified?: boolean } & Partial<Record<GwpSet, string>>;
type Blend = { gas: string; names: string[]; parts: Record<string, string | undefined>; source: string };
type Entry = { pure: PureGas } | { blend: Blend };

const hydrocarbons: ReadonlySet<string> = new Set(["propane", "isobutane", "butane", "pentane", "isopentane", "propylene"]);
/** Words that people put around the number of a refrigerant. */
const around = /制冷剂|冷媒|雪种|氟利昂|氟里昂|refrigerants?|freon|(?:混合)?工质|气体$/gi;

let known: Map<string, Entry> | undefined;

/**
 * The GWP of a gas or a refrigerant blend: "CH4", "甲烷", "R-410A", "R134a", "HFC-134a", "SF6". `set` is AR6 where it is blank.
 * Throws gas.unknown, gas.noValue, gwp.set.
 */
export function findGwp(gas: string, set: string = ""): Gwp {
  const wanted = findGwpSet(set);
  const entry = entries().get(nameKey(gas)) ?? entries().get(nameKey(gas.replace(around, "")));
  if (entry === undefined) throw new PcfError("gas.unknown", { given: gas.trim(), nearest: nearestNames(allNames())(gas.replace(around, ""), 5) });
  if ("pure" in entry) {
    const source = sourceOf(entry.pure.sources?.[wanted] ?? entry.pure.source);
    return { gas: entry.pure.gas, nameZh: entry.pure.zh ?? "", names: entry.pure.names, set: wanted, value: valueOf(entry.pure, wanted), source: source.title, url: source.url, verified: entry.pure.verified !== false };
  }
  const { blend } = entry;
  const composition = Object.entries(blend.parts).map(([part, fraction = ""]): BlendPart => {
    if (hydrocarbons.has(part)) return { gas: part, fraction, value: new Decimal(0), counted: false };
    const component = entries().get(nameKey(part));
    if (component === undefined || !("pure" in component)) throw new PcfError("gas.unknown", { given: part, nearest: [] });
    return { gas: part, fraction, value: valueOf(component.pure, wanted, blend.gas), counted: true };
  });
  const value = composition.reduce((sum, part) => sum.plus(part.value.times(part.fraction)), new Decimal(0));
  const source = sourceOf(blend.source);
  return { gas: blend.gas, nameZh: "", names: blend.names, set: wanted, value, composition, source: `${source.title}; ${sources.default.title}`, url: source.url, verified: true };
}

/** "AR6", "ar 5", "IPCC AR4", "第六次评估报告", "AR5 GWP100"; blank is AR6. Throws gwp.set. */
export function findGwpSet(text: string): GwpSet {
  const key = nameKey(text).replace(/^ipcc|gwp(?:100)?|100(?:年|yr|years?)?$/g, "");
  if (key === "") return "AR6";
  const ordinal = /^第([二三四五六])次评估报告$/.exec(key)?.[1];
  const set = ordinal === undefined ? gwpSets.find((name) => name.toLowerCase() === key) : gwpSets["二三四五六".indexOf(ordinal)];
  if (set === undefined) throw new PcfError("gwp.set", { given: text.trim(), known: [...gwpSets] });
  return set;
}

/** Every gas and blend that has a GWP in the set. */
export function allGwp(set: GwpSet): readonly Gwp[] {
  return [...gases, ...blends].flatMap(({ gas }) => {
    try {
      return [findGwp(gas, set)];
    } catch (error) {
      if (error instanceof PcfError && error.code === "gas.noValue") return [];
      throw error;
    }
  });
}

function valueOf(gas: PureGas, set: GwpSet, asked: string = gas.gas): Decimal {
  const value = gas[set];
  if (value === undefined) throw new PcfError("gas.noValue", { gas: asked === gas.gas ? asked : `${asked} (${gas.gas})`, set });
  return new Decimal(value);
}

function sourceOf(id: string = "default"): { title: string; url: string } {
  return (sources as Record<string, { title: string; url: string } | undefined>)[id] ?? sources.default;
}

function entries(): Map<string, Entry> {
  if (known === undefined) {
    known = new Map();
    for (const pure of gases as PureGas[]) for (const name of [pure.gas, pure.zh ?? "", ...pure.names]) if (name !== "") known.set(nameKey(name), { pure });
    for (const blend of blends as Blend[]) for (const name of [blend.gas, ...blend.names, `HFC-${blend.gas.slice(2)}`]) if (!known.has(nameKey(name))) known.set(nameKey(name), { blend });
  }
  return known;
}

function allNames(): string[] {
  return [...(gases as PureGas[]).flatMap((gas) => [gas.gas, gas.zh ?? "", ...gas.names]), ...blends.map(({ gas }) => gas)].filter((name) => name !== "");
}
