import type { Area, CellValue } from "../../../tables/grid";
import type { NativeChart } from "../../../workbook/nativeChart";
import type { OuterFormula } from "../outerFormulas";

/** What is to change in a workbook file. Rows and columns count from 0; sheets are named as on their tabs. */
export interface Changes {
  readonly cells?: readonly CellChange[];
  /** New cached results of formulas that stay as they are. One for a cell without a formula is passed over. */
  readonly results?: readonly ResultChange[];
  /** New sheets, at the end. */
  readonly sheets?: readonly NewSheet[];
  /** Sheets that are taken away with their cells; nothing else may point to them. A name that no sheet has is passed over. */
  readonly removedSheets?: readonly string[];
  /** Lets the workbook offer an add-in to whoever opens it; null takes the offer away. */
  readonly addIn?: AddInOffer | null;
  readonly tables?: readonly TableChange[];
  /** Charts to be added over cells; those that are there stay. */
  readonly charts?: readonly NativeChart[];
  readonly names?: readonly NameChange[];
  readonly customXml?: readonly CustomXmlChange[];
  /** Formulas outside of the cells that get the spelling that Excel knows, as `outerFormulas` found them in this very file. */
  readonly respelt?: readonly OuterFormula[];
  /** What columns of tables fill new rows with; applied after the cells. */
  readonly calculatedColumns?: readonly CalculatedColumnChange[];
  /** Our custom functions as people read them ("PCF.MATERIAL"). */
  readonly functionNames: readonly string[];
}

/** A cell's new content. Text is always text, whatever it begins with; only `formula` makes a formula. */
export interface CellChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue } | FormulaContent;
  /** A number format ("0.00"); without it the cell keeps its own. */
  readonly format?: string;
  readonly bold?: boolean;
}

export interface FormulaContent {
  /** As a person writes it: English, commas, "=" in front. */
  readonly formula: string;
  /** The result to show until the workbook is calculated again. */
  readonly result?: CellValue;
  /** The whole result where it spills; its first value takes the place of `result`. */
  readonly spill?: readonly (readonly CellValue[])[];
  /** Writes an array formula over this area (the form that every Excel knows) instead of a dynamic one. */
  readonly array?: Area;
}

export interface ResultChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly result: CellValue;
  /** The whole result of an array formula. */
  readonly spill?: readonly (readonly CellValue[])[];
}

export interface NewSheet {
  readonly name: string;
  /** Its cells may also come in `cells`. */
  readonly cells?: readonly Omit<CellChange, "sheet">[];
  /** Column widths in characters, from A on; null leaves a column as it is. */
  readonly widths?: readonly (number | null)[];
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows?: number; readonly columns?: number };
}

/** Adds a table over cells that are there, or (for a name that exists) gives it another area. Its headers are the cells of its first row. */
export interface TableChange {
  readonly sheet: string;
  readonly name: string;
  /** With the header row. */
  readonly area: Area;
  /** Whether the last row of a new table's area is its totals row; a table that is there keeps the one it has. */
  readonly totals?: boolean;
}

/** Defines a name, or redefines it. */
export interface NameChange {
  readonly name: string;
  /** As a person writes it ("='PCF Factors'!$A$2:$A$9"). */
  readonly refersTo: string;
  readonly scope?: string | null;
}

/** An add-in as Office finds it: its id, and where it comes from. */
export interface AddInOffer {
  readonly id: string;
  readonly version: string;
  /** "EXCatalog" for an organisation's own, "Registry" for one installed on the machine, "OMEX" for the public store. */
  readonly storeType: "EXCatalog" | "Registry" | "OMEX";
  readonly store: string;
}

export interface CalculatedColumnChange {
  readonly table: string;
  /** Counted from the table's first. */
  readonly column: number;
  /** As a person writes it, for the table's first row; null leaves new rows blank. */
  readonly formula: string | null;
}

export interface CustomXmlChange {
  /** Of the root element; the part with it is replaced, or added. */
  readonly namespace: string;
  /** null removes the part. */
  readonly xml: string | null;
}
