import qualifierRecords from "./data/qualifiers.json";
import type { Base, Unit } from "./unit";

const fitsPlain = new Set(qualifierRecords.filter((record) => record.fitsPlain).map((record) => record.of));

/** kWh fits kWh (net CV), which does not say more than the factor needs; net and gross never meet, nor t and t N. */
export function sameSense(a: Unit, b: Unit): boolean {
  if (a.of === b.of) return true;
  if (a.of !== undefined && b.of !== undefined) return false;
  return fitsPlain.has(a.of ?? b.of ?? "");
}

/** Whether both measure the same kinds, whatever the gas, the currency or the sense. */
export function sameKinds(a: Unit, b: Unit): boolean {
  const kinds = Object.keys(a.dimension) as Base[];
  return kinds.length === Object.keys(b.dimension).length && kinds.every((kind) => a.dimension[kind] === b.dimension[kind]);
}

/** Whether one unit converts to the other by a number alone: exactly when scaleBetween(a, b) answers. */
export function sameDimension(a: Unit, b: Unit): boolean {
  return a === b || (a.gas === b.gas && a.currency === b.currency && sameKinds(a, b) && sameSense(a, b));
}
