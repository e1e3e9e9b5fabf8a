import { stageOrder } from "../footprint/lifeCycle";
import { barRows } from "./barRows";
import type { ChartTable } from "./chartTable";
import { figure } from "./figure";
import { fill } from "./options";
import type { ChartOptions } from "./options";
import { colourOf } from "./stageColour";
import words from "./words.json";

export interface StageValue {
  readonly stage: string;
  readonly value: number;
}

/** One bar a stage, in the order of the life cycle, each with its figure and its share of the net total. */
export function stageBars(data: readonly StageValue[], options: ChartOptions): string {
  const { language, unit } = options;
  const total = data.reduce((sum, { value }) => sum + value, 0);
  const rows = ordered(data).map(({ stage, value }) => ({
    name: stage,
    bars: [{ from: 0, to: value, colour: colourOf(stage, data), credit: value < 0 }],
    figure: `${figure(value)}${total > 0 ? ` · ${percent(value, total)}%` : ""}`,
  }));
  return barRows(options, { title: options.title ?? words.stageBars.title[language], subtitle: fill(words.sum[language], { value: `${figure(total)} ${unit}`.trim() }), description: rows.map(({ name, figure: said }) => `${name} ${said}`).join("; "), rows, reach: [] });
}

export function stageBarsTable(data: readonly StageValue[], { language }: Pick<ChartOptions, "language">): ChartTable {
  const total = data.reduce((sum, { value }) => sum + value, 0);
  return { columns: words.stageBars.columns[language], rows: ordered(data).map(({ stage, value }) => [stage, figure(value), total > 0 ? percent(value, total) : "–"]) };
}

function ordered(data: readonly StageValue[]): readonly StageValue[] {
  return data.map((row, index) => ({ row, index })).sort((a, b) => stageOrder(a.row.stage) - stageOrder(b.row.stage) || a.index - b.index).map(({ row }) => row);
}

function percent(value: number, total: number): string {
  return figure(Math.round((value / total) * 10_000) / 100);
}
