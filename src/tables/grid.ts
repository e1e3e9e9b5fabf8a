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
  /**
   * Formulas in English with commas, beginning with "=", PCF functions as people read them ("=PCF.MATERIAL(B4,...)"); null where a cell has none. Same
   * shape as values.
   */
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

/** A cell that holds a value or a formula. */
export interface FilledCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
}

/**
 * The cells that hold something, row by row. A sheet with one cell far out has a million blank rows; hosts let them share one row, which is
 * looked through once.
 */
export function* filledCells({ top, left, values, formulas }: Grid): Generator<FilledCell> {
  const blank = new Set<readonly unknown[]>();
  for (const [r, line] of values.entries()) {
    const written = formulas[r] ?? [];
    if (blank.has(line) && blank.has(written)) continue;
    let some = false;
    for (let c = 0; c < line.length; c++) {
      const [value, formula] = [line[c] ?? null, written[c] ?? null];
      if (value === null && formula === null) continue;
      some = true;
      yield { row: top + r, column: left + c, value, formula };
    }
    if (!some) blank.add(line).add(written);
  }
}

/** The rows with a filled cell, as indices of `values`, from top to bottom. */
export function filledRows(grid: Grid): readonly number[] {
  const rows = new Set<number>();
  for (const { row } of filledCells(grid)) rows.add(row - grid.top);
  return [...rows];
}
