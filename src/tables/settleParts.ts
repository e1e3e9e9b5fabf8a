import type { ColumnDraft } from "./columnDraft";
import type { RawTable } from "./readBlock";
import { isModule, isStageName } from "./stage";

/** Printed figures follow from one another to half a percent. */
const printed = 0.005;

type Figures = readonly (number | null)[];

/**
 * "Model | Materials | Transport | Production | Footprint of one | Made | Emission of the year": stages side by side, the column that is their sum, and the
 * two that it multiplies to. False where the figures do not say so, or where a plain table of results says it already.
 */
export function settleParts(table: RawTable, drafts: readonly ColumnDraft[]): boolean {
  const numeric = drafts.filter(({ sample }) => sample.numbers >= 2);
  const parts = numeric.filter(({ read }) => (isStageName(read.label) || isModule(read.label)) && (read.unit === null || read.unit.kind === "emission" || read.unit.kind === "factor"));
  const others = numeric.filter((each) => !parts.includes(each) && each.unit?.kind !== "percent");
  if (parts.length < 2 || others.length === 0) return false;
  const figures = new Map(numeric.map((each) => [each, table.rows.map(({ row, section }) => (section === null ? table.view.at(row, each.index).number : null))] as const));
  const of = (each: ColumnDraft): Figures => figures.get(each) ?? [];
  const sums = table.rows.map((_, at) => parts.reduce<number | null>((sum, each) => add(sum, of(each)[at] ?? null), 0));
  const whole = others.find((each) => each.unit?.kind !== "amount" && mostly(sums, of(each), 0));
  if (!whole) return false;
  const year = others.flatMap((made) => others.map((emission) => ({ made, emission }))).find(({ made, emission }) => {
    if (made === emission || made === whole || emission === whole || emission.unit?.kind === "amount") return false;
    return mostly(of(whole).map((value, at) => times(value, of(made)[at] ?? null)), of(emission), null);
  });
  if (!year && !drafts.some(({ role }) => role === "quantity" || role === "factor")) return false;
  for (const each of parts) Object.assign(each, { role: "other", confidence: 0.8, because: "arithmetic" });
  Object.assign(whole, { role: year || whole.unit?.kind === "factor" ? "perUnit" : "emission", confidence: 0.8, because: "arithmetic" });
  if (year) {
    Object.assign(year.made, { role: "output", confidence: 0.8, because: "arithmetic" });
    Object.assign(year.emission, { role: "emission", confidence: 0.8, because: "arithmetic" });
  }
  return true;
}

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

/** Two rows and half of all agree, up to the power of ten (of any, where it is null) that they share. */
function mostly(expected: Figures, given: Figures, power: 0 | null): boolean {
  const ratios = given.flatMap((value, at) => (value && expected[at] ? [Math.log10(Math.abs(value / (expected[at] as number)))] : []));
  const hits = (by: number) => ratios.filter((ratio) => Math.abs(ratio - by) < printed / Math.LN10).length;
  return (power === null ? ratios.map(Math.round) : [power]).some((by) => hits(by) >= 2 && hits(by) * 2 >= ratios.length);
}
