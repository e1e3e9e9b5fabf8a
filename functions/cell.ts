import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { parseNumber } from "../src/units";
import { Decimal } from "../src/units/decimal";

/**
 * One argument of one row as Excel hands it over: a number, a text, true or false, null for a blank or an omitted one, an
 * error of the cell, or a data type whose `basicValue` is what the cell shows. This file is the only place that knows.
 */
export type Cell = unknown;

/** An error that stands in a cell of an argument: it stays in its row. */
export class CellFault extends Error {
  constructor(
    readonly cell: CustomFunctions.Error,
    readonly argument: Argument,
  ) {
    super(cell.code);
  }
}

/** The plain content of a cell. @throws CellFault when the cell holds an error. */
export function content(cell: Cell, argument: Argument): number | string | boolean | null {
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  if (typeof cell === "string") return isBlankText(cell) ? null : cell;
  if (cell === null || cell === undefined) return null;
  if (cell instanceof CustomFunctions.Error) throw new CellFault(cell, argument);
  const { basicValue } = cell as { basicValue?: Cell };
  return basicValue === undefined ? null : content(basicValue, argument);
}

/** Excel on some desktops hands a blank cell over as "", and tables hold cells with nothing but spaces. */
export function isBlank(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && isBlankText(cell));
}

function isBlankText(text: string): boolean {
  // Almost every text begins with a sign that shows; only one that does not is looked through.
  return !(text.charCodeAt(0) > 0x20 && text.charCodeAt(0) < 0x80) && text.trim() === "";
}

/** A number; a text that reads as one is a number kept as text. null when blank. */
export function numberOf(cell: Cell, argument: Argument): Decimal | null {
  const value = content(cell, argument);
  if (value === null) return null;
  if (typeof value === "number") return decimalOf(value, argument);
  if (typeof value === "string") return parseNumber(value, argument);
  throw notBoolean(value, argument);
}

/** A number that must be there. */
export function neededNumber(cell: Cell, argument: Argument): Decimal {
  const value = numberOf(cell, argument);
  if (value === null) throw new PcfError("number.missing", { argument });
  return value;
}

/** Text as typed; a number where a text belongs (a factor called 40) is its digits. null when blank. */
export function textOf(cell: Cell, argument: Argument): string | null {
  const value = content(cell, argument);
  if (value === null || typeof value === "string") return value === null ? null : value.trim();
  if (typeof value === "number") return decimalOf(value, argument).toString();
  throw notBoolean(value, argument);
}

export function decimalOf(value: number, argument: Argument): Decimal {
  if (!Number.isFinite(value)) throw new PcfError("number.range", { argument, given: String(value) });
  return new Decimal(value);
}

function notBoolean(value: boolean, argument: Argument): PcfError {
  return new PcfError("argument.boolean", { argument, given: value ? "TRUE" : "FALSE" });
}

/** The double nearest to the exact result. @throws PcfError number.overflow beyond what a cell can hold. */
export function toCell(value: Decimal, given: () => string): number {
  const nearest = value.toNumber();
  if (!Number.isFinite(nearest)) throw new PcfError("number.overflow", { given: given() });
  // Adding 0 takes the sign off a zero: a decrease by nothing is 0, not -0.
  return nearest + 0;
}
