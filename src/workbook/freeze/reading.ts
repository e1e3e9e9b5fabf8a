import type { Category, Factor } from "../../factors/factor";
import { factorOfNumber, factorOfText } from "../../activities/emissionFactor";
import type { EmissionFactor } from "../../activities/emissionFactor";
import { PcfError } from "../../errors";
import { Decimal, parseNumber, parseQuantity, parseUnit } from "../../units";
import type { Unit } from "../../units/unit";
import { pick, placeIn } from "./argument";
import type { Argument } from "./argument";
import { constant } from "./constant";
import type { Guard } from "./guard";

/** Thrown where a call has no exact native equivalent; the cell then keeps its value. */
export class NotNative extends Error {}

/** Where a pinned factor stands: the cells of its id, value and unit, absolute, with the sheet. */
export interface FactorPlace {
  readonly id: string;
  readonly value: string;
  readonly unit: string;
}

export interface FreezeBook {
  resolve(text: string, wanted?: readonly Category[]): { readonly factor: Factor };
  /** null for a factor that is not pinned. */
  placeOf(factor: Factor): FactorPlace | null;
}

/** A number of the formula, native, with its unit. */
export interface Amount {
  readonly text: string;
  readonly unit: Unit;
}

/** One row and column of a call: reads its arguments and collects what must go on to hold. */
export class Row {
  constructor(
    readonly row: number,
    readonly column: number,
    readonly guard: Guard,
    readonly book: FreezeBook,
  ) {}

  read(argument: Argument): string {
    return argument.at(...placeIn(argument, this.row, this.column));
  }

  value(argument: Argument | undefined) {
    if (argument === undefined) return null;
    const value = pick(argument, this.row, this.column);
    if (value === undefined || (typeof value === "object" && value !== null) || typeof value === "boolean") throw new NotNative();
    return value;
  }

  /** A text argument as it is now, null when blank; the formula is bound to it. */
  text(argument: Argument | undefined): string | null {
    const value = this.value(argument);
    if (typeof value === "number") throw new NotNative();
    if (argument !== undefined && argument.kind !== "literal" && argument.kind !== "omitted") this.guard.text(this.read(argument), value ?? "");
    return value === null || value.trim() === "" ? null : value.trim();
  }

  /** A number argument; null when it is left out or blank now. */
  number(argument: Argument | undefined, sign: "any" | "not negative" | "positive"): string | null {
    const value = this.value(argument);
    if (value === null || argument === undefined) return null;
    if (typeof value === "string") return constant(parseNumber(this.text(argument) ?? "", "value"));
    const read = this.read(argument);
    if (argument.kind !== "literal") this.guard.number(read, sign);
    return read;
  }

  /** An amount and its unit. A blank amount reads as the number that may come to stand there. */
  amount(argument: Argument, unitArgument: Argument | undefined, sign: "any" | "not negative"): Amount {
    const value = this.value(argument);
    if (typeof value === "string") return this.amountOfText(argument, unitArgument);
    if (argument.kind === "omitted") throw new NotNative();
    const unitText = this.text(unitArgument);
    if (unitText === null) throw new NotNative();
    const read = this.read(argument);
    if (argument.kind !== "literal") {
      this.guard.number(read, sign);
      this.guard.blankAt(read);
    }
    return { text: read, unit: parseUnit(unitText) };
  }

  private amountOfText(argument: Argument, unitArgument: Argument | undefined): Amount {
    const given = this.text(argument);
    const unitText = this.text(unitArgument);
    if (given === null) throw new NotNative();
    const plain = attempt(() => parseNumber(given, "quantity"));
    if (plain !== null) {
      if (unitText === null) throw new NotNative();
      return { text: constant(plain), unit: parseUnit(unitText) };
    }
    const { value, unit } = parseQuantity(given);
    return { text: constant(value), unit };
  }

  /** A factor: the cell it stands in, its cell in PCF Factors, or its figure. */
  factor(argument: Argument, unitArgument: Argument | undefined, wanted: readonly Category[] | null): { readonly text: string; readonly factor: EmissionFactor } {
    const value = this.value(argument);
    const unitText = this.text(unitArgument);
    if (value === null) throw new NotNative();
    if (typeof value === "number") {
      const factor = factorOfNumber(new Decimal(value), unitText);
      const read = this.read(argument);
      if (argument.kind !== "literal") this.guard.number(read);
      return { text: read, factor };
    }
    const given = this.text(argument);
    if (given === null) throw new NotNative();
    const factor = factorOfText(given, unitText, wanted ?? undefined, (text, categories) => this.book.resolve(text, categories).factor);
    return { text: factor.record === undefined ? constant(factor.value) : this.pinned(factor.record), factor };
  }

  /** The cell of a pinned factor's value; its id and its unit must go on to stand beside it. */
  pinned(record: Factor): string {
    const place = this.book.placeOf(record);
    if (place === null) throw new NotNative();
    this.guard.number(place.value);
    this.guard.text(place.id, record.id);
    this.guard.text(place.unit, record.unit);
    return place.value;
  }
}


function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof PcfError && thrown.code === "number.text") return null;
    throw thrown;
  }
}
