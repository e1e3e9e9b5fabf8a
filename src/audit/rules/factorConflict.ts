import { columnsOf } from "../../tables/table";
import { plainText } from "../../tables/plainText";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { dataOf, sameGroup, sameValue, tableKey } from "../data";
import type { Datum } from "../data";
import { countryIn } from "../countries";
import { powerRows } from "../electricity";
import type { Evidence } from "../evidence";
import { significant } from "../interval";
import { stageOfEntry } from "../stages";
import type { Finding } from "../finding";
import { otherSide } from "../otherSide";
import type { Rule } from "../rule";

/** One item with two factors: the one that is declared and the one that is used, or two rows of the same name. */
export const factorConflict: Rule = {
  id: "factor.conflict",
  *check(evidence) {
    const byTopic = new Map<string, Datum[]>();
    for (const datum of dataOf(evidence)) {
      if (datum.what !== "factor") continue;
      const list = byTopic.get(datum.topic);
      if (list) list.push(datum);
      else byTopic.set(datum.topic, [datum]);
    }
    const told = new Set<Datum>();
    for (const pair of backgroundPairs(evidence)) {
      told.add(pair.odd);
      yield* ofPair(pair.odd, pair.other);
    }
    for (const list of byTopic.values()) {
      const first = list[0];
      if (!first || list.every(({ value }) => value === first.value)) continue;
      for (const [at, here] of list.entries()) {
        for (const there of list.slice(at + 1, at + 40)) {
          const certain = comparable(here, there) || sameBackground(list, here, there);
          if (sameValue(here, there) || !(certain || oneSource(here, there))) continue;
          const { odd, other } = oddOne(list, here, there);
          if (told.has(odd)) continue;
          told.add(odd);
          yield* ofPair(odd, other, certain ? "error" : "info");
        }
      }
    }
  },
};

/** Rows of different machines on one grid, of different goods in one lorry, by one source: one has another factor than most, or than is published. */
function backgroundPairs(evidence: Evidence): { odd: Datum; other: Datum }[] {
  const data = dataOf(evidence);
  const published = new Set(powerRows(evidence).flatMap(({ factor, owners }) => (owners.length > 0 && significant(factor.cell) > 3 ? [factor.cell] : [])));
  const bySource = new Map<string, Datum[]>();
  for (const datum of data) {
    const key = datum.what === "factor" ? backgroundOf(datum) : null;
    if (key !== null) bySource.set(key, [...(bySource.get(key) ?? []), datum]);
  }
  return [...bySource.values()].flatMap((list) => {
    const alike = (datum: Datum) => list.filter((other) => sameValue(other, datum)).length;
    const kept = list.filter((datum) => published.has(datum.cell));
    const usual = list.find((datum) => alike(datum) >= 2 && alike(datum) * 2 > list.length) ?? (kept.every((datum) => kept[0] && sameValue(datum, kept[0])) ? kept[0] : undefined);
    return usual ? list.filter((datum) => !sameValue(datum, usual)).map((odd) => ({ odd, other: usual })) : [];
  });
}

/** The grid or the vehicle that a row names, with its source: "砂运输（重型柴油货车（18t））" by GB/T 51366. */
function backgroundOf(datum: Datum): string | null {
  const source = sourceOf(datum);
  const { table, row, name } = datum.entry;
  if (datum.topic.endsWith("|energy1") && /电力|电网|electricity|\bgrid\b/i.test(source))
    // Plants of one grid ("一厂", "二厂"), not countries.
    return `${source}|${columnsOf(table, "region").map((column) => countryIn(table.cell(row, column).text) ?? "").join()}`;
  const vehicle = /[(－–—]\s*([^(－–—]*(?:货车|卡车|truck|lorry|hgv).*)$/.exec(plainText(name))?.[1] ?? columnsOf(table, "mode").map((column) => table.cell(row, column).text).join();
  return datum.topic.endsWith("|length1·mass1") && source !== "" && vehicle.length >= shortestVehicle ? `${source}|${vehicle}` : null;
}

/** "公路" alone may be any lorry. */
const shortestVehicle = 5;

function comparable(a: Datum, b: Datum): boolean {
  if (!sameGroup(a.entry, b.entry)) return false;
  const [stageA, stageB] = [stageOfEntry(a.entry), stageOfEntry(b.entry)];
  const declares = (datum: Datum) => datum.entry.table.kind === "factors";
  if (!declares(a) && !declares(b) && stageA !== stageB && !sharesSource(a, b)) return false;
  // A lorry of another size, another place, another year: another factor.
  return attributes(a) === attributes(b) || tableKey(a.entry.table) !== tableKey(b.entry.table) && (attributes(a) === "" || attributes(b) === "");
}

/** "Frame assembly" and "base and casters" as titles say little of a stage: one item of one source is one thing under both. */
function sharesSource(a: Datum, b: Datum): boolean {
  return sourceOf(a) !== "" && sourceOf(a) === sourceOf(b) && a.entry.row.stage === "" && b.entry.row.stage === "";
}

/** One item from one source in the lists of two products: perhaps two datasets of it, and worth a look. */
function oneSource(a: Datum, b: Datum): boolean {
  return sourceOf(a) !== "" && sourceOf(a) === sourceOf(b) && attributes(a) === attributes(b) && !sameGroup(a.entry, b.entry) && stageOfEntry(a.entry) === stageOfEntry(b.entry);
}

/** Variants of a product share their background: one item with one source has one factor in all of them, where two others agree. */
function sameBackground(list: readonly Datum[], a: Datum, b: Datum): boolean {
  const source = sourceOf(a);
  if (source === "" || source !== sourceOf(b) || attributes(a) !== attributes(b) || tableKey(a.entry.table) === tableKey(b.entry.table)) return false;
  const alike = (datum: Datum) => list.filter((other) => sourceOf(other) === source && sameValue(other, datum)).length;
  return Math.max(alike(a), alike(b)) >= 2 && Math.min(alike(a), alike(b)) === 1;
}

function sourceOf({ entry }: Datum): string {
  return columnsOf(entry.table, "source").map((column) => plainText(entry.table.cell(entry.row, column).text)).join("|").replace(/^\|+$/, "");
}

function attributes({ entry }: Datum): string {
  return (["mode", "place", "region", "year", "gas"] as const)
    .flatMap((role) =>
      columnsOf(entry.table, role).map((column) => {
        const cell = entry.table.cell(entry.row, column);
        return cell.text || String(cell.number ?? "");
      }),
    )
    .join("|");
}

/** The table that uses a factor is held against the one that declares it; among equals the minority is the odd one. */
function oddOne(list: readonly Datum[], here: Datum, there: Datum): { odd: Datum; other: Datum } {
  const uses = (datum: Datum) => datum.entry.table.kind !== "factors";
  if (uses(here) !== uses(there)) return uses(here) ? { odd: here, other: there } : { odd: there, other: here };
  const like = (datum: Datum) => list.filter((other) => sameValue(other, datum)).length;
  return like(here) < like(there) ? { odd: here, other: there } : { odd: there, other: here };
}

function* ofPair(odd: Datum, other: Datum, severity: "error" | "info" = "error"): Iterable<Finding> {
  const from = { sheet: other.entry.table.sheet, range: cellAddress(other.cell) };
  const declared = other.entry.table.kind === "factors";
  const told: Finding = {
    rule: "factor.conflict",
    severity,
    sheet: odd.entry.table.sheet,
    range: cellAddress(odd.cell),
    message: {
      en: `${odd.entry.name}: the factor here is ${withUnit(odd.source)}, ${declared ? "declared" : "used"} in ${from.sheet}!${from.range} is ${withUnit(other.source)}. One item has one factor.`,
      zh: `${odd.entry.name}：此处因子为 ${withUnit(odd.source)}，${from.sheet}!${from.range} ${declared ? "声明" : "采用"}的是 ${withUnit(other.source)}。同一项目只能有一个因子。`,
    },
    expected: withUnit(other.source),
    related: [from],
  };
  yield told;
  yield otherSide(told);
}
