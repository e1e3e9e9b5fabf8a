import type { Role } from "./header";
import { sidesOf } from "./sides";
import type { Column } from "./table";

const amounts: ReadonlySet<Role> = new Set(["quantity", "mass", "freight", "distance", "unit", "factorUnit", "emissionUnit", "output", "loss"]);

/** The columns of each of several calculations that share their rows; null where there is one. */
export function lanesOf(columns: readonly Column[]): readonly Lane[] | null {
  const parts = ofFactors(columns)?.map((lane) => ({ columns: lane, again: false }));
  // What was verified counts, and what is as it is.
  return parts ?? sidesOf(columns)?.map((lane, at) => ({ columns: lane, again: at === 0 })) ?? ofScenarios(columns)?.map((lane, at) => ({ columns: lane, again: at > 0 })) ?? null;
}

export interface Lane {
  readonly columns: readonly Column[];
  /** The items of another lane once more: as they were reported, in another scenario. */
  readonly again: boolean;
}

/** "Factor | use as it is | t CO2e as it is | use saved | t CO2e saved": amounts and results by turns, and one factor for all. */
function ofScenarios(columns: readonly Column[]): readonly (readonly Column[])[] | null {
  const changing = columns.filter(({ role }) => role === "quantity" || role === "emission");
  if (columns.filter(({ role }) => role === "factor").length !== 1 || !/^(?:qe){2,}$/.test(changing.map(({ role }) => role[0]).join(""))) return null;
  return changing.filter(({ role }) => role === "emission").map((_, at) => columns.filter((column) => !changing.includes(column) || Math.floor(changing.indexOf(column) / 2) === at));
}

/**
 * "item | t | EF material | t CO2e | km | EF haulage | t CO2e" is a calculation of materials and one of haulage. Each ends with its emission and begins
 * behind the one before; what describes the row belongs to all, and so does the first amount where a later calculation brings none of its own, or a distance
 * alone. A last emission without a factor is what they come to together.
 */
function ofFactors(columns: readonly Column[]): readonly (readonly Column[])[] | null {
  const ordered = columns.filter(({ role }) => role === "factor" || role === "emission").map(({ role }) => role[0]).join("");
  if (!/^(?:fe){2,}e?$/.test(ordered)) return null;
  const ends = columns.flatMap(({ role }, at) => (role === "emission" ? [at] : []));
  const lane = (at: number) => columns.map((_, place) => ends.findIndex((end) => place <= end) === at);
  const own = ends.map((_, at) => columns.filter((column, place) => lane(at)[place] && column.role !== "name"));
  const first = own[0]?.filter(({ role }) => amounts.has(role)) ?? [];
  if (!first.some(({ role }) => role === "quantity" || role === "mass" || role === "freight")) return null;
  const shared = columns.filter(({ role }, place) => !amounts.has(role) && role !== "factor" && role !== "emission" && (place < (ends[0] as number) || place > (ends.at(-1) as number)));
  return own.map((mine, at) => {
    const brings = !mine.some(({ role }) => role === "factor") || mine.some(({ role }) => role === "quantity" || role === "mass" || role === "freight");
    const borrowed = at === 0 || brings ? [] : first.filter(({ role }) => role === "quantity" || role === "mass" || role === "unit");
    const all = new Set([...shared, ...borrowed, ...mine]);
    return columns.filter((column) => all.has(column));
  });
}
