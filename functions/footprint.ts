import { kilogramsOf } from "../src/activities/conversion";
import { PcfError } from "../src/errors";
import { check as compare } from "../src/footprint/check";
import { perUnit } from "../src/footprint/perUnit";
import { shares } from "../src/footprint/shares";
import { stageTable } from "../src/footprint/stages";
import { sum } from "../src/footprint/sum";
import { Decimal, convert, parseUnit } from "../src/units";
import { answer } from "./answer";
import { isBlank, neededNumber, numberOf, textOf, toCell } from "./cell";
import { exactNumbers, firstCell, inShapeOf, names, requireSameLength } from "./column";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";
import { language } from "./session";
import { verdictText } from "./verdict";

/**
 * Exact sum of emissions. A number stored as text is refused where SUM would skip it; blank cells are left out.
 * @customfunction TOTAL
 * @param values - Cells or ranges to add up.
 * @returns The sum, in the unit of the values.
 * @example =PCF.TOTAL(54940.4,179.229,804.9) -> 55924.529
 */
export function total(values: any[][][]): any[][] {
  return answer(() => {
    const numbers = (values ?? []).flatMap((range) => exactNumbers(range, "values")).filter((value) => value !== null);
    if (numbers.length === 0) throw new PcfError("sum.empty", {});
    return [[toCell(sum(numbers), () => "PCF.TOTAL")]];
  });
}

/**
 * Shares in percent that add up to exactly 100, rounded by the largest remainder; blank cells stay blank.
 * @customfunction SHARE
 * @param values - Emissions of one total, a column or a row.
 * @param [decimals] - Decimal places of the percentages, 0 to 10; 2 if left out.
 * @returns Percentages in the shape of the values.
 * @example =PCF.SHARE({75.992;5422.329;144.21},1) -> {1.3;96.1;2.6}
 */
export function share(values: any[][], decimals?: any[][]): any[][] {
  return answer(() => {
    const numbers = exactNumbers(values, "values");
    const filled = numbers.filter((value) => value !== null);
    if (filled.length === 0) throw new PcfError("sum.empty", {});
    const percent = shares(filled, placesOf(firstCell(decimals), 2));
    let next = 0;
    return inShapeOf(values, numbers.map((value) => (value === null ? "" : percent[next++]!.toNumber())));
  });
}

/**
 * Emission per unit of output: total divided by output.
 * @customfunction PERUNIT
 * @param total - Total emission, in kgCO2e, or as text with its unit ("5642.531 tCO2e").
 * @param output - Output, as a number, or as text with its unit ("6270 t").
 * @param [unit] - Unit that the result is per. It converts an output that carries its own unit.
 * @returns Emission per unit of output, in kgCO2e when the total carries a unit, else in the unit of the total.
 * @example =PCF.PERUNIT(5642.5313432,6270) -> 0.899925254098884
 * @example =PCF.PERUNIT("5642.5313432 tCO2e","6270 t","kg") -> 0.899925254098884
 */
export function perunit(total: any[][], output: any[][], unit?: any[][]): any[][] {
  return answer(() =>
    eachCell([total, output, unit], ["total", "output", "unit"], (totalCell, outputCell, unitCell) => {
      const emission = totalOf(totalCell);
      if (emission === null) return "";
      const made = outputOf(outputCell, textOf(unitCell, "unit"));
      return toCell(perUnit(emission, made), () => "PCF.PERUNIT");
    }),
  );
}

/** A plain number keeps its unit to itself; a text with a unit is brought to kg. */
function totalOf(cell: unknown): Decimal | null {
  if (typeof cell !== "string") return numberOf(cell, "total");
  const quantity = readable(cell, "total");
  return quantity instanceof Decimal || quantity === null ? quantity : quantity.value.times(kilogramsOf(quantity.unit.symbol));
}

function outputOf(cell: unknown, unitText: string | null): Decimal {
  const unit = unitText === null ? null : parseUnit(unitText);
  const output = typeof cell === "string" ? readable(cell, "output") : neededNumber(cell, "output");
  if (output === null) throw new PcfError("number.missing", { argument: "output" });
  if (output instanceof Decimal) return output;
  return unit === null ? output.value : convert(output.value, output.unit, unit);
}

/** A text is a number kept as text, or an amount with its unit. */
function readable(text: string, argument: "total" | "output") {
  try {
    return numberOf(text, argument);
  } catch (thrown) {
    if (thrown instanceof PcfError && thrown.code === "number.text") return quantityOf(text, null, argument);
    throw thrown;
  }
}

/**
 * Emissions by life-cycle stage: spills stage, emission and percent in the order of the life cycle, then the total.
 * @customfunction STAGES
 * @param stages - Stage of each row; a blank cell belongs to the stage above it, as in merged cells.
 * @param values - Emission of each row.
 * @returns Three columns: stage, emission, percent (adding up to exactly 100); the last row is the total.
 * @example =PCF.STAGES({"Production";"Raw materials"},{804.9;54940.4}) -> {"Raw materials",54940.4,98.56;"Production",804.9,1.44;"Total",55745.3,100}
 */
export function stages(stages: any[][], values: any[][]): any[][] {
  return answer(() => {
    const stageNames = names(stages, "stages");
    const numbers = exactNumbers(values, "values");
    requireSameLength(stageNames, numbers, "values");
    const rows = stagedRows(stageNames, numbers);
    if (rows.length === 0) throw new PcfError("sum.empty", {});
    const table = stageTable(rows);
    const chinese = rows.some(({ stage }) => /\p{Script=Han}/u.test(stage));
    const totalRow = [chinese ? "合计" : "Total", toCell(sum(rows.map(({ value }) => value)), () => "PCF.STAGES"), 100];
    return [...table.map(({ stage, emission, share: percent }) => [stage, toCell(emission, () => stage), percent.toNumber()]), totalRow];
  });
}

function stagedRows(stageNames: readonly (string | null)[], numbers: readonly (Decimal | null)[]): { stage: string; value: Decimal }[] {
  let current: string | null = null;
  return numbers.flatMap((value, index) => {
    current = stageNames[index] ?? current;
    if (value === null) return [];
    if (current === null) throw new PcfError("stage.missing", { row: index + 1 });
    return [{ stage: current, value }];
  });
}

/**
 * Compares a reported value with the one expected: "OK", or what is wrong with it.
 * @customfunction CHECK
 * @param reported - Value as reported.
 * @param reported_unit - Unit it is reported in, for example "tCO2e".
 * @param expected - Value that it should be.
 * @param [expected_unit] - Unit of the expected value; the reported unit if left out.
 * @param [tolerance] - Difference that still agrees, as a share of the expected value; 0.005 (half a percent) if left out.
 * @returns "OK" or a sentence, such as "1000 times too large: kg written as t?".
 * @example =PCF.CHECK(75992,"tCO2e",75.992) -> 1000 times too large: kg written as t?
 * @example =PCF.CHECK(33.68,"%",33.6808) -> OK
 */
export function check(reported: any[][], reported_unit: any[][], expected: any[][], expected_unit?: any[][], tolerance?: any[][]): any[][] {
  return answer(() =>
    eachCell([reported, reported_unit, expected, expected_unit, tolerance], ["reported", "reportedUnit", "expected", "expectedUnit", "tolerance"], (reportedCell, reportedUnitCell, expectedCell, expectedUnitCell, toleranceCell) => {
      const given = quantityOf(reportedCell, reportedUnitCell, "reported", "reportedUnit");
      if (given === null) return "";
      const wanted = quantityOf(expectedCell, isBlank(expectedUnitCell) && typeof expectedCell !== "string" ? given.unit.symbol : expectedUnitCell, "expected", "expectedUnit");
      if (wanted === null) throw new PcfError("number.missing", { argument: "expected" });
      const allowed = numberOf(toleranceCell, "tolerance") ?? new Decimal("0.005");
      if (allowed.isNegative()) throw new PcfError("number.range", { argument: "tolerance", given: allowed.toString(), least: "0" });
      return verdictText(compare(given, wanted, allowed), language());
    }),
  );
}

/** Decimal places asked for, a whole number from 0 to 10. */
function placesOf(cell: unknown, otherwise: number): number {
  const places = numberOf(cell, "decimals");
  if (places === null) return otherwise;
  if (!places.isInteger() || places.isNegative() || places.greaterThan(10)) throw new PcfError("number.range", { argument: "decimals", given: places.toString(), least: "0", most: "10" });
  return places.toNumber();
}
