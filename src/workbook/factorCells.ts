import { PcfError } from "../errors";
import type { FieldProblem } from "../errors";
import { boundaries, categories } from "../factors/factor";
import type { Boundary, Category } from "../factors/factor";
import { nameKey } from "../factors/names/nameKey";
import { parseFactorUnit, parseNumber } from "../units/index";
import type { CellValue } from "../tables/grid";
import { isCellError } from "../tables/grid";
import factorColumns from "./factorColumns.json";

/** What keeps a cell from being taken, and what it would take instead. */
export class CellProblem extends Error {
  constructor(
    readonly reason: FieldProblem,
    readonly allowed?: readonly string[],
  ) {
    super(reason);
  }
}

/** A cell as text; a number as its shortest decimal form. Throws CellProblem for an error value. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (isCellError(cell)) throw new CellProblem("number");
  return typeof cell === "number" ? significantText(String(cell)) : String(cell).trim();
}

/** Decimal text without an exponent; digits as they stand. */
export function significantText(value: string): string {
  return /e/i.test(value) ? parseNumber(value, "value").toFixed() : value;
}

/** A factor's value as decimal text. Digits of a number that was typed as text stay ("0.7120"). */
export function valueOf(cell: CellValue | undefined): string {
  const text = cellText(cell);
  if (text === "") throw new CellProblem("missing");
  if (typeof cell === "boolean") throw new CellProblem("number");
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  try {
    return parseNumber(text, "value").toFixed();
  } catch (error) {
    throw error instanceof PcfError ? new CellProblem("number") : error;
  }
}

/** A unit that can be a factor's, as it was written, with what it is an emission of. */
export function factorUnitOf(text: string): { unit: string; gases: string } {
  if (text === "") throw new CellProblem("missing");
  try {
    return { unit: text, gases: parseFactorUnit(text).emission.gas ?? "CO2e" };
  } catch (error) {
    throw error instanceof PcfError ? new CellProblem("unit") : error;
  }
}

export function categoryOf(text: string): Category {
  if (text === "") throw new CellProblem("missing");
  return wordOf(text, categories, factorColumns.categories);
}

/** Blank is "other": the boundary is not stated, and that is what is kept. */
export function boundaryOf(text: string): Boundary {
  return text === "" ? "other" : wordOf(text, boundaries, factorColumns.boundaries);
}

/** Whether somebody vouches for the figure; blank is no. */
export function verifiedOf(text: string): boolean {
  const word = text.toLowerCase();
  if (factorColumns.yes.includes(word)) return true;
  if (factorColumns.no.includes(word)) return false;
  throw new CellProblem("choice", ["true", "false"]);
}

function wordOf<T extends string>(text: string, known: readonly T[], words: Readonly<Record<T, readonly string[]>>): T {
  const key = nameKey(text);
  const found = known.find((word) => [word, ...words[word]].some((name) => nameKey(name) === key));
  if (found === undefined) throw new CellProblem("choice", known);
  return found;
}
