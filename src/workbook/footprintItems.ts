import type { Amount, Entry } from "../audit/entry";
import { readEvidence, readGrid } from "../audit/evidence";
import type { Language } from "../locales";
import type { Cell } from "../tables/cell";
import type { Grid } from "../tables/grid";
import type { FootprintTable } from "../tables/table";
import { columnOf } from "../tables/table";
import { Decimal } from "../units/decimal";
import type { Unit } from "../units/unit";
import { footprintRows } from "./footprintRows";
import type { LeftOut as LeftOutRows } from "./footprintRows";
import { isOwnSheet } from "./ownSheets";
import results from "./results.json";

/** A cell of the workbook, to be pointed at. */
export interface ItemCell {
  readonly sheet: string;
  readonly cell: Cell;
}

/** One row of the footprint as a table of the workbook states it. */
export interface FootprintItem {
  readonly table: FootprintTable;
  readonly entry: Entry;
  readonly stage: string;
  /** The cell that says the stage; null where a title or nothing says it. */
  readonly stageCell: ItemCell | null;
  readonly name: string;
  readonly nameCell: ItemCell | null;
  /** In the unit of its product. */
  readonly value: Decimal;
  readonly emission: ItemCell;
  /** What turns the cell into the unit of its product. */
  readonly ratio: Decimal;
}

/** The rows of one product, all in one unit; each counted once. */
export interface ProductItems {
  /** "" where the workbook names one product or none. */
  readonly product: string;
  /** "tCO2e"; "" where no table says its unit. */
  readonly unit: string;
  readonly items: readonly FootprintItem[];
}

/** A table or a row that is not among the items; without a unit it cannot be added to those that have one. */
export type LeftOut = LeftOutRows | (Omit<LeftOutRows, "reason"> & { readonly reason: "noUnit" });

export interface FootprintItems {
  readonly products: readonly ProductItems[];
  readonly leftOut: readonly LeftOut[];
  /** Every table that was read, for sections that look at others. */
  readonly tables: readonly FootprintTable[];
}

/** The rows that make the footprint, product by product. */
export function footprintItems(grids: readonly Grid[], language: Language): FootprintItems {
  const context = { factors: [], pinned: [] };
  const read = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet));
  const evidence = readEvidence(read.map((grid) => readGrid(grid, context)), read, context);
  const found = footprintRows(evidence);
  const leftOut: LeftOut[] = [...found.leftOut];
  const some = found.rows.some(({ amount }) => amount.unit !== null);
  const unitless = new Set(some ? found.rows.flatMap(({ entry, amount }) => (amount.unit === null ? [entry.table] : [])) : []);
  for (const { sheet, area } of unitless) leftOut.push({ sheet, cell: { row: area.top, column: area.left }, reason: "noUnit" });
  const groups = new Map<string, { entry: Entry; amount: Amount }[]>();
  for (const row of found.rows) if (!unitless.has(row.entry.table)) groups.set(productOf(row.entry), [...(groups.get(productOf(row.entry)) ?? []), row]);
  const named = [...groups.keys()].filter((name) => name !== "");
  // Tables without a product beside those of one product belong to it.
  const merged = named.length === 1 ? new Map([[named[0] as string, [...groups.values()].flat()]]) : groups;
  return { products: [...merged].map(([product, entries]) => productItems(product, entries, language)), leftOut, tables: evidence.tables };
}

function productOf(entry: Entry): string {
  return columnOf(entry.table, "product") ? entry.group : "";
}

function productItems(product: string, found: readonly { readonly entry: Entry; readonly amount: Amount }[], language: Language): ProductItems {
  const [first] = found;
  const unit: Unit | null = first?.amount.unit ?? null;
  const items = found.map(({ entry, amount }): FootprintItem => {
    const { table, row } = entry;
    const { sheet } = table;
    const ratio = unit === null || amount.unit === null ? new Decimal(1) : amount.unit.scale.div(unit.scale);
    const stageColumn = columnOf(table, "stage");
    const stageCell = stageColumn && table.cell(row, stageColumn);
    const fromTitle = entry.stage === undefined ? results.noStage[language] : results.stages[entry.stage][language];
    return {
      table,
      entry,
      stage: row.stage !== "" ? row.stage : fromTitle,
      stageCell: stageCell && stageCell.text !== "" && stageCell.text === row.stage ? { sheet, cell: stageCell } : null,
      name: entry.name,
      nameCell: entry.nameCell && entry.nameCell.text === entry.name ? { sheet, cell: entry.nameCell } : null,
      value: new Decimal(amount.cell.digits).times(ratio),
      emission: { sheet, cell: amount.cell },
      ratio,
    };
  });
  return { product, unit: first?.amount.unit?.symbol ?? "", items };
}
