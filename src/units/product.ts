import type { Base, Unit } from "./unit";

const known = new WeakMap<Unit, WeakMap<Unit, Unit>>();

/** The unit that amounts in two units make when they are multiplied: t and km make t·km. The same two make the same object. */
export function product(one: Unit, other: Unit): Unit {
  const row = known.get(one) ?? new WeakMap<Unit, Unit>();
  known.set(one, row);
  const before = row.get(other);
  if (before !== undefined) return before;
  const kinds = new Set([...Object.keys(one.dimension), ...Object.keys(other.dimension)]) as Set<Base>;
  const exponents = [...kinds].map((kind) => [kind, (one.dimension[kind] ?? 0) + (other.dimension[kind] ?? 0)] as const);
  const made: Unit = { ...one, ...other, symbol: `${one.symbol}·${other.symbol}`, dimension: Object.fromEntries(exponents.filter(([, exponent]) => exponent !== 0)), scale: one.scale.times(other.scale) };
  row.set(other, made);
  return made;
}
