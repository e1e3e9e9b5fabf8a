import { requireAmount } from "../src/activities/activity";
import { electricity as electricityActivity } from "../src/activities/electricity";
import { emission as anyActivity } from "../src/activities/emission";
import { emissionOf } from "../src/activities/emissionOf";
import { bothViews } from "../src/activities/marketElectricity";
import type { Contract } from "../src/activities/marketElectricity";
import { yearsOfUse } from "../src/activities/useStage";
import { PcfError } from "../src/errors";
import { Decimal, parseUnit, product } from "../src/units";
import type { Quantity } from "../src/units/unit";
import { answerWithBook } from "./answer";
import { isBlank, neededNumber, numberOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { factorReader } from "./emissionRows";
import { sharedUnitReader } from "./factorCell";
import { oneOrEach } from "./lists";
import { inOutput } from "./output";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";
import type { Range } from "./rows";
import { fractionOf, single } from "./single";

const useActivity = { ...anyActivity, name: "use", takesCredit: false };

/**
 * Emission of the use stage, in kgCO2e: yearly consumption × factor over the years of use. Electricity, consumables, leaks and maintenance are rows of one range.
 * @customfunction USE
 * @param consumption - Consumption in a year, as a number or as text with its unit; or a power, when the hours are given.
 * @param unit - Unit of the consumption ("kWh", "L", "kg") or of the power ("kW", "W"). Leave it blank when the consumption carries its unit.
 * @param years - Years of use.
 * @param factor - Factor: a number with its unit in factor_unit, a text with its unit, or the id or name of a factor.
 * @param [factor_unit] - Unit of the factor. Leave it out when the factor carries its unit.
 * @param [hours] - Hours of operation in a year, for a power.
 * @param [change] - Change of the factor from year to year as a share: -0.03 for a grid that emits three percent less each year. Left out, it stays.
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns Emission over all years in kgCO2e, or in the output unit.
 * @example =PCF.USE(1200,"kWh",10,0.5,"kgCO2e/kWh") -> 6000
 * @example =PCF.USE(1.5,"kW",2,0.5,"kgCO2e/kWh",2000,-0.1) -> 2850
 */
export function use(consumption: any[][], unit: any[][], years: any[][], factor: any[][], factor_unit?: any[][], hours?: any[][], change?: any[][], output_unit?: any[][]): any[][] {
  return answerWithBook((book) => {
    const factorOf = factorReader(useActivity, book);
    return eachCell([consumption, unit, years, factor, factor_unit, hours, change, output_unit], ["quantity", "unit", "years", "factor", "factorUnit", "hours", "change", "outputUnit"], (amountCell, unitCell, yearsCell, factorCell, factorUnitCell, hoursCell, changeCell, outputCell) => {
      const given = quantityOf(amountCell, unitCell, "quantity");
      if (given === null) return "";
      requireAmount(useActivity, given.value);
      const yearly = emissionOf(overHours(given, numberOf(hoursCell, "hours")), factorOf(factorCell, factorUnitCell));
      const total = yearly.times(yearsOfUse(yearsFrom(yearsCell), fractionOf(changeCell, "change", -1, 1) ?? new Decimal(0)));
      return toCell(inOutput(total, outputCell), () => "PCF.USE");
    });
  });
}

function overHours(given: Quantity, hours: Decimal | null): Quantity {
  if (hours === null) return given;
  if (hours.lessThan(0) || hours.greaterThan(hoursOfAYear)) throw new PcfError("number.range", { argument: "hours", given: hours.toString(), least: "0", most: String(hoursOfAYear) });
  return { value: given.value.times(hours), unit: product(given.unit, parseUnit("h")) };
}

const hoursOfAYear = 8784;
const mostYears = 1000;

function yearsFrom(cell: Cell): Decimal {
  const years = neededNumber(cell, "years");
  if (years.isNegative() || years.greaterThan(mostYears)) throw new PcfError("number.range", { argument: "years", given: years.toString(), least: "0", most: String(mostYears) });
  return years;
}

/**
 * Electricity by both views, in kgCO2e: location-based with the grid's factor; market-based with the contracts' factors, and the residual mix for the rest.
 * @customfunction MARKETELECTRICITY
 * @param quantity - Electricity used, as a number or as text with its unit.
 * @param unit - Unit of the electricity. Leave it blank when it carries its unit.
 * @param grid - Factor of the grid: a number with its unit in factor_unit, a text with its unit, or the id or name of a factor.
 * @param contracts - Electricity under each contract or certificate, in the same unit or with its own. Blank when there is none.
 * @param contract_factors - Factor of each contract; 0 where the certificate says so.
 * @param residual - Factor of the residual mix, for what no contract covers. Blank when the contracts cover all.
 * @param [factor_unit] - Unit of the factors given as numbers, for example "kgCO2/kWh".
 * @param [output_unit] - Unit of the result: "kg" (the default), "t" or "g".
 * @returns One row of two cells: location-based, market-based.
 * @example =PCF.MARKETELECTRICITY(1000,"MWh",0.5306,{600;100},{0;0.03},0.6096,"kgCO2/kWh","t") -> {530.6,185.88}
 */
export function marketelectricity(quantity: any[][], unit: any[][], grid: any[][], contracts: any[][], contract_factors: any[][], residual: any[][], factor_unit?: any[][], output_unit?: any[][]): any[][] {
  return answerWithBook((book) => {
    const used = quantityOf(single(quantity, "quantity"), single(unit, "unit"), "quantity");
    if (used === null) return [["", ""]];
    requireAmount(electricityActivity, used.value);
    const read = sharedUnitReader(factorReader(electricityActivity, book), single(factor_unit, "factorUnit"));
    const residualCell = single(residual, "residual");
    const views = bothViews(used, read(single(grid, "factor")), contractsOf(contracts, contract_factors, used, read), isBlank(residualCell) ? null : read(residualCell));
    return [[views.location, views.market].map((kilograms) => toCell(inOutput(kilograms, single(output_unit, "outputUnit")), () => "PCF.MARKETELECTRICITY"))];
  });
}

function contractsOf(amounts: Range, factors: Range, used: Quantity, read: ReturnType<typeof sharedUnitReader>): Contract[] {
  const amountCells = (amounts ?? []).flat();
  const factorCells = amountCells.length === 0 ? [] : oneOrEach((factors ?? []).flat(), amountCells.length, "contractFactors");
  return amountCells.flatMap((cell, index) => {
    const bare = typeof cell === "number" || numeric(cell);
    const amount = quantityOf(cell, bare ? used.unit.symbol : null, "contracts");
    if (amount === null) return [];
    if (isBlank(factorCells[index])) throw new PcfError("row.incomplete", { row: index + 1, argument: "contractFactors" });
    if (amount.value.lessThan(0)) throw new PcfError("number.range", { argument: "contracts", given: amount.value.toString(), least: "0" });
    return [{ amount, factor: read(factorCells[index]) }];
  });
}

function numeric(cell: Cell): boolean {
  return typeof cell === "string" && /^[\d\s.,+-]+$/.test(cell.normalize("NFKC"));
}
