import { PcfError } from "../errors";
import type { Fuel } from "../factors/fuels";
import { Decimal, parseNumber, parseQuantity, parseUnit, sameDimension, scaleBetween } from "../units";
import type { Quantity, Unit } from "../units/unit";

/** What one kind of quantity is worth in another for a certain substance: 1 m3 is 840 kg, 1 t holds 42.652 GJ. */
export interface Bridge {
  readonly kind: "density" | "heatingValue";
  readonly amount: Unit;
  readonly worth: Quantity;
}

/** A density or a heating value as people write it: "0.84 kg/L", "42.652 GJ/t", "389.31 GJ/10^4Nm3". */
export function bridgeOfText(text: string): Bridge {
  const slash = text.indexOf("/");
  if (slash < 0) throw new PcfError("unit.mismatch", { from: text, to: "kg/L, GJ/t", bridge: "density" });
  const worth = parseQuantity(text.slice(0, slash));
  const amount = parseUnit(text.slice(slash + 1));
  const kinds = [worth.unit, amount];
  const isDensity = isKind(worth.unit, "mass") && kinds.some((unit) => isKind(unit, "volume") || isKind(unit, "normalVolume"));
  const isHeatingValue = isKind(worth.unit, "energy") && !isKind(amount, "energy");
  if (!isDensity && !isHeatingValue) throw new PcfError("unit.mismatch", { from: text, to: "kg/L, GJ/t", bridge: "density" });
  if (!worth.value.isPositive() || worth.value.isZero()) throw new PcfError("number.range", { argument: "density", given: worth.value.toString(), least: "0" });
  return { kind: isDensity ? "density" : "heatingValue", amount, worth };
}

/** The density and the net calorific value of a fuel, as far as its parameter set has them. */
export function bridgesOfFuel(fuel: Fuel): Bridge[] {
  const bridges: Bridge[] = [];
  if (fuel.density !== "") bridges.push(bridgeOfText(`${fuel.density} ${fuel.densityUnit}`));
  if (fuel.heatingValue !== "") bridges.push({ kind: "heatingValue", amount: parseUnit(fuel.per), worth: { value: parseNumber(fuel.heatingValue, "value"), unit: parseUnit("GJ") } });
  return bridges;
}

/**
 * An amount in a unit of another kind, over as few bridges as it takes; null when they do not lead there.
 * 1000 L of diesel over its density and its heating value: 840 kg, 35.82768 GJ.
 */
export function across(amount: Quantity, target: Unit, bridges: readonly Bridge[]): Decimal | null {
  let reached: Quantity[] = [amount];
  for (let crossings = 0; crossings <= bridges.length; crossings++) {
    const arrived = reached.find(({ unit }) => sameDimension(unit, target));
    if (arrived !== undefined) return arrived.value.times(scaleBetween(arrived.unit, target));
    reached = [...reached, ...reached.flatMap((from) => bridges.flatMap((bridge) => crossed(from, bridge)))];
  }
  return null;
}

function crossed({ value, unit }: Quantity, { amount, worth }: Bridge): Quantity[] {
  if (sameDimension(unit, amount)) return [{ value: value.times(scaleBetween(unit, amount)).times(worth.value), unit: worth.unit }];
  if (sameDimension(unit, worth.unit)) return [{ value: value.times(scaleBetween(unit, worth.unit)).dividedBy(worth.value), unit: amount }];
  return [];
}

export function isKind(unit: Unit, base: keyof Unit["dimension"]): boolean {
  const present = Object.entries(unit.dimension).filter(([, exponent]) => exponent !== 0);
  return present.length === 1 && present[0]![0] === base && present[0]![1] === 1;
}
