import { Decimal } from "../units/decimal";
import { combustion } from "./combustion";
import type { Factor } from "./factor";
import { allFuels, defaultFuelSet, findFuelSet } from "./fuels";
import type { Fuel } from "./fuels";
import { fuelNames } from "./fuels/index";
import type { SourceOfFactors } from "./libraryAsset";

/** As many digits as a cell of a workbook holds; 44/12 has no end. */
const digits = 15;
const label = "GB/T 32151";

/**
 * The fuels of the set that PCF.FUEL takes unasked, as factors of combustion (CO2), so that they are searched, picked and pinned like all
 * others: heating value x carbon content x oxidation x 44/12, per tonne or Nm3, and per litre where the set has a density. Biogenic fuels
 * stay out: their CO2 is reported apart. The other sets are asked for by name ("diesel@cn-industry-2015").
 */
export function fuelFactors(): SourceOfFactors {
  const { id, title: source, publisher, url, licence, published } = findFuelSet(defaultFuelSet);
  return {
    description: { id, source, publisher, url, licence, attribution: label, gwpSet: "", published, current: true, order: 32 },
    factors: allFuels().filter((fuel) => fuel.set === id && !fuel.biogenic).flatMap((fuel) => factorsOf(fuel, published)),
  };
}

/** True for the factors that are worked out from the fuels of the set. */
export function isFuelFactor({ id }: Factor): boolean {
  return id.startsWith(`${defaultFuelSet}-`);
}

function factorsOf(fuel: Fuel, year: string): Factor[] {
  const { perAmount, per, formula } = combustion(fuel);
  if (perAmount === undefined) return [];
  if (per !== "t") return [factor(fuel, year, { value: perAmount.div(10), unit: "kgCO2/Nm3", zh: "按标方", en: "per Nm3", formula: `${formula} / 10` })];
  const own = factor(fuel, year, { value: perAmount, unit: "tCO2/t", zh: "按吨", en: "per tonne", formula });
  if (fuel.density === "") return [own];
  const litre = factor(fuel, year, { value: perAmount.times(fuel.density), unit: "kgCO2/L", zh: "按升", en: "per litre", formula: `${formula} x ${fuel.density} ${fuel.densityUnit}` });
  // The density is of common use, not of the set.
  return [own, { ...litre, id: `${own.id}-per-litre`, verified: false }];
}

function factor(fuel: Fuel, year: string, { value, unit, zh, en, formula }: { value: Decimal; unit: string; zh: string; en: string; formula: string }): Factor {
  const names = fuelNames.find((name) => name.fuel === fuel.id)?.synonyms ?? [];
  return {
    id: `${fuel.set}-${fuel.id}`,
    nameZh: `${fuel.nameZh}，燃烧（${label}，${zh}）`,
    nameEn: `${fuel.nameEn.charAt(0).toUpperCase()}${fuel.nameEn.slice(1)}, combustion (${label}, ${en})`,
    synonyms: uniqueNames([fuel.nameZh, fuel.nameEn, fuel.asPublished, ...names, "燃料", "燃烧", "fuel"]),
    category: "fuel", value: new Decimal(value.toSignificantDigits(digits)).toFixed(), unit, gases: "CO2", gwpSet: "", region: fuel.region,
    dataYear: year, validFrom: year, validTo: "", boundary: "combustion",
    source: fuel.source, publisher: fuel.publisher, locator: fuel.locator, url: fuel.url, licence: fuel.licence, verified: fuel.verified, supersededBy: "",
    note: `计算：${formula} | = ${formula}`,
  };
}

function uniqueNames(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
