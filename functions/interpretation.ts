import { PcfError } from "../src/errors";
import { allocate as split } from "../src/footprint/allocate";
import { cutOff, cutOffRule } from "../src/footprint/cutOff";
import type { CutOffRule } from "../src/footprint/cutOff";
import { hotspots as largest } from "../src/interpretation/hotspots";
import { sensitivity as effects } from "../src/interpretation/sensitivity";
import { Decimal } from "../src/units";
import { answer } from "./answer";
import { content, neededNumber, toCell } from "./cell";
import { exactNumbers, inShapeOf } from "./column";
import { namedValues } from "./lists";
import type { Range } from "./rows";
import { fractionOf, single as oneCell } from "./single";

/**
 * The largest contributions that together reach the cover, largest first, with percent and cumulative percent. Credits are ranked by size.
 * @customfunction HOTSPOTS
 * @param names - Name of each row.
 * @param values - Emission of each row, all in one unit.
 * @param [cover] - Share of the footprint to reach, 0 to 1 or as "80 %"; 0.8 if left out.
 * @returns Four columns: name, emission, percent, cumulative percent.
 * @example =PCF.HOTSPOTS({"Steel";"Power";"Carton"},{487.55;314.81;8.18}) -> {"Steel",487.55,60.15,60.15;"Power",314.81,38.84,98.99}
 */
export function hotspots(names: any[][], values: any[][], cover?: any[][]): any[][] {
  return answer(() => {
    const wanted = fractionOf(oneCell(cover, "cover"), "cover") ?? new Decimal("0.8");
    return largest(namedValues(names, values), wanted).map(({ name, value, share, cumulative }) => [name, toCell(value, () => name), share.toNumber(), cumulative.toNumber()]);
  });
}

/**
 * Splits a total in proportion to a basis: mass, value, energy or any other. The parts add up to the total exactly.
 * @customfunction ALLOCATE
 * @param total - Emission to split. A credit is negative.
 * @param basis - Amount of each co-product in one unit; leave waste blank. Zero and negative amounts are refused.
 * @returns The parts, in the shape of the basis and the unit of the total.
 * @example =PCF.ALLOCATE(1000,{6;3;1}) -> {600;300;100}
 * @example =PCF.ALLOCATE(100,{1;1;1}) -> {33.3333333333334;33.3333333333333;33.3333333333333}
 */
export function allocate(total: any[][], basis: any[][]): any[][] {
  return answer(() => {
    const amounts = exactNumbers(basis, "basis");
    const filled = amounts.flatMap((amount, index) => (amount === null ? [] : [{ amount, row: index + 1 }]));
    const wrong = filled.find(({ amount }) => !amount.greaterThan(0));
    if (wrong !== undefined) throw new PcfError("basis.notPositive", { row: wrong.row, given: wrong.amount.toString() });
    const parts = split(neededNumber(oneCell(total, "total"), "total"), filled.map(({ amount }) => amount));
    let next = 0;
    return inShapeOf(basis, amounts.map((amount) => (amount === null ? "" : toCell(parts[next++]!, () => "PCF.ALLOCATE"))));
  });
}

/**
 * Which rows a cut-off rule lets you leave out: the smallest ones, each within one limit and all together within another.
 * @customfunction CUTOFF
 * @param values - Emission (or mass) of each row; the shares are of their total.
 * @param [single] - Limit of a single row as a share of the total, 0.01 if left out; or the rule of a standard: "PAS 2050", "GB/T 24067" or "Catena-X".
 * @param [together] - Limit of all rows left out together; 0.05 if left out, or the one of the standard.
 * @returns TRUE for a row that may be left out, FALSE for one that must stay, in the shape of the values.
 * @example =PCF.CUTOFF({1000;9;3;200}) -> {FALSE;TRUE;TRUE;FALSE}
 * @example =PCF.CUTOFF({950;25;25},"Catena-X") -> {FALSE;TRUE;FALSE}
 */
export function cutoff(values: any[][], single?: any[][], together?: any[][]): any[][] {
  return answer(() => {
    const numbers = exactNumbers(values, "values");
    const out = cutOff(numbers.filter((value) => value !== null), ruleOf(single, together));
    let next = 0;
    return inShapeOf(values, numbers.map((value) => (value === null ? "" : out[next++]!)));
  });
}

function ruleOf(single: Range, together: Range): CutOffRule {
  const cell = oneCell(single, "single");
  const given = content(cell, "single");
  const limit = fractionOf(oneCell(together, "together"), "together");
  const named = typeof given === "string" && !/^[\s\d.+-]/.test(given) ? cutOffRule(given) : null;
  if (named !== null) return limit === null ? named : { ...named, together: limit };
  return { single: fractionOf(cell, "single") ?? new Decimal("0.01"), singleBelow: false, together: limit ?? new Decimal("0.05") };
}

/**
 * What the footprint becomes when one row after the other changes, all else equal. The base is the whole total; the largest effect comes first.
 * @customfunction SENSITIVITY
 * @param names - Name of each row.
 * @param values - Emission of each row; all rows of the footprint, for they make the total.
 * @param [change] - Change of a row as a share: -0.1 (ten percent less) if left out. A range of changes answers each of them.
 * @returns Four columns: name, new total, difference, percent of the total; for several changes a fifth column with the change.
 * @example =PCF.SENSITIVITY({"Power";"Other"},{314.808;680.892}) -> {"Other",927.6108,-68.0892,-6.83832479662549;"Power",964.2192,-31.4808,-3.16167520337451}
 */
export function sensitivity(names: any[][], values: any[][], change?: any[][]): any[][] {
  return answer(() => {
    const changes = (change ?? []).flat().map((cell) => fractionOf(cell, "change", -1, 5)).filter((one) => one !== null);
    const rows = effects(namedValues(names, values), changes.length === 0 ? [new Decimal("-0.1")] : changes);
    return rows.map(({ name, change: changed, total, difference, percent }) => {
      const cells = [total, difference, percent].map((value) => toCell(value, () => name));
      return changes.length > 1 ? [name, ...cells, changed.toNumber()] : [name, ...cells];
    });
  });
}
