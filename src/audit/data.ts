import type { Cell } from "../tables/cell";
import { readHeading } from "../tables/header";
import type { FootprintTable } from "../tables/table";
import { columnsOf } from "../tables/table";
import type { FactorUnit } from "../units/unit";
import { amountOf } from "./entry";
import type { Amount, Entry, FactorAmount } from "./entry";
import { itemKey } from "./itemKey";
import type { Evidence } from "./evidence";
import { floatSlack, rounding } from "./interval";

/** One datum of the study as one table states it: an amount, a factor or a result of an item, in coherent units. */
export interface Datum {
  readonly entry: Entry;
  readonly what: "amount" | "factor" | "emission";
  /** Which data can be compared at all: item, kind and dimension. */
  readonly topic: string;
  readonly value: number;
  readonly half: number;
  readonly cell: Cell;
  readonly source: Amount | FactorAmount;
}

/** The same topic in two tables. */
export interface Meeting {
  readonly here: Datum;
  readonly there: Datum;
}

export interface Comparison {
  readonly agreeing: readonly Meeting[];
  readonly differing: readonly Meeting[];
  /** What a list consumes against what the same list carries. */
  readonly within: boolean;
}

const known = new WeakMap<Evidence, readonly Datum[]>();

export function dataOf(evidence: Evidence): readonly Datum[] {
  let data = known.get(evidence);
  if (!data) known.set(evidence, (data = [...[...evidence.entries.values()].flatMap((list) => list.flatMap(ofEntry)), ...evidence.tables.flatMap(ofMonths)]));
  return data;
}

function ofEntry(entry: Entry): Datum[] {
  if (entry.key === "") return [];
  const data: Datum[] = [];
  const add = (what: Datum["what"], source: Amount | FactorAmount, dimension: string, scale: number) =>
    data.push({
      entry,
      what,
      topic: `${what}|${entry.key}|${dimension}`,
      value: source.value * scale,
      half: rounding(source.cell) * scale,
      cell: source.cell,
      source,
    });
  // Two columns of amounts (bought and sold, per year and per piece) are two data; only a single one is compared.
  const amounts = [
    ...entry.quantities,
    ...(entry.distance ? [entry.distance] : []),
    ...(entry.mass && entry.quantities.every(({ cell }) => cell !== entry.mass?.cell) ? [entry.mass] : []),
  ];
  for (const amount of amounts) {
    const alike =
      amounts.length === 1
        ? 1
        : amounts.filter((other) => other.unit && amount.unit && signature(other.unit.dimension) === signature(amount.unit.dimension)).length;
    if (amount.unit && alike === 1) add("amount", amount, signature(ofOne(amount.unit.dimension)), amount.unit.scale.toNumber());
  }
  if (entry.factors.length === 1)
    for (const factor of entry.factors) if (factor.unit) add("factor", factor, signature(factor.unit.per.dimension), scaleOf(factor.unit));
  if (entry.emissions.length === 1) for (const emission of entry.emissions) if (emission.unit) add("emission", emission, "kg", emission.unit.scale.toNumber());
  return data;
}

/** "Month | Grid electricity (kWh) | Natural gas (m3)" over a total: the year's amount of each, which another table may use. */
function ofMonths(table: FootprintTable): Datum[] {
  const total = table.rows.filter((row) => row.kind === "total");
  const row = total[0];
  if (table.kind !== "activity" || total.length !== 1 || !row || columnsOf(table, "factor").length + columnsOf(table, "emission").length > 0) return [];
  return columnsOf(table, "quantity").flatMap((column): Datum[] => {
    const name = readHeading(column.heading).label;
    const amount = amountOf(table, row, column);
    if (!amount?.unit || itemKey(name) === "" || (readHeading(name).matches[0]?.confidence ?? 0) >= 0.95) return [];
    const entry: Entry = {
      table,
      row,
      name,
      key: itemKey(name),
      group: "",
      stage: undefined,
      quantities: [amount],
      distance: undefined,
      mass: undefined,
      factors: [],
      emissions: [],
      share: undefined,
      nameCell: undefined,
    };
    return ofEntry(entry);
  });
}

type Dimension = Readonly<Record<string, number | undefined>>;

/** "kg/件" and "kg" of a study of one piece are the same datum. */
export function ofOne({ count, ...rest }: Dimension): Dimension {
  return count === -1 && Object.keys(rest).length > 0 ? rest : { count, ...rest };
}

const signatures = new WeakMap<Dimension, string>();

export function signature(dimension: Dimension): string {
  let text = signatures.get(dimension);
  if (text === undefined) signatures.set(dimension, (text = spell(dimension)));
  return text;
}

/** kg per coherent unit; units come from a cache, so that one is worked out once. */
function scaleOf(unit: FactorUnit): number {
  let scale = factorScales.get(unit);
  if (scale === undefined) factorScales.set(unit, (scale = unit.emission.scale.div(unit.per.scale).toNumber()));
  return scale;
}

const factorScales = new WeakMap<FactorUnit, number>();

function spell(dimension: Dimension): string {
  return Object.entries(dimension).filter(([, exponent]) => exponent).map(([base, exponent]) => `${base}${exponent}`).sort().join("·");
}

/** Equal, or one the other with fewer digits: 2.16 and 2.1622, not 1 and 1.4. Results may also be cut off instead of rounded. */
export function sameValue(a: Datum, b: Datum): boolean {
  const apart = Math.abs(a.value - b.value);
  const size = Math.max(Math.abs(a.value), Math.abs(b.value));
  const coarse = Math.max(a.half, b.half) * (a.what === "emission" ? 2 : 1);
  return apart <= size * floatSlack || (apart <= coarse * 1.001 && (a.what === "emission" || apart <= size * 0.05));
}

/** Two groups speak of one product unless both are named and differ. */
export function sameGroup(a: Entry, b: Entry): boolean {
  return a.group === "" || b.group === "" || a.group === b.group || a.group.includes(b.group) || b.group.includes(a.group);
}

/** A list of single records on one sheet ("表 6-2", "表 6-3", ...) is one table to a reader. */
export function tableKey(table: FootprintTable): string {
  const items = table.rows.filter((row) => row.kind === "item").length;
  return items <= 1 ? `${table.sheet}|single` : `${table.sheet}|${table.area.top},${table.area.left}`;
}

/** Pairs of tables, or of the two parts of one, with the data they share; a topic that a part states twice is left out. */
export function comparisons(evidence: Evidence, what: Datum["what"]): readonly Comparison[] {
  const byTopic = new Map<string, Datum[]>();
  for (const datum of dataOf(evidence)) {
    if (datum.what !== what) continue;
    const list = byTopic.get(datum.topic);
    if (list) list.push(datum);
    else byTopic.set(datum.topic, [datum]);
  }
  const pairs = new Map<string, { agreeing: Meeting[]; differing: Meeting[]; within: boolean }>();
  for (const list of byTopic.values()) {
    if (list.length < 2 || list.length > 40) continue;
    for (const [at, here] of list.entries()) {
      for (const there of list.slice(at + 1)) {
        const [a, b] = [partKey(here.entry), partKey(there.entry)];
        if (a === b || !sameGroup(here.entry, there.entry) || !alone(list, here) || !alone(list, there)) continue;
        if (what !== "amount" && here.entry.stage !== undefined && there.entry.stage !== undefined && here.entry.stage !== there.entry.stage) continue;
        const key = `${a}\u0001${b}`;
        const pair = pairs.get(key) ?? { agreeing: [], differing: [], within: tableKey(here.entry.table) === tableKey(there.entry.table) };
        pairs.set(key, pair);
        (sameValue(here, there) ? pair.agreeing : pair.differing).push({ here, there });
      }
    }
  }
  return [...pairs.values()];
}

/** What a list consumes and what it carries are two parts of it: an item is named once in each. */
function partKey(entry: Entry): string {
  return `${tableKey(entry.table)}${entry.distance ? "|carried" : ""}`;
}

/** The only one of its topic and product in its part of the table. */
function alone(list: readonly Datum[], datum: Datum): boolean {
  return list.filter((other) => partKey(other.entry) === partKey(datum.entry) && sameGroup(other.entry, datum.entry)).length === 1;
}

/** The later of two statements is the one that was copied; a table that calculates comes after a list. */
export function copied(meeting: Meeting): { readonly copy: Datum; readonly origin: Datum } {
  const calculates = (datum: Datum) => columnsOf(datum.entry.table, "emission").length > 0;
  const { here, there } = meeting;
  if (calculates(here) && !calculates(there)) return { copy: here, origin: there };
  return { copy: there, origin: here };
}

/** Pairs of rows whose values stand exchanged: a is here what b is there, and the reverse. */
export function exchanged(comparison: Comparison): readonly (readonly [Meeting, Meeting])[] {
  const found: [Meeting, Meeting][] = [];
  const { differing } = comparison;
  for (const [at, first] of differing.entries()) {
    for (const second of differing.slice(at + 1)) {
      const crossed = sameValue(first.here, second.there) && sameValue(second.here, first.there);
      if (crossed && first.here.topic !== second.here.topic && !sameValue(first.here, second.here)) found.push([first, second]);
    }
  }
  return found;
}
