import { isPcfError } from "../errors";
import { fieldOfLabel } from "../study/fields";
import type { StudyField } from "../study/study";
import { filledCells } from "../tables/grid";
import type { CellValue, Grid } from "../tables/grid";
import { readSheet } from "../tables/readSheet";
import { columnOf } from "../tables/table";
import type { SheetReading } from "../tables/table";
import { cellName } from "./cellName";
import { isOwnSheet } from "./ownSheets";
import { readInventory } from "./inventory";
import { textOf } from "./studySheet/cellText";
import { readValue } from "./studySheet/readValue";

/** What the workbook says of the study beside its tables, with the cell that says it. */
export interface Suggestion {
  readonly field: StudyField;
  readonly value: string;
  readonly sheet: string;
  readonly cell: string;
}

/** A label with what stands beside it. */
interface Stated {
  readonly label: string;
  readonly value: CellValue;
  readonly format: string;
  readonly row: number;
  readonly column: number;
  /** The unit in a cell of its own, or in the label. */
  readonly unit: string;
}

/** So many labels below each other are a block of particulars, whatever else a reader of tables sees in it. */
const enoughLabels = 3;

/** Labels with their values on other sheets ("产品名称 | 铸件", "Period: 2023"), the first of each field; and the output that results are divided by. */
export function suggestStudy(grids: readonly Grid[]): readonly Suggestion[] {
  const found = new Map<StudyField, Suggestion>();
  const offer = (field: StudyField, value: string, sheet: string, cell: string) => {
    if (value !== "" && !found.has(field)) found.set(field, { field, value, sheet, cell });
  };
  const others = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet));
  for (const grid of others) {
    const reading = readSheet(grid);
    for (const { label, value, format, row, column, unit } of [...pairs(reading), ...blocks(grid, reading), ...lines(reading)]) {
      const of = fieldOfLabel(label);
      if (of === null) continue;
      const at = cellName(row, column);
      const read = readValue(of, value, format, { sheet: grid.sheet, cell: at, label });
      if (isPcfError(read)) continue;
      for (const [field, text] of read) offer(field, text, grid.sheet, at);
      if (of === "outputAmount" && !read.has("outputUnit")) offer("outputUnit", unit, grid.sheet, at);
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

/** Pairs of cells, as the reader of tables finds them; an "output" in CO2e is none. */
function pairs({ facts }: SheetReading): Stated[] {
  return facts.filter(({ form, unit }) => form === "pair" && (unit === null || unit.kind === "amount")).map(({ label, cell, unitText }) => {
    // A line "Product: castings" is one cell: what follows its label is the value.
    const value = typeof cell.value === "string" ? cell.value.replace(/^([^:：]{1,40})[:：]\s*/, (whole, head: string) => (fieldOfLabel(head) === fieldOfLabel(label) ? "" : whole)) : cell.value;
    return { label, value, format: cell.format, row: cell.row, column: cell.column, unit: unitText };
  });
}

/** Labels below each other in one column, each with its value to the right, where no table calculates. */
function blocks(grid: Grid, { tables }: SheetReading): Stated[] {
  const calculating = tables.filter((table) => (columnOf(table, "emission") ?? columnOf(table, "factor")) !== undefined).map(({ area }) => area);
  const byColumn = new Map<number, Stated[]>();
  for (const { row, column, value } of filledCells(grid)) {
    const [r, c, label] = [row - grid.top, column - grid.left, textOf(value)];
    const cells = grid.values[r] ?? [];
    if (typeof value !== "string" || fieldOfLabel(label) === null || calculating.some(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right)) continue;
    const merge = grid.merges.find((each) => each.top <= row && row <= each.bottom && each.left <= column && column <= each.right);
    const at = (merge ? merge.right - grid.left : c) + 1;
    const beside = cells[at] ?? null;
    if (textOf(beside) === "" || fieldOfLabel(textOf(beside)) !== null) continue;
    byColumn.set(column, [...(byColumn.get(column) ?? []), { label, value: beside, format: grid.formats[r]?.[at] ?? "General", row, column: grid.left + at, unit: textOf(cells[at + 1] ?? null) }]);
  }
  return [...byColumn.values()].filter((found) => new Set(found.map(({ label }) => fieldOfLabel(label))).size >= enoughLabels).flat();
}

/** "Functional unit: 1 bottle of 0.5 L" in one cell, several of them parted by semicolons or line breaks. */
function lines(reading: SheetReading): Stated[] {
  return reading.lines.flatMap(({ text, row, column }) => text.split(/[;；\n]/).flatMap((part): Stated[] => {
    const [, label = "", value = ""] = /^\s*([^:：]{1,40})[:：]\s*(\S[^]*)$/.exec(part) ?? [];
    return label === "" || fieldOfLabel(label) === null ? [] : [{ label, value: value.trim(), format: "General", row, column, unit: "" }];
  }));
}
