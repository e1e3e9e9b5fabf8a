import { nice, ticks } from "d3-array";
import { figure } from "./figure";
import { linear } from "./linear";
import type { ChartOptions } from "./options";
import { leastWidth } from "./options";
import { escaped, label, picture, tag } from "./svg";
import { shortened, textWidth, wrapped } from "./text";
import words from "./words.json";

/** A stretch of a row, from one value to another. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** Drawn with a dashed outline: a credit. */
  readonly credit?: boolean;
}

export interface BarRow {
  readonly name: string;
  readonly bars: readonly Bar[];
  /** What stands beside the bars. */
  readonly figure: string;
  readonly strong?: boolean;
}

interface Drawing {
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly rows: readonly BarRow[];
  /** Values that the axis reaches besides those of the bars. */
  readonly reach: readonly number[];
  /** Joins the end of each row with the beginning of the next. */
  readonly joined?: boolean;
}

const size = 12;
const lineHeight = 15;
const top = 52;

/** Rows of horizontal bars over one axis: names on the left in up to two lines, figures on the right, so that nothing overlaps. */
export function barRows(given: ChartOptions, { title, subtitle, description, rows, reach, joined }: Drawing): string {
  const options = { ...given, width: Math.max(leastWidth, given.width) };
  const { width, theme } = options;
  const colours = words.themes[theme];
  const nameRoom = Math.min(width * 0.36, Math.max(...rows.map(({ name }) => textWidth(name, size)), 40) + 4);
  const figureRoom = Math.max(...rows.map((row) => textWidth(row.figure, size)), 20) + 8;
  const left = 12 + nameRoom + 8;
  const right = Math.max(left + 40, width - 12 - figureRoom);
  const values = [0, ...reach, ...rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]))];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const domain = least === most ? ([0, 1] as const) : nice(least, most, 4);
  const scale = linear(domain, [left, right]);
  const body: string[] = [label(shortened(subtitle, width - 24, size), { x: 12, y: 40, fill: colours.quiet })];
  const heights = rows.map(({ name }) => Math.max(24, wrapped(name, nameRoom, size, 2).length * lineHeight + 8));
  const bottom = top + heights.reduce((sum, height) => sum + height, 0);
  for (const tick of fittingTicks(domain, right - left)) {
    const x = scale(tick);
    body.push(tag("line", { x1: x, x2: x, y1: top, y2: bottom, stroke: tick === 0 ? colours.axis : colours.line }));
    body.push(label(figure(tick), { x, y: bottom + 16, "text-anchor": "middle", "font-size": 11, fill: colours.quiet }));
  }
  let y = top;
  rows.forEach((row, index) => {
    const height = heights[index] as number;
    const middle = y + height / 2;
    const lines = wrapped(row.name, nameRoom, size, 2);
    lines.forEach((line, at) => body.push(label(line, { x: 12, y: middle + (at - (lines.length - 1) / 2) * lineHeight + 4, "font-weight": row.strong ? 600 : undefined })));
    for (const bar of row.bars) {
      const [from, to] = [Math.min(scale(bar.from), scale(bar.to)), Math.max(scale(bar.from), scale(bar.to))];
      body.push(tag("rect", { x: from, y: y + 4, width: Math.max(to - from, bar.from === bar.to ? 0 : 1), height: height - 8, fill: bar.colour, stroke: bar.credit ? colours.text : undefined, "stroke-dasharray": bar.credit ? "3 2" : undefined }, tag("title", {}, escaped(`${row.name}: ${row.figure}`))));
    }
    const next = rows[index + 1]?.bars[0];
    const end = row.bars.at(-1);
    if (joined && next && end) body.push(tag("line", { x1: scale(end.to), x2: scale(end.to), y1: y + height - 4, y2: y + height + 4, stroke: colours.axis }));
    body.push(label(row.figure, { x: width - 12, y: middle + 4, "text-anchor": "end", "font-weight": row.strong ? 600 : undefined }));
    y += height;
  });
  return picture(options, { title, description, height: bottom + 28, body });
}

/** As many ticks as have room for their figures side by side. */
function fittingTicks([from, to]: readonly [number, number], room: number): readonly number[] {
  for (let count = 6; count > 1; count--) {
    const tried = ticks(from, to, count);
    const widest = Math.max(...tried.map((tick) => textWidth(figure(tick), 11)));
    if (tried.length * (widest + 8) <= room || tried.length <= 2) return tried;
  }
  return [0];
}
