import { BooleanNumber, CellValueType } from "@univerjs/core";
import type { ICellData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import type { CellValue } from "../../tables/grid";
import { isCellError } from "../../tables/grid";
import type { CellData, SheetData, WorkbookData } from "../file";
import { formulaReader } from "./shownFormula";

/** A sheet of a file as the grid shows it. */
export interface ShownSheet {
  readonly name: string;
  readonly data: SheetData;
  /** The formulas as the grid was given them, by "row,column": a formula that still reads so has not been touched. */
  readonly formulas: ReadonlyMap<string, string>;
}

/** A sheet has room beyond its last cell to go on typing. */
const spareRows = 200;
const spareColumns = 12;
const leastColumns = 26;
const lastRow = 1048576;
const lastColumn = 16384;

/** A workbook file as the grid takes it. Its looks are numbers formats and merged cells; all else of the file waits for the save. */
export function toSnapshot(data: WorkbookData, name: string, id: string): { readonly snapshot: Partial<IWorkbookData>; readonly sheets: ReadonlyMap<string, ShownSheet> } {
  const read = formulaReader(data);
  const shown = new Map<string, ShownSheet>();
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  data.sheets.forEach((sheet, index) => {
    const sheetId = `${id}-${index + 1}`;
    const formulas = new Map<string, string>();
    const cellData: Record<number, Record<number, ICellData>> = {};
    let bottom = 0;
    let right = 0;
    for (const cell of sheet.cells) {
      // What an array formula or a what-if table fills is its result; the grid computes the one and keeps the other's values.
      if (cell.filledBy && !cell.dataTable) continue;
      const formula = cell.external || cell.dataTable || sheet.kind !== "worksheet" ? undefined : cell.formula && read(cell.formula, index, cell.row, cell.column);
      if (formula !== undefined) formulas.set(`${cell.row},${cell.column}`, formula);
      (cellData[cell.row] ??= {})[cell.column] = cellOf(cell, formula);
      bottom = Math.max(bottom, cell.row);
      right = Math.max(right, cell.column);
    }
    shown.set(sheetId, { name: sheet.name, data: sheet, formulas });
    sheets[sheetId] = {
      id: sheetId,
      name: sheet.name,
      hidden: sheet.visibility === "visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      rowCount: Math.min(lastRow, bottom + 1 + spareRows),
      columnCount: Math.min(lastColumn, Math.max(leastColumns, right + 1 + spareColumns)),
      cellData,
      mergeData: sheet.merges.map(({ top, left, bottom: end, right: side }) => ({ startRow: top, startColumn: left, endRow: end, endColumn: side })),
    };
  });
  return { snapshot: { id, name, sheetOrder: [...shown.keys()], sheets, resources: [{ name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(definedNames(data, shown)) }] }, sheets: shown };
}

function cellOf({ value, format }: CellData, formula: string | undefined): ICellData {
  const style = format === "General" ? {} : { s: { n: { pattern: format } } };
  return formula === undefined ? { ...valueOf(value), ...style } : { f: formula, ...style };
}

/** A value as the grid keeps it; text is text whatever it looks like. */
export function valueOf(value: CellValue): ICellData {
  if (value === null) return {};
  if (isCellError(value)) return { v: value.error, t: CellValueType.STRING };
  switch (typeof value) {
    case "number":
      return { v: value, t: CellValueType.NUMBER };
    case "boolean":
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    case "string":
      // A text that reads like an error ("#N/A") is told apart from one by its type.
      return { v: value, t: value.startsWith("#") ? CellValueType.FORCE_STRING : CellValueType.STRING };
  }
}

function definedNames(data: WorkbookData, sheets: ReadonlyMap<string, ShownSheet>): Record<string, IDefinedNamesServiceParam> {
  const idOf = (name: string) => [...sheets].find(([, sheet]) => sheet.name === name)?.[0];
  return Object.fromEntries(
    data.names
      .filter(({ hidden, refersTo }) => !hidden && !/#REF!|\[\d+\]/.test(refersTo))
      .map(({ name, refersTo, scope }, index) => {
        const nameId = `name${index}`;
        return [nameId, { id: nameId, name, formulaOrRefString: refersTo.replace(/^=/, isReference(refersTo) ? "" : "="), localSheetId: scope === null ? "AllDefaultWorkbook" : idOf(scope) }];
      }),
  );
}

const isReference = (refersTo: string) => /^=(?:'(?:[^']|'')+'|[^!'"()+*/&,-]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i.test(refersTo);
