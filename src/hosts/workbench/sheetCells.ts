import { CellValueType } from "@univerjs/core";
import type { ICellData, IRange } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { FWorksheet } from "@univerjs/sheets/facade";
import type { CellError, CellValue } from "../../tables/grid";
import type { SpreadsheetGrid } from "./grid";

/** A cell of the grid as it is calculated: numbers with all their digits. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
  /** The whole result of a formula that fills several cells. */
  readonly spill: readonly (readonly CellValue[])[] | null;
  readonly format: string;
  readonly bold: boolean;
}

const errors: ReadonlySet<string> = new Set<CellError["error"]>(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#UNKNOWN!"]);

/** The cells of a sheet that hold something, by rows, without those that a formula beside them fills. */
export function sheetCells(grid: SpreadsheetGrid, sheet: FWorksheet): GridCell[] {
  const unitId = grid.workbook().getId();
  const sheetId = sheet.getSheetId();
  const model = grid.injector.get(FormulaDataModel);
  const ranges = (model.getArrayFormulaRange() as Spilled<IRange>)[unitId]?.[sheetId] ?? {};
  const spilled = (model.getArrayFormulaCellData() as Spilled<ICellData>)[unitId]?.[sheetId] ?? {};
  const worksheet = sheet.getSheet();
  const cells: GridCell[] = [];
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    if (!cell) return;
    const formula = model.getFormulaStringByCell(row, column, sheetId, unitId) || null;
    const value = cellValue(cell);
    const style = worksheet.getComposedCellStyle(row, column);
    const range = formula === null ? undefined : ranges[row]?.[column];
    const spill = range && (range.endRow > range.startRow || range.endColumn > range.startColumn) ? spillOf(range, value, spilled) : null;
    cells.push({ row, column, value, formula, spill, format: style.n?.pattern ?? "General", bold: style.bl === 1 });
  });
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** What one cell shows, its own or filled by the formula of another cell. */
export function valueAt(grid: SpreadsheetGrid, sheetId: string, row: number, column: number): CellValue {
  const workbook = grid.workbook();
  const own = workbook.getSheetBySheetId(sheetId)?.getSheet().getCellRaw(row, column);
  const filled = (grid.injector.get(FormulaDataModel).getArrayFormulaCellData() as Spilled<ICellData>)[workbook.getId()]?.[sheetId]?.[row]?.[column];
  const value = own ? cellValue(own) : null;
  return value ?? (filled ? cellValue(filled) : null);
}

type Spilled<T> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<number, Readonly<Record<number, T>>>>>>>>;

function spillOf(range: IRange, first: CellValue, spilled: Readonly<Record<number, Readonly<Record<number, ICellData>>>>): CellValue[][] {
  return Array.from({ length: range.endRow - range.startRow + 1 }, (_, down) =>
    Array.from({ length: range.endColumn - range.startColumn + 1 }, (_, right) => (down === 0 && right === 0 ? first : cellValue(spilled[range.startRow + down]?.[range.startColumn + right] ?? {}))),
  );
}

/** What a cell holds. The grid keeps rich text beside the value, booleans as 1 and 0, errors as text. */
export function cellValue({ v, t, p }: ICellData): CellValue {
  if (p?.body) return p.body.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  if (v === null || v === undefined) return null;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === "1" || v === true || v === "TRUE";
  if (t === CellValueType.NUMBER) return Number(v);
  if (typeof v === "string" && t !== CellValueType.FORCE_STRING && errors.has(v)) return { error: v as CellError["error"] };
  return v;
}
