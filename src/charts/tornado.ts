import { barRows } from "./barRows";
import type { ChartTable } from "./chartTable";
import { figure } from "./figure";
import { fill } from "./options";
import type { ChartOptions } from "./options";
import words from "./words.json";
import type { NamedValue } from "./waterfall";

export interface TornadoData {
  readonly items: readonly NamedValue[];
  /** The change of each item as a share: 0.1. */
  readonly change: number;
}

const most = 15;

/** How far the total moves when one item changes either way, the widest first. */
export function tornado({ items, change }: TornadoData, options: ChartOptions): string {
  const { language, theme } = options;
  const colours = words.themes[theme];
  const rows = widest(items).slice(0, most).map(({ name, value }) => {
    const size = value * change;
    return { name, bars: [{ from: 0, to: -size, colour: colours.credit }, { from: 0, to: size, colour: colours.bar }], figure: `±${figure(Math.abs(size))}` };
  });
  const subtitle = `${fill(words.tornado.change[language], { percent: figure(change * 100) })}${options.unit === "" ? "" : language === "zh" ? `（${options.unit}）` : ` (${options.unit})`}`;
  return barRows(options, { title: options.title ?? words.tornado.title[language], subtitle, description: rows.map(({ name, figure: said }) => `${name} ${said}`).join("; "), rows, reach: [] });
}

export function tornadoTable({ items, change }: TornadoData, { language }: Pick<ChartOptions, "language">): ChartTable {
  return { columns: words.tornado.columns[language], rows: widest(items).map(({ name, value }) => [name, figure(-value * change), figure(value * change)]) };
}

function widest(items: readonly NamedValue[]): readonly NamedValue[] {
  return [...items].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
