/** A cell's error value as Excel prints it. */
export interface CellError {
  readonly error: "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A" | "#SPILL!" | "#CALC!" | "#BUSY!" | "#GETTING_DATA" | "#UNKNOWN!";
}

/** What a cell holds: a number, text, true or false, an error, or nothing. */
export type CellValue = number | string | boolean | CellError | null;

/** Rows and columns count from 0; both ends belong to the area. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface TableArea {
  /** The Excel table's name ("PCF_Factors"). */
  readonly name: string;
  /** With its header row and, where it has one, its totals row. */
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly string[];
}

/** A sheet as plain data: what a reader of tables, an audit or a freeze looks at, the same from Excel, a file or the workbench. */
export interface Grid {
  readonly sheet: string;
  /** Where values[0][0] stands on the sheet (used ranges need not begin at A1). */
  readonly top: number;
  readonly left: number;
  /** Rows of equal length. */
  readonly values: readonly (readonly CellValue[])[];
  /** Formulas in English with commas, beginning with "=", PCF functions as people read them ("=PCF.MATERIAL(B4,...)"); null where a cell has none. Same shape as values. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** Number formats ("General", "0.00", "0.00%"). Same shape as values. */
  readonly formats: readonly (readonly string[])[];
  readonly merges: readonly Area[];
  readonly tables: readonly TableArea[];
  readonly visibility: "visible" | "hidden" | "veryHidden";
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}
