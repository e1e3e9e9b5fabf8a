import { PcfError } from "../errors";
import { Unreadable, readExpression } from "./expression";
import type { Term } from "./expression";
import { markGases } from "./gas";
import { suggest } from "./nearestUnits";
import { normaliseUnit } from "./normalise";

/** No unit is longer; a text that is was meant as something else. */
const longest = 120;

/** How a given text is quoted in a message. */
export function quote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 57)}...` : trimmed;
}

/**
 * The terms of a unit's text.
 * @throws PcfError unit.unknown, with the nearest spellings that can be read
 */
export function readTerms(text: string): Term[] {
  if (text.length > longest) throw new PcfError("unit.unknown", { given: quote(text), nearest: [] });
  const marked = markGases(normaliseUnit(text));
  try {
    return readExpression(marked);
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    throw new PcfError("unit.unknown", { given: quote(text), nearest: suggest(marked, thrown) });
  }
}
