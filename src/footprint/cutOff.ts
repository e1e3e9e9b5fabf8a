import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";
import data from "./cutOffRules.json";
import { sum } from "./sum";

/** What may be left out of a footprint, as shares of its total. */
export interface CutOffRule {
  readonly single: Decimal;
  /** A row must stay below the limit rather than at it. */
  readonly singleBelow: boolean;
  readonly together: Decimal;
}

/**
 * Which rows may be left out: those within the limit of a single row, smallest first, as long as all of them together stay
 * within the other limit. Of equal rows the earlier goes first. A credit counts by its size, the total is the net one.
 * @throws PcfError sum.empty, share.zero when the values add up to 0.
 */
export function cutOff(values: readonly Decimal[], rule: CutOffRule): boolean[] {
  if (values.length === 0) throw new PcfError("sum.empty", {});
  const total = sum(values).abs();
  if (total.isZero()) throw new PcfError("share.zero", {});
  const single = rule.single.times(total);
  const together = rule.together.times(total);
  const left = values.map(() => false);
  let gone = new Decimal(0);
  const smallestFirst = values.map((_, index) => index).sort((one, other) => values[one]!.abs().comparedTo(values[other]!.abs()) || one - other);
  for (const index of smallestFirst) {
    const size = values[index]!.abs();
    const within = rule.singleBelow ? size.lessThan(single) : size.lessThanOrEqualTo(single);
    if (!within || gone.plus(size).greaterThan(together)) break;
    gone = gone.plus(size);
    left[index] = true;
  }
  return left;
}

/** The rule of a standard by its name ("PAS 2050", "Catena-X"). @throws PcfError argument.unknown. */
export function cutOffRule(name: string): CutOffRule {
  const wanted = key(name);
  const found = data.rules.find(({ id, names }) => id === wanted || names.some((known) => key(known) === wanted));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "single", given: name.trim(), allowed: data.rules.map(({ names }) => names[0]!) });
  return { single: new Decimal(found.single), singleBelow: found.singleBelow, together: new Decimal(found.together) };
}

function key(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[^a-z0-9]/g, "");
}
