import { Decimal } from "../units/decimal";
import { parseFactorUnit, scaleBetween } from "../units/index";
import { tried } from "../errors";
import type { Factor } from "./factor";

/** A factor of the workbook for which the library has something newer. Nothing is taken before a person accepts it. */
export interface FactorUpdate {
  readonly pinned: Factor;
  readonly newer: Factor;
  /** Another factor has taken its place, or the library's figure of the same id was corrected. */
  readonly reason: "superseded" | "corrected";
  /** The newer figure as a multiple of the pinned one; null where their units do not compare. */
  readonly ratio: Decimal | null;
}

/** Compares the workbook's own factors with the library, in the order of the workbook. Own factors that no library knows have no updates. */
export function findUpdates(pinned: readonly Factor[], library: readonly Factor[]): FactorUpdate[] {
  const byId = new Map(library.map((factor) => [factor.id, factor]));
  return pinned.flatMap((factor): FactorUpdate[] => {
    const published = byId.get(factor.id);
    const newest = successor(published?.supersededBy || factor.supersededBy, byId);
    if (newest !== undefined && newest.id !== factor.id) return [{ pinned: factor, newer: newest, reason: "superseded", ratio: ratioOf(factor, newest) }];
    if (published === undefined) return [];
    const ratio = ratioOf(factor, published);
    const same = ratio?.eq(1) === true && factor.gases === published.gases && factor.boundary === published.boundary;
    return same ? [] : [{ pinned: factor, newer: published, reason: "corrected", ratio }];
  });
}

/** The last of a chain of successors. A chain that runs in a circle has no last one. */
function successor(id: string, byId: ReadonlyMap<string, Factor>): Factor | undefined {
  const met = new Set<string>();
  let last: Factor | undefined;
  for (let next = byId.get(id); next !== undefined; next = byId.get(next.supersededBy)) {
    if (met.has(next.id)) return undefined;
    met.add(next.id);
    last = next;
  }
  return last;
}

function ratioOf(from: Factor, to: Factor): Decimal | null {
  const value = new Decimal(from.value);
  if (value.isZero()) return new Decimal(to.value).isZero() ? new Decimal(1) : null;
  return tried(() => {
    const old = parseFactorUnit(from.unit);
    const now = parseFactorUnit(to.unit);
    // CO2 and CO2e are compared by their masses: the person sees the gases beside.
    const emission = now.emission.scale.div(old.emission.scale);
    return new Decimal(to.value).times(emission).div(scaleBetween(now.per, old.per)).div(value);
  });
}
