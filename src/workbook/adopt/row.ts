import { quoted } from "../../tables/formula/quoted";
import { emissionOf } from "../../activities/emissionOf";
import { kilogramsOf } from "../../activities/conversion";
import { freight } from "../../activities/transport";
import type { EmissionFactor } from "../../activities/emissionFactor";
import type { Amount, Entry, FactorAmount } from "../../audit/entry";
import { PcfError, tried } from "../../errors";
import { say } from "../../locales";
import { isFreight, isLength, isMass } from "../../tables/readUnit";
import type { Decimal } from "../../units/decimal";
import type { Quantity } from "../../units/unit";
import { cellName } from "../cellName";
import { functionOf } from "./called";
import { sameAsShown } from "./shown";
import { amountTerm, distanceTerm, factorTerm } from "./terms";
import type { Refer } from "./terms";
import { why } from "./why";
import type { Why } from "./why";

export interface RowFormula {
  readonly formula: string;
  readonly value: number;
}

interface Way {
  readonly called: string;
  readonly arguments: readonly string[];
  readonly amount: Quantity;
  readonly factor: EmissionFactor;
}

/** The formula that gives a row's result from its own cells, to the digits shown; or why there is none. */
export function rowFormula(entry: Entry, emission: Amount, decimals: number, refer: Refer): RowFormula | Why {
  if (entry.factors.length === 0) return why.factorMissing();
  if (operandsOf(entry).length === 0) return why.amountMissing();
  let refusal: Why | null = null;
  for (const factor of entry.factors) {
    for (const way of waysOf(entry, factor, refer)) {
      if ("reason" in way) {
        refusal ??= way;
        continue;
      }
      const found = resultOf(way, emission, decimals);
      if (!("reason" in found)) return found;
      // A figure that differs says more than a unit that is missing in another column.
      if (refusal === null || refusal.reason !== "differs") refusal = found;
    }
  }
  return refusal ?? why.amountMissing();
}

function operandsOf({ quantities, mass, distance }: Entry): readonly Amount[] {
  return [...quantities, ...(mass ? [mass] : []), ...(distance ? [distance] : [])];
}

function* waysOf(entry: Entry, factor: FactorAmount, refer: Refer): Iterable<Way | Why> {
  const used = factorTerm(factor, refer);
  if (used === null) {
    yield why.unitMissing(cellName(factor.cell.row, factor.cell.column));
    return;
  }
  const { quantities, mass, distance } = entry;
  if (isFreight(used.read.unit.per) && distance && mass && mass !== distance) {
    const [load, way] = [amountTerm(mass, refer), distanceTerm(distance, refer)];
    if (load === null) yield why.unitMissing(cellName(mass.cell.row, mass.cell.column));
    else if (way !== null) {
      const amount = tried(() => freight(load.read, way.read));
      if (amount !== null) yield { called: "TRANSPORT", arguments: [load.argument, load.unitArgument, way.argument, used.argument, used.unitArgument], amount, factor: used.read };
    }
  }
  for (const quantity of new Set([...quantities, ...(mass ? [mass] : [])])) {
    // Without its distance a mass is no freight work.
    if (isFreight(used.read.unit.per) && quantity.unit !== null && (isMass(quantity.unit) || isLength(quantity.unit))) continue;
    const amount = amountTerm(quantity, refer);
    if (amount === null) yield why.unitMissing(cellName(quantity.cell.row, quantity.cell.column));
    else {
      const called = functionOf(entry, quantity, factor);
      const between = called === "TRANSPORT" ? [""] : [];
      yield { called, arguments: [amount.argument, amount.unitArgument, ...between, used.argument, used.unitArgument], amount: amount.read, factor: used.read };
    }
  }
}

function resultOf(way: Way, emission: Amount, decimals: number): RowFormula | Why {
  let kilograms: Decimal;
  try {
    kilograms = emissionOf(way.amount, way.factor);
  } catch (thrown) {
    if (!(thrown instanceof PcfError)) throw thrown;
    return why.unitMismatch({ en: say(thrown, "en"), zh: say(thrown, "zh") });
  }
  const outputs = outputsOf(emission);
  for (const output of outputs) {
    const value = kilograms.div(output === "" ? 1 : kilogramsOf(output)).toNumber();
    if (!sameAsShown(emission.cell, value, decimals)) continue;
    const given = [...way.arguments, output === "" ? "" : quoted(output)];
    while (given.at(-1) === "") given.pop();
    return { formula: `=PCF.${way.called}(${given.join(",")})`, value };
  }
  const expected = kilograms.div(outputs[0] === undefined || outputs[0] === "" ? 1 : kilogramsOf(outputs[0])).toNumber();
  return why.differs(emission.value, expected);
}

/** The column's unit as PCF functions take it; where nobody wrote one, the digits decide between kilograms, tonnes and grams. */
function outputsOf({ unit, unitText }: Amount): readonly string[] {
  if (unit === null) return ["", "t", "g"];
  if (unit.scale.eq(1)) return [""];
  if (unit.scale.eq(1000)) return ["t"];
  if (unit.scale.eq("0.001")) return ["g"];
  return [unitText, unit.symbol].filter((text) => tried(() => kilogramsOf(text))?.eq(unit.scale) === true).slice(0, 1);
}
