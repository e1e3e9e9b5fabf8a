import { Decimal } from "../../units/decimal";
import { parseFactorUnit } from "../../units/index";
import type { Dimension, FactorUnit } from "../../units/index";
import { PcfError } from "../../errors";
import { combustion } from "../combustion";
import type { Factor } from "../factor";
import { allFuels } from "../fuels";
import type { Fuel } from "../fuels";
import conventionalUnits from "./conventionalUnits.json";

/** A number that somebody published, or that follows from published fuel parameters, in one of the units people write it in. */
export interface Candidate {
  /** Near enough to be found by; the exact figure is worked out for the few that are. */
  readonly approximate: number;
  readonly value: () => Decimal;
  readonly unit: string;
  /** The unit as published, or one it was converted to. */
  readonly converted: boolean;
  readonly owner: { readonly factor: Factor } | { readonly fuel: Fuel; readonly formula: string; readonly mixed: boolean };
  /** Of the published figure: the digits it was printed with. */
  readonly published: string;
  readonly dimension: string;
  /** kg of emission per coherent unit of the denominator, for comparison with a unit that was given; null where the unit is not read. */
  readonly scale: Decimal | null;
}

interface ReadUnit {
  readonly text: string;
  readonly dimension: string;
  readonly scale: Decimal;
  readonly size: number;
}

const read = new Map<string, ReadUnit | null>();

/** Reads a factor's unit for comparison; null where it is none. */
export function readUnit(text: string): ReadUnit | null {
  let unit = read.get(text);
  if (unit === undefined) {
    try {
      const parsed: FactorUnit = parseFactorUnit(text);
      const scale = parsed.emission.scale.div(parsed.per.scale);
      unit = { text, dimension: dimensionKey(parsed.per.dimension) + (parsed.per.currency ?? ""), scale, size: scale.toNumber() };
    } catch (error) {
      if (!(error instanceof PcfError)) throw error;
      unit = null;
    }
    read.set(text, unit);
  }
  return unit;
}

function dimensionKey(dimension: Dimension): string {
  return Object.entries(dimension).sort(([a], [b]) => (a < b ? -1 : 1)).map(([base, exponent]) => `${base}${exponent}`).join("·");
}

/** A factor in its own unit and in those that people write instead (1990 kg/t is 1.99 kg/kg). Powers of ten are found without. */
export function candidatesOf(factor: Factor): Candidate[] {
  return spread({ factor }, new Decimal(factor.value), factor.unit, factor.value);
}

/**
 * Every fuel of every set through its formula, per mass, per normal volume, per litre and per GJ. The Chinese sets are also mixed
 * (the heating value of one, the carbon of another, or no oxidation), as reports do.
 */
export function fuelCandidates(): Candidate[] {
  const found: Candidate[] = [];
  const bySpecies = new Map<string, Fuel[]>();
  for (const fuel of allFuels()) {
    addFuel(found, fuel, false);
    if (fuel.carbonContent !== "") bySpecies.set(fuel.id, [...(bySpecies.get(fuel.id) ?? []), fuel]);
  }
  for (const species of bySpecies.values()) {
    const seen = new Set(species.map(parametersOf));
    for (const heat of species) {
      for (const carbon of species) {
        for (const oxidation of [...new Set([...species.map((fuel) => fuel.oxidation), "1"])]) {
          const mixed: Fuel = { ...heat, carbonContent: carbon.carbonContent, oxidation, set: heat.set === carbon.set ? heat.set : `${heat.set} + ${carbon.set}` };
          if (heat.per !== carbon.per || seen.has(parametersOf(mixed))) continue;
          seen.add(parametersOf(mixed));
          addFuel(found, mixed, true);
        }
      }
    }
  }
  return found;
}

function parametersOf(fuel: Fuel): string {
  return [fuel.heatingValue, fuel.carbonContent, fuel.oxidation].join();
}

function addFuel(found: Candidate[], fuel: Fuel, mixed: boolean): void {
  const { perGJ, perAmount, per, formula } = combustion(fuel);
  const add = (value: Decimal, unit: string, text: string) => found.push(...spread({ fuel, formula: text, mixed }, value, unit, ""));
  if (perAmount !== undefined) {
    add(perAmount, `tCO2/${per}`, formula);
    if (fuel.density !== "" && per === "t") add(perAmount.times(fuel.density), "kgCO2/L", `${formula} x ${fuel.density} ${fuel.densityUnit}`);
  }
  // Mixed heating values say nothing about the emission per energy.
  if (!mixed) add(perGJ, "kgCO2/GJ", formula.replace(/^[\d.]+ GJ\/\S+ x /, ""));
}

const conventional = conventionalUnits.map((text) => ({ text, at: () => readUnit(text) }));

function spread(owner: Candidate["owner"], figure: Decimal, unit: string, published: string): Candidate[] {
  const own = readUnit(unit);
  const candidates: Candidate[] = [{ approximate: figure.toNumber(), value: () => figure, unit, converted: false, owner, published, dimension: own?.dimension ?? "", scale: own?.scale ?? null }];
  if (own === null) return candidates;
  for (const { text, at } of conventional) {
    const other = at();
    if (other === null || other.dimension !== own.dimension || other.size === own.size) continue;
    const value = () => figure.times(own.scale).div(other.scale);
    candidates.push({ approximate: (figure.toNumber() * own.size) / other.size, value, unit: text, converted: true, owner, published, dimension: own.dimension, scale: other.scale });
  }
  return candidates;
}
