import { electricityByPlace } from "../factors/electricityByPlace";
import type { PlaceAnswer } from "../factors/electricityByPlace";
import type { Factor } from "../factors/factor";
import { columnsOf, titleOf } from "../tables/table";
import type { Entry, FactorAmount } from "./entry";
import type { Evidence } from "./evidence";
import { rounding } from "./interval";
import { kindOfName, valueOf } from "./kinds/kinds";

/** An electricity row with the published factors that have its value. */
export interface PowerRow {
  readonly entry: Entry;
  readonly factor: FactorAmount;
  /** Published factors with this very value. */
  readonly owners: readonly Factor[];
  /** What the row says of its place: the name and the region column. */
  readonly place: PlaceAnswer | null;
  readonly placeText: string;
}

const shelves = new WeakMap<readonly Factor[], { byPlace: (text: string) => PlaceAnswer | null; published: readonly { factor: Factor; kg: number }[] }>();
const known = new WeakMap<Evidence, readonly PowerRow[]>();

function shelfOf(factors: readonly Factor[]) {
  let shelf = shelves.get(factors);
  if (!shelf) {
    const published = factors
      .filter((factor) => factor.category === "electricity")
      .flatMap((factor) => {
        const value = valueOf(factor);
        return value && value.per === "energy1" ? [{ factor, kg: value.kg }] : [];
      });
    shelves.set(factors, (shelf = { byPlace: electricityByPlace(factors), published }));
  }
  return shelf;
}

export function powerRows(evidence: Evidence): readonly PowerRow[] {
  let rows = known.get(evidence);
  if (!rows) known.set(evidence, (rows = [...evidence.entries.values()].flatMap((list) => list.flatMap((entry) => read(evidence, entry)))));
  return rows;
}

function read(evidence: Evidence, entry: Entry): PowerRow[] {
  const factor = entry.factors[0];
  const unit = factor?.unit;
  if (!factor || !unit || unit.per.dimension.energy !== 1 || Object.keys(unit.per.dimension).length !== 1 || !isPowerEntry(entry)) return [];
  const shelf = shelfOf(evidence.context.factors);
  const scale = unit.emission.scale.div(unit.per.scale).toNumber();
  const kg = factor.value * scale;
  const slack = Math.max(rounding(factor.cell) * scale, kg * 1e-6);
  const digits = factor.cell.digits.replace(/^[-0.]+|\./g, "").length;
  const owners = digits < 3 ? [] : shelf.published.filter((each) => Math.abs(each.kg - kg) <= slack).map((each) => each.factor);
  const regions = columnsOf(entry.table, "region").map((column) => entry.table.cell(entry.row, column).text);
  // Whole phrases before single words: "North China" is not China.
  const phrases = entry.name.split(/[()（）,，、]+/);
  const placeText = [...phrases, ...phrases.flatMap((phrase) => phrase.trim().split(/\s+/)), ...regions]
    .map((text) => text.replace(/(外购|净购入|市电|用电|电力|电网|电量|电|消耗量|消耗|grid|electricity|purchased)/gi, " ").trim())
    .filter((text) => text.length >= 2);
  for (const text of placeText) {
    const place = shelf.byPlace(text) ?? shelf.byPlace(text.replace(/(地区|省|市)$/, ""));
    if (place) return [{ entry, factor, owners, place, placeText: text }];
  }
  return [{ entry, factor, owners, place: null, placeText: "" }];
}

/** A row of kilowatt-hours that is electricity by its name, or by the heading of its amounts or the title of a table of nothing else. */
export function isPowerEntry(entry: Entry): boolean {
  if (isPower(entry.name)) return true;
  const words = `${titleOf(entry.table)} ${entry.quantities[0]?.column.heading ?? ""}`;
  return (
    /Wh$/.test(entry.factors[0]?.unit?.per.symbol ?? "") &&
    /用[电電]|[电電]力|[电電]量|electric|\bpower\b/i.test(words) &&
    kindOfName(entry.name) === undefined &&
    !/气|氣|热|熱|蒸汽|gas|heat|steam|fuel|diesel|solar|wind|光伏|绿电/i.test(entry.name)
  );
}

/** "电力", "外购电力（华北）", "Grid electricity, East China" */
export function isPower(name: string): boolean {
  return kindOfName(name)?.id === "electricity" || (/电力|用电|电网|外购电|electricity|grid power/i.test(name) && !/光伏|风电|水电|绿电|solar|wind|hydro|蒸汽|steam/i.test(name));
}
