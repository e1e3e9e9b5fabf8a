import { requireAmount, requireCategory } from "../src/activities/activity";
import type { Activity } from "../src/activities/activity";
import { brought, conversionOf, kilogramsOf, kilogramsPer } from "../src/activities/conversion";
import { factorOfNumber, factorOfText } from "../src/activities/emissionFactor";
import type { Conversion } from "../src/activities/conversion";
import type { EmissionFactor } from "../src/activities/emissionFactor";
import { namingBoth } from "../src/activities/emissionOf";
import { PcfError } from "../src/errors";
import type { Book } from "../src/factors/book";
import type { FactorUnit, Quantity, Unit } from "../src/units/unit";
import { answerWithBook } from "./answer";
import { content, decimalOf, textOf } from "./cell";
import type { Cell } from "./cell";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";
import type { Range } from "./rows";

/** The one shape of an activity function: (quantity, unit, factor, [factor_unit], [output_unit]), row by row. */
export function emissionRows(activity: Activity, quantity: Range, unit: Range, factor: Range, factorUnit: Range, outputUnit: Range): any[][] {
  return answerWithBook((book) => {
    const factorOf = factorReader(activity, book);
    const join = conversionMemo();
    return eachCell([quantity, unit, factor, factorUnit, outputUnit], ["quantity", "unit", "factor", "factorUnit", "outputUnit"], (amountCell, unitCell, factorCell, factorUnitCell, outputCell) => {
      const amount = quantityOf(amountCell, unitCell, "quantity");
      if (amount === null) return "";
      requireAmount(activity, amount.value);
      const used = factorOf(factorCell, factorUnitCell);
      return product(amount, used, textOf(outputCell, "outputUnit"), join);
    });
  });
}

/** Reads the factor of a row: a number with its unit, or a text that is looked up once for all rows that name it. */
export function factorReader(activity: Activity, book: Book): (factorCell: Cell, factorUnitCell: Cell) => EmissionFactor {
  const wanted = activity.categories ?? undefined;
  const named = new Map<string, EmissionFactor>();
  return (factorCell, factorUnitCell) => {
    const given = content(factorCell, "factor");
    if (given === null) throw new PcfError("factor.missing", {});
    if (typeof given === "boolean") throw new PcfError("argument.boolean", { argument: "factor", given: given ? "TRUE" : "FALSE" });
    const unitText = textOf(factorUnitCell, "factorUnit");
    if (typeof given === "number") return factorOfNumber(decimalOf(given, "factor"), unitText);
    const key = unitText === null ? given : `${given}\u0000${unitText}`;
    const known = named.get(key);
    if (known !== undefined) return known;
    const found = factorOfText(given.trim(), unitText, wanted, (text, categoriesWanted) => book.resolve(text, categoriesWanted).factor);
    requireCategory(activity, found);
    named.set(key, found);
    return found;
  };
}

/** Unit, factor unit and output unit stay the same over long stretches of a column: the last conversion is kept. */
export function conversionMemo(): (unit: Unit, factorUnit: FactorUnit, output: string | null) => Conversion | null {
  let lastUnit: Unit | null = null;
  let lastFactorUnit: FactorUnit | null = null;
  let lastOutput: string | null = null;
  let last: Conversion | null = null;
  return (unit, factorUnit, output) => {
    if (unit === lastUnit && factorUnit === lastFactorUnit && output === lastOutput) return last;
    const { times, over } = kilogramsPer(unit, factorUnit);
    const conversion = output === null ? { times, over } : conversionOf(times, over.times(kilogramsOf(output)));
    last = conversion.times.equals(conversion.over) ? null : conversion;
    [lastUnit, lastFactorUnit, lastOutput] = [unit, factorUnit, output];
    return last;
  };
}

/** Amount x factor as a cell, in kg or in the output unit. @throws PcfError factor.mismatch, number.overflow. */
export function product(amount: Quantity, factor: EmissionFactor, output: string | null, join: ReturnType<typeof conversionMemo>): number {
  try {
    const conversion = join(amount.unit, factor.unit, output);
    const emission = amount.value.times(factor.value);
    const cell = (conversion === null ? emission : brought(emission, conversion)).toNumber();
    if (!Number.isFinite(cell)) throw new PcfError("number.overflow", { given: `${amount.value} ${amount.unit.symbol} × ${factor.value} ${factor.unit.symbol}` });
    return cell;
  } catch (thrown) {
    throw namingBoth(thrown, amount, factor);
  }
}
