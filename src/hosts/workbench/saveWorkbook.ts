import type { SpreadsheetGrid } from "./grid";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../file";
import type { CellChange, Changes, NewSheet, Package, ResultChange } from "../file";
import { isCellError } from "../../tables/grid";
import type { CellValue } from "../../tables/grid";
import { functionNames } from "./openWorkbook";
import type { OpenedFile } from "./openWorkbook";
import { sheetCells } from "./sheetCells";
import type { GridCell } from "./sheetCells";
import type { ShownSheet } from "./toSnapshot";

export interface SavedWorkbook {
  readonly bytes: Uint8Array;
  /** What the next save starts from. */
  readonly file: OpenedFile;
}

/** What the pane wrote beside the cells. */
export interface Extras {
  readonly tables: NonNullable<Changes["tables"]>;
  readonly customXml: NonNullable<Changes["customXml"]>;
  readonly removedSheets: NonNullable<Changes["removedSheets"]>;
  /** A formula of the grid as it was given. */
  typedOf(sheetId: string, row: number, column: number, shown: string): string;
}

/**
 * The workbook in the grid as a file: over the file it was opened from, of which everything that was not changed stays byte for byte;
 * a new one otherwise. @throws PcfError the file.* errors of what cannot be written.
 */
export function saveWorkbook(grid: SpreadsheetGrid, opened: OpenedFile | undefined, extras: Extras): SavedWorkbook {
  const from: Package = opened?.file ?? openPackage(blankPackage());
  const bytes = writeWorkbook(from, changesOf(grid, opened, extras));
  const file = openPackage(bytes);
  const data = readWorkbook(file, functionNames);
  // What is in the grid now is what the file says now, under the ids that the grid has.
  const byName = new Map(data.sheets.map((sheet) => [sheet.name, sheet]));
  const sheets = new Map<string, ShownSheet>();
  for (const sheet of grid.workbook().getSheets()) {
    const written = byName.get(sheet.getSheetName());
    if (!written) continue;
    const formulas = new Map(sheetCells(grid, sheet).flatMap(({ row, column, formula }) => (formula === null ? [] : [[`${row},${column}`, formula] as const])));
    sheets.set(sheet.getSheetId(), { name: written.name, data: written, formulas });
  }
  return { bytes, file: { file, data, sheets } };
}

function changesOf(grid: SpreadsheetGrid, opened: OpenedFile | undefined, extras: Extras): Changes {
  const cells: CellChange[] = [];
  const results: ResultChange[] = [];
  const sheets: NewSheet[] = [];
  for (const sheet of grid.workbook().getSheets()) {
    const name = sheet.getSheetName();
    const known = opened?.sheets.get(sheet.getSheetId());
    const given = (cell: GridCell): GridCell => (cell.formula === null ? cell : { ...cell, formula: extras.typedOf(sheet.getSheetId(), cell.row, cell.column, cell.formula) });
    const present = sheetCells(grid, sheet);
    if (known) changedCells(known, present, given, cells, results);
    else sheets.push({ name, widths: widthsOf(grid, sheet.getSheetId()), freeze: freezeOf(sheet.getFreeze()), cells: present.filter(isFilled).map(given).map((cell) => ({ row: cell.row, column: cell.column, content: contentOf(cell), ...looksOf(cell) })) });
  }
  // One that was taken away may have been made anew under its name since: that is another sheet.
  const present = new Set(grid.workbook().getSheets().flatMap((sheet) => opened?.sheets.get(sheet.getSheetId())?.name ?? []));
  return { cells, results, sheets, tables: extras.tables, customXml: extras.customXml, removedSheets: extras.removedSheets.filter((name) => !present.has(name)), functionNames };
}

const isFilled = ({ value, formula, format, bold }: GridCell) => value !== null || formula !== null || format !== "General" || bold;

function contentOf({ formula, value, spill }: GridCell): CellChange["content"] {
  return formula === null ? { value } : { formula, result: value, ...(spill && { spill }) };
}

function looksOf({ format, bold }: GridCell): Pick<CellChange, "format" | "bold"> {
  return { ...(format !== "General" && { format }), ...(bold && { bold }) };
}

/** What differs from the file: contents that were typed, results that were calculated anew, cells that were emptied. */
function changedCells(known: ShownSheet, present: readonly GridCell[], given: (cell: GridCell) => GridCell, cells: CellChange[], results: ResultChange[]): void {
  const sheet = known.data.name;
  const before = new Map(known.data.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const seen = new Set<string>();
  for (const cell of present) {
    const { row, column, formula, value, spill } = cell;
    const key = `${row},${column}`;
    seen.add(key);
    const was = before.get(key);
    const format = cell.format === (was?.format ?? "General") ? {} : { format: cell.format };
    const looks = { ...format, ...(cell.bold && { bold: true }) };
    const sameFormula = formula !== null && formula === known.formulas.get(key);
    if (sameFormula && Object.keys(looks).length === 0) {
      if (was && (spill || !isSame(was.value, value))) results.push({ sheet, row, column, result: value, ...(spill && { spill }) });
      continue;
    }
    // A formula that the grid shows in another spelling stays as the file has it, under its new format.
    const content = sameFormula && was?.formula !== undefined ? { formula: was.formula, result: value, ...(spill && { spill }) } : contentOf(given(cell));
    const sameValue = formula === null && !known.formulas.has(key) && isSame(was?.value ?? null, value);
    if (!sameValue || Object.keys(looks).length > 0) cells.push({ sheet, row, column, content, ...looks });
  }
  for (const [key, { row, column, filledBy }] of before) if (!seen.has(key) && !filledBy) cells.push({ sheet, row, column, content: { value: null } });
}

function isSame(one: CellValue, other: CellValue): boolean {
  if (one === null || other === null || !isCellError(one) || !isCellError(other)) return Object.is(one, other);
  return one.error === other.error;
}

function widthsOf(grid: SpreadsheetGrid, sheetId: string): (number | null)[] {
  const columns = grid.workbook().getSheetBySheetId(sheetId)?.getSheet().getSnapshot().columnData ?? {};
  const last = Math.max(-1, ...Object.keys(columns).map(Number));
  // Excel counts in characters of 7 pixels with 5 around them.
  return Array.from({ length: last + 1 }, (_, column) => (columns[column]?.w === undefined ? null : Math.max(1, (columns[column].w - 5) / 7)));
}

function freezeOf({ xSplit, ySplit }: { xSplit: number; ySplit: number }): NewSheet["freeze"] {
  return { ...(ySplit > 0 && { rows: ySplit }), ...(xSplit > 0 && { columns: xSplit }) };
}
