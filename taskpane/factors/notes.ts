import type { InsertNote } from "../../src/workbook/insert";
import { cellName } from "../../src/workbook/cellName";
import type { Words } from "../words";

/** A note of the plan in the person's language. */
export function sayNote(note: InsertNote, { notes }: Words): string {
  switch (note.code) {
    case "quantity.missing": return notes.quantityMissing;
    case "emission.missing": return notes.emissionMissing;
    case "unit.missing": return notes.unitMissing(cellName(note.row, note.column), note.heading);
    case "unit.mismatch": return notes.unitMismatch(cellName(note.row, note.column), note.unit, note.per);
    case "heading.mismatch": return notes.headingMismatch(note.heading, note.unit);
    case "converted": return notes.converted(note.from, note.to);
    case "gas": return notes.gas(note.gases, note.heading);
    case "skipped": return notes.skipped(note.count);
    case "column.follows": return notes.columnFollows(note.heading, note.count);
  }
}
