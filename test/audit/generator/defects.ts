import type { RuleId } from "../../../src/audit/finding";
import { counted, stagesOf } from "./pen";
import type { Book, Slot, Spot } from "./pen";
import type { Chance } from "./random";
import type { Item } from "./study";

/** A defect that was put into a clean workbook, with the rows (and, where it has one, the cell) at which it must be found. */
export interface Defect {
  readonly rule: RuleId;
  readonly at: readonly { readonly sheet: string; readonly row: number; readonly column?: number }[];
}

type Inject = (chance: Chance, book: Book) => Defect | null;

function slot(book: Book, key: string): { slot: Slot; spot: Spot } | null {
  const spot = book.spots.get(key);
  const found = spot?.sheet.cells.get(`${spot.row},${spot.column}`);
  return spot && found ? { slot: found, spot } : null;
}

function at(...spots: readonly { spot: Spot }[]): Defect["at"] {
  return spots.map(({ spot }) => ({ sheet: spot.sheet.name, row: spot.row, column: spot.column }));
}

/** Items whose key of the calculation stands on a sheet, in any order. */
function items(book: Book, key: string): Item[] {
  return book.study.items.filter((item) => book.spots.has(`calc|${item.id}|${key}`));
}

function pick(chance: Chance, book: Book, key: string, fits: (item: Item) => boolean = () => true): Item | null {
  const found = items(book, key).filter(fits);
  return found.length > 0 ? chance.pick(found) : null;
}

function typed(book: Book, item: Item, key: string): { slot: Slot; spot: Spot } | null {
  const found = slot(book, `calc|${item.id}|${key}`);
  return found && found.slot.formula === null && typeof found.slot.value === "number" ? found : null;
}

/** A result large enough that the change shows. */
const visible = (item: Item) => item.kg >= 50;

const totals = (book: Book) => [...book.spots.keys()].filter((key) => /^calc\|.*\|total$/.test(key));

function rowsOf(book: Book, key: string): Item[] {
  const stages = (key.split("|")[1] ?? "").split("+");
  return book.study.items.filter((item) => stages.includes(item.stage) && book.spots.has(`calc|${item.id}|emission`));
}

function number(found: { slot: Slot }): number {
  return found.slot.value as number;
}

export const defects: Partial<Record<RuleId, Inject>> = {
  "row.mismatch": (chance, book) => {
    const item = pick(chance, book, "emission", (each) => visible(each) && typed(book, each, "emission") !== null);
    const found = item && typed(book, item, "emission");
    if (!found) return null;
    found.slot.value = Number((number(found) * chance.pick([1.15, 0.82, 1.4, 2.3, 0.55])).toPrecision(6));
    return { rule: "row.mismatch", at: at(found) };
  },
  "unit.scale": (chance, book) => {
    const item = pick(chance, book, "emission", (each) => visible(each) && typed(book, each, "emission") !== null);
    const found = item && typed(book, item, "emission");
    if (!found) return null;
    found.slot.value = Number((number(found) * chance.pick([1000, 0.001, 1000])).toPrecision(10));
    return { rule: "unit.scale", at: at(found) };
  },
  "unit.dimension": (chance, book) => {
    const item = pick(chance, book, "unit", (each) => each.distance === undefined);
    const found = item && slot(book, `calc|${item.id}|unit`);
    if (!found || !item) return null;
    found.slot.value = item.per === "kg" || item.per === "t" ? chance.pick(["m3", "L"]) : "kg";
    return { rule: "unit.dimension", at: at(found) };
  },
  "unit.unknown": (chance, book) => {
    const item = pick(chance, book, "unit", (each) => each.distance === undefined);
    const found = item && slot(book, `calc|${item.id}|unit`);
    if (!found) return null;
    found.slot.value = chance.pick(["kgg", "tonn", "kwhh", "qk", "xyz"]);
    return { rule: "unit.unknown", at: at(found) };
  },
  "unit.missing": (chance, book) => {
    const key = chance.pick(["unit", "factorUnit"]);
    const several = items(book, key).filter((item) => items(book, key).filter((other) => other.stage === item.stage).length >= 3);
    const item = several.length > 0 ? chance.pick(several) : null;
    const found = item && slot(book, `calc|${item.id}|${key}`);
    if (!found) return null;
    found.slot.value = null;
    return { rule: "unit.missing", at: at(found) };
  },
  "sum.mismatch": (chance, book) => {
    const keys = totals(book).filter((key) => slot(book, key)?.slot.formula === null && rowsOf(book, key).length >= 2);
    const found = keys.length > 0 ? slot(book, chance.pick(keys)) : null;
    if (!found) return null;
    found.slot.value = Number((number(found) * chance.pick([1.07, 0.9, 1.31])).toPrecision(8));
    return { rule: "sum.mismatch", at: at(found) };
  },
  "sum.double": (chance, book) => {
    const keys = totals(book).filter((key) => slot(book, key)?.slot.formula === null && rowsOf(book, key).length >= 3);
    if (keys.length === 0) return null;
    const key = chance.pick(keys);
    const found = slot(book, key);
    const twice = rowsOf(book, key).filter((item) => visible(item) && typeof slot(book, `calc|${item.id}|emission`)?.slot.value === "number");
    const row = twice.length > 0 ? slot(book, `calc|${chance.pick(twice).id}|emission`) : null;
    if (!found || !row) return null;
    if (number(row) < number(found) * 0.002) return null;
    found.slot.value = Number((number(found) + number(row)).toPrecision(12));
    return { rule: "sum.double", at: at(found) };
  },
  "sum.range": (chance, book) => {
    const keys = totals(book).filter((key) => /^=SUM\(/.test(slot(book, key)?.slot.formula ?? "") && rowsOf(book, key).length >= 3);
    if (keys.length === 0) return null;
    const key = chance.pick(keys);
    const found = slot(book, key);
    const match = /^=SUM\(([A-Z]+)(\d+):\1(\d+)\)$/.exec(found?.slot.formula ?? "");
    if (!found || !match) return null;
    const last = Number(match[3]);
    const lost = found.spot.sheet.cells.get(`${last - 1},${found.spot.column}`);
    if (typeof lost?.value !== "number") return null;
    found.slot.formula = `=SUM(${match[1]}${match[2]}:${match[1]}${last - 1})`;
    found.slot.value = number(found) - lost.value;
    return { rule: "sum.range", at: at(found) };
  },
  "share.total": (chance, book) => {
    const item = pick(chance, book, "share", (each) => slot(book, `calc|${each.id}|share`) !== null);
    const found = item && slot(book, `calc|${item.id}|share`);
    const stage = found && items(book, "share").filter((each) => each.stage === item?.stage).length;
    if (!found || !stage || stage < 2) return null;
    const percent = book.look.share === "number";
    found.slot.value = Number((number(found) + (percent ? 6.5 : 0.065)).toFixed(4));
    return { rule: "share.total", at: at(found) };
  },
  "share.mismatch": (chance, book) => {
    const stages = stagesOf(book.study).filter((stage) => book.spots.has(`result|${stage}|share`));
    if (stages.length < 3) return null;
    const [first, second] = chance.some(stages, 2).map((stage) => slot(book, `result|${stage}|share`));
    const percent = book.look.share === "number";
    const step = percent ? 4 : 0.04;
    if (!first || !second || number(second) < step) return null;
    first.slot.value = Number((number(first) + step).toFixed(4));
    second.slot.value = Number((number(second) - step).toFixed(4));
    return { rule: "share.mismatch", at: at(first, second) };
  },
  "activity.conflict": (chance, book) => {
    const listed = book.study.items.filter((item) => book.spots.has(`list|${item.id}|quantity`));
    const item = listed.length > 0 ? chance.pick(listed) : null;
    const found = item && slot(book, `list|${item.id}|quantity`);
    const calc = item && slot(book, `calc|${item.id}|quantity`);
    if (!found || !calc) return null;
    found.slot.value = Number((number(found) * chance.pick([10, 0.1, 1.2, 100])).toPrecision(8));
    return { rule: "activity.conflict", at: at(found, calc) };
  },
  "factor.conflict": (chance, book) => {
    const listed = book.study.items.filter((item) => book.spots.has(`factors|${item.id}|factor`) && book.spots.has(`calc|${item.id}|factor`));
    const item = listed.length > 0 ? chance.pick(listed) : null;
    const found = item && slot(book, `factors|${item.id}|factor`);
    const calc = item && slot(book, `calc|${item.id}|factor`);
    if (!found || !calc) return null;
    found.slot.value = Number((number(found) * chance.pick([1.1, 0.7, 1.35])).toPrecision(4));
    return { rule: "factor.conflict", at: at(found, calc) };
  },
  "factor.outlier": (chance, book) => {
    const known = /钢板|鋼板|steel|纸箱|紙箱|Corrugated|铝合金|鋁合金|Aluminium|聚丙烯|Polypropylene|聚碳酸酯|Polycarbonate|电力|電力|Electricity|生铁|生鐵|pig iron/;
    const item = pick(chance, book, "factor", (each) => known.test(each.name) && each.distance === undefined && typed(book, each, "factor") !== null);
    const found = item && typed(book, item, "factor");
    const result = item && slot(book, `calc|${item.id}|emission`);
    if (!found || !item || !result) return null;
    const by = chance.pick([100, 0.01]);
    if (/电力|電力|Electricity/.test(item.name) && by < 1) return null;
    found.slot.value = Number((number(found) * by).toPrecision(6));
    if (typeof result.slot.value === "number") result.slot.value = Number((result.slot.value * by).toPrecision(10));
    return { rule: "factor.outlier", at: at(found) };
  },
  "factor.whois": (chance, book) => {
    const item = pick(chance, book, "factor", (each) => /纸箱|紙箱|Corrugated/.test(each.name) && typed(book, each, "factor") !== null);
    const found = item && typed(book, item, "factor");
    if (!found || !item) return null;
    found.slot.value = item.per === "t" ? 3075.236 : 3.075236;
    return { rule: "factor.whois", at: at(found) };
  },
  "factor.unsourced": (chance, book) => {
    const listed = [...book.spots.keys()].filter((key) => /^(calc|factors)\|[a-z]\d+\|source$/.test(key));
    const several = listed.filter((key) => listed.filter((other) => other.split("|")[0] === key.split("|")[0] && book.spots.get(other)?.sheet === book.spots.get(key)?.sheet).length >= 8);
    const found = several.length > 0 ? slot(book, chance.pick(several)) : null;
    if (!found) return null;
    found.slot.value = null;
    return { rule: "factor.unsourced", at: at(found) };
  },
  "stage.mismatch": (chance, book) => {
    if (!book.look.titles && book.look.plan !== "one" && book.look.plan !== "lists") return null;
    const stages = stagesOf(book.study).filter((stage) => book.spots.has(`result|${stage}|emission`) && book.study.items.some((item) => item.stage === stage && counted(item, book.look)));
    if (stages.length < 3) return null;
    const found = slot(book, `result|${chance.pick(stages)}|emission`);
    if (!found || number(found) === 0) return null;
    found.slot.value = Number((number(found) * chance.pick([1.2, 0.8, 10])).toPrecision(8));
    return { rule: "stage.mismatch", at: at(found) };
  },
  "label.exchanged": (chance, book) => {
    const stages = stagesOf(book.study).filter((stage) => book.spots.has(`result|${stage}|name`));
    const [first, second] = chance.some(stages, 2).map((stage) => slot(book, `result|${stage}|name`));
    if (!first || !second || (!book.look.titles && book.look.plan !== "one" && book.look.plan !== "lists")) return null;
    [first.slot.value, second.slot.value] = [second.slot.value, first.slot.value];
    return { rule: "label.exchanged", at: at(first, second) };
  },
  "number.text": (chance, book) => {
    const item = pick(chance, book, "emission", (each) => typed(book, each, "emission") !== null && items(book, "emission").filter((other) => other.stage === each.stage).length >= 3);
    const found = item && typed(book, item, "emission");
    if (!found) return null;
    found.slot.value = String(found.slot.value);
    return { rule: "number.text", at: at(found) };
  },
  "error.cell": (chance, book) => {
    const item = pick(chance, book, "emission");
    const found = item && slot(book, `calc|${item.id}|emission`);
    if (!found) return null;
    found.slot.value = { error: chance.pick(["#REF!", "#VALUE!", "#DIV/0!", "#N/A"] as const) };
    found.slot.formula = "=#REF!*2";
    return { rule: "error.cell", at: at(found) };
  },
  "formula.hardcoded": (chance, book) => {
    const item = pick(chance, book, "emission", (each) => slot(book, `calc|${each.id}|emission`)?.slot.formula != null && items(book, "emission").filter((other) => other.stage === each.stage && slot(book, `calc|${other.id}|emission`)?.slot.formula != null).length >= 5);
    const found = item && slot(book, `calc|${item.id}|emission`);
    if (!found) return null;
    found.slot.formula = null;
    return { rule: "formula.hardcoded", at: at(found) };
  },
  "formula.inconsistent": (chance, book) => {
    const item = pick(chance, book, "emission", (each) => slot(book, `calc|${each.id}|emission`)?.slot.formula != null && items(book, "emission").filter((other) => other.stage === each.stage && slot(book, `calc|${other.id}|emission`)?.slot.formula != null).length >= 5);
    const found = item && slot(book, `calc|${item.id}|emission`);
    const formula = found?.slot.formula;
    if (!found || !formula) return null;
    found.slot.formula = formula.replace(/(\d+)(?=[^\d]*$)/, (digits) => digits) .replace(/^=([A-Z]+)(\d+)/, (_, column: string, row: string) => `=${column}${Number(row) + 1}`);
    return { rule: "formula.inconsistent", at: at(found) };
  },
  "perunit.mismatch": (chance, book) => {
    const found = slot(book, "result|perUnit");
    if (!found) return null;
    found.slot.value = Number((number(found) * chance.pick([1.25, 0.7, 10])).toPrecision(4));
    return { rule: "perunit.mismatch", at: at(found) };
  },
  "quality.mismatch": (chance, book) => {
    const keys = [...book.spots.keys()].filter((key) => key.startsWith("quality|"));
    const found = keys.length >= 3 ? slot(book, chance.pick(keys)) : null;
    if (!found) return null;
    found.slot.value = Number((number(found) + 0.7).toFixed(2));
    return { rule: "quality.mismatch", at: at(found) };
  },
  "standard.withdrawn": (chance, book) => rewrite(book, "standard", "standard.withdrawn", () => chance.pick(["ISO/TS 14067:2013", "ISO 14067:2013", "PAS 2060:2014"])),
  "gwp.mixed": (_, book) => {
    const found = slot(book, "study|standard");
    if (!found) return null;
    found.slot.value = `${String(found.slot.value)}; GWP: IPCC AR4`;
    const other = slot(book, "study|gwp");
    return other && { rule: "gwp.mixed", at: at(found, other) };
  },
  "boundary.missing": (_, book) => rewrite(book, "boundary", "boundary.missing", (text) => (book.look.language === "en" ? `${text}, use phase` : `${text}、产品使用`)),
  "result.conflict": (chance, book) => rewrite(book, "conclusion", "result.conflict", (text) => text.replace(/(\d+(?:\.\d+)?)(?= ?kgCO2e)/, (digits) => String(Number((Number(digits) * chance.pick([1.3, 0.6, 10])).toPrecision(4))))),
  "cutoff.exceeded": (_, book) => {
    const found = slot(book, "study|cutoff1");
    if (!found) return null;
    found.slot.value = 3.4;
    return { rule: "cutoff.exceeded", at: at(found) };
  },
  "sensitivity.mismatch": (chance, book) => {
    const found = slot(book, `study|sensitivity${chance.pick([2, 3])}`);
    if (!found || number(found) < 0.5) return null;
    found.slot.value = Number((number(found) * 1.6).toFixed(2));
    return { rule: "sensitivity.mismatch", at: at(found) };
  },
  "factor.region": (_, book) => power(book, "factor.region", { zh: "外购电力（华东电网）", zhHant: "外購電力（華東電網）", en: "Electricity, East China grid" }, 0.6776),
  "factor.type": (_, book) => power(book, "factor.type", null, 0.5366),
  "factor.outdated": (_, book) => power(book, "factor.outdated", null, 0.5366),
};

function rewrite(book: Book, key: string, rule: RuleId, change: (text: string) => string): Defect | null {
  const found = slot(book, `study|${key}`);
  if (!found || typeof found.slot.value !== "string") return null;
  found.slot.value = change(found.slot.value);
  return { rule, at: at(found) };
}

/** Puts another grid's factor on the electricity row. */
function power(book: Book, rule: RuleId, names: Readonly<Record<string, string>> | null, factor: number): Defect | null {
  const item = book.study.items.find((each) => /^(电力|電力|Electricity)$/.test(each.name) && typed(book, each, "factor") !== null);
  const found = item && typed(book, item, "factor");
  const name = item && slot(book, `calc|${item.id}|name`);
  const result = item && slot(book, `calc|${item.id}|emission`);
  if (!found || !name || !result || item.per !== "kWh") return null;
  if (names) name.slot.value = names[book.look.language] ?? "";
  if (typeof result.slot.value === "number") result.slot.value = Number(((result.slot.value * factor) / item.factor).toPrecision(8));
  found.slot.value = factor;
  return { rule, at: at(found) };
}
