import { isPcfError } from "../errors";
import { parseFactorUnit } from "./parseFactorUnit";
import { parseUnit } from "./parseUnit";
import type { FactorUnit, Unit } from "./unit";

/** The unit of a text, or null where it is none: for readers of texts that may be anything. */
export function unitOrNull(text: string): Unit | null {
  return orNull(() => parseUnit(text));
}

/** The factor's unit of a text, or null where it is none. */
export function factorUnitOrNull(text: string): FactorUnit | null {
  return orNull(() => parseFactorUnit(text));
}

function orNull<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (thrown) {
    if (isPcfError(thrown)) return null;
    throw thrown;
  }
}
