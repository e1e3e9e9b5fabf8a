import { PcfError } from "../errors";
import type { CellValue } from "../tables/grid";
import { isCellError } from "../tables/grid";
import { cellName } from "./cellName";
import type { Edit, Workbook } from "./port";

interface Content {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly format: string;
}

interface ChangedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: Content;
  readonly after: Content;
}

/** What one step of writing changed, as the host itself tells it. */
export interface UndoStep {
  readonly cells: readonly ChangedCell[];
}

/** Writes edits as one step and remembers what stood there, exactly. */
export async function writeStep(workbook: Workbook, edits: readonly Edit[]): Promise<UndoStep> {
  const before = await contentsOf(workbook, edits);
  await workbook.write(edits);
  const after = await contentsOf(workbook, edits);
  return { cells: edits.map(({ sheet, row, column }, index) => ({ sheet, row, column, before: before[index]!, after: after[index]! })) };
}

/** Puts back what stood there before. @throws PcfError undo.changed where a cell is no longer as it was written; then nothing is. */
export async function undoStep(workbook: Workbook, { cells }: UndoStep): Promise<void> {
  const now = await contentsOf(workbook, cells);
  const changed = cells.filter(({ after }, index) => !isUnchanged(after, now[index]!));
  if (changed.length > 0) throw new PcfError("undo.changed", { cells: changed.map(({ sheet, row, column }) => `${sheet}!${cellName(row, column)}`) });
  await workbook.write(cells.map(({ sheet, row, column, before, after }): Edit => ({
    sheet, row, column, content: before.formula === null ? { value: before.value } : { formula: before.formula }, ...(before.format !== after.format && { format: before.format }),
  })));
}

/** A formula may show another result by now and is the same formula. */
function isUnchanged(after: Content, now: Content): boolean {
  if (after.format !== now.format || after.formula !== now.formula) return false;
  return after.formula !== null || sameValue(after.value, now.value);
}

function sameValue(one: CellValue, other: CellValue): boolean {
  if (isCellError(one) || isCellError(other)) return isCellError(one) && isCellError(other) && one.error === other.error;
  return (one ?? "") === (other ?? "");
}

/** The contents of cells, each sheet read once over the smallest area around them. */
async function contentsOf(workbook: Workbook, places: readonly { readonly sheet: string; readonly row: number; readonly column: number }[]): Promise<readonly Content[]> {
  const found = new Map<string, Content>();
  for (const sheet of new Set(places.map((place) => place.sheet))) {
    const own = places.filter((place) => place.sheet === sheet);
    const rows = own.map(({ row }) => row).sort((a, b) => a - b);
    const columns = own.map(({ column }) => column).sort((a, b) => a - b);
    const grid = await workbook.read(sheet, { top: rows[0]!, left: columns[0]!, bottom: rows.at(-1)!, right: columns.at(-1)! });
    for (const { row, column } of own) {
      const [r, c] = [row - grid.top, column - grid.left];
      found.set(`${sheet}\u0001${row},${column}`, { value: grid.values[r]?.[c] ?? null, formula: grid.formulas[r]?.[c] ?? null, format: grid.formats[r]?.[c] ?? "General" });
    }
  }
  return places.map(({ sheet, row, column }) => found.get(`${sheet}\u0001${row},${column}`)!);
}
