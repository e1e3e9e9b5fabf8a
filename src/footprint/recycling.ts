import { PcfError } from "../errors";
import type { Argument } from "../errors";
import { Decimal } from "../units/decimal";
import { labelKey } from "./labelKey";
import data from "./recyclingMethods.json";

/** A material's emissions in kgCO2e per unit of it, and what is recycled of it; null where it was not given. */
export interface RecycledMaterial {
  readonly virgin: Decimal;
  readonly recycled: Decimal;
  /** Treatment of what is not recycled; null where the end of life is outside of the boundary. */
  readonly disposal: Decimal | null;
  /** R1: the share of recycled material in the input. */
  readonly content: Decimal | null;
  /** R2: the share of the material that is recycled at its end. */
  readonly atEnd: Decimal | null;
}

/** The part of the benefit that goes to the recycled input: 1 for cut-off, 1/2, 0 for substitution. @throws PcfError argument.unknown. */
export function recyclingMethod(name: string): Decimal {
  const wanted = labelKey(name);
  const found = data.methods.find(({ names }) => names.some((known) => labelKey(known) === wanted));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "method", given: name.trim(), allowed: data.methods.map(({ id }) => id) });
  return new Decimal(found.input);
}

/**
 * Emission of one unit of material: virgin - (a R1 + (1 - a) R2) (virgin - recycled) + (1 - R2) disposal, where a is the part of
 * the benefit that goes to the input. Cut-off counts what was recycled before, substitution what will be recycled after, 50/50
 * half of each, so no kilogram of recycling is counted twice.
 * @throws PcfError argument.missing for a share that the method needs and that was not given.
 */
export function recycling({ virgin, recycled, disposal, content, atEnd }: RecycledMaterial, toInput: Decimal): Decimal {
  const input = toInput.isZero() ? new Decimal(0) : toInput.times(needed(content, "recycledContent"));
  const output = toInput.equals(1) ? new Decimal(0) : new Decimal(1).minus(toInput).times(needed(atEnd, "recycledAtEnd"));
  const material = virgin.minus(input.plus(output).times(virgin.minus(recycled)));
  return disposal === null ? material : material.plus(new Decimal(1).minus(needed(atEnd, "recycledAtEnd")).times(disposal));
}

function needed(value: Decimal | null, argument: Argument): Decimal {
  if (value === null) throw new PcfError("number.missing", { argument });
  return value;
}
