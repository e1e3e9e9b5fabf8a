import type { Area, CellValue, Grid } from "../tables/grid";
import type { NativeChart } from "./nativeChart";

/**
 * The workbook as the add-in sees it, whatever holds it: Excel, a file on disk, the workbench's grid. Types only.
 * Every host answers the same contract (test/workbook/contract): the pane, the audit and freeze know nothing else.
 */
export interface Workbook {
  /** Sheets in their order, hidden ones included. */
  sheets(): Promise<readonly SheetInfo[]>;
  /** The cells of a sheet's used range, or of an area of it. Large ranges are read in slices. */
  read(sheet: string, area?: Area): Promise<Grid>;
  /** All edits as one undo step where the host can; refuses the whole step when one cell cannot be written. */
  write(edits: readonly Edit[]): Promise<void>;
  /** What the person has selected; null when it is no range of cells. */
  selection(): Promise<Selection | null>;
  select(sheet: string, area: Area): Promise<void>;
  addSheet(name: string): Promise<void>;
  /** Takes a sheet away; only ever one that the add-in made. */
  removeSheet(name: string): Promise<void>;
  /**
   * Defines (or widens) an Excel table over cells that are already written. With `totals` the last row of a new table's area, which is
   * blank yet, is its totals row; a table that is there keeps the one it has.
   */
  setTable(sheet: string, name: string, area: Area, totals?: boolean): Promise<void>;
  /** Draws a chart of the program's own on a sheet, where it has such charts. */
  addChart?(chart: NativeChart): Promise<void>;
  /** Custom XML part by its root namespace; null when there is none. */
  part(namespace: string): Promise<string | null>;
  setPart(namespace: string, xml: string | null): Promise<void>;
  /** Marks cells dirty so that the host calculates them again. */
  recalculate(cells: readonly CellArea[]): Promise<void>;
  /**
   * Several commands as one undo step, where the host has such a thing: `work` gets the workbook to do them with. Where one of them is
   * refused, no sheet that was added stays behind.
   */
  step?<T>(work: (workbook: Workbook) => Promise<T>): Promise<T>;
  /** Calls back after the selection moved. */
  onSelect(call: (selection: Selection | null) => void): Unsubscribe;
  /** Calls back after cells of a sheet changed, whoever changed them. */
  onChange(call: (change: CellArea) => void): Unsubscribe;
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: Grid["visibility"];
}

export interface CellArea {
  readonly sheet: string;
  readonly area: Area;
}

export type Selection = CellArea;

/** One cell to be written. A text that begins with = + - @ is written as text; only `formula` makes a formula. */
export interface Edit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue } | { readonly formula: string };
  readonly format?: string;
}

export type Unsubscribe = () => void;
