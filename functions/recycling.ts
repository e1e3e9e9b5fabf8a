import { requireAmount } from "../src/activities/activity";
import { emission as anyActivity } from "../src/activities/emission";
import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { circularFootprint } from "../src/footprint/circularFootprint";
import { recycling as recyclingRate, recyclingMethod } from "../src/footprint/recycling";
import { sum } from "../src/footprint/sum";
import { Decimal } from "../src/units";
import { answerWithBook } from "./answer";
import { numberOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { factorReader } from "./emissionRows";
import { perUnitReader } from "./factorCell";
import { eachRow } from "./lists";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";
import { inOutput } from "./output";
import { fractionOf, neededFraction, neededText } from "./single";

const material = { ...anyActivity, name: "recycling", takesCredit: false };

/**
 * Emission of a material that is recycled before or after its use, in kgCO2e, by the cut-off, 50/50 or substitution method.
 * @customfunction RECYCLING
 * @param quantity - Amount of material, as a number or as text with its unit.
 * @param unit - Unit of the amount. Leave it blank when the amount carries its unit.
 * @param virgin - Factor of virgin material: a number with its unit in factor_unit, a text with its unit, or the id or name of a factor.
 * @param recycled - Factor of recycled material (collection, sorting and recycling).
 * @param factor_unit - Unit of the factors given as numbers. Leave it blank when all carry their unit.
 * @param recycled_content - Share of recycled material in the input, 0 to 1. Blank for substitution.
 * @param recycled_at_end - Share of the material that is recycled at its end, 0 to 1. Blank for cut-off without disposal.
 * @param method - "cut-off", "50/50" or "substitution".
 * @param [disposal] - Factor of disposing of what is not recycled; left out, the end of life is outside of the boundary.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission in kgCO2e, or in the output unit.
 * @example =PCF.RECYCLING(1,"kg",2.3,0.7,"kgCO2e/kg",0.3,0.85,"cut-off") -> 1.82
 * @example =PCF.RECYCLING(1,"kg",2.3,0.7,"kgCO2e/kg",0.3,0.85,"50/50") -> 1.38
 * @example =PCF.RECYCLING(1,"kg",2.3,0.7,"kgCO2e/kg",0.3,0.85,"substitution") -> 0.94
 */
export function recycling(quantity: any[][], unit: any[][], virgin: any[][], recycled: any[][], factor_unit: any[][], recycled_content: any[][], recycled_at_end: any[][], method: any[][], disposal?: any[][], output_unit?: any[][]): any[][] {
  const ranges = [quantity, unit, virgin, recycled, factor_unit, recycled_content, recycled_at_end, method, disposal, output_unit];
  return answerWithBook((book) => {
    const factorOf = factorReader(material, book);
    return eachCell(ranges, ["quantity", "unit", "virgin", "recycled", "factorUnit", "recycledContent", "recycledAtEnd", "method", "disposal", "outputUnit"], (...cells) => {
      const [amountCell, unitCell, virginCell, recycledCell, factorUnitCell, contentCell, endCell, methodCell, disposalCell, outputCell] = cells;
      const amount = quantityOf(amountCell, unitCell, "quantity");
      if (amount === null) return "";
      requireAmount(material, amount.value);
      const perUnit = perUnitReader(factorOf, factorUnitCell, amount.unit);
      const rate = recyclingRate(
        {
          virgin: needed(perUnit(virginCell), "virgin"),
          recycled: needed(perUnit(recycledCell), "recycled"),
          disposal: perUnit(disposalCell),
          content: fractionOf(contentCell, "recycledContent"),
          atEnd: fractionOf(endCell, "recycledAtEnd"),
        },
        recyclingMethod(neededText(methodCell, "method")),
      );
      return toCell(inOutput(amount.value.times(rate), outputCell), () => "PCF.RECYCLING");
    });
  });
}

/**
 * Circular Footprint Formula of the EU Environmental Footprint method, its five terms apart: virgin input, recycled input, recycling at end of life, energy recovery, disposal; then their sum.
 * @customfunction CFF
 * @param quantity - Amount of material, as a number or as text with its unit.
 * @param unit - Unit of the amount. Leave it blank when the amount carries its unit.
 * @param virgin - Ev: factor of virgin material, a number with its unit in factor_unit, a text with its unit, or the id or name of a factor.
 * @param recycled - Erec: factor of recycling the material that goes in. Blank when there is none.
 * @param factor_unit - Unit of the factors given as numbers. Leave it blank when all carry their unit.
 * @param recycled_content - R1: share of recycled material in the input, 0 to 1.
 * @param recycled_at_end - R2: share of the material recycled at its end, 0 to 1.
 * @param allocation - A: part of recycling that belongs to the user of recycled material, 0 to 1, from the annex of the method.
 * @param quality_in - Qsin/Qp: quality of the recycled input over that of virgin material. Blank when there is none.
 * @param quality_out - Qsout/Qp: the same for what is recycled at the end. Blank when there is none.
 * @param [recycling] - ErecEoL: factor of recycling at the end of life; needed when some is recycled.
 * @param [disposal] - ED: factor of disposing of the rest; needed when there is a rest.
 * @param [substituted] - E*v: factor of the virgin material replaced; the virgin factor if left out.
 * @param [energy_share] - R3: share burnt for energy, 0 to 1; none if left out.
 * @param [energy_recovery] - EER: factor of burning it.
 * @param [avoided_heat] - LHV × heat efficiency × factor of the heat replaced, per unit of material.
 * @param [avoided_electricity] - LHV × electrical efficiency × factor of the electricity replaced, per unit of material.
 * @param [energy_allocation] - B: part of energy recovery that belongs to its user; the method takes 0. Needed when some is burnt.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns One row of six cells: the five terms and their sum, in kgCO2e or the output unit.
 * @example =PCF.CFF(1,"kg",2.3,0.7,"kgCO2e/kg",0.3,0.85,0.2,1,1,0.7,0.01) -> {1.61,0.594,-1.088,0,0.0015,1.1175}
 */
export function cff(quantity: any[][], unit: any[][], virgin: any[][], recycled: any[][], factor_unit: any[][], recycled_content: any[][], recycled_at_end: any[][], allocation: any[][], quality_in: any[][], quality_out: any[][], recycling?: any[][], disposal?: any[][], substituted?: any[][], energy_share?: any[][], energy_recovery?: any[][], avoided_heat?: any[][], avoided_electricity?: any[][], energy_allocation?: any[][], output_unit?: any[][]): any[][] {
  const ranges = [quantity, unit, virgin, recycled, factor_unit, recycled_content, recycled_at_end, allocation, quality_in, quality_out, recycling, disposal, substituted, energy_share, energy_recovery, avoided_heat, avoided_electricity, energy_allocation, output_unit];
  return answerWithBook((book) => {
    const factorOf = factorReader(material, book);
    return eachRow(ranges, cffArguments, 6, (...cells) => {
      const [amountCell, unitCell, virginCell, recycledCell, factorUnitCell, contentCell, endCell, allocationCell, inCell, outCell, recyclingCell, disposalCell, substitutedCell, burntCell, energyCell, heatCell, electricityCell, energyAllocationCell, outputCell] = cells;
      const amount = quantityOf(amountCell, unitCell, "quantity");
      if (amount === null) return "";
      requireAmount(material, amount.value);
      const perUnit = perUnitReader(factorOf, factorUnitCell, amount.unit);
      const { virgin: own, recycledInput, recyclingAtEnd, energy, disposal: rest } = circularFootprint({
        virgin: needed(perUnit(virginCell), "virgin"),
        recycled: perUnit(recycledCell),
        content: neededFraction(contentCell, "recycledContent"),
        atEnd: neededFraction(endCell, "recycledAtEnd"),
        burnt: fractionOf(burntCell, "energyShare") ?? new Decimal(0),
        allocation: fractionOf(allocationCell, "allocation"),
        qualityIn: qualityOf(inCell, "qualityIn"),
        qualityOut: qualityOf(outCell, "qualityOut"),
        recycling: perUnit(recyclingCell),
        substituted: perUnit(substitutedCell),
        energyRecovery: perUnit(energyCell),
        avoidedHeat: perUnit(heatCell),
        avoidedElectricity: perUnit(electricityCell),
        energyAllocation: fractionOf(energyAllocationCell, "energyAllocation"),
        disposal: perUnit(disposalCell),
      });
      const terms = [own, recycledInput, recyclingAtEnd, energy, rest];
      return [...terms, sum(terms)].map((term) => toCell(inOutput(amount.value.times(term), outputCell), () => "PCF.CFF"));
    });
  });
}

const cffArguments: readonly Argument[] = [
  "quantity", "unit", "virgin", "recycled", "factorUnit", "recycledContent", "recycledAtEnd", "allocation", "qualityIn", "qualityOut",
  "recycling", "disposal", "substituted", "energyShare", "energyRecovery", "avoidedHeat", "avoidedElectricity", "energyAllocation", "outputUnit",
];

function needed(value: Decimal | null, argument: Argument): Decimal {
  if (value === null) throw new PcfError("argument.missing", { argument });
  return value;
}

/** A ratio of qualities; a secondary material is seldom better than the primary one, but it is not for us to say. */
function qualityOf(cell: Cell, argument: Argument): Decimal | null {
  const value = numberOf(cell, argument);
  if (value !== null && (value.isNegative() || value.isZero())) throw new PcfError("number.range", { argument, given: value.toString(), least: "0" });
  return value;
}
