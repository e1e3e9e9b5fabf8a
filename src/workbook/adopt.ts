import { readEvidence, readGrid } from "../audit/evidence";
import type { AuditContext } from "../audit/evidence";
import type { Grid } from "../tables/grid";
import type { Override } from "../tables/readSheet";
import { columnsOf } from "../tables/table";
import type { Column, FootprintTable, TableKind } from "../tables/table";
import { planEmissions, planPerUnit, planShares, planSums } from "./adopt/columns";
import { AdoptDraft } from "./adopt/draft";
import type { AdoptedCell, LeftCell } from "./adopt/draft";
import { planFacts } from "./adopt/facts";
import type { Edit } from "./port";

export type { AdoptedCell, LeftCell } from "./adopt/draft";
export type { LeftReason } from "./adopt/why";

export interface AdoptRequest {
  /** The sheets to look at; native formulas with the values they show. */
  readonly grids: readonly Grid[];
  /** What a person has put right in the reading of the tables. */
  readonly overrides?: readonly Override[];
  /** Also native formulas become PCF functions, where these give the same. */
  readonly formulas?: boolean;
}

export interface AdoptPlan {
  readonly cells: readonly AdoptedCell[];
  /** Figures that look like results and stay, each with why. */
  readonly left: readonly LeftCell[];
}

/** Tables whose figures are no results of an activity. */
const otherKinds: ReadonlySet<TableKind> = new Set(["factors", "quality", "sensitivity", "cutoff"]);
const summed: readonly Column["role"][] = ["quantity", "mass", "freight", "output"];

/**
 * How typed figures become formulas: a row's result by the PCF function over its own cells, totals by SUM, shares and results per unit
 * by plain division; each only where it gives what is written, to the digits shown. Writes nothing itself.
 */
export function planAdopt({ grids, overrides = [], formulas = false }: AdoptRequest): AdoptPlan {
  const context: AuditContext = { factors: [], pinned: [], overrides };
  const evidence = readEvidence(grids.map((grid) => readGrid(grid, context)), grids, context);
  const drafts = new Map(grids.map((grid) => [grid.sheet, new AdoptDraft(grid)]));
  for (const table of evidence.tables) {
    const draft = drafts.get(table.sheet);
    if (draft && !otherKinds.has(table.kind)) planTable(draft, table, evidence.entries.get(table) ?? [], formulas);
  }
  planFacts(evidence, drafts);
  const all = [...drafts.values()];
  return { cells: all.flatMap(({ cells }) => inOrder([...cells.values()])), left: all.flatMap(({ left }) => inOrder([...left.values()])) };
}

function planTable(draft: AdoptDraft, table: FootprintTable, entries: Parameters<typeof planEmissions>[2], formulas: boolean): void {
  const options = { formulas };
  for (const column of columnsOf(table, "emission")) planEmissions(draft, table, entries, column, options);
  // What is summed up beside results is a table's own arithmetic; sums of a list without results may mean anything.
  if (columnsOf(table, "emission").length > 0) for (const role of summed) for (const column of columnsOf(table, role)) planSums(draft, table, column, options, true);
  planShares(draft, table, options);
  planPerUnit(draft, table, options);
}

function inOrder<T extends { readonly row: number; readonly column: number }>(cells: readonly T[]): readonly T[] {
  return [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The edits that write a plan, or a part of it, in one step. */
export function adoptEdits(cells: readonly AdoptedCell[]): readonly Edit[] {
  return cells.map(({ sheet, row, column, formula, format }) => ({ sheet, row, column, content: { formula }, ...(format !== undefined && { format }) }));
}
