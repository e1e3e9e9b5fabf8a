export { histogram, histogramTable } from "./histogram";
export { sankey, sankeyTable } from "./sankey";
export { stageBars, stageBarsTable } from "./stageBars";
export { tornado, tornadoTable } from "./tornado";
export { waterfall, waterfallTable } from "./waterfall";
export type { ChartOptions, ChartTheme } from "./options";
export type { ChartTable } from "./chartTable";
