import { tried } from "../../../errors";
import { parseUnit } from "../../../units";
import type { Unit } from "../../../units";
import { otherSense, partsNamed } from "../claims";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const amount = /(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万?kWh|MWh|GJ|MJ|千瓦时|度|t|tonnes?|吨|kg|千克|公斤|g|m3|m³|立方米|L|升)(?![A-Za-z\d/·.²³]|\s*(?:\/|per\b|CO|of CO|CO₂))/giu;
const elsewhere = /每|per\b|each|declared|functional|声明单位|功能单位|质量为|净重|重量|weigh|mass of|节约|节省|减|替代|替换|改用|代替|sav|replac|instead|substitut|capacity|产能|额定|储存/i;

/** "The sheet needs 8.0 kg" beside a table that gives the sheet 6.0 kg. Only where one item is named, and its table has one amount of that kind. */
export function* textAmount(reading: Reading): Iterable<ReportFinding> {
  const entries = [...reading.evidence.entries.values()].flat();
  const all = entries.flatMap(({ quantities, mass }) => [...quantities, ...(mass ? [mass] : [])]);
  for (const { text, block } of reading.sentences) {
    if (otherSense.test(text) || elsewhere.test(text)) continue;
    for (const clause of text.normalize("NFKC").split(/[，；;。]|,\s/u)) {
      const [match, ...more] = [...clause.matchAll(amount)];
      const [item, ...others] = partsNamed(reading, clause);
      const unit = match && tried(() => parseUnit(match[2]!));
      if (!match || !unit || item === undefined || more.length > 0 || others.length > 0) continue;
      const value = Number(match[1]!.replace(/,/g, "")) * unit.scale.toNumber();
      const half = 0.5 * 10 ** -(match[1]!.split(".")[1]?.length ?? 0) * unit.scale.toNumber();
      const sameKind = (each: Unit | null) => each !== null && JSON.stringify(each.dimension) === JSON.stringify(unit.dimension);
      const known = all.filter((each) => sameKind(each.unit)).map((each) => each.value * each.unit!.scale.toNumber());
      const own = entries.filter(({ name }) => name.trim() === item).flatMap(({ quantities }) => quantities).filter((each) => sameKind(each.unit));
      const sum = known.reduce((total, each) => total + each, 0);
      const [first] = own;
      const worth = first ? first.value * first.unit!.scale.toNumber() : NaN;
      if (!first || new Set(own.map((each) => each.value)).size > 1 || [...known, sum].some((each) => Math.abs(each - value) <= half * 1.01) || !isMeant(value / worth)) continue;
      const wanted = `${first.cell.digits} ${first.unitText}`;
      yield {
        rule: "activity.conflict", severity: "warning", place: reading.at(block), other: reading.at(reading.laidOut.blockOfRow[first.cell.row] ?? 0), expected: wanted,
        message: { en: `"${shorten(clause.trim(), 50)}": the table gives ${item} ${wanted}.`, zh: `“${shorten(clause.trim(), 50)}”：表中${item}为 ${wanted}。` },
      };
    }
  }
}

/** Near enough to have been the same figure, or the same digits a power of ten away. */
function isMeant(ratio: number): boolean {
  const power = Math.log10(ratio);
  return (ratio > 0.5 && ratio < 2) || Math.abs(power - Math.round(power)) < 0.0005;
}
