import type { Area, CellValue } from "../../tables/grid";

/**
 * The spreadsheet engine behind a small interface, so that it can be exchanged: the file host calculates with it in Node,
 * the workbench in the browser, with the same answers. Rows and columns count from 0; formulas are English with commas and
 * begin with "=", names as people read them ("=PCF.MATERIAL(B4,\"kg\",D4)", "=XLOOKUP(...)", "=A1#").
 */
export interface EngineWorkbook {
  readonly sheets: readonly EngineSheet[];
  /** Defined names: scope is a sheet's name, or null for the workbook. */
  readonly names: readonly { readonly name: string; readonly refersTo: string; readonly scope: string | null }[];
  readonly tables: readonly { readonly name: string; readonly sheet: string; readonly area: Area; readonly columns: readonly string[]; readonly headerRows: number; readonly totalsRows: number }[];
  readonly date1904?: boolean;
  /** Cells that need each other's values keep the ones they have, as only Excel's own way of repeating gives new ones. */
  readonly iterates?: boolean;
}

export interface EngineSheet {
  readonly name: string;
  readonly cells: readonly EngineCell[];
  /** Rows that are not shown, and those of them that a filter hides: SUBTOTAL leaves them out. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly filteredRows?: ReadonlySet<number>;
}

export interface EngineCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  /** An array formula over a fixed area (Ctrl+Shift+Enter): the area it fills. A dynamic array has none, its size is its result's. */
  readonly array?: Area;
  /** A formula of one value, as files of older programs hold it: it never spills. Where it calls a custom function this is passed over. */
  readonly single?: true;
}

export interface EngineResult {
  readonly value: CellValue;
  /** The whole result where it spills: rows of equal length. */
  readonly spill?: readonly (readonly CellValue[])[];
  /** The message of a PCF error, or why the formula cannot be calculated, in the language the engine was made with. */
  readonly message?: string;
  /** The messages within a spill, in its shape; null where there is none. Absent when there is none at all. */
  readonly messages?: readonly (readonly (string | null)[])[];
}

export interface Engine {
  /**
   * Calculates every formula of the workbook and answers the results by sheet, each a map from "row,column". `hear` is told now and then
   * how many formulas are done. @throws PcfError file.tooLarge for a workbook that would take for ever, or more memory than there is.
   */
  recalculate(workbook: EngineWorkbook, hear?: (done: number, of: number) => void): Promise<ReadonlyMap<string, ReadonlyMap<string, EngineResult>>>;
  /** The value of one formula, with or without its "=", in an empty workbook or in the one given: references without a sheet mean its first one. */
  calculate(formula: string, workbook?: EngineWorkbook): Promise<EngineResult>;
}
