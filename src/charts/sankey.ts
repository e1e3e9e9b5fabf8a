import { sankey as layOut } from "d3-sankey";
import type { SankeyLink, SankeyNode } from "d3-sankey";
import { stageOrder } from "../footprint/lifeCycle";
import type { ChartTable } from "./chartTable";
import { figure } from "./figure";
import { largest } from "./largest";
import { leastWidth } from "./options";
import type { ChartOptions } from "./options";
import { colourOf } from "./stageColour";
import { escaped, label, picture, tag } from "./svg";
import { shortened } from "./text";
import words from "./words.json";

export interface StagedValue {
  readonly stage: string;
  readonly name: string;
  readonly value: number;
}

interface Node {
  readonly id: string;
  readonly name: string;
  /** The sum with its signs; the library keeps the size of the flow under `value`. */
  readonly net: number;
  readonly colour: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly credit: boolean;
  readonly colour: string;
}

const mostItems = 30;
/** From one label to the next. */
const pitch = 17;

/** The total as it comes from stages and items. Flows have no sign: a credit is drawn by its size, dashed, and its figure says so. */
export function sankey(data: readonly StagedValue[], given: ChartOptions): string {
  const options = { ...given, width: Math.max(leastWidth, given.width) };
  const { language, theme, unit, width } = options;
  const colours = words.themes[theme];
  const rows = grouped(data, options).filter(({ value }) => value !== 0);
  const stages = [...new Set(rows.map(({ stage }) => stage))].sort((a, b) => stageOrder(a) - stageOrder(b));
  const total = data.reduce((sum, { value }) => sum + value, 0);
  const title = options.title ?? words.sankey.title[language];
  if (rows.length === 0) return picture(options, { title, description: words.nothing[language], height: 64, body: [label(words.nothing[language], { x: 12, y: 46, fill: colours.quiet })] });
  const nodes: Node[] = [
    { id: "total", name: words.total[language], net: total, colour: colours.sum },
    ...stages.map((stage) => ({ id: `s${stage}`, name: stage, net: rows.filter((row) => row.stage === stage).reduce((sum, { value }) => sum + value, 0), colour: colourOf(stage, data) })),
    ...rows.map(({ stage, name, value }, at) => ({ id: `i${at}`, name, net: value, colour: colourOf(stage, data) })),
  ];
  const links: Link[] = [
    ...stages.map((stage) => ({ source: "total", target: `s${stage}`, value: rows.filter((row) => row.stage === stage).reduce((sum, { value }) => sum + Math.abs(value), 0), credit: false, colour: colourOf(stage, data) })),
    ...rows.map(({ stage, value }, at) => ({ source: `s${stage}`, target: `i${at}`, value: Math.abs(value), credit: value < 0, colour: colourOf(stage, data) })),
  ];
  const room = width * (width < 480 ? 0.42 : 0.34);
  const height = 64 + Math.max(160, pitch * rows.length + 140);
  const laid = layOut<Node, Link>()
    .nodeId(({ id }) => id).nodeWidth(10).nodePadding(pitch - 1).nodeSort(null).linkSort(null)
    .extent([[12, 56], [width - 12 - room, height - 16]])({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  const hasCredit = rows.some(({ value }) => value < 0);
  const body = [label(shortened(`${figure(total)} ${unit}${hasCredit ? ` · ${words.sankey.credits[language]}` : ""}`.trim(), width - 24, 12), { x: 12, y: 40, fill: colours.quiet })];
  for (const link of laid.links) {
    body.push(tag("path", { d: rounded(curve(link)), fill: "none", stroke: link.colour, "stroke-opacity": theme === "light" ? 0.45 : 0.6, "stroke-width": Math.max(link.width ?? 0, 1), "stroke-dasharray": link.credit ? "6 3" : undefined }));
  }
  for (const node of laid.nodes) {
    const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
    const credit = node.net < 0;
    body.push(tag("rect", { x: x0, y: y0, width: x1 - x0, height: Math.max(y1 - y0, 1), fill: node.colour, stroke: credit ? colours.text : undefined, "stroke-dasharray": credit ? "3 2" : undefined }, tag("title", {}, escaped(`${node.name}: ${figure(node.net)} ${unit}`))));
  }
  for (const node of laid.nodes) {
    const [x1, middle] = [node.x1 ?? 0, ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2];
    const isItem = node.id.startsWith("i");
    const said = isItem ? room - 4 : (width - 24 - room) / 2 - 16;
    const value = ` ${figure(node.net)}`;
    const name = node.id === "total" ? node.name : `${shortened(node.name, Math.max(24, said - value.length * 7), 12)}${value}`;
    body.push(label(name, { x: x1 + 5, y: middle + 4, "paint-order": "stroke", stroke: colours.ground, "stroke-width": isItem ? 0 : 3, "stroke-linejoin": "round" }));
  }
  return picture(options, { title, description: stages.map((stage) => `${stage} ${figure(nodes.find(({ id }) => id === `s${stage}`)?.net ?? 0)}`).join("; "), height, body });
}

/** From the right of one node to the left of the next, level at both ends; the library's own brings two others for it. */
function curve(link: SankeyLink<Node, Link>): string {
  // The library puts the nodes themselves in the place of their ids, which its types do not tell.
  const { source: { x1: from }, target: { x0: to }, y0, y1 } = link as unknown as Readonly<Record<"source" | "target", Required<SankeyNode<Node, Link>>> & Record<"y0" | "y1", number>>;
  const middle = (from + to) / 2;
  return `M${from},${y0}C${middle},${y0},${middle},${y1},${to},${y1}`;
}

export function sankeyTable(data: readonly StagedValue[], { language }: Pick<ChartOptions, "language">): ChartTable {
  const rows = [...data].sort((a, b) => stageOrder(a.stage) - stageOrder(b.stage));
  return { columns: words.sankey.columns[language], rows: rows.map(({ stage, name, value }) => [stage, name, figure(value)]) };
}

/** Stage by stage, the largest first; beyond what can be read, the smallest of each stage become one. */
function grouped(data: readonly StagedValue[], options: ChartOptions): readonly StagedValue[] {
  const stages = [...new Set(data.map(({ stage }) => stage))].sort((a, b) => stageOrder(a) - stageOrder(b));
  const each = data.length <= mostItems ? mostItems : Math.max(2, Math.floor(mostItems / stages.length));
  return stages.flatMap((stage) => largest(data.filter((row) => row.stage === stage), each, options).map((row) => ({ ...row, stage })));
}

function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
