import { basicVariance, pedigreeGsd2, pedigreeIndicators, pedigreeSet } from "../src/interpretation/pedigree";
import { uncertainty as propagate, varianceShares } from "../src/interpretation/uncertainty";
import { Decimal } from "../src/units";
import { answer } from "./answer";
import { content, decimalOf, isBlank, neededNumber, textOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { exactNumbers, inShapeOf } from "./column";
import { eachCell } from "./rows";
import { uncertainRows } from "./uncertainRows";

/**
 * Uncertainty of a datum from the five scores of the pedigree matrix, as GSD²: 95 % of the values lie between value / GSD² and value × GSD². Unknown scores are refused.
 * @customfunction PEDIGREE
 * @param reliability - Score 1 (best) to 5 (worst).
 * @param completeness - Score 1 to 5.
 * @param temporal - Score 1 to 5.
 * @param geographical - Score 1 to 5.
 * @param technological - Score 1 to 5.
 * @param [basic_gsd2] - Basic uncertainty: "material" (the default; energy and CO2 have the same), "transport", or a GSD² such as 1.05.
 * @param [set] - Set of values: "ecoinvent 3" (the default) or "ecoinvent 2".
 * @returns GSD².
 * @example =PCF.PEDIGREE(2,3,1,2,3) -> 1.21925775495207
 * @example =PCF.PEDIGREE(1,1,1,1,1,"transport") -> 1.99934639175942
 */
export function pedigree(reliability: any[][], completeness: any[][], temporal: any[][], geographical: any[][], technological: any[][], basic_gsd2?: any[][], set?: any[][]): any[][] {
  return answer(() =>
    eachCell([reliability, completeness, temporal, geographical, technological, basic_gsd2, set], [...pedigreeIndicators, "basicGsd2", "pedigreeSet"], (...cells) => {
      const [scores, [basicCell, setCell]] = [cells.slice(0, 5), cells.slice(5)];
      if (scores.every(isBlank)) return "";
      const values = pedigreeSet(textOf(setCell, "pedigreeSet"));
      return pedigreeGsd2(scores.map((cell, index) => neededNumber(cell, pedigreeIndicators[index]!)), basicVariance(basicOf(basicCell), values), values);
    }),
  );
}

/** A number is a GSD², a text the kind of datum. */
function basicOf(cell: Cell): Decimal | string {
  const given = content(cell, "basicGsd2");
  if (given === null) return "material";
  return typeof given === "number" ? decimalOf(given, "basicGsd2") : textOf(cell, "basicGsd2")!;
}

/**
 * Uncertainty of a total of lognormal rows by error propagation: total, low and high end of the 95 % interval, and GSD². Rows with the same key move together.
 * @customfunction UNCERTAINTY
 * @param values - Emission of each row (its median).
 * @param gsd2 - GSD² of each row, 1 or more; one cell holds for all rows.
 * @param [keys] - What the row hangs on, such as the id of its factor: rows of one key are fully correlated. A row without a key is independent.
 * @returns One row of four cells: total, low, high, GSD².
 * @example =PCF.UNCERTAINTY({487.55;314.81;98.2},{1.2;1.1;1.5}) -> {900.56,804.197790966377,1008.46871591806,1.11982401607673}
 */
export function uncertainty(values: any[][], gsd2: any[][], keys?: any[][]): any[][] {
  return answer(() => {
    const { total, low, high, gsd2: overall } = propagate(uncertainRows(values, gsd2, keys));
    return [[toCell(total, () => "PCF.UNCERTAINTY"), low, high, overall]];
  });
}

/**
 * What each row contributes to the variance of the total, in percent: where better data would help most.
 * @customfunction VARIANCESHARE
 * @param values - Emission of each row (its median).
 * @param gsd2 - GSD² of each row, 1 or more; one cell holds for all rows.
 * @param [keys] - What the row hangs on, such as the id of its factor: rows of one key are fully correlated.
 * @returns Percentages in the shape of the values, adding up to 100. A row that offsets others of its key has a negative one.
 * @example =PCF.VARIANCESHARE({100;100},{1.2;1.2},{"steel";"steel"}) -> {50;50}
 */
export function varianceshare(values: any[][], gsd2: any[][], keys?: any[][]): any[][] {
  return answer(() => {
    const shares = varianceShares(uncertainRows(values, gsd2, keys));
    let next = 0;
    return inShapeOf(values, exactNumbers(values, "values").map((value) => (value === null ? "" : shares[next++]!)));
  });
}
