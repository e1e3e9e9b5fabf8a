import { entriesOf } from "../audit/entry";
import type { Amount, Entry } from "../audit/entry";
import { itemKey } from "../audit/itemKey";
import type { Language } from "../locales";
import type { Cell } from "../tables/cell";
import type { Grid } from "../tables/grid";
import { readSheet } from "../tables/readSheet";
import type { FootprintTable } from "../tables/table";
import { columnOf } from "../tables/table";
import { Decimal } from "../units/decimal";
import type { Unit } from "../units/unit";
import { factorsSheetName } from "./factorsSheet";
import results from "./results.json";
import { studySheetName } from "./studySheet";

/** The sheet that results are laid on; a further one is numbered. */
export const resultsSheetName = "PCF Results";

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

export interface LeftOut {
  readonly sheet: string;
  readonly cell: { readonly row: number; readonly column: number };
  readonly reason: "repeated" | "noUnit";
}

export interface FootprintItems {
  readonly products: readonly ProductItems[];
  readonly leftOut: readonly LeftOut[];
  /** Every table that was read, for sections that look at others. */
  readonly tables: readonly FootprintTable[];
}

/** Sheets that the add-in writes itself, and that hold no rows of their own. */
export function isOwnSheet(name: string): boolean {
  return name === factorsSheetName || name === studySheetName || name.startsWith(resultsSheetName);
}

/** The rows that make the footprint, from every table of activities; a table that only repeats the rows of another is left out. */
export function footprintItems(grids: readonly Grid[], language: Language): FootprintItems {
  const tables = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet)).flatMap((grid) => readSheet(grid).tables);
  const leftOut: LeftOut[] = [];
  const counted = [...tables].filter(isInventory).map((table) => ({ table, entries: entriesOf(table).flatMap(emissionOf) })).filter(({ entries }) => entries.length > 0);
  // The fuller table is the inventory; what repeats it says less.
  const byFullness = [...counted].sort((a, b) => b.entries.length - a.entries.length);
  const known = new Set<string>();
  const chosen = new Set<FootprintTable>();
  for (const { table, entries } of byFullness) {
    const keys = entries.map(keyOf);
    const at = { sheet: table.sheet, cell: { row: table.area.top, column: table.area.left } };
    if (keys.every((key) => known.has(key))) {
      leftOut.push({ ...at, reason: "repeated" });
      continue;
    }
    chosen.add(table);
    for (const key of keys) known.add(key);
  }
  const some = counted.some(({ table, entries }) => chosen.has(table) && entries.some(({ amount }) => amount.unit !== null));
  const groups = new Map<string, { entry: Entry; amount: Amount }[]>();
  for (const { table, entries } of counted) {
    if (!chosen.has(table)) continue;
    if (some && entries.some(({ amount }) => amount.unit === null)) {
      leftOut.push({ sheet: table.sheet, cell: { row: table.area.top, column: table.area.left }, reason: "noUnit" });
      continue;
    }
    for (const found of entries) groups.set(productOf(found.entry), [...(groups.get(productOf(found.entry)) ?? []), found]);
  }
  const named = [...groups.keys()].filter((name) => name !== "");
  // Tables without a product beside those of one product belong to it.
  const merged = named.length === 1 ? new Map([[named[0] as string, [...groups.values()].flat()]]) : groups;
  return { products: [...merged].map(([product, entries]) => productItems(product, entries, language)), leftOut, tables };
}

function isInventory(table: FootprintTable): boolean {
  // Scores beside the activity data make a table of quality of it; its rows are counted all the same.
  return table.kind === "activity" || table.kind === "transport" || (table.kind === "quality" && columnOf(table, "factor") !== undefined && columnOf(table, "quantity") !== undefined);
}

function emissionOf(entry: Entry): { entry: Entry; amount: Amount }[] {
  const amount = entry.emissions[0];
  return amount ? [{ entry, amount }] : [];
}

function keyOf({ entry, amount }: { readonly entry: Entry; readonly amount: Amount }): string {
  return `${itemKey(entry.name)}|${inKilograms(amount).toSignificantDigits(6).toString()}`;
}

function inKilograms({ value, unit }: Amount): Decimal {
  return new Decimal(value).times(unit?.scale ?? 1);
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
      value: new Decimal(amount.value).times(ratio),
      emission: { sheet, cell: amount.cell },
      ratio,
    };
  });
  return { product, unit: first?.amount.unit?.symbol ?? "", items };
}
