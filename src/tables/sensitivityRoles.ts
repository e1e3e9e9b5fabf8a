import type { Cell } from "./cell";
import type { Role } from "./header";
import type { RawTable } from "./readBlock";

interface Candidate {
  readonly index: number;
  readonly role: Role;
}

/** Steps by which parameters are varied, in per cent. */
const usualSteps: ReadonlySet<number> = new Set([1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100]);

/**
 * Finds the columns of a sensitivity by their numbers: base and changed total, what lies between them, and that in per cent of
 * the base; a column of nothing but usual steps is the variation. Null where two thirds of the rows do not follow so.
 */
export function sensitivityRoles(table: RawTable, columns: readonly Candidate[]): Map<number, Role> | null {
  const rows = table.rows.filter((row) => row.section === null).map(({ row }) => columns.map(({ index }) => table.view.at(row, index)));
  if (rows.length < 2) return null;
  const enough = (hits: number) => hits >= 2 && hits * 3 >= rows.length * 2;
  const steps = columns.map((_, at) => rows.every((row) => isStep(row[at])));
  let best: { readonly score: number; readonly roles: ReadonlyMap<number, Role> } | null = null;
  for (let base = 0; base < columns.length; base++) {
    for (let changed = base + 1; changed < columns.length; changed++) {
      if ((steps[base] && !constant(rows, base)) || steps[changed]) continue;
      const between = columns.map((_, at) => (at === base || at === changed ? 0 : count(rows, (row) => isBetween(row[base], row[changed], row[at]))));
      const parts = columns.map((_, at) => (at === base || at === changed ? 0 : count(rows, (row) => isPart(row[base], row[changed], row[at]))));
      const difference = between.findIndex(enough);
      const change = parts.findIndex((hits, at) => enough(hits) && at !== difference && !steps[at]);
      if (difference < 0 && change < 0) continue;
      const roles = new Map<number, Role>([[base, "baseline"], [changed, "changed"]]);
      if (difference >= 0) roles.set(difference, "difference");
      if (change >= 0) roles.set(change, "change");
      const step = steps.findIndex((each, at) => each && !roles.has(at));
      if (step >= 0) roles.set(step, "variation");
      // 100 + 2.1 = 102.1 can be read in more than one way: one study has one base, and the words count too.
      const score = (constant(rows, base) ? 4 : 0) + [...roles].filter(([at, role]) => columns[at]?.role === role).length;
      if (!best || score > best.score) best = { score, roles };
    }
  }
  return best && new Map([...best.roles].map(([at, role]) => [(columns[at] as Candidate).index, role]));
}

function constant(rows: readonly (readonly Cell[])[], at: number): boolean {
  return new Set(rows.map((row) => row[at]?.number)).size === 1;
}

function count(rows: readonly (readonly Cell[])[], test: (row: readonly Cell[]) => boolean): number {
  return rows.filter(test).length;
}

function half(cell: Cell): number {
  return cell.formula === null ? 0.5 * 10 ** -cell.decimals : Math.abs(cell.number ?? 0) * 1e-9;
}

function isBetween(base: Cell | undefined, changed: Cell | undefined, difference: Cell | undefined): boolean {
  if (!base?.number || !changed?.number || !difference?.number || base.number === changed.number) return false;
  return Math.abs(Math.abs(changed.number - base.number) - Math.abs(difference.number)) <= 2 * (half(base) + half(changed) + half(difference));
}

function isPart(base: Cell | undefined, changed: Cell | undefined, part: Cell | undefined): boolean {
  if (!base?.number || !changed?.number || !part?.number || base.number === changed.number) return false;
  const due = Math.abs((changed.number - base.number) / base.number);
  const blur = (2 * (half(base) + half(changed))) / Math.abs(base.number);
  return [1, 100].some((by) => Math.abs(due * by - Math.abs(part.number as number)) <= 2 * half(part) + blur * by && half(part) < due * by * 0.6);
}

export function isStep(cell: Cell | undefined): boolean {
  if (!cell || cell.number === null) return false;
  const value = Math.abs(cell.number) * (cell.percentFormat ? 100 : 1);
  return usualSteps.has(Math.round(value * 1e6) / 1e6) || usualSteps.has(Math.round(value * 1e8) / 1e6);
}
