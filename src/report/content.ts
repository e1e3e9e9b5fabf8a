import type { Place } from "../audit/finding";
import type { Decimal } from "../units";

/** A number as the report prints it, with the value behind it and the cells it stands in or follows from. */
export interface PrintedFigure {
  readonly kind: "figure";
  /** Digits as printed, without the unit. */
  readonly text: string;
  readonly value: Decimal;
  readonly from: readonly Place[];
}

/** Something that the workbook does not say: printed as a mark to be filled in. */
export interface MarkedGap {
  readonly kind: "gap";
  readonly text: string;
}

/** "Table 3", "Figure 1": the number is known when all captions are counted. */
export interface CaptionReference {
  readonly kind: "reference";
  readonly of: "table" | "chart";
  readonly id: string;
  /** What stands for it where nothing is numbered: the caption. */
  readonly text: string;
}

export type Inline = string | PrintedFigure | MarkedGap | CaptionReference;
export type Line = readonly Inline[];

export interface ReportTable {
  readonly kind: "table";
  /** Key for templates ("stages", "inventory", ...). */
  readonly id: string;
  readonly caption: Line;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Line[])[];
  /** The last row is a total. */
  readonly total: boolean;
  /** Columns of numbers, set to the right. */
  readonly numeric: readonly number[];
}

export interface ReportChart {
  readonly kind: "chart";
  readonly id: string;
  readonly caption: Line;
  readonly names: readonly string[];
  /** One series of bars, or two that start from the same line (a tornado). */
  readonly series: readonly ChartSeries[];
  readonly unit: string;
}

export interface ChartSeries {
  /** "" where there is one only. */
  readonly name: string;
  readonly values: readonly PrintedFigure[];
}

export type ReportBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "text"; readonly line: Line }
  | { readonly kind: "item"; readonly line: Line }
  | ReportTable
  | ReportChart;

/** A field of the data exchange as the workbook states it ("productIds"). */
export interface StatedField {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

export interface Report {
  readonly title: string;
  readonly subtitle: string;
  /** Lines of the cover: label and content. */
  readonly cover: readonly { readonly label: string; readonly line: Line }[];
  readonly blocks: readonly ReportBlock[];
}
