import { kilogramsOf } from "../src/activities/conversion";
import type { Decimal } from "../src/units/decimal";
import { textOf } from "./cell";
import type { Cell } from "./cell";

/** Kilograms in the unit that the result is asked for. */
export function inOutput(kilograms: Decimal, outputCell: Cell): Decimal {
  const output = textOf(outputCell, "outputUnit");
  return output === null ? kilograms : kilograms.dividedBy(kilogramsOf(output));
}
