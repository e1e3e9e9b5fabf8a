import type { Place } from "../../audit/finding";
import { shares } from "../../footprint/shares";
import { hotspots } from "../../interpretation/hotspots";
import { sensitivity } from "../../interpretation/sensitivity";
import { Decimal } from "../../units";
import type { InventoryRow } from "../../workbook/inventory";
import type { Context } from "../context";
import type { Line, PrintedFigure, ReportBlock, ReportChart, ReportTable } from "../content";
import { rounded } from "../figures";
import { total } from "../stated";
import { fill, plainLine } from "../words/words";
import { count, heading, refer, text } from "./section";
import type { Section } from "./section";

interface Spot {
  readonly name: string;
  readonly row: InventoryRow;
  readonly share: PrintedFigure;
  readonly cumulative: PrintedFigure;
}

/** The rows that make four fifths of the footprint, ten at most, the largest by size first; a credit has a negative share. */
function spotsOf({ named, scale }: Context): Spot[] {
  const found = hotspots(named.map(({ name, row }) => ({ name, value: row.kg.dividedBy(scale) })), new Decimal("0.8")).slice(0, 10);
  // What is printed adds up to 100: these and the others as one.
  const rest = named.filter(({ name }) => !found.some((spot) => spot.name === name)).reduce((sum, { row }) => sum.plus(row.kg), new Decimal(0));
  const percents = shares([...found.map(({ value }) => value.times(scale)), rest], 2);
  const from: Place[] = [];
  let cumulative = new Decimal(0);
  return found.map(({ name }, index) => {
    const { row } = named.find((each) => each.name === name)!;
    from.push(...row.emission.places);
    const share = percents[index]!;
    cumulative = cumulative.plus(share);
    return { name, row, share: { kind: "figure", text: share.toFixed(2), value: share, from: row.emission.places }, cumulative: { kind: "figure", text: cumulative.toFixed(2), value: cumulative, from: [...from] } };
  });
}

export const hotspotText: Section = (context) => {
  const { words, unit, scale } = context;
  const spots = spotsOf(context);
  const [first] = spots;
  const last = spots.at(-1)!;
  const rest = others(context, spots);
  const table: ReportTable = {
    kind: "table", id: "hotspots", caption: [words.captions.hotspots], heads: [words.columns.item, words.columns.emission.replace("{unit}", unit), words.columns.share, words.columns.cumulative], numeric: [1, 2, 3], total: false,
    rows: [...spots.map(({ name, row, share, cumulative }): Line[] => [[name], [rounded(row.kg.dividedBy(scale), row.emission.places)], [share], [cumulative]]), ...rest.map(({ value, share, cumulative }): Line[] => [[words.others], [value], [share], [cumulative]])],
  };
  const sentence = spots.length > 1 ? fill(words.text.hotspots, { count: count(spots.length, last.cumulative.from), cumulative: last.cumulative, largest: first!.name, share: first!.share }) : fill(words.text.hotspotOne, { largest: first!.name, share: first!.share });
  const chart: ReportChart = { kind: "chart", id: "hotspots", caption: [words.captions.hotspotsChart], names: [...spots.map(({ name }) => name), ...rest.map(() => words.others)], series: [{ name: "", values: [...spots.map(({ row, share: { from } }) => rounded(row.kg.dividedBy(scale), from)), ...rest.map(({ value }) => value)] }], unit };
  const isDrawn = spots.length + rest.length > 1;
  return [text([...sentence, ...see(context, table, isDrawn ? chart : null)]), table, ...(isDrawn ? [chart] : [])];
};

/** What the hotspots leave, so that the table adds up to the whole. */
function others({ named, scale }: Context, spots: readonly Spot[]): { readonly value: PrintedFigure; readonly share: PrintedFigure; readonly cumulative: PrintedFigure }[] {
  const rest = named.filter(({ name }) => !spots.some((spot) => spot.name === name)).map(({ row }) => row);
  if (rest.length === 0) return [];
  const from = rest.flatMap(({ emission }) => emission.places);
  const share = new Decimal(100).minus(spots.at(-1)!.cumulative.value);
  const printed = (value: Decimal): PrintedFigure => ({ kind: "figure", text: value.toFixed(2), value, from });
  return [{ value: rounded(rest.reduce((sum, { kg }) => sum.plus(kg), new Decimal(0)).dividedBy(scale), from), share: printed(share), cumulative: printed(new Decimal(100)) }];
}

function effects(context: Context, change: "-0.1" | "0.1" = "-0.1") {
  const { named, scale } = context;
  const names = new Set(spotsOf(context).map(({ name }) => name));
  return sensitivity(named.map(({ name, row }) => ({ name, value: row.kg.dividedBy(scale) })), [new Decimal(change)]).filter(({ name }) => names.has(name)).map((effect) => {
    const from = named.find(({ name }) => name === effect.name)!.row.emission.places;
    return { ...effect, from, printed: { kind: "figure", text: effect.percent.abs().toFixed(2), value: effect.percent.abs(), from } satisfies PrintedFigure };
  });
}

export const sensitivityText: Section = (context) => {
  const { words, unit } = context;
  const found = effects(context);
  const [first] = found;
  const table: ReportTable = {
    kind: "table", id: "sensitivity", caption: [words.captions.sensitivity], numeric: [1, 2, 3, 4], total: false,
    heads: [words.columns.item, words.columns.oldTotal.replace("{unit}", unit), words.columns.newTotal.replace("{unit}", unit), words.columns.difference.replace("{unit}", unit), words.columns.percent],
    rows: found.map(({ name, total: after, difference, percent, from }) => [[name], [total(context)], [rounded(after, from)], [rounded(difference, from)], [{ kind: "figure", text: percent.toFixed(2), value: percent, from }]]),
  };
  const by = (change: "-0.1" | "0.1") => effects(context, change).map(({ difference, from }) => rounded(difference, from));
  const chart: ReportChart = { kind: "chart", id: "sensitivity", caption: [words.captions.tornado], names: found.map(({ name }) => name), series: [{ name: "-10 %", values: by("-0.1") }, { name: "+10 %", values: by("0.1") }], unit };
  return first ? [text([...fill(words.text.sensitivity, { largest: first.name, percent: first.printed }), ...see(context, table, chart)]), table, chart] : [];
};

/** "See Table 7 and Figure 2." */
function see({ words }: Context, table: ReportTable, chart: ReportChart | null): Line {
  const references = [table, ...(chart ? [chart] : [])].map(({ kind, id, caption }) => refer(kind, id, plainLine(caption)));
  return fill(words.text.see, { where: references.flatMap((each, index): Line => (index > 0 ? [words.and, each] : [each])) });
}

export const advice: Section = (context) => {
  const { words, stages } = context;
  // Less of a credit is no measure.
  const found = effects(context).filter(({ difference }) => difference.isNegative()).slice(0, 5);
  if (found.length === 0) return [];
  const spots = spotsOf(context);
  const byMeasure = new Map<string, typeof found>();
  for (const effect of found) {
    const { row } = spots.find(({ name }) => name === effect.name)!;
    const measure = words.advice[stages.find(({ rows }) => rows.includes(row))?.id ?? "other"];
    byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), effect]);
  }
  return [heading(1, words.heads.advice), text([words.text.advice]), ...[...byMeasure].map(([measure, effects]): ReportBlock => {
    const named = effects.flatMap(({ name }, index): Line => [index > 0 ? words.comma : "", ...fill(words.text.effectOf, { name, share: spots.find((spot) => spot.name === name)!.share })]);
    const percent = effects.reduce((sum, { percent: each }) => sum.plus(each.abs()), new Decimal(0));
    const together: PrintedFigure = { kind: "figure", text: percent.toFixed(2), value: percent, from: effects.flatMap(({ from }) => from) };
    return { kind: "item", line: fill(effects.length > 1 ? words.text.effects : words.text.effect, { named, measure, percent: together }) };
  })];
};
