import { requireAmount } from "../src/activities/activity";
import { route as journey } from "../src/activities/route";
import type { Leg } from "../src/activities/route";
import { transport as transportActivity } from "../src/activities/transport";
import { vehicle as vehicleActivity, vehicleEmission } from "../src/activities/vehicle";
import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { Decimal, convert, parseUnit } from "../src/units";
import { answerWithBook } from "./answer";
import { isBlank, neededNumber, numberOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { factorReader } from "./emissionRows";
import { sharedUnitReader } from "./factorCell";
import { oneOrEach, oneOrEachOptional } from "./lists";
import { inOutput } from "./output";
import { distanceOf, quantityOf } from "./quantity";
import { eachCell } from "./rows";
import { neededFraction, single } from "./single";

/**
 * Emission of a journey of several legs, in kgCO2e: the sum over the legs of mass × distance × factor, with detour and empty return.
 * @customfunction ROUTE
 * @param mass - Mass carried, one for the journey or one for each leg.
 * @param unit - Unit of the mass, for example "t". Leave it blank when the mass carries its unit.
 * @param distances - Distance of each leg in km, or as text with its unit.
 * @param factors - Factor of each leg, or one for all: a number with its unit in factor_unit, a text with its unit, or the id or name of a factor.
 * @param [factor_unit] - Unit of the factors given as numbers, for example "kgCO2e/t·km".
 * @param [detour] - How much longer the way driven is than the distance, for each leg or one for all: 1.05 is five percent. Left out, the distances are those driven.
 * @param [empty_return] - Emission of the empty way back as a share of the leg's own, for each leg or one for all. Left out when the factor has it in it.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission of the whole journey in kgCO2e, or in the output unit.
 * @example =PCF.ROUTE(10,"t",{120;8000;60},{0.1;0.01;0.1},"kgCO2e/t·km") -> 980
 * @example =PCF.ROUTE(1740,"kg",{1520;30},0.049,"kg/t·km",1.05,0.5) -> 208.140975
 */
export function route(mass: any[][], unit: any[][], distances: any[][], factors: any[][], factor_unit?: any[][], detour?: any[][], empty_return?: any[][], output_unit?: any[][]): any[][] {
  return answerWithBook((book) => {
    const factorOf = factorReader(transportActivity, book);
    const ways = flat(distances);
    if (ways.every(isBlank)) return [[""]];
    const count = ways.length;
    const each = {
      mass: oneOrEach(flat(mass), count, "mass"),
      unit: oneOrEachOptional(flat(unit), count, "unit"),
      factor: oneOrEach(flat(factors), count, "factor"),
      factorUnit: oneOrEachOptional(flat(factor_unit), count, "factorUnit"),
      detour: oneOrEachOptional(flat(detour), count, "detour"),
      emptyReturn: oneOrEachOptional(flat(empty_return), count, "emptyReturn"),
    };
    const legs = ways.flatMap((way, index): Leg[] => {
      const distance = distanceOf(way);
      if (distance === null) return [];
      const load = quantityOf(each.mass[index], each.unit[index], "mass");
      if (load === null) throw new PcfError("row.incomplete", { row: index + 1, argument: "mass" });
      if (isBlank(each.factor[index])) throw new PcfError("row.incomplete", { row: index + 1, argument: "factor" });
      requireAmount(transportActivity, load.value, "mass");
      requireAmount(transportActivity, distance.value, "distance");
      const factor = sharedUnitReader(factorOf, each.factorUnit[index])(each.factor[index]);
      return [{ load, distance, factor, detour: atLeast(each.detour[index], "detour", 1, 1), emptyReturn: atLeast(each.emptyReturn[index], "emptyReturn", 0, 0) }];
    });
    return [[toCell(inOutput(journey(legs), single(output_unit, "outputUnit")), () => "PCF.ROUTE")]];
  });
}

/**
 * Emission of freight from what the vehicle consumes, its load factor and its empty way back, in kgCO2e. Ranges are answered row by row.
 * @customfunction VEHICLE
 * @param mass - Mass carried, as a number or as text with its unit.
 * @param unit - Unit of the mass. Leave it blank when the mass carries its unit.
 * @param distance - Distance in km, or as text with its unit.
 * @param factor - Factor of the fuel or electricity: a number with its unit in factor_unit, a text such as "2.68 kgCO2/L", or the id or name of a factor.
 * @param factor_unit - Unit of the factor. Leave it blank when the factor carries its unit.
 * @param full_consumption - Consumption at full load per 100 km, in the unit that the factor is per (L, kg, kWh).
 * @param empty_consumption - Consumption of the empty vehicle per 100 km.
 * @param capacity - What the vehicle may carry, in t, or as text with its unit.
 * @param load_factor - Share of the capacity that is used, above 0 and up to 1.
 * @param empty_return - Empty km per loaded km: 0 for none, 1 when it drives all the way back empty.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission of this load in kgCO2e, or in the output unit.
 * @example =PCF.VEHICLE(10,"t",100,2.5,"kgCO2/L",32,20,20,0.5,1) -> 115
 */
export function vehicle(mass: any[][], unit: any[][], distance: any[][], factor: any[][], factor_unit: any[][], full_consumption: any[][], empty_consumption: any[][], capacity: any[][], load_factor: any[][], empty_return: any[][], output_unit?: any[][]): any[][] {
  const ranges = [mass, unit, distance, factor, factor_unit, full_consumption, empty_consumption, capacity, load_factor, empty_return, output_unit];
  return answerWithBook((book) => {
    const factorOf = factorReader(vehicleActivity, book);
    return eachCell(ranges, ["mass", "unit", "distance", "factor", "factorUnit", "fullConsumption", "emptyConsumption", "capacity", "loadFactor", "emptyReturn", "outputUnit"], (...cells) => {
      const [massCell, unitCell, distanceCell, factorCell, factorUnitCell, fullCell, emptyCell, capacityCell, loadCell, returnCell, outputCell] = cells;
      const load = quantityOf(massCell, unitCell, "mass");
      if (load === null) return "";
      requireAmount(vehicleActivity, load.value, "mass");
      const way = distanceOf(distanceCell);
      if (way === null) throw new PcfError("number.missing", { argument: "distance" });
      requireAmount(vehicleActivity, way.value, "distance");
      const loadFactor = neededFraction(loadCell, "loadFactor");
      if (loadFactor.isZero()) throw new PcfError("number.range", { argument: "loadFactor", given: "0", least: "0.01", most: "1" });
      const trip = {
        load: convert(load.value, load.unit, parseUnit("t")),
        distance: convert(way.value, way.unit, parseUnit("km")),
        full: notNegative(fullCell, "fullConsumption"),
        empty: notNegative(emptyCell, "emptyConsumption"),
        capacity: capacityOf(capacityCell),
        loadFactor,
        emptyReturn: notNegative(returnCell, "emptyReturn"),
      };
      return toCell(inOutput(vehicleEmission(trip, factorOf(factorCell, factorUnitCell)), outputCell), () => "PCF.VEHICLE");
    });
  });
}

function flat(range: any[][] | undefined): Cell[] {
  return (range ?? []).flat();
}

/** A number is tonnes. @throws PcfError number.range for none. */
function capacityOf(cell: Cell): Decimal {
  const isText = typeof cell === "string" && /[^\d\s.,+-]/.test(cell);
  const given = quantityOf(cell, isText ? null : "t", "capacity");
  if (given === null) throw new PcfError("number.missing", { argument: "capacity" });
  const value = convert(given.value, given.unit, parseUnit("t"));
  if (!value.greaterThan(0)) throw new PcfError("number.range", { argument: "capacity", given: value.toString(), least: "0.001" });
  return value;
}

function notNegative(cell: Cell, argument: Argument): Decimal {
  const value = neededNumber(cell, argument);
  if (value.lessThan(0)) throw new PcfError("number.range", { argument, given: value.toString(), least: "0" });
  return value;
}

function atLeast(cell: Cell, argument: Argument, least: number, otherwise: number): Decimal {
  const value = numberOf(cell, argument) ?? new Decimal(otherwise);
  if (value.lessThan(least)) throw new PcfError("number.range", { argument, given: value.toString(), least: String(least) });
  return value;
}
