import { cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import { comparisons, copied, dataOf, exchanged, ofOne, sameGroup, signature, tableKey } from "../data";
import type { Comparison, Datum, Meeting } from "../data";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { otherSide } from "../otherSide";
import { powerOf, significant } from "../interval";
import type { Rule } from "../rule";
import { columnsOf } from "../../tables/table";
import { isMass } from "../../tables/readUnit";

/** One datum with two values (3000 kWh in the list, 30000 in the calculation) or with two kinds of unit (16330 m3 and 16330 t). */
export const activityConflict: Rule = {
  id: "activity.conflict",
  *check(evidence) {
    const told = new Set<string>();
    for (const what of ["amount", "emission"] as const) {
      for (const comparison of comparisons(evidence, what)) {
        // Not all that is consumed is carried, and packed goods weigh more: within one list only exchanged names are told.
        if (comparison.within) continue;
        const crossed = new Set(exchanged(comparison).flat());
        for (const meeting of comparison.differing) {
          if (crossed.has(meeting) || !credible(comparison, meeting) || (what === "emission" && explained(evidence, meeting))) continue;
          const wrong = what === "amount" ? mistyped(evidence, meeting) : undefined;
          // Not all that is bought is carried by road, and a meter may serve more than the product: only a slip of the hand is an error.
          const open = (carries(meeting) && !sameDigits(meeting)) || (ofMonths(meeting) && !slip(meeting));
          const finding = ofMeeting(meeting, wrong, comparison.agreeing.length === 0 && open);
          const [at, from] = [`${finding.sheet}!${finding.range}`, `${finding.related?.[0]?.sheet}!${finding.related?.[0]?.range}`];
          // The same figure again in a list of transports: told once of each end.
          if (told.has(at) || told.has(from)) continue;
          told.add(at).add(from);
          yield finding;
          if (!wrong) yield otherSide(finding);
        }
      }
    }
    yield* unitsDiffer(evidence);
  },
};

/** The two tables speak of the same things: most of what they share agrees, or one datum differs in a way that slips do. */
function credible({ agreeing, differing }: Comparison, meeting: Meeting): boolean {
  if (agreeing.length >= 1) return agreeing.length >= differing.length || (slip(meeting) && agreeing.length * 2 >= differing.length);
  const lists = columnsOf(meeting.here.entry.table, "emission").length > 0 !== columnsOf(meeting.there.entry.table, "emission").length > 0;
  return differing.length === 1 && meeting.here.what === "amount" && (carries(meeting) || (lists && (slip(meeting) || single(meeting.here) || single(meeting.there) || ofMonths(meeting))));
}

/** What is bought and what is carried of it. */
function carries({ here, there }: Meeting): boolean {
  const unit = here.source.unit;
  return (here.entry.distance === undefined) !== (there.entry.distance === undefined) && unit !== null && "dimension" in unit && isMass(unit);
}

/** The meter's year against the year that is calculated with. */
function ofMonths({ here, there }: Meeting): boolean {
  return [here, there].some(({ entry }) => entry.row.kind === "total");
}

function single(datum: Datum): boolean {
  return tableKey(datum.entry.table).endsWith("|single");
}

/** Typed figures that a power of ten lies between are the same digits. */
const exactPower = 1e-6;

/** A power of ten, or one digit: what a hand does to a number. */
function slip({ here, there }: Meeting): boolean {
  const [a, b] = [here.cell.digits, there.cell.digits];
  return sameDigits({ here, there }) || (a.length === b.length && differentDigits(a, b) === 1);
}

/** A power of ten, or two digits that changed places. */
function sameDigits({ here, there }: Meeting): boolean {
  const [a, b] = [here.cell.digits, there.cell.digits];
  const swapped = a.length === b.length && differentDigits(a, b) === 2 && [...a].sort().join("") === [...b].sort().join("");
  return swapped || powerOf(here.value / there.value, exactPower) !== null;
}

function differentDigits(a: string, b: string): number {
  return [...a].filter((digit, at) => digit !== b[at]).length;
}

/** A result that differs because its row is wrong is told there. */
function explained(evidence: Evidence, { here, there }: Meeting): boolean {
  return [here, there].some((datum) => { const status = evidence.checkOf(datum.entry)?.status; return status === "differs" || status === "power"; });
}

/** A result that was rounded to three digits still follows from its amount. */
const likeness = 0.01;

/** The one of two amounts that its own row's result does not follow from, while it follows from the other: told as a wrong row, so that this is a remark. */
function mistyped(evidence: Evidence, { here, there }: Meeting): Datum | undefined {
  const isWrong = (datum: Datum, other: Datum) => {
    const check = evidence.checkOf(datum.entry);
    if (!check?.expected || (check.status !== "differs" && check.status !== "power")) return false;
    const ratio = check.emission.value / ((check.expected.low + check.expected.high) / 2);
    return Math.abs((datum.value * ratio) / other.value - 1) < likeness;
  };
  return isWrong(here, there) ? here : isWrong(there, here) ? there : undefined;
}

function ofMeeting(meeting: Meeting, wrong: Datum | undefined, remark: boolean): Finding {
  const { copy, origin } = wrong ? { copy: wrong, origin: wrong === meeting.here ? meeting.there : meeting.here } : copied(meeting);
  const [sheet, there] = [copy.entry.table.sheet, origin.entry.table.sheet];
  const power = powerOf(copy.value / origin.value, exactPower);
  const by = show(10 ** Math.abs(power ?? 0));
  const times = power === null ? { en: "", zh: "" } : { en: ` (${by} times ${power > 0 ? "as much" : "less"})`, zh: `（相差 ${by} 倍）` };
  return {
    rule: "activity.conflict",
    severity: wrong || remark ? "info" : "error",
    sheet,
    range: cellAddress(copy.cell),
    message: {
      en: `${copy.entry.name}: ${withUnit(copy.source)} here, ${withUnit(origin.source)} in ${there}!${cellAddress(origin.cell)}${times.en}. One datum has one value.`,
      zh: `${copy.entry.name}：此处为 ${withUnit(copy.source)}，${there}!${cellAddress(origin.cell)} 为 ${withUnit(origin.source)}${times.zh}。同一数据只能有一个值。`,
    },
    expected: `${withUnit(origin.source)}`,
    related: [{ sheet: there, range: cellAddress(origin.cell) }],
  };
}

/** The same number of the same item, once as a volume and once as a mass. */
function* unitsDiffer(evidence: Evidence): Iterable<Finding> {
  const byItem = new Map<string, Datum[]>();
  for (const datum of dataOf(evidence)) {
    if (datum.what !== "amount" || significant(datum.cell) < 2) continue;
    const key = `${datum.entry.key}|${datum.source.value}`;
    const list = byItem.get(key);
    if (list) list.push(datum);
    else byItem.set(key, [datum]);
  }
  for (const list of byItem.values()) {
    for (const [at, here] of list.slice(0, 60).entries()) {
      const there = list.slice(0, at).find((other) => tableKey(other.entry.table) !== tableKey(here.entry.table) && sameGroup(other.entry, here.entry));
      const [a, b] = [here.source.unit, there?.source.unit];
      if (!there || !a || !b || !("dimension" in a) || !("dimension" in b)) continue;
      const kinds = new Set([signature(ofOne(a.dimension)), signature(ofOne(b.dimension))]);
      const sameKind = kinds.size === 1;
      // "kg/1000 件" beside "kg": per how many is said elsewhere.
      if (sameKind && a.dimension.count !== b.dimension.count) continue;
      if (sameKind && a.scale.eq(b.scale)) continue;
      if (kinds.has("length1") || kinds.has("length1·mass1") || (kinds.has("volume1") && kinds.has("normalVolume1"))) continue;
      const { copy, origin } = copied({ here, there });
      const sheet = copy.entry.table.sheet;
      const from = { sheet: origin.entry.table.sheet, range: cellAddress(origin.cell) };
      yield {
        rule: "activity.conflict",
        severity: "error",
        sheet,
        range: cellAddress(("unitCell" in copy.source && copy.source.unitCell) || copy.cell),
        message: {
          en: `${copy.entry.name}: ${withUnit(copy.source)} here, ${withUnit(origin.source)} in ${from.sheet}!${from.range}: the same number in two units.`,
          zh: `${copy.entry.name}：此处为 ${withUnit(copy.source)}，${from.sheet}!${from.range} 为 ${withUnit(origin.source)}：同一数值用了两种单位。`,
        },
        expected: origin.source.unitText,
        related: [from],
      };
    }
  }
}
