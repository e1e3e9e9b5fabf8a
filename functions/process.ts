import { requireAmount } from "../src/activities/activity";
import { carbonBalance, carbonDioxide } from "../src/activities/carbon";
import { carbonateFactor } from "../src/activities/carbonate";
import { idealDensity, shieldGasEmission } from "../src/activities/shieldGas";
import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { Decimal, convert, parseUnit } from "../src/units";
import { answer } from "./answer";
import { isBlank, numberOf, textOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { oneOrEach } from "./lists";
import { inOutput } from "./output";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";
import type { Range } from "./rows";
import { fractionOf, neededFraction, neededText, single } from "./single";

const process = { name: "process", categories: null, takesCredit: false };

/**
 * CO2 that a carbonate sets free when it is calcined, in kg: mass × purity × share calcined × factor (IPCC 2006).
 * @customfunction CARBONATE
 * @param mass - Mass of the material, as a number or as text with its unit.
 * @param unit - Unit of the mass. Leave it blank when the mass carries its unit.
 * @param carbonate - "limestone", "dolomite", "magnesite", "soda ash", "siderite", "rhodochrosite", a formula such as "CaCO3", or 石灰石, 白云石, 纯碱.
 * @param [purity] - Share of the carbonate in the material, 0 to 1; pure if left out.
 * @param [calcined] - Share that is calcined, 0 to 1; all of it if left out.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.CARBONATE(10,"t","limestone",0.96) -> 4221.216
 * @example =PCF.CARBONATE(1,"t","白云石",,,"t") -> 0.47732
 */
export function carbonate(mass: any[][], unit: any[][], carbonate: any[][], purity?: any[][], calcined?: any[][], output_unit?: any[][]): any[][] {
  return answer(() =>
    eachCell([mass, unit, carbonate, purity, calcined, output_unit], ["mass", "unit", "carbonate", "purity", "calcined", "outputUnit"], (massCell, unitCell, carbonateCell, purityCell, calcinedCell, outputCell) => {
      const kilograms = kilogramsFrom(massCell, unitCell);
      if (kilograms === null) return "";
      const set = carbonateFactor(neededText(carbonateCell, "carbonate"));
      const share = (fractionOf(purityCell, "purity") ?? one).times(fractionOf(calcinedCell, "calcined") ?? one);
      return toCell(inOutput(kilograms.times(share).times(set), outputCell), () => "PCF.CARBONATE");
    }),
  );
}

/**
 * CO2 from carbon that is used up in a process, in kg: electrodes, carburisers, coke as a reducing agent, carburising methanol. Mass × carbon content × (1 - retained) × 44/12.
 * @customfunction CARBONINPUT
 * @param mass - Mass used up, as a number or as text with its unit.
 * @param unit - Unit of the mass. Leave it blank when the mass carries its unit.
 * @param carbon_content - Share of carbon, 0 to 1 or as "98 %".
 * @param [retained] - Share of the carbon that stays in the product, 0 to 1, as most of a carburiser does; none if left out.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.CARBONINPUT(300,"kg",0.99) -> 1089
 * @example =PCF.CARBONINPUT(1,"t","96 %",0.75,"t") -> 0.88
 */
export function carboninput(mass: any[][], unit: any[][], carbon_content: any[][], retained?: any[][], output_unit?: any[][]): any[][] {
  return answer(() =>
    eachCell([mass, unit, carbon_content, retained, output_unit], ["mass", "unit", "carbonContent", "retained", "outputUnit"], (massCell, unitCell, carbonCell, retainedCell, outputCell) => {
      const kilograms = kilogramsFrom(massCell, unitCell);
      if (kilograms === null) return "";
      const burnt = one.minus(fractionOf(retainedCell, "retained") ?? new Decimal(0));
      return toCell(inOutput(carbonDioxide(kilograms.times(neededFraction(carbonCell, "carbonContent")).times(burnt)), outputCell), () => "PCF.CARBONINPUT");
    }),
  );
}

/**
 * CO2 of a process by its carbon balance, in kg: (carbon in - carbon in the products) × 44/12.
 * @customfunction CARBONBALANCE
 * @param inputs - Mass of each input that holds carbon.
 * @param input_carbon - Carbon content of each input, 0 to 1.
 * @param outputs - Mass of each product or residue that carries carbon out. Blank when there is none.
 * @param output_carbon - Carbon content of each of these.
 * @param unit - Unit of all masses, for example "t". Leave it blank when they carry their units.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.CARBONBALANCE({100;2},{0.04;0.98},101,0.003,"t","t") -> 20.7423333333333
 */
export function carbonbalance(inputs: any[][], input_carbon: any[][], outputs: any[][], output_carbon: any[][], unit: any[][], output_unit?: any[][]): any[][] {
  return answer(() => {
    const unitCell = single(unit, "unit");
    const into = carbonaceous(inputs, input_carbon, unitCell, "inputs", "carbonContent");
    if (into.length === 0) throw new PcfError("sum.empty", {});
    const kilograms = carbonBalance(into, carbonaceous(outputs, output_carbon, unitCell, "outputs", "outputCarbon"));
    return [[toCell(inOutput(kilograms, single(output_unit, "outputUnit")), () => "PCF.CARBONBALANCE")]];
  });
}

function carbonaceous(masses: Range, contents: Range, unitCell: Cell, argument: Argument, contentArgument: Argument) {
  const cells = (masses ?? []).flat();
  const carbon = cells.every(isBlank) ? [] : oneOrEach((contents ?? []).flat(), cells.length, contentArgument);
  return cells.flatMap((cell, index) => {
    const mass = kilogramsFrom(cell, unitCell, argument);
    if (mass === null) return [];
    const share = fractionOf(carbon[index], contentArgument);
    if (share === null) throw new PcfError("row.incomplete", { row: index + 1, argument: contentArgument });
    return [{ mass, carbon: share }];
  });
}

/**
 * CO2 let out as shielding gas in welding, in kg: by volume (Nm3) or by the mass of the cylinders' filling.
 * @customfunction SHIELDGAS
 * @param quantity - Gas used, as a number or as text with its unit.
 * @param unit - "kg" or "t" of the gas mixture, or "Nm3" (at 0 °C and 101.325 kPa). Leave it blank when the amount carries its unit.
 * @param co2_share - Share of CO2 in the gas by volume: 1 for pure CO2, 0.2 or "20 %" for an 80/20 mixture.
 * @param [rest] - The other gas of the mixture, needed for a mass: "Ar", "He", "N2" or "O2".
 * @param [density] - Density of CO2 in kg/Nm3, for a volume; that of an ideal gas (1.9635) if left out.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.SHIELDGAS(500,"kg",1) -> 500
 * @example =PCF.SHIELDGAS(100,"Nm3",0.2,,1.977) -> 39.54
 * @example =PCF.SHIELDGAS(100,"kg","20 %","Ar") -> 21.5932564312665
 */
export function shieldgas(quantity: any[][], unit: any[][], co2_share: any[][], rest?: any[][], density?: any[][], output_unit?: any[][]): any[][] {
  return answer(() =>
    eachCell([quantity, unit, co2_share, rest, density, output_unit], ["quantity", "unit", "co2Share", "restGas", "density", "outputUnit"], (amountCell, unitCell, shareCell, restCell, densityCell, outputCell) => {
      const gas = quantityOf(amountCell, unitCell, "quantity");
      if (gas === null) return "";
      requireAmount(process, gas.value);
      const perVolume = numberOf(densityCell, "density") ?? idealDensity;
      if (!perVolume.greaterThan(0)) throw new PcfError("number.range", { argument: "density", given: perVolume.toString(), least: "0" });
      const kilograms = shieldGasEmission(gas, neededFraction(shareCell, "co2Share"), textOf(restCell, "restGas"), perVolume);
      return toCell(inOutput(kilograms, outputCell), () => "PCF.SHIELDGAS");
    }),
  );
}

const one = new Decimal(1);

/** A mass in kg; null when blank. */
function kilogramsFrom(cell: Cell, unitCell: Cell, argument: Argument = "mass"): Decimal | null {
  const mass = quantityOf(cell, unitCell, argument);
  if (mass === null) return null;
  if (mass.value.lessThan(0)) throw new PcfError("number.range", { argument, given: mass.value.toString(), least: "0" });
  return convert(mass.value, mass.unit, parseUnit("kg"));
}
