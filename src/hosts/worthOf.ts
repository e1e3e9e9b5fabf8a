import type { Language } from "../locales";
import type { CellValue } from "../tables/grid";
import type { CalculatedFile } from "./calculatedFile";
import { toEngineWorkbook } from "./file";
import { columnLimit } from "./file/reference";
import { openEngine } from "./headless";

/** A part of a formula, without "=", and the cell that it stands in. */
export interface Part {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Columns that each part has to itself: lists of parts go down, and seldom further to the right. */
const room = 4;

/**
 * Calculates parts of a workbook's formulas for themselves, in the rows where they stand, in columns that nobody's cells reach. The
 * answer tells the worth of one of them, rows of equal length; null for a part that was not asked for.
 */
export async function worthOf({ workbook, pinned }: Pick<CalculatedFile, "workbook" | "pinned">, parts: readonly Part[], language: Language): Promise<(part: Part) => readonly (readonly CellValue[])[] | null> {
  if (parts.length === 0) return () => null;
  const columns = columnsFor(parts.length, Math.max(0, ...workbook.sheets.flatMap(({ cells }) => cells.map(({ column }) => column))));
  const asked = [...new Map(parts.map((part) => [keyOf(part), part])).values()].map((part, index) => ({ part, column: columns(index) }));
  const engineWorkbook = toEngineWorkbook(workbook);
  const sheets = engineWorkbook.sheets.map((sheet) => ({ ...sheet, cells: [...sheet.cells, ...asked.filter(({ part }) => part.sheet === sheet.name).map(({ part, column }) => ({ row: part.row, column, value: null, formula: `=${part.text}` }))] }));
  const results = await (await openEngine(language, pinned)).recalculate({ ...engineWorkbook, sheets });
  const worth = new Map(asked.flatMap(({ part, column }) => {
    const result = results.get(part.sheet)?.get(`${part.row},${column}`);
    return result === undefined ? [] : [[keyOf(part), result.spill ?? [[result.value]]] as const];
  }));
  return (part) => worth.get(keyOf(part)) ?? null;
}

/** At the right end of the sheet, or beyond it where there are too many; what spills there is an error. */
function columnsFor(count: number, lastUsed: number): (index: number) => number {
  const first = columnLimit - count * room;
  return first > lastUsed + 1 ? (index) => first + index * room : (index) => columnLimit + index;
}

const keyOf = ({ sheet, row, column, text }: Part) => `${sheet} ${row},${column} ${text}`;
