import type { Cell } from "./cell";
import type { Role } from "./header";
import { isMass } from "./readUnit";
import type { UnitReading } from "./readUnit";
import type { RawTable } from "./readBlock";

interface Candidate {
  readonly index: number;
  readonly role: Role;
  readonly unit: UnitReading | null;
}

const rowLimit = 24;

/**
 * Finds which columns multiply to which: amount x factor = emission, or distance x mass x factor = emission, up to a power of
 * ten that is the same in most rows. Null where nothing of the kind is seen in at least two rows.
 */
export function productRoles(table: RawTable, columns: readonly Candidate[]): Map<number, Role> | null {
  const cells = table.rows.filter((row) => row.section === null).slice(0, rowLimit).map(({ row }) => columns.map(({ index }) => table.view.at(row, index)));
  const rows = cells.map((row) => row.map(({ number }) => number));
  const halves = halvesOf(cells);
  let best: { hits: number; score: number; parts: number[]; result: number } | null = null;
  const named = columns.some(({ unit }) => unit?.kind === "emission");
  const consider = (parts: number[], result: number) => {
    // Pieces times milligrams are grams, not an emission, where another column says that it is one.
    if (named && columns[result]?.unit?.kind === "amount") return;
    // Tonnes times kilometres are freight work, whatever else the table has.
    if (isMeasured(columns[result]?.unit)) return;
    const hits = countHits(rows, halves, parts, result);
    if (hits < 2) return;
    const score =
      hits +
      parts.reduce((sum, part) => sum + affinity(columns[part] as Candidate, false), affinity(columns[result] as Candidate, true)) -
      (parts.length === 3 ? 0.5 : 0);
    if (!best || score > best.score) best = { hits, score, parts, result };
  };
  for (let a = 0; a < columns.length; a++) {
    for (let b = a + 1; b < columns.length; b++) {
      for (let result = 0; result < columns.length; result++) {
        if (result === a || result === b) continue;
        consider([a, b], result);
        for (let c = b + 1; c < columns.length; c++) if (c !== result && columns.length <= 8) consider([a, b, c], result);
      }
    }
  }
  return best && name(best, columns, rows);
}

/** The rows in which two columns multiply to a third, up to a power of ten. */
export function productHits(table: RawTable, parts: readonly [number, number], result: number): number {
  const cells = table.rows.filter((row) => row.section === null).slice(0, rowLimit).map(({ row }) => [...parts, result].map((index) => table.view.at(row, index)));
  const numbers = cells.map((row) => row.map(({ number }) => number));
  return countHits(numbers, halvesOf(cells), [0, 1], 2);
}

function halvesOf(cells: readonly (readonly Cell[])[]): number[][] {
  return cells.map((row) => row.map(({ decimals, formula }) => (formula === null ? 0.5 * 10 ** -decimals : 0)));
}

/** An amount of something that is no mass of gas: kilowatt-hours, cubic metres, tonne-kilometres. */
function isMeasured(unit: UnitReading | null | undefined): boolean {
  return unit?.kind === "amount" && !isMass(unit.unit);
}

/** How many rows agree on the commonest power of ten between the product and the result. */
function countHits(rows: readonly (readonly (number | null)[])[], halves: readonly (readonly number[])[], parts: readonly number[], result: number): number {
  const powers = new Map<number, number>();
  let most = 0;
  for (const [at, row] of rows.entries()) {
    let product = 1;
    for (const part of parts) product *= row[part] ?? 0;
    const value = row[result];
    if (!product || !value || (parts.some((part) => Math.abs(row[part] as number) === 1) && parts.length === 2)) continue;
    const ratio = Math.log10(Math.abs(product / value));
    const power = Math.round(ratio);
    // Half a percent, what rounding to three digits can do, or what it did to this figure, up to six percent.
    const blur = Math.min(0.025, (halves[at]?.[result] ?? 0) / Math.abs(value) / Math.LN10);
    if (Math.abs(ratio - power) > Math.max(0.0022, blur)) continue;
    const hits = (powers.get(power) ?? 0) + 1;
    powers.set(power, hits);
    most = Math.max(most, hits);
  }
  return most;
}

function affinity(candidate: Candidate, asResult: boolean): number {
  const result: readonly Role[] = ["emission"];
  const part: readonly Role[] = ["quantity", "factor", "distance", "mass", "freight"];
  if (asResult)
    return result.includes(candidate.role)
      ? 1
      : candidate.role === "share" || candidate.role === "factor" || candidate.role === "distance" || candidate.role === "freight"
        ? -2
        : 0;
  return part.includes(candidate.role) ? 0.5 : candidate.role === "share" || candidate.role === "emission" ? -1 : 0;
}

function name(best: { parts: number[]; result: number }, columns: readonly Candidate[], rows: readonly (readonly (number | null)[])[]): Map<number, Role> {
  const roles = new Map<number, Role>();
  roles.set((columns[best.result] as Candidate).index, "emission");
  const parts = best.parts.map((at) => ({ at, candidate: columns[at] as Candidate }));
  const variety = (at: number) => new Set(rows.map((row) => row[at])).size;
  const factor =
    parts.find(({ candidate }) => candidate.role === "factor" || candidate.unit?.kind === "factor") ??
    [...parts]
      .filter(({ candidate }) => !["quantity", "distance", "mass", "freight"].includes(candidate.role))
      .sort((a, b) => variety(a.at) - variety(b.at))[0] ??
    [...parts].sort((a, b) => variety(a.at) - variety(b.at))[0];
  for (const { at, candidate } of parts) {
    if (at === factor?.at) roles.set(candidate.index, "factor");
    else if (["distance", "mass", "freight", "quantity"].includes(candidate.role)) roles.set(candidate.index, candidate.role);
    else roles.set(candidate.index, parts.length === 3 ? (parts.some((part) => part.candidate.role === "distance") ? "mass" : "distance") : "quantity");
  }
  return roles;
}
