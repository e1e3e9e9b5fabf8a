import { tried } from "../errors";
import { emissionOf } from "../activities/emissionOf";
import { factorOfRecord } from "../activities/emissionFactor";
import type { EmissionFactor } from "../activities/emissionFactor";
import { fuelFactor } from "../activities/fuel";
import { freight } from "../activities/transport";
import { createBook } from "../factors/book";
import { combustion } from "../factors/combustion";
import type { Factor } from "../factors/factor";
import { findFuel } from "../factors/fuels";
import { parseUnit } from "../units";
import type { Decimal, Quantity } from "../units";
import type { Figure, InventoryRow } from "../workbook/inventory";

/** The factor that a row names instead of typing it ("天然气", "cn-grid-north-2022"), with its value. */
export interface NamedFactor {
  readonly value: Decimal;
  readonly unit: string;
  /** "389.31 GJ/10^4Nm3 × 0.01532 tC/GJ × 0.99 × 44/12" for a fuel burnt; null for a factor of a list. */
  readonly arithmetic: string | null;
}

/** Answers what a row's factor is: the workbook's own first, then the library, then the fuels; null unless the row's emission follows from it. */
export function factorNamer(pinned: readonly Factor[], library: readonly Factor[]): (row: InventoryRow) => NamedFactor | null {
  const book = createBook({ pinned, library });
  return (row) => {
    if (row.factorName === null || row.amount === null) return null;
    const { text } = row.factorName;
    const amount = quantityOf(row.amount);
    const distance = row.distance && quantityOf(row.distance);
    if (!amount || (row.distance && !distance)) return null;
    const work = distance ? freight(amount, distance) : amount;
    const listed = tried(() => factorOfRecord(book.resolve(text).factor));
    if (listed && follows(row, work, listed)) return { value: listed.value, unit: symbolOf(listed), arithmetic: null };
    const burnt = distance ? null : tried(() => findFuel(text));
    const fuel = burnt && tried(() => fuelFactor(burnt, amount.unit));
    if (!burnt || !fuel || !follows(row, work, fuel)) return null;
    return { value: fuel.value, unit: symbolOf(fuel), arithmetic: combustion(burnt).formula.replaceAll(" x ", " × ") };
  };
}

function quantityOf({ value, unit }: Figure): Quantity | null {
  const known = tried(() => parseUnit(unit));
  return known && { value, unit: known };
}

function symbolOf({ unit: { emission, per } }: EmissionFactor): string {
  return `${emission.symbol}/${per.symbol}`;
}

/** What the cell shows is what the factor gives, to the cell's digits. */
function follows({ kg }: InventoryRow, work: Quantity, factor: EmissionFactor): boolean {
  const given = tried(() => emissionOf(work, factor));
  return given !== null && given.minus(kg).abs().lessThanOrEqualTo(kg.abs().times("0.0005"));
}
