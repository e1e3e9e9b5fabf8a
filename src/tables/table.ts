import type { Cell } from "./cell";
import type { Area } from "./grid";
import type { Role } from "./header";
import type { UnitReading } from "./readUnit";

/** What a table is for; it decides which rules look at it. */
export type TableKind = "activity" | "transport" | "factors" | "result" | "quality" | "sensitivity" | "output" | "cutoff" | "facts" | "other";

export interface Column {
  /** Column of the sheet; row of the sheet for a table on its side. */
  readonly index: number;
  readonly role: Role;
  /** 0 to 1: how surely the role is meant. */
  readonly confidence: number;
  readonly heading: string;
  /** The unit named in the heading or in a row of units under it. */
  readonly unit: UnitReading | null;
  /** Why it has this role, for a person: "heading", "units in the cells", "quantity x factor", "corrected". */
  readonly because: "heading" | "content" | "arithmetic" | "override" | "position" | "none";
}

export type RowKind = "item" | "subtotal" | "total" | "summary" | "section";

export interface Row {
  /** Row of the sheet; column of the sheet for a table on its side. */
  readonly index: number;
  readonly kind: RowKind;
  readonly name: string;
  /** Text of the stage column (filled down) or of the section the row stands in; "" where there is none. */
  readonly stage: string;
  /** The product or group the row belongs to; "" where there is none. */
  readonly group: string;
}

/** A line of text beside the tables: a title, a note, a sentence. */
export interface Line {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FootprintTable {
  readonly sheet: string;
  /** Headings and rows, in sheet coordinates. */
  readonly area: Area;
  readonly kind: TableKind;
  /** The table lies on its side: its rows are columns of the sheet. */
  readonly turned: boolean;
  /** It says once more what a table of the same rows says: as reported, in another scenario. */
  readonly again?: boolean;
  /** The lines directly above, the nearest last. */
  readonly titles: readonly Line[];
  /** Rows of headings (columns, on its side), first and last. */
  readonly heading: { readonly first: number; readonly last: number };
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  cell(row: Row, column: Column): Cell;
}

/** A label with its value, wherever it stands: a pair of cells, a line under a table, a number in a sentence. */
export interface Fact {
  readonly label: string;
  readonly cell: Cell;
  /** The number; null where the value is text. */
  readonly number: number | null;
  readonly decimals: number;
  readonly text: string;
  readonly unit: UnitReading | null;
  readonly unitText: string;
  readonly form: "pair" | "summary" | "sentence";
  /** What stands around it: the section, the table's title, the sentence. */
  readonly context: string;
}

export interface SheetReading {
  readonly sheet: string;
  readonly tables: readonly FootprintTable[];
  readonly facts: readonly Fact[];
  readonly lines: readonly Line[];
}

export function columnOf(table: FootprintTable, role: Role): Column | undefined {
  let best: Column | undefined;
  for (const column of table.columns) if (column.role === role && (!best || column.confidence > best.confidence)) best = column;
  return best;
}

export function columnsOf(table: FootprintTable, role: Role): readonly Column[] {
  return table.columns.filter((column) => column.role === role);
}

export function titleOf(table: FootprintTable): string {
  return table.titles.map((line) => line.text).join(" ");
}
