import { nice, ticks } from "d3-array";
import { summary } from "../interpretation/summary";
import type { ChartTable } from "./chartTable";
import { figure } from "./figure";
import { linear } from "./linear";
import { fill, leastWidth } from "./options";
import type { ChartOptions } from "./options";
import { label, picture, tag } from "./svg";
import { shortened, textWidth } from "./text";
import words from "./words.json";

export interface HistogramData {
  /** One simulated total a run. */
  readonly results: Float64Array;
  readonly seed: number;
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const [top, plot] = [92, 180];

/** How the simulated totals lie, with the median and the bounds of the central 95 %. */
export function histogram({ results, seed }: HistogramData, given: ChartOptions): string {
  const options = { ...given, width: Math.max(leastWidth, given.width) };
  const { language, theme, unit, width } = options;
  const colours = words.themes[theme];
  const bins = binsOf(results);
  const { median, low, high } = summary(results);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const counts = nice(0, most, 3);
  const countTicks = ticks(...counts, 3);
  const y = linear(counts, [top + plot, top]);
  const left = 16 + Math.max(...countTicks.map((tick) => textWidth(figure(tick), 11)));
  const reach = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1] as const;
  const x = linear(reach, [left, width - 16]);
  const body = [label(shortened(`${fill(words.histogram.runs[language], { runs: figure(results.length), seed: String(seed) })}${unit === "" ? "" : ` · ${unit}`}`, width - 24, 12), { x: 12, y: 40, fill: colours.quiet })];
  for (const tick of countTicks) {
    body.push(tag("line", { x1: left, x2: width - 16, y1: y(tick), y2: y(tick), stroke: tick === 0 ? colours.axis : colours.line }));
    body.push(label(figure(tick), { x: left - 4, y: y(tick) + 4, "text-anchor": "end", "font-size": 11, fill: colours.quiet }));
  }
  for (const { from, to, count } of bins) {
    body.push(tag("rect", { x: x(from) + 0.5, y: y(count), width: Math.max(x(to) - x(from) - 1, 0.5), height: y(0) - y(count), fill: colours.bar }, tag("title", {}, `${figure(from)} – ${figure(to)}: ${figure(count)}`)));
  }
  for (const tick of fitting(ticks(...reach, 5), width)) body.push(label(figure(tick), { x: x(tick), y: top + plot + 16, "text-anchor": "middle", "font-size": 11, fill: colours.quiet }));
  // The marks may lie close together: each has a line of text of its own.
  const marks = [[words.histogram.low[language], low], [words.histogram.median[language], median], [words.histogram.high[language], high]] as const;
  marks.forEach(([name, value], at) => {
    const said = `${name}: ${figure(value)}`;
    const half = textWidth(said, 11) / 2;
    body.push(tag("line", { x1: x(value), x2: x(value), y1: 50 + at * 14, y2: top + plot, stroke: colours.mark, "stroke-width": at === 1 ? 2 : 1, "stroke-dasharray": at === 1 ? undefined : "4 3" }));
    body.push(label(said, { x: Math.min(Math.max(x(value), 12 + half), width - 12 - half), y: 58 + at * 14, "text-anchor": "middle", "font-size": 11, "paint-order": "stroke", stroke: colours.ground, "stroke-width": 4 }));
  });
  const description = marks.map(([name, value]) => `${name} ${figure(value)} ${unit}`.trim()).join("; ");
  return picture(options, { title: options.title ?? words.histogram.title[language], description, height: top + plot + 28, body });
}

export function histogramTable({ results }: HistogramData, { language }: Pick<ChartOptions, "language">): ChartTable {
  return { columns: words.histogram.columns[language], rows: binsOf(results).map(({ from, to, count }) => [figure(from), figure(to), figure(count)]) };
}

/** Thirty bins of one width between the outermost results; one bin where all are the same. */
export function binsOf(results: Float64Array): readonly Bin[] {
  let [least, most] = [Infinity, -Infinity];
  for (const result of results) {
    if (result < least) least = result;
    if (result > most) most = result;
  }
  if (!(least <= most)) return [];
  if (least === most) return [{ from: least, to: most, count: results.length }];
  const count = Math.max(5, Math.min(30, Math.ceil(Math.sqrt(results.length))));
  const counts = new Array<number>(count).fill(0);
  for (const result of results) counts[Math.min(count - 1, Math.floor(((result - least) / (most - least)) * count))]! += 1;
  const edge = (at: number) => least + ((most - least) * at) / count;
  return counts.map((each, at) => ({ from: edge(at), to: edge(at + 1), count: each }));
}

function fitting(all: readonly number[], width: number): readonly number[] {
  const widest = Math.max(...all.map((tick) => textWidth(figure(tick), 11))) + 8;
  const step = Math.ceil((all.length * widest) / (width - 60));
  return all.filter((_, at) => at % step === 0);
}
