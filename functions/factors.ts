import { requireAmount } from "../src/activities/activity";
import { emission as anyActivity } from "../src/activities/emission";
import { explain as explainRow, explainFuel } from "../src/activities/explain";
import { PcfError } from "../src/errors";
import { categories } from "../src/factors/factor";
import type { Category, Factor } from "../src/factors/factor";
import { fieldNamed, fieldOf } from "../src/factors/fields";
import { parseNumber } from "../src/units";
import { answerWithBook } from "./answer";
import { content, numberOf, textOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { firstCell } from "./column";
import { factorReader } from "./emissionRows";
import { fuelNamed } from "./fuels";
import { distanceOf, quantityOf } from "./quantity";
import { eachCell } from "./rows";
import { ownerRow } from "./ownerRow";
import { language } from "./session";

/**
 * A field of a factor: its value, unit, source and so on. The workbook's own PCF Factors come first, then the library.
 * @customfunction FACTOR
 * @param factor - Id or name of a factor.
 * @param [field] - Field: value (the default), unit, id, name, name_zh, name_en, category, region, year, source, publisher, boundary, gases, gwp, licence, quality or valid_to.
 * @returns The content of the field; the value is a number.
 * @example =PCF.FACTOR("cn-grid-north-2022") -> 0.6776
 * @example =PCF.FACTOR("cn-grid-north-2022","unit") -> kgCO2/kWh
 */
export function factor(factor: any[][], field?: any[][]): any[][] {
  return answerWithBook((book) =>
    eachCell([factor, field], ["factor", "field"], (factorCell, fieldCell) => {
      const text = textOf(factorCell, "factor");
      if (text === null) return "";
      return fieldCellOf(book.resolve(text).factor, textOf(fieldCell, "field") ?? "value");
    }),
  );
}

function fieldCellOf(record: Factor, fieldText: string): Cell {
  const field = fieldNamed(fieldText);
  const shown = fieldOf(record, field, language());
  return field === "value" ? toCell(parseNumber(shown, "factor"), () => record.id) : shown;
}

/**
 * Searches the workbook's own factors and the library, as the pane does: by name, pinyin, id, region, year or value.
 * @customfunction FIND
 * @param query - What to look for, for example "盘圆", "gangcai", "diesel truck 18 t" or "0.5366".
 * @param [count] - How many hits, 1 to 100; 10 if left out.
 * @param [category] - Only this category: material, packaging, transport, electricity, heat, fuel, upstream, waste, water, process, refrigerant, spend or other.
 * @returns Seven columns: id, name, value, unit, region, year, source; the best hit first.
 * @example =INDEX(PCF.FIND("华北 电网 2022",1,"electricity"),1,1) -> cn-grid-north-2022
 */
export function find(query: any[][], count?: any[][], category?: any[][]): any[][] {
  return answerWithBook((book) => {
    const text = textOf(firstCell(query), "query");
    if (text === null) return [[""]];
    const hits = book.search.find({ text, count: countOf(firstCell(count)), ...categoryOf(firstCell(category)) });
    if (hits.length === 0) throw new PcfError("factor.notFound", { given: text, nearest: [] });
    return hits.map(({ factor: { id, value, unit, region, dataYear, source }, factor: record }) => [id, fieldOf(record, "name", language()), toCell(parseNumber(value, "factor"), () => id), unit, region, dataYear, source]);
  });
}

function countOf(cell: Cell): number {
  const count = numberOf(cell, "count");
  if (count === null) return 10;
  if (!count.isInteger() || count.lessThan(1) || count.greaterThan(100)) throw new PcfError("number.range", { argument: "count", given: count.toString(), least: "1", most: "100" });
  return count.toNumber();
}

function categoryOf(cell: Cell): { categories?: readonly Category[] } {
  const text = textOf(cell, "category")?.toLowerCase() ?? null;
  if (text === null) return {};
  const category = categories.find((name) => name === text);
  if (category === undefined) throw new PcfError("argument.unknown", { argument: "category", given: text, allowed: [...categories] });
  return { categories: [category] };
}

/**
 * Reverse look-up: whose published factor is this number? Exact, rounded, off by a power of ten, in another unit, or by the fuel formula.
 * @customfunction WHOIS
 * @param value - The number as it is printed; as text it keeps its last zeros ("0.1150").
 * @param [unit] - Its unit, where it is known.
 * @param [count] - How many owners, 1 to 100; 10 if left out.
 * @returns Six columns: id, name, value, unit, source, how it matches; the most likely first.
 * @example =INDEX(PCF.WHOIS("3075.236","kgCO2e/t",1),1,1) -> desnz-2018-plastics-pp-primary
 */
export function whois(value: any[][], unit?: any[][], count?: any[][]): any[][] {
  return answerWithBook((book) => {
    const printed = textOf(firstCell(value), "value");
    if (printed === null) return [[""]];
    const unitText = textOf(firstCell(unit), "unit");
    const { owners } = book.whois.ask(printed, { count: countOf(firstCell(count)), ...(unitText !== null && { unit: unitText }) });
    if (owners.length === 0) throw new PcfError("factor.noOwner", { given: printed });
    return owners.map((owner) => ownerRow(owner, language()));
  });
}

/**
 * The arithmetic of a row with its figures put in, and where the factor comes from.
 * @customfunction EXPLAIN
 * @param quantity - Amount, as a number or as text with its unit; the mass for a transport.
 * @param unit - Unit of the amount. Leave it out when the amount carries its unit.
 * @param factor - Emission factor: a number with its unit in the next argument, a text with its unit, the id or name of a factor, or a fuel.
 * @param [factor_unit] - Unit of the factor. Leave it out when the factor carries its unit.
 * @param [distance] - Distance in km, or as text with its unit, for a transport.
 * @returns The arithmetic as text.
 * @example =PCF.EXPLAIN(1740,"kg",0.049,"kg/t·km",1520) -> 1740 kg x 1520 km x 0.049 kgCO2/t·km = 129.5952 kgCO2e
 * @example =PCF.EXPLAIN(1500,"kWh",0.5366,"kgCO2/kW·h") -> 1500 kWh x 0.5366 kgCO2/kWh = 804.9 kgCO2e
 */
export function explain(quantity: any[][], unit: any[][], factor: any[][], factor_unit?: any[][], distance?: any[][]): any[][] {
  return answerWithBook((book) => {
    const factorOf = factorReader(anyActivity, book);
    return eachCell([quantity, unit, factor, factor_unit, distance], ["quantity", "unit", "factor", "factorUnit", "distance"], (amountCell, unitCell, factorCell, factorUnitCell, distanceCell) => {
      const amount = quantityOf(amountCell, unitCell, "quantity");
      if (amount === null) return "";
      const way = distanceOf(distanceCell);
      if (way !== null) requireAmount({ ...anyActivity, takesCredit: false }, way.value, "distance");
      const given = content(factorCell, "factor");
      const burnt = typeof given === "string" && way === null && textOf(factorUnitCell, "factorUnit") === null ? fuelNamed(given) : null;
      if (burnt !== null) return explainFuel(amount, burnt);
      if (given === null) throw new PcfError("factor.missing", {});
      return explainRow(amount, way, factorOf(factorCell, factorUnitCell));
    });
  });
}
