/** What a chart shows, as rows: for those who cannot see it, and for whoever wants the figures. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
