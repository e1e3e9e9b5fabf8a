import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";
import data from "./carbonates.json";

/**
 * Tonnes of CO2 that a tonne of a pure carbonate sets free, by its formula or name ("limestone", "白云石", "Na2CO3").
 * @throws PcfError argument.unknown.
 */
export function carbonateFactor(name: string): Decimal {
  const wanted = key(name);
  const found = data.carbonates.find(({ formula, names }) => [formula, ...names].some((known) => key(known) === wanted));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "carbonate", given: name.trim(), allowed: data.carbonates.map(({ formula, names }) => `${formula} (${names[0]})`) });
  return new Decimal(found.value);
}

function key(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
