import { isPcfError } from "../errors";
import { fieldOfLabel } from "../study/fields";
import type { StudyField } from "../study/study";
import type { Grid } from "../tables/grid";
import { readSheet } from "../tables/readSheet";
import { cellName } from "./cellName";
import { isOwnSheet } from "./ownSheets";
import { readInventory } from "./inventory";
import { readValue } from "./studySheet/readValue";

/** What the workbook says of the study beside its tables, with the cell that says it. */
export interface Suggestion {
  readonly field: StudyField;
  readonly value: string;
  readonly sheet: string;
  readonly cell: string;
}

/** Labels with their values on other sheets ("产品名称 | 铸件", "Period: 2023"), the first of each field; and the output that results are divided by. */
export function suggestStudy(grids: readonly Grid[]): readonly Suggestion[] {
  const found = new Map<StudyField, Suggestion>();
  const offer = (field: StudyField, value: string, sheet: string, cell: string) => {
    if (value !== "" && !found.has(field)) found.set(field, { field, value, sheet, cell });
  };
  const others = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet));
  for (const grid of others) {
    for (const { form, label, cell, unitText } of readSheet(grid).facts) {
      const of = form === "pair" ? fieldOfLabel(label) : null;
      if (of === null) continue;
      const at = cellName(cell.row, cell.column);
      // A line "Product: castings" is one cell: what follows its label is the value.
      const value = typeof cell.value === "string" ? cell.value.replace(/^([^:：]{1,40})[:：]\s*/, (whole, head: string) => (fieldOfLabel(head) === of ? "" : whole)) : cell.value;
      const read = readValue(of, value, cell.format, { sheet: grid.sheet, cell: at, label });
      if (isPcfError(read)) continue;
      for (const [field, text] of read) offer(field, text, grid.sheet, at);
      if (of === "outputAmount" && !read.has("outputUnit")) offer("outputUnit", unitText, grid.sheet, at);
    }
  }
  const { output } = readInventory(others, { factors: [], pinned: [] });
  const place = output?.places[0];
  if (output && place) {
    offer("outputAmount", output.value.toFixed(), place.sheet, place.range);
    offer("outputUnit", output.unit, place.sheet, place.range);
  }
  return [...found.values()];
}
