import type { EngineCell, EngineWorkbook } from "../engine/engine";
import type { CellData, WorkbookData } from "./workbookData";

/**
 * The workbook for an engine to calculate. What an array formula fills is left to it; a data table and a formula that reads another
 * workbook count with the values that Excel last gave them.
 */
export function toEngineWorkbook(workbook: WorkbookData): EngineWorkbook {
  return {
    sheets: workbook.sheets.map((sheet) => ({ name: sheet.name, hiddenRows: sheet.hiddenRows, filteredRows: sheet.filteredRows, cells: sheet.cells.flatMap((cell) => toEngineCell(cell, sheet.kind === "worksheet")) })),
    names: workbook.names.map(({ name, refersTo, scope }) => ({ name, refersTo, scope })),
    tables: workbook.sheets.flatMap((sheet) => sheet.tables.map(({ name, area, columns, headerRows, totalsRows }) => ({ name, sheet: sheet.name, area, columns, headerRows, totalsRows }))),
    date1904: workbook.date1904,
    iterates: workbook.iterates,
  };
}

function toEngineCell(cell: CellData, calculates: boolean): EngineCell[] {
  const { row, column, value } = cell;
  if (cell.filledBy) return [];
  if (cell.formula === undefined || cell.external || !calculates) return [{ row, column, value }];
  return [{ row, column, value, formula: cell.formula, ...(cell.array ? { array: cell.array } : cell.spill ? {} : { single: true as const }) }];
}
