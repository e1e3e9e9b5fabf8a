import type { Area, CellValue, TableArea } from "../../tables/grid";

/** A workbook file as plain data. Rows and columns count from 0. */
export interface WorkbookData {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetData[];
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
  /** Cells may need each other's values: Excel calculates them over and over (File, Options, Formulas). */
  readonly iterates: boolean;
  /** The workbooks that formulas point to; a formula's [1] is the first. */
  readonly externalLinks: readonly ExternalLink[];
  /** Custom XML parts by their root namespace, "" for those without one; the first of each. */
  readonly customXml: ReadonlyMap<string, string>;
  /** The structure is protected: sheets can be neither added nor renamed in Excel. */
  readonly structureProtected: boolean;
}

export interface SheetData {
  readonly name: string;
  readonly kind: "worksheet" | "chartsheet" | "dialogsheet" | "macrosheet" | "module";
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** The part in the package; "" for a module, which has none. */
  readonly path: string;
  /** By rows, then columns. Cells without value and formula are left out. */
  readonly cells: readonly CellData[];
  readonly merges: readonly Area[];
  readonly tables: readonly TableData[];
  /** Rows that are not shown, and those of them that a filter hides. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly filteredRows: ReadonlySet<number>;
  /** Excel refuses to change locked cells of this sheet. */
  readonly protected: boolean;
}

export interface CellData {
  readonly row: number;
  readonly column: number;
  /** As last calculated where there is a formula. Dates are serial numbers. */
  readonly value: CellValue;
  /** As a person reads it, with "="; shared formulas as they are for this cell. */
  readonly formula?: string;
  /** An array formula over a fixed area (Ctrl+Shift+Enter); on its first cell. */
  readonly array?: Area;
  /** A dynamic array formula and the area that its result filled; on its first cell. */
  readonly spill?: Area;
  /** Filled by the array formula or dynamic array that stands in another cell: that area. */
  readonly filledBy?: Area;
  /** One of the cells that a data table (what-if analysis) fills: its area. It is no formula anyone can type. */
  readonly dataTable?: Area;
  /** The formula reads another workbook, which is not here: only the cached value is known. */
  readonly external?: true;
  /** Excel does not know our function in the way the file spells it here (as typed while the add-in was absent, or with another add-in's prefix): write the formula anew. */
  readonly stuck?: true;
  readonly format: string;
}

export interface TableData extends TableArea {
  /** The area that the table's filter chooses rows of; null while it shows all. */
  readonly filter: Area | null;
  /** The part in the package. */
  readonly path: string;
  /** Per column the formula that Excel fills new rows with, as a person reads it; null where a column has none. */
  readonly calculated: readonly (string | null)[];
}

export interface DefinedName {
  readonly name: string;
  /** As a person reads it, with "=". */
  readonly refersTo: string;
  /** The sheet that the name belongs to; null for the workbook. */
  readonly scope: string | null;
  readonly hidden: boolean;
}

export interface ExternalLink {
  /** The path or address as the file has it; null where it names none. */
  readonly target: string | null;
  readonly path: string;
}
