import { barRows } from "./barRows";
import type { ChartTable } from "./chartTable";
import { figure } from "./figure";
import { largest } from "./largest";
import { fill } from "./options";
import type { ChartOptions } from "./options";
import words from "./words.json";

export interface NamedValue {
  readonly name: string;
  readonly value: number;
}

const most = 30;

/** From nothing to the total, item after item, the largest first; credits lead back. */
export function waterfall(data: readonly NamedValue[], options: ChartOptions): string {
  const { language, theme, unit } = options;
  const colours = words.themes[theme];
  let sum = 0;
  const rows = largest(data, most, options).map(({ name, value }) => {
    const from = sum;
    sum += value;
    return { name, bars: [{ from, to: sum, colour: value < 0 ? colours.credit : colours.bar, credit: value < 0 }], figure: figure(value) };
  });
  const total = { name: words.total[language], bars: [{ from: 0, to: sum, colour: colours.sum }], figure: figure(sum), strong: true };
  return barRows(options, { title: options.title ?? words.waterfall.title[language], subtitle: fill(words.sum[language], { value: `${figure(sum)} ${unit}`.trim() }), description: [...rows, total].map(({ name, figure: said }) => `${name} ${said}`).join("; "), rows: [...rows, total], reach: [], joined: true });
}

export function waterfallTable(data: readonly NamedValue[], { language }: Pick<ChartOptions, "language">): ChartTable {
  let sum = 0;
  return { columns: words.waterfall.columns[language], rows: [...largest(data, data.length + 1, { language })].map(({ name, value }) => { sum += value; return [name, figure(value), figure(sum)]; }) };
}
