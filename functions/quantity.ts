import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { parseNumber, parseQuantity, parseUnit, sameDimension } from "../src/units";
import type { Quantity } from "../src/units/unit";
import { content, decimalOf, textOf } from "./cell";
import type { Cell } from "./cell";

/**
 * An amount with its unit: a number with the unit in its own argument, or a text that holds both ("1,740 kg"). Both may be
 * given when they agree. null when the amount is blank.
 */
export function quantityOf(cell: Cell, unitCell: Cell, argument: Argument, unitArgument: Argument = "unit"): Quantity | null {
  const given = content(cell, argument);
  if (given === null) return null;
  const unitText = textOf(unitCell, unitArgument);
  if (typeof given === "boolean") throw new PcfError("argument.boolean", { argument, given: given ? "TRUE" : "FALSE" });
  if (typeof given === "number") return { value: decimalOf(given, argument), unit: neededUnit(unitText, String(given), unitArgument) };
  return quantityOfText(given, unitText, argument, unitArgument);
}

function quantityOfText(given: string, unitText: string | null, argument: Argument, unitArgument: Argument): Quantity {
  const number = plainNumber(given, argument);
  if (number !== null) return { value: number, unit: neededUnit(unitText, given.trim(), unitArgument) };
  const quantity = parseQuantity(given);
  if (unitText === null) return quantity;
  const stated = parseUnit(unitText);
  if (!sameDimension(stated, quantity.unit) || !stated.scale.equals(quantity.unit.scale)) throw new PcfError("unit.conflict", { inText: quantity.unit.symbol, inArgument: unitText });
  return quantity;
}

/** null for a text that is more than a number; one that is a number written ambiguously is refused. */
function plainNumber(given: string, argument: Argument) {
  try {
    return parseNumber(given, argument);
  } catch (thrown) {
    if (thrown instanceof PcfError && thrown.code === "number.text") return null;
    throw thrown;
  }
}

function neededUnit(unitText: string | null, given: string, argument: Argument) {
  if (unitText === null) throw new PcfError("unit.missing", { argument, given });
  return parseUnit(unitText);
}

/** A distance: a number is kilometres, a text may carry another unit. null when blank. */
export function distanceOf(cell: Cell): Quantity | null {
  const carriesUnit = typeof cell === "string" && plainNumber(cell.trim() === "" ? "0" : cell, "distance") === null;
  return quantityOf(cell, carriesUnit ? null : "km", "distance");
}
