import { quoted } from "../../tables/formula/quoted";
import { factorOfNumber, factorOfText } from "../../activities/emissionFactor";
import type { EmissionFactor } from "../../activities/emissionFactor";
import type { Amount, FactorAmount } from "../../audit/entry";
import { PcfError, tried } from "../../errors";
import type { Cell } from "../../tables/cell";
import { parseFactorUnit, parseNumber, parseQuantity, parseUnit, sameDimension } from "../../units";
import { Decimal } from "../../units/decimal";
import type { Quantity, Unit } from "../../units/unit";

/** An argument with its unit: as the formula has them, and what the function reads there. */
export interface Term<T> {
  readonly argument: string;
  readonly unitArgument: string;
  readonly read: T;
}

/** A cell of the row as the formula names it. */
export type Refer = (cell: Cell) => string;

/** The amount of a row with its unit; null where nothing says the unit. The unit's cell is preferred to a text of its own. */
export function amountTerm({ cell, unit, unitText, unitCell }: Amount, refer: Refer): Term<Quantity> | null {
  if (unit === null) return null;
  const argument = refer(cell);
  if (unitCell === cell || cell.unit !== "") {
    const read = quantityIn(cell, null);
    return read === null ? null : { argument, unitArgument: "", read };
  }
  for (const [unitArgument, text] of unitTexts(unitCell, unitText, unit.symbol, refer)) {
    const known = tried(() => parseUnit(text));
    if (known === null || !sameUnit(known, unit)) continue;
    const read = quantityIn(cell, known);
    if (read !== null) return { argument, unitArgument, read };
  }
  return null;
}

/** The factor of a row. "kg/kg" says no gas; where the result's column says CO2e, the factor is of CO2e too. */
export function factorTerm({ cell, unit, unitText, unitCell }: FactorAmount, refer: Refer): Term<EmissionFactor> | null {
  if (unit === null) return null;
  const argument = refer(cell);
  // A factor that was found in a sentence is no argument.
  if (typeof cell.value === "string" && cell.unit !== "" && unitCell === cell) {
    const read = tried(() => factorOfText(String(cell.value), null, undefined, neverFound));
    return read === null ? null : { argument, unitArgument: "", read };
  }
  const value = numberIn(cell);
  if (value === null) return null;
  const named = unit.emission.gas === undefined || (unit.assumed && !unit.per.dimension.length) ? `${unit.emission.symbol.replace(/CO2e?$/, "")}CO2e/${unit.per.symbol}` : unit.symbol;
  for (const [unitArgument, text] of unitTexts(unitCell === cell ? null : unitCell, unitText, named, refer)) {
    const known = tried(() => parseFactorUnit(text));
    if (known === null || (known.assumed && !known.per.dimension.length)) continue;
    if (!known.emission.scale.eq(unit.emission.scale) || !sameUnit(known.per, unit.per)) continue;
    const read = tried(() => factorOfNumber(value, text));
    if (read !== null) return { argument, unitArgument, read };
  }
  return null;
}

/** PCF.TRANSPORT takes kilometres; a number in another unit of length goes with its unit. */
export function distanceTerm({ cell, unit }: Amount, refer: Refer): Omit<Term<Quantity>, "unitArgument"> | null {
  const kilometre = parseUnit("km");
  const own = typeof cell.value === "string" && cell.unit !== "";
  const read = own ? tried(() => parseQuantity(String(cell.value))) : quantityIn(cell, unit ?? kilometre);
  if (read === null) return null;
  return { argument: own || sameUnit(read.unit, kilometre) ? refer(cell) : `${refer(cell)}&${quoted(` ${read.unit.symbol}`)}`, read };
}

function* unitTexts(unitCell: Cell | null, unitText: string, symbol: string, refer: Refer): Iterable<readonly [argument: string, text: string]> {
  if (unitCell !== null && typeof unitCell.value === "string") yield [refer(unitCell), unitCell.value];
  if (unitText !== "") yield [quoted(unitText), unitText];
  yield [quoted(symbol), symbol];
}

/** The number of a cell as the functions read it: also one stored as text. */
function numberIn(cell: Cell): Decimal | null {
  if (typeof cell.value === "number") return new Decimal(cell.value);
  return typeof cell.value === "string" ? tried(() => parseNumber(String(cell.value), "quantity")) : null;
}

function quantityIn(cell: Cell, unit: Unit | null): Quantity | null {
  const value = numberIn(cell);
  if (value !== null) return unit === null ? null : { value, unit };
  return typeof cell.value === "string" && unit === null ? tried(() => parseQuantity(String(cell.value))) : null;
}

function sameUnit(one: Unit, other: Unit): boolean {
  return sameDimension(one, other) && one.scale.eq(other.scale);
}

function neverFound(text: string): never {
  throw new PcfError("factor.notFound", { given: text, nearest: [] });
}
