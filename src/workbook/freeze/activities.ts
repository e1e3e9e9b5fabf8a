import type { Activity } from "../../activities/activity";
import { conversionOf, kilogramsOf, kilogramsPer } from "../../activities/conversion";
import { convertThrough } from "../../activities/convert";
import { electricity } from "../../activities/electricity";
import { emission } from "../../activities/emission";
import { fuel, fuelFactor } from "../../activities/fuel";
import { heat } from "../../activities/heat";
import { material } from "../../activities/material";
import { packaging } from "../../activities/packaging";
import { gasFactor } from "../../activities/refrigerant";
import { freightUnit, transport } from "../../activities/transport";
import { waste } from "../../activities/waste";
import { isPcfError } from "../../errors";
import { combustion } from "../../factors/combustion";
import { fieldNamed } from "../../factors/fields";
import { findFuel } from "../../factors/fuels";
import type { Fuel } from "../../factors/fuels";
import { findGwp } from "../../factors/gwp";
import { Decimal, parseUnit } from "../../units";
import type { FactorUnit, Unit } from "../../units/unit";
import type { Argument } from "./argument";
import { constant, productText } from "./constant";
import { NotNative } from "./reading";
import type { Row } from "./reading";

/** Writes one cell of a call's result as a native formula without "="; the guard of the row is put around it afterwards. Throws NotNative. */
export type RowFreezer = (row: Row, given: readonly (Argument | undefined)[]) => string;

/** The functions that answer row by row. */
export const rowFreezers: Readonly<Record<string, RowFreezer>> = {
  MATERIAL: activity(material),
  PACKAGING: activity(packaging),
  WASTE: activity(waste),
  ELECTRICITY: activity(electricity),
  HEAT: activity(heat),
  EMISSION: activity(emission),
  TRANSPORT: freight,
  FUEL: burnt,
  REFRIGERANT: (row, [mass, unit, gas, set, output]) => {
    const amount = row.amount(needed(mass), unit, "not negative");
    const name = row.text(gas);
    if (name === null) throw new NotNative();
    const factor = gasFactor(name, row.text(set) ?? "");
    return joined(row, [amount.text, constant(factor.value)], amount.unit, factor.unit, output);
  },
  GWP: (row, [gas, set]) => {
    const name = row.text(gas);
    if (name === null) throw new NotNative();
    return constant(findGwp(name, row.text(set) ?? "").value);
  },
  CONVERT: (row, [value, from, to, through]) => {
    const amount = row.amount(needed(value), from, "any");
    const target = row.text(to);
    if (target === null) throw new NotNative();
    const one = convertThrough({ value: new Decimal(1), unit: amount.unit }, parseUnit(target), row.text(through));
    const back = new Decimal(1).dividedBy(one);
    return one.precision() > 15 && back.precision() <= 15 ? productText([amount.text], [back]) : productText([amount.text, one]);
  },
  FACTOR: (row, [factor, field]) => {
    const name = row.text(factor);
    if (name === null || fieldNamed(row.text(field) ?? "value") !== "value") throw new NotNative();
    return row.pinned(row.book.resolve(name).factor);
  },
};

function activity({ categories, takesCredit }: Activity): RowFreezer {
  return (row, [quantity, unit, factor, factorUnit, output]) => {
    const amount = row.amount(needed(quantity), unit, takesCredit ? "any" : "not negative");
    const used = row.factor(needed(factor), factorUnit, categories);
    return joined(row, [amount.text, used.text], amount.unit, used.factor.unit, output);
  };
}

function freight(row: Row, [mass, unit, distance, factor, factorUnit, output]: readonly (Argument | undefined)[]): string {
  const load = row.amount(needed(mass), unit, "not negative");
  const way = wayOf(row, needed(distance));
  const used = row.factor(needed(factor), factorUnit, transport.categories);
  return joined(row, [load.text, ...(way === null ? [] : [way.text]), used.text], freightUnit(load.unit, way?.unit ?? null), used.factor.unit, output);
}

function wayOf(row: Row, distance: Argument): { readonly text: string; readonly unit: Unit } | null {
  const value = row.value(distance);
  const kilometres = parseUnit("km");
  if (value === null || (typeof value === "string" && value.trim() === "")) {
    row.text(distance);
    return null;
  }
  if (typeof value === "string") {
    const carried = row.amount(distance, /[^\d.,\s]/.test(value) ? undefined : { text: '"km"', kind: "literal", values: [["km"]], at: () => '"km"' }, "not negative");
    return carried;
  }
  return { text: row.number(distance, "not negative")!, unit: kilometres };
}

function burnt(row: Row, given: readonly (Argument | undefined)[]): string {
  const [quantity, unit, factor, factorUnit, output] = given;
  const named = row.value(factor);
  const record = typeof named === "string" ? fuelNamed(named) : null;
  if (record === null) return activity(fuel)(row, given);
  const amount = row.amount(needed(quantity), unit, "not negative");
  row.text(factor);
  if (row.text(factorUnit) !== null) throw new NotNative();
  const { value, unit: per } = fuelFactor(record, amount.unit);
  const outputText = row.text(output);
  const kilograms = outputText === null ? new Decimal(1) : kilogramsOf(outputText);
  return productText([amount.text, ...combustionText(record, value.dividedBy(combustion(record).perGJ))], [kilograms.dividedBy(per.emission.scale)]);
}

/** The energy of one unit, then carbon content, oxidation and 44/12 as people write them down; kg of CO2. */
function combustionText(record: Fuel, energy: Decimal): (string | Decimal)[] {
  const oxidation = new Decimal(record.oxidation);
  if (record.emissionPerTJ !== "") return [energy, new Decimal(record.emissionPerTJ), oxidation, new Decimal("0.001")];
  return [energy, new Decimal(record.carbonContent), oxidation, "44/12", new Decimal(1000)];
}

function fuelNamed(text: string): Fuel | null {
  try {
    return findFuel(text);
  } catch (thrown) {
    if (isPcfError(thrown) && thrown.code === "fuel.unknown") return null;
    throw thrown;
  }
}

function joined(row: Row, parts: readonly string[], unit: Unit, factorUnit: FactorUnit, output: Argument | undefined): string {
  const { times, over } = kilogramsPer(unit, factorUnit);
  const outputText = row.text(output);
  const conversion = outputText === null ? { times, over } : conversionOf(times, over.times(kilogramsOf(outputText)));
  const [amount = "1", ...rest] = parts;
  return productText([amount, conversion.times, ...rest], [conversion.over]);
}

function needed(argument: Argument | undefined): Argument {
  if (argument === undefined) throw new NotNative();
  return argument;
}
