import { requireAmount } from "../src/activities/activity";
import type { EmissionFactor } from "../src/activities/emissionFactor";
import { fuel as fuelActivity, fuelFactor } from "../src/activities/fuel";
import { gasFactor, refrigerant as refrigerantActivity } from "../src/activities/refrigerant";
import { PcfError } from "../src/errors";
import type { Book } from "../src/factors/book";
import { findFuel } from "../src/factors/fuels";
import type { Fuel } from "../src/factors/fuels";
import { findGwp } from "../src/factors/gwp";
import type { Unit } from "../src/units/unit";
import { answer, answerWithBook } from "./answer";
import { content, textOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { conversionMemo, factorReader, product } from "./emissionRows";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";

/**
 * Emission of a fuel burnt: net calorific value x carbon content x oxidation x 44/12, or amount x factor, in kgCO2e.
 * @customfunction FUEL
 * @param quantity - Amount, as a number or as text with its unit ("12 t").
 * @param unit - Unit of the amount: a mass, a volume (over the density), Nm3 or an energy. Leave it out when the amount carries its unit.
 * @param factor - A fuel ("diesel", "天然气"), with a parameter set after @ ("diesel@ipcc2006") if not the Chinese one; or a number, a text with its unit, or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2/kg". Leave it out for a fuel.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.FUEL(1,"t","diesel") -> 3095.90963733333
 * @example =PCF.FUEL(10000,"Nm3","天然气",,"t") -> 21.62188809
 * @example =PCF.FUEL(100,"L","diesel@ipcc2006") -> 267.6492
 */
export function fuel(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return answerWithBook((book) => {
    const factorOf = fuelFactorReader(book);
    const join = conversionMemo();
    return eachCell([quantity, unit, factor, factor_unit, output_unit], ["quantity", "unit", "fuel", "factorUnit", "outputUnit"], (amountCell, unitCell, factorCell, factorUnitCell, outputCell) => {
      const amount = quantityOf(amountCell, unitCell, "quantity");
      if (amount === null) return "";
      requireAmount(fuelActivity, amount.value);
      const used = factorOf(factorCell, factorUnitCell, amount.unit);
      return product(amount, used, textOf(outputCell, "outputUnit"), join);
    });
  });
}

/** A text that names a fuel stands for its parameters; any other factor is read as everywhere. */
function fuelFactorReader(book: Book): (factorCell: Cell, factorUnitCell: Cell, unit: Unit) => EmissionFactor {
  const otherwise = factorReader(fuelActivity, book);
  const burnt = new Map<string, EmissionFactor>();
  return (factorCell, factorUnitCell, unit) => {
    const given = content(factorCell, "fuel");
    if (typeof given !== "string") return otherwise(factorCell, factorUnitCell);
    const key = `${given}\u0000${unit.symbol}`;
    const known = burnt.get(key);
    if (known !== undefined) return known;
    const named = fuelNamed(given);
    if (named === null) return otherwise(factorCell, factorUnitCell);
    const factorUnit = textOf(factorUnitCell, "factorUnit");
    if (factorUnit !== null) throw new PcfError("factor.unitConflict", { given, unit: named.per || "GJ" });
    const found = fuelFactor(named, unit);
    burnt.set(key, found);
    return found;
  };
}

/** null when the text names no fuel. A fuel of the wrong set, or an unknown set, is told. */
export function fuelNamed(text: string): Fuel | null {
  try {
    return findFuel(text);
  } catch (thrown) {
    if (thrown instanceof PcfError && thrown.code === "fuel.unknown" && !text.includes("@")) return null;
    throw thrown;
  }
}

/**
 * Emission of a refrigerant or another greenhouse gas let out: mass x GWP, in kgCO2e. Blends count by their composition.
 * @customfunction REFRIGERANT
 * @param mass - Mass let out, as a number or as text with its unit ("2.5 kg").
 * @param unit - Unit of the mass, for example "kg" or "g". Leave it out when the mass carries its unit.
 * @param gas - Gas or refrigerant, for example "R-410A", "HFC-134a", "SF6" or "甲烷".
 * @param [gwp_set] - IPCC report of the GWP: "AR6" (the default), "AR5" or "AR4".
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.REFRIGERANT(2.5,"kg","R-134a","AR5") -> 3250
 */
export function refrigerant(mass: any[][], unit: any[][], gas: any[][], gwp_set?: any[][], output_unit?: any[][]): any[][] {
  return answer(() => {
    const join = conversionMemo();
    return eachCell([mass, unit, gas, gwp_set, output_unit], ["mass", "unit", "gas", "gwpSet", "outputUnit"], (massCell, unitCell, gasCell, setCell, outputCell) => {
      const amount = quantityOf(massCell, unitCell, "mass");
      if (amount === null) return "";
      requireAmount(refrigerantActivity, amount.value, "mass");
      const used = gasFactor(neededGas(gasCell), textOf(setCell, "gwpSet") ?? "");
      return product(amount, used, textOf(outputCell, "outputUnit"), join);
    });
  });
}

/**
 * Global warming potential of a gas or a refrigerant blend over 100 years, in kgCO2e per kg.
 * @customfunction GWP
 * @param gas - Gas or refrigerant, for example "CH4", "R-410A" or "六氟化硫".
 * @param [gwp_set] - IPCC report: "AR6" (the default), "AR5" or "AR4".
 * @returns GWP in kgCO2e/kg.
 * @example =PCF.GWP("SF6","AR5") -> 23500
 */
export function gwp(gas: any[][], gwp_set?: any[][]): any[][] {
  return answer(() =>
    eachCell([gas, gwp_set], ["gas", "gwpSet"], (gasCell, setCell) => {
      const name = textOf(gasCell, "gas");
      return name === null ? "" : toCell(findGwp(name, textOf(setCell, "gwpSet") ?? "").value, () => name);
    }),
  );
}

function neededGas(cell: Cell): string {
  const name = textOf(cell, "gas");
  if (name === null) throw new PcfError("factor.missing", {});
  return name;
}
