import type { Area } from "../../tables/grid";
import type { Edit } from "../../workbook/port";
import { checkEdit } from "../checkEdit";

/** Edits that fill a rectangle of one sheet without a gap: one range in Excel instead of one per cell. */
export interface Block {
  readonly sheet: string;
  readonly area: Area;
  readonly edits: readonly (readonly Edit[])[];
}

/** The edits as rectangles; the last edit of a cell counts. Throws file.cellOutside, file.textTooLong, file.formula. */
export function blocksOf(edits: readonly Edit[]): Block[] {
  const cells = new Map<string, Edit>();
  for (const edit of edits) {
    checkEdit(edit);
    cells.set(`${edit.row},${edit.column},${edit.sheet.toLowerCase()}`, edit);
  }
  const sorted = [...cells.values()].sort((a, b) => compare(a.sheet.toLowerCase(), b.sheet.toLowerCase()) || a.row - b.row || a.column - b.column);
  const runs: Edit[][] = [];
  for (const edit of sorted) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.sheet.toLowerCase() === edit.sheet.toLowerCase() && last.row === edit.row && last.column + 1 === edit.column) runs.at(-1)!.push(edit);
    else runs.push([edit]);
  }
  const open = new Map<string, Edit[][]>();
  const rectangles: Edit[][][] = [];
  for (const run of runs) {
    const key = `${run[0]!.column},${run.length},${run[0]!.sheet.toLowerCase()}`;
    const above = open.get(key);
    if (above && above.at(-1)![0]!.row + 1 === run[0]!.row) above.push(run);
    else {
      const rectangle = [run];
      open.set(key, rectangle);
      rectangles.push(rectangle);
    }
  }
  return rectangles.map((rows) => {
    const first = rows[0]![0]!;
    const last = rows.at(-1)!.at(-1)!;
    return { sheet: first.sheet, area: { top: first.row, left: first.column, bottom: last.row, right: last.column }, edits: rows };
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
