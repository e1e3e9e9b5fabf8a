import type { Chance } from "./random";
import words from "./words.json";

export type Language = "zh" | "zhHant" | "en";
export type StageId = "materials" | "materialTransport" | "production" | "packaging" | "distribution";

/** One line of the inventory: amount x factor, or mass x distance x factor. Numbers are as a person would type them. */
export interface Item {
  readonly id: string;
  readonly stage: StageId;
  readonly name: string;
  /** Amount in `unit`; for transport the mass. */
  readonly quantity: number;
  readonly unit: string;
  readonly distance?: number;
  readonly factor: number;
  /** What the factor is per. */
  readonly per: string;
  /** kg CO2e, not rounded. */
  readonly kg: number;
}

export interface Study {
  readonly language: Language;
  readonly product: string;
  readonly output: number;
  readonly outputUnit: string;
  readonly year: number;
  readonly items: readonly Item[];
}

const scales: Readonly<Record<string, number>> = { kg: 1, t: 1000, g: 0.001, kWh: 1, MWh: 1000, 万kWh: 10000, m3: 1, L: 1, GJ: 1 };

export function figures(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

export function makeStudy(chance: Chance, language: Language): Study {
  const items: Item[] = [];
  const add = (item: Omit<Item, "kg">) => {
    const amount = item.quantity * (scales[item.unit] ?? 1);
    const per = scales[item.per] ?? 1;
    const kg = item.distance === undefined ? (amount / per) * item.factor : (amount / 1000) * item.distance * item.factor;
    items.push({ ...item, kg });
  };
  const massUnit = chance.pick(["kg", "kg", "t"]);
  const perMass = chance.pick(["kg", "kg", "t"]);
  const amount = () => figures(chance.between(1, 9) * 10 ** chance.whole(massUnit === "t" ? 0 : 2, massUnit === "t" ? 2 : 4), chance.whole(2, 5));
  const factor = ([low, high]: readonly number[]) => figures(chance.between(low as number, high as number), chance.whole(2, 4));
  const materials = chance.some(words.items.materials, chance.whole(3, 8));
  for (const [at, kind] of materials.entries()) add({ id: `m${at}`, stage: "materials", name: kind[language], quantity: amount(), unit: massUnit, factor: figures(factor(kind.factor) * (perMass === "t" ? 1000 : 1), 6), per: perMass });
  const truck = figures(chance.between(0.06, 0.19), chance.whole(2, 4));
  for (const [at, kind] of materials.entries()) {
    const mass = items.find((item) => item.id === `m${at}`) as Item;
    add({ id: `t${at}`, stage: "materialTransport", name: kind[language], quantity: mass.quantity, unit: massUnit, distance: chance.whole(2, 180) * 10, factor: truck, per: "t·km" });
  }
  for (const [at, kind] of chance.some(words.items.energy, chance.whole(1, 3)).entries()) {
    const unit = kind.unit === "kWh" ? chance.pick(["kWh", "kWh", "MWh"]) : kind.unit;
    const value = factor(kind.factor);
    add({ id: `e${at}`, stage: "production", name: kind[language], quantity: figures(chance.between(2, 90) * (unit === "kWh" ? 1000 : 10), chance.whole(3, 5)), unit, factor: unit === "MWh" && chance.yes(0.5) ? value : value, per: kind.unit });
  }
  for (const [at, kind] of chance.some(words.items.packaging, chance.whole(1, 3)).entries()) add({ id: `p${at}`, stage: "packaging", name: kind[language], quantity: figures(chance.between(20, 900) / (massUnit === "t" ? 100 : 1), 3), unit: massUnit, factor: figures(factor(kind.factor) * (perMass === "t" ? 1000 : 1), 6), per: perMass });
  const product = chance.pick(words.items.products)[language];
  const total = figures(chance.between(5, 80) * (massUnit === "t" ? 1 : 1000), 3);
  if (chance.yes(0.7)) add({ id: "d0", stage: "distribution", name: product, quantity: total, unit: massUnit, distance: chance.whole(5, 120) * 10, factor: truck, per: "t·km" });
  return { language, product, output: chance.whole(2, 60) * 100, outputUnit: language === "en" ? "pcs" : "台", year: chance.pick([2022, 2023, 2024]), items };
}

export function header(chance: Chance, language: Language, role: keyof (typeof words)["headers"]["zh"]): string {
  return chance.pick(words.headers[language][role]);
}

export function stageName(chance: Chance, language: Language, stage: StageId): string {
  return chance.pick(words.stages[language][stage]);
}

export { words };
