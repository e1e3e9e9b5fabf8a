/** What a person should know before a factor is written. The words stand with the pane; rows and columns are those of the sheet. */
export type InsertNote =
  /** The table has no column of amounts, so no formula can be written. */
  | { readonly code: "quantity.missing" }
  /** The table has no column for the result, and the selected cell holds something else. */
  | { readonly code: "emission.missing" }
  /** Nothing says which unit the amount is in. */
  | { readonly code: "unit.missing"; readonly row: number; readonly column: number; readonly heading: string }
  /** The amount's unit and the factor's do not fit: the formula will answer with an error. */
  | { readonly code: "unit.mismatch"; readonly row: number; readonly column: number; readonly unit: string; readonly per: string }
  /** The column of factors is headed with a unit that this factor cannot be written in. */
  | { readonly code: "heading.mismatch"; readonly heading: string; readonly unit: string }
  /** The value was converted to the unit of the heading. */
  | { readonly code: "converted"; readonly from: string; readonly to: string }
  /** A factor of CO2 alone among factors of CO2e. */
  | { readonly code: "gas"; readonly gases: string; readonly heading: string }
  /** Selected lines that take no factor: headings, totals. */
  | { readonly code: "skipped"; readonly count: number }
  /** The column of an Excel table is calculated with one formula: so many lines besides the selected ones take it. */
  | { readonly code: "column.follows"; readonly heading: string; readonly count: number };
