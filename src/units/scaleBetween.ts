import { PcfError } from "../errors";
import { bridgeBetween } from "./bridge";
import type { Decimal } from "./decimal";
import { sameDimension, sameKinds, sameSense } from "./sameDimension";
import type { Unit } from "./unit";

// Four digits fewer than the sum has: they take up the last digit of thirds (15 亩 is 1 ha, not 0.99...9 ha).
export const kept = 60;

const known = new WeakMap<Unit, WeakMap<Unit, Decimal>>();

/**
 * The number that takes an amount in `from` to the same amount in `to`: 1000 from t to kg.
 * @throws PcfError unit.mismatch with what would join the two, unit.singleGas where one of them is a gas that is not yet CO2e
 */
export function scaleBetween(from: Unit, to: Unit): Decimal {
  const before = known.get(from)?.get(to);
  if (before !== undefined) return before;
  if (!sameDimension(from, to)) throw mismatch(from, to);
  return remembered(from, to, known);
}

const withEquivalents = new WeakMap<Unit, WeakMap<Unit, Decimal>>();

/**
 * As scaleBetween, with CO2 counted as the CO2e that it is: the one road from kgCO2 to tCO2e (or, for a comparison, back).
 * The caller says so to the person, for CO2 alone may lack the other gases.
 * @throws PcfError unit.mismatch, unit.singleGas
 */
export function scaleAsCO2e(from: Unit, to: Unit): Decimal {
  const before = withEquivalents.get(from)?.get(to);
  if (before !== undefined) return before;
  const countsCO2 = ({ gas }: Unit) => gas === "CO2" || gas === "CO2e";
  const joined = countsCO2(from) && countsCO2(to) && from.currency === to.currency && sameKinds(from, to) && sameSense(from, to);
  if (!joined) return scaleBetween(from, to);
  return remembered(from, to, withEquivalents);
}

function remembered(from: Unit, to: Unit, memory: WeakMap<Unit, WeakMap<Unit, Decimal>>): Decimal {
  const scale = from.scale.div(to.scale).toSignificantDigits(kept);
  const row = memory.get(from) ?? new WeakMap<Unit, Decimal>();
  memory.set(from, row.set(to, scale));
  return scale;
}

function mismatch(from: Unit, to: Unit): PcfError {
  const single = [from, to].find(({ gas }) => gas !== undefined && gas !== "CO2" && gas !== "CO2e");
  if (single?.gas !== undefined && from.gas !== to.gas && sameKinds(from, to)) return new PcfError("unit.singleGas", { gas: single.gas });
  const bridge = bridgeBetween(from, to);
  return new PcfError("unit.mismatch", { from: from.symbol, to: to.symbol, ...(bridge !== undefined && { bridge }) });
}
