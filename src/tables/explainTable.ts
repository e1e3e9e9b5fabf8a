import type { Area } from "./grid";
import type { Role } from "./header";
import words from "./roleWords.json";
import { titleOf } from "./table";
import type { Column, FootprintTable, RowKind, TableKind } from "./table";

/** What was understood of a table, so that a person can see it and put it right (readTables takes the roles back as an override). */
export interface TableExplanation {
  readonly sheet: string;
  readonly area: Area;
  readonly title: string;
  readonly kind: TableKind;
  readonly turned: boolean;
  readonly columns: readonly ColumnExplanation[];
  /** How many rows of each kind. */
  readonly rows: Readonly<Record<RowKind, number>>;
}

export interface ColumnExplanation {
  readonly index: number;
  readonly heading: string;
  readonly role: Role;
  readonly words: { readonly en: string; readonly zh: string };
  readonly unit: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: Column["because"];
}

export function explainTable(table: FootprintTable): TableExplanation {
  const rows: Record<RowKind, number> = { item: 0, subtotal: 0, total: 0, summary: 0, section: 0 };
  for (const row of table.rows) rows[row.kind]++;
  return {
    sheet: table.sheet,
    area: table.area,
    title: titleOf(table),
    kind: table.kind,
    turned: table.turned,
    rows,
    columns: table.columns.map(({ index, heading, role, unit, confidence, because }) => ({
      index,
      heading,
      role,
      words: words[role],
      unit: unit?.text ?? "",
      confidence,
      because,
    })),
  };
}
