import type { Amount, Entry } from "../audit/entry";
import type { Evidence } from "../audit/evidence";
import { columnOf } from "../tables/table";
import type { FootprintTable } from "../tables/table";
import { Decimal } from "../units/decimal";
import { isOwnSheet } from "./ownSheets";

/** A row that counts, with the emission that its own amount and factor confirm where the table has several. */
export interface FootprintRow {
  readonly entry: Entry;
  readonly amount: Amount;
}

/** Why a table or a row of it does not count; the cell is where it begins. */
export interface LeftOut {
  readonly sheet: string;
  readonly cell: { readonly row: number; readonly column: number };
  readonly reason: "repeated" | "repeatedRow" | "singleGas";
  /** The gas, where that is why. */
  readonly gas?: string;
}

/** Which rows are looked at, and the product that each is of, where more than the tables' own reading is known. */
export interface Choice {
  readonly counts?: (entry: Entry) => boolean;
  readonly groupOf?: (entry: Entry) => string;
}

export interface FootprintRows {
  /** In the order of the tables. */
  readonly rows: readonly FootprintRow[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The rows that make the footprint of a workbook, each counted once: those of its visible tables of activities. A table whose rows all
 * stand in a fuller one is left out, and so is a row that another table has already; the mass of a single gas is no emission in CO2e.
 */
export function footprintRows(evidence: Evidence, { counts = () => true, groupOf = ({ group }) => group }: Choice = {}): FootprintRows {
  const leftOut: LeftOut[] = [];
  const inventories = evidence.tables.filter((table) => isInventory(table, evidence));
  for (const { sheet, area, again } of inventories) if (again) leftOut.push({ sheet, cell: { row: area.top, column: area.left }, reason: "repeated" });
  const counted = inventories.filter(({ again }) => !again).flatMap((table) => {
    const found = (evidence.entries.get(table) ?? []).filter(counts).flatMap((entry) => emissionOf(entry, evidence));
    const rows = found.filter(({ amount }) => isEquivalent(amount));
    const single = found.find(({ amount }) => !isEquivalent(amount))?.amount;
    if (single) leftOut.push({ sheet: table.sheet, cell: single.cell, reason: "singleGas", gas: single.unit?.gas ?? "" });
    return rows.length === 0 ? [] : [{ table, rows }];
  });
  const chosen = fullest(counted, groupOf, leftOut);
  const seen = new Map<string, FootprintTable>();
  const rows = counted.filter(({ table }) => chosen.has(table)).flatMap(({ table, rows: own }) => own.filter((row) => {
    const { entry, amount } = row;
    const key = [entry.key, groupOf(entry), entry.row.stage, entry.stage ?? "", inKilograms(amount)].join("|");
    if (entry.key === "" || (seen.get(key) ?? table) === table) {
      seen.set(key, table);
      return true;
    }
    leftOut.push({ sheet: table.sheet, cell: amount.cell, reason: "repeatedRow" });
    return false;
  }));
  return { rows, leftOut };
}

export function isInventory(table: FootprintTable, { grids }: Evidence): boolean {
  if (isOwnSheet(table.sheet) || grids.find(({ sheet }) => sheet === table.sheet)?.visibility !== "visible") return false;
  // Scores beside the activity data make a table of quality of it; its rows are counted all the same.
  return table.kind === "activity" || table.kind === "transport" || (table.kind === "quality" && columnOf(table, "factor") !== undefined && columnOf(table, "quantity") !== undefined);
}

function emissionOf(entry: Entry, { checkOf }: Evidence): FootprintRow[] {
  const amount = checkOf(entry)?.emission ?? entry.emissions[0];
  return amount ? [{ entry, amount }] : [];
}

function isEquivalent({ unit }: Amount): boolean {
  return unit?.gas === undefined || unit.gas === "CO2e" || unit.gas === "CO2";
}

interface Counted {
  readonly table: FootprintTable;
  readonly rows: readonly FootprintRow[];
}

/** The tables that say something that no fuller one says. A row of no product may be that of any. */
function fullest(counted: readonly Counted[], groupOf: (entry: Entry) => string, leftOut: LeftOut[]): ReadonlySet<FootprintTable> {
  const known = new Map<string, Set<string>>();
  const chosen = new Set<FootprintTable>();
  for (const { table, rows } of [...counted].sort((a, b) => b.rows.length - a.rows.length)) {
    const isKnown = ({ entry, amount }: FootprintRow) => {
      const groups = known.get(`${entry.key}|${inKilograms(amount)}`);
      return entry.key !== "" && groups !== undefined && (groupOf(entry) === "" || groups.has("") || groups.has(groupOf(entry)));
    };
    if (rows.every(isKnown)) {
      leftOut.push({ sheet: table.sheet, cell: { row: table.area.top, column: table.area.left }, reason: "repeated" });
      continue;
    }
    chosen.add(table);
    for (const { entry, amount } of rows) {
      const key = `${entry.key}|${inKilograms(amount)}`;
      known.set(key, (known.get(key) ?? new Set()).add(groupOf(entry)));
    }
  }
  return chosen;
}

/** To six digits: tables round. */
function inKilograms({ cell, unit }: Amount): string {
  return new Decimal(cell.digits).times(unit?.scale ?? 1).toSignificantDigits(6).toString();
}
