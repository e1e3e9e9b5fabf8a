import type { ColumnSample } from "./columnSamples";
import type { Heading, Role } from "./header";
import type { RawTable } from "./readBlock";
import type { UnitReading } from "./readUnit";
import type { Column } from "./table";

/** A column while it is not settled yet what it is. */
export interface ColumnDraft {
  readonly index: number;
  readonly heading: string;
  readonly read: Heading;
  readonly sample: ColumnSample;
  role: Role;
  confidence: number;
  because: Column["because"];
  unit: UnitReading | null;
}

/** The words over a column, from all rows of headings; a group's heading counts for each column under it. */
export function headingText(table: RawTable, column: number): string {
  return headingParts(table, column).join(" ");
}

export function headingParts(table: RawTable, column: number): readonly string[] {
  const { view, heading } = table;
  const parts: string[] = [];
  for (let row = heading.first; row <= heading.last; row++) {
    let text = view.at(row, column).text;
    if (text === "" && row < heading.last && column > table.left && view.filled(row + 1, column)) {
      // An unmerged group: the heading stands over its first column only.
      for (let left = column - 1; left >= table.left && view.filled(row + 1, left) && text === ""; left--) text = view.at(row, left).text;
    }
    if (view.at(row, column).number !== null && text === "") text = String(view.at(row, column).value);
    // A row of letters under the headings numbers the columns ("a | b | c = a × b"); in a row of its own "Q" is a heading.
    const letter = /^[a-z]\s*=/i.test(text) || (/^[a-z]$/i.test(text) && heading.first < heading.last);
    if (text !== "" && !parts.includes(text) && !letter) parts.push(text);
  }
  return parts;
}
