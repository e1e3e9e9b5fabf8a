import { convertThrough } from "../src/activities/convert";
import { PcfError } from "../src/errors";
import { parseUnit } from "../src/units";
import { answer } from "./answer";
import { content, textOf, toCell } from "./cell";
import { quantityOf } from "./quantity";
import { eachCell } from "./rows";

/**
 * Converts an amount from one unit to another. Between mass, volume and energy it takes a fuel or a density; without one it refuses.
 * @customfunction CONVERT
 * @param value - Amount, as a number or as text with its unit.
 * @param from - Unit of the amount. Leave it out when the amount carries its unit.
 * @param to - Unit to convert to.
 * @param [fuel_or_density] - A fuel ("diesel", "天然气@ipcc2006") or a density with its unit ("0.84 kg/L").
 * @returns The amount in the other unit.
 * @example =PCF.CONVERT(30.27,"万kWh","MWh") -> 302.7
 * @example =PCF.CONVERT(1000,"L","kg","0.84 kg/L") -> 840
 */
export function convert(value: any[][], from: any[][], to: any[][], fuel_or_density?: any[][]): any[][] {
  return answer(() =>
    eachCell([value, from, to, fuel_or_density], ["value", "from", "to", "density"], (valueCell, fromCell, toUnitCell, throughCell) => {
      const amount = quantityOf(valueCell, fromCell, "value", "from");
      if (amount === null) return "";
      const target = textOf(toUnitCell, "to");
      if (target === null) throw new PcfError("unit.missing", { argument: "to", given: amount.value.toString() });
      const through = content(throughCell, "density");
      if (typeof through === "number") throw new PcfError("unit.missing", { argument: "density", given: String(through) });
      return toCell(convertThrough(amount, parseUnit(target), textOf(throughCell, "density")), () => `${amount.value} ${amount.unit.symbol}`);
    }),
  );
}
