import type { Area } from "../tables/grid";

/** A chart that the spreadsheet program draws itself from cells of one sheet, and keeps up with them. */
export interface NativeChart {
  readonly sheet: string;
  /** The name of the object on its sheet. */
  readonly name: string;
  /** Bars lie, columns stand; stacked ones are put end to end, those below zero to the other side. */
  readonly kind: "bars" | "stackedBars" | "columns";
  readonly title: string;
  /** A sentence for those who do not see it. */
  readonly description: string;
  /** One column of names, or of numbers under columns; the first of them on top or on the left. */
  readonly categories: Area;
  readonly series: readonly ChartSeries[];
  /** What the axis of values measures, with its unit. */
  readonly valueAxis: string;
  /** The cells that it covers, which hold nothing. */
  readonly place: Area;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: Area;
  /** "#0072b2"; null for one that only holds others up. */
  readonly colour: string | null;
  /** Colours of its single bars, in their order, where they differ. */
  readonly points?: readonly string[];
}
