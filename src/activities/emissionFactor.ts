import { PcfError } from "../errors";
import type { Category, Factor } from "../factors/factor";
import { parseFactorText, parseFactorUnit, parseNumber, sameDimension } from "../units";
import type { Decimal } from "../units/decimal";
import type { FactorUnit } from "../units/unit";

/** A factor ready to be multiplied: its value, its unit, and the record it came from when it has one. */
export interface EmissionFactor {
  readonly value: Decimal;
  readonly unit: FactorUnit;
  readonly record?: Factor;
}

/** Finds the factor of an id or a name; the book of factors answers it. */
export type FindFactor = (text: string, wanted?: readonly Category[]) => Factor;

/** A value typed as a number, with its unit in an argument of its own. */
export function factorOfNumber(value: Decimal, unitText: string | null): EmissionFactor {
  if (unitText === null) throw new PcfError("unit.missing", { argument: "factorUnit", given: value.toString() });
  return { value, unit: parseFactorUnit(unitText) };
}

/**
 * A factor given as text: a value with its unit ("15.6 kgCO2e/kg"), a number that a table keeps as text ("15.6", with the
 * unit in its own argument), or the id or name of a record. A unit argument beside a text that has its own must agree.
 */
export function factorOfText(text: string, unitText: string | null, wanted: readonly Category[] | undefined, find: FindFactor): EmissionFactor {
  if (!beginsLikeNumber.test(text)) return agreeing(factorOfRecord(find(text, wanted)), text, unitText);
  const value = attempt(() => parseNumber(text, "factor"));
  if (!(value instanceof PcfError)) return factorOfNumber(value, unitText);
  const typed = attempt(() => parseFactorText(text));
  if (!(typed instanceof PcfError)) return agreeing(typed, text, unitText);
  // A name may begin with a digit ("40 ft container"); when no such name exists, what is wrong is the unit or the number.
  const named = attempt(() => factorOfRecord(find(text, wanted)));
  if (named instanceof PcfError) throw named.code === "factor.notFound" ? typed : named;
  return agreeing(named, text, unitText);
}

/** The factor of a record. @throws PcfError factor.invalid when the record's value or unit cannot be read. */
export function factorOfRecord(record: Factor): EmissionFactor {
  return { value: field(record, "value", (text) => parseNumber(text, "factor")), unit: field(record, "unit", parseFactorUnit), record };
}

const beginsLikeNumber = /^\s*[+\-−]?[.．]?[\d０-９]/;

function agreeing(factor: EmissionFactor, text: string, unitText: string | null): EmissionFactor {
  if (unitText === null) return factor;
  const stated = parseFactorUnit(unitText);
  const { emission, per } = factor.unit;
  const agrees = stated.emission.gas === emission.gas && stated.emission.scale.equals(emission.scale) && sameDimension(stated.per, per) && stated.per.scale.equals(per.scale);
  if (!agrees) throw new PcfError("factor.unitConflict", { given: text, unit: factor.unit.symbol });
  return factor;
}

function field<T>(record: Factor, name: "value" | "unit", read: (text: string) => T): T {
  const result = attempt(() => read(record[name]));
  if (result instanceof PcfError) throw new PcfError("factor.invalid", { id: record.id, field: name, given: record[name] });
  return result;
}

function attempt<T>(read: () => T): T | PcfError {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof PcfError) return thrown;
    throw thrown;
  }
}
