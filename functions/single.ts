import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { Decimal, parseNumber } from "../src/units";
import { content, numberOf, textOf } from "./cell";
import type { Cell } from "./cell";
import type { Range } from "./rows";

/** The one cell of an argument that holds for the whole call. @throws PcfError argument.single for a range of several. */
export function single(range: Range, argument: Argument): Cell {
  const cells = (range ?? []).reduce((count, line) => count + line.length, 0);
  if (cells > 1) throw new PcfError("argument.single", { argument, cells });
  return range?.[0]?.[0];
}

/** A share from a cell: 0.1, or the text "10 %". null when blank. @throws PcfError number.range outside of the bounds. */
export function fractionOf(cell: Cell, argument: Argument, least = 0, most = 1): Decimal | null {
  const given = content(cell, argument);
  const value = typeof given === "string" ? parseNumber(given, argument, { percent: true }) : numberOf(given, argument);
  if (value !== null && (value.lessThan(least) || value.greaterThan(most))) throw new PcfError("number.range", { argument, given: value.toString(), least: String(least), most: String(most) });
  return value;
}

/** As fractionOf, for a share that must be there. */
export function neededFraction(cell: Cell, argument: Argument, least = 0, most = 1): Decimal {
  const value = fractionOf(cell, argument, least, most);
  if (value === null) throw new PcfError("number.missing", { argument });
  return value;
}

/** A whole number from a cell, or `otherwise` when blank. @throws PcfError number.range. */
export function wholeNumberOf(cell: Cell, argument: Argument, least: number, most: number, otherwise: number): number {
  const value = numberOf(cell, argument) ?? new Decimal(otherwise);
  if (!value.isInteger() || value.lessThan(least) || value.greaterThan(most)) throw new PcfError("number.range", { argument, given: value.toString(), least: String(least), most: String(most) });
  return value.toNumber();
}

/** A text that must be there. */
export function neededText(cell: Cell, argument: Argument): string {
  const text = textOf(cell, argument);
  if (text === null) throw new PcfError("argument.missing", { argument });
  return text;
}
