import { requireAmount } from "../src/activities/activity";
import { electricity as electricityActivity } from "../src/activities/electricity";
import { emission as emissionActivity } from "../src/activities/emission";
import { freight, transport as transportActivity } from "../src/activities/transport";
import { heat as heatActivity } from "../src/activities/heat";
import { material as materialActivity } from "../src/activities/material";
import { packaging as packagingActivity } from "../src/activities/packaging";
import { waste as wasteActivity } from "../src/activities/waste";
import { answerWithBook } from "./answer";
import { textOf, toCell } from "./cell";
import { conversionMemo, emissionRows, factorReader, product } from "./emissionRows";
import { distanceOf, quantityOf } from "./quantity";
import { eachCell } from "./rows";

/**
 * Emission of a raw or auxiliary material: amount x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction MATERIAL
 * @param quantity - Amount, as a number or as text with its unit ("1,740 kg").
 * @param unit - Unit of the amount, for example "kg", "t" or "件". Leave it out when the amount carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "15.6 kgCO2e/kg", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2e/kg". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.MATERIAL(1740,"kg",15.6,"kgCO2e/kg") -> 27144
 * @example =PCF.MATERIAL("245 t",,"1.99 kgCO2e/kg",,"t") -> 487.55
 */
export function material(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(materialActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of packaging: amount x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction PACKAGING
 * @param quantity - Amount, as a number or as text with its unit ("6.2 t").
 * @param unit - Unit of the amount, for example "kg", "t" or "个". Leave it out when the amount carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "1320 kgCO2e/t", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2e/t". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.PACKAGING(6.2,"t",1320,"kgCO2e/t") -> 8184
 */
export function packaging(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(packagingActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of treating waste or waste water: amount x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction WASTE
 * @param quantity - Amount, as a number or as text with its unit ("3.5 t").
 * @param unit - Unit of the amount, for example "kg", "t" or "m3". Leave it out when the amount carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "0.708 kgCO2e/m3", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2e/t". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.WASTE(120,"m3",0.708,"kgCO2e/m3") -> 84.96
 */
export function waste(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(wasteActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of electricity: energy x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction ELECTRICITY
 * @param quantity - Energy, as a number or as text with its unit ("30.27 万kWh").
 * @param unit - Unit of the energy, for example "kWh", "MWh" or "万kWh". Leave it out when the energy carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "0.5366 kgCO2/kWh", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "tCO2/MWh". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.ELECTRICITY(1500,"kWh",0.5366,"kgCO2/kW·h") -> 804.9
 * @example =PCF.ELECTRICITY(30.27,"万kWh",1.04,"kgCO2e/kWh","t") -> 314.808
 */
export function electricity(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(electricityActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of bought heat or steam: amount x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction HEAT
 * @param quantity - Heat, as a number or as text with its unit ("52 GJ").
 * @param unit - Unit of the heat, for example "GJ" or "t" of steam. Leave it out when the heat carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "0.11 tCO2/GJ", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "tCO2/GJ". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.HEAT(52,"GJ",0.11,"tCO2/GJ") -> 5720
 */
export function heat(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(heatActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of any activity: amount x factor, in kgCO2e. It takes factors of every category, and a negative amount as a credit.
 * @customfunction EMISSION
 * @param quantity - Amount, as a number or as text with its unit ("12 GJ"). A negative amount is a credit.
 * @param unit - Unit of the amount. Leave it out when the amount carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "2 kgCO2e/kg", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2e/kg". Leave it out when the factor carries its unit.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.EMISSION(-30,"kg",2.2,"kgCO2e/kg") -> -66
 */
export function emission(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return emissionRows(emissionActivity, quantity, unit, factor, factor_unit, output_unit);
}

/**
 * Emission of freight: mass x distance x factor, in kgCO2e. Ranges are answered row by row.
 * @customfunction TRANSPORT
 * @param mass - Mass carried, as a number or as text with its unit ("1,740 kg"); or the freight work in t·km.
 * @param unit - Unit of the mass ("kg", "t"), or "t·km" when the first argument is the freight work.
 * @param distance - Distance in km, or as text with its unit ("320 mile"). Leave it blank when the first argument is in t·km.
 * @param factor - Emission factor: a number with its unit in the next argument, a text such as "0.049 kgCO2/t·km", or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor, for example "kgCO2e/t·km". Without a gas ("kg/t·km") CO2 is understood.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.TRANSPORT(1740,"kg",1520,0.049,"kg/t·km") -> 129.5952
 * @example =PCF.TRANSPORT(58600,"t.km",,0.115,"kgCO2e/t.km","t") -> 6.739
 */
export function transport(mass: any[][], unit: any[][], distance: any[][], factor: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return answerWithBook((book) => {
    const factorOf = factorReader(transportActivity, book);
    const join = conversionMemo();
    return eachCell([mass, unit, distance, factor, factor_unit, output_unit], ["mass", "unit", "distance", "factor", "factorUnit", "outputUnit"], (massCell, unitCell, distanceCell, factorCell, factorUnitCell, outputCell) => {
      const load = quantityOf(massCell, unitCell, "mass");
      if (load === null) return "";
      requireAmount(transportActivity, load.value, "mass");
      const way = distanceOf(distanceCell);
      if (way !== null) requireAmount(transportActivity, way.value, "distance");
      const work = freight(load, way);
      const used = factorOf(factorCell, factorUnitCell);
      return product(work, used, textOf(outputCell, "outputUnit"), join);
    });
  });
}
