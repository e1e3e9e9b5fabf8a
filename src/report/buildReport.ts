import type { Finding, Place } from "../audit/finding";
import { lifeCycle } from "../footprint/lifeCycle";
import type { StageId } from "../footprint/lifeCycle";
import { shares } from "../footprint/shares";
import { hotspots } from "../interpretation/hotspots";
import { gradeOf } from "../interpretation/nineScore";
import { sensitivity } from "../interpretation/sensitivity";
import type { Language } from "../locales";
import type { Study } from "../study/study";
import { Decimal, parseUnit } from "../units";
import type { Inventory, InventoryRow } from "../workbook/inventory";
import type { Inline, Line, MarkedGap, PrintedFigure, Report, ReportBlock, ReportChart, ReportTable, StatedField } from "./content";
import { exactly, rounded } from "./figures";
import { mergeFindings } from "./mergeFindings";
import type { Interpretation, UncertaintyResult } from "./readInterpretation";
import { fill, wordsIn } from "./words/words";
import type { Words } from "./words/words";

export interface ReportSources {
  readonly study: Study;
  readonly inventory: Inventory;
  readonly findings: readonly Finding[];
  readonly interpretation: Interpretation;
  /** What the workbook states for the data exchange (PACT). */
  readonly fields: readonly StatedField[];
  /** The cell of a field of the study. */
  placeOf(field: keyof Study): Place | null;
}

/** One stage with its rows, in the order of the life cycle. */
interface StageResult {
  readonly id: StageId | null;
  readonly name: string;
  readonly rows: readonly InventoryRow[];
  readonly value: Decimal;
  readonly share: PrintedFigure;
}

/** All that the sections and placeholders are written from. Results are in the unit of the workbook's own cells. */
export interface Context extends ReportSources {
  readonly words: Words;
  readonly language: Language;
  readonly unit: string;
  /** kgCO2e in one of the unit. */
  readonly scale: Decimal;
  readonly stages: readonly StageResult[];
  /** Distinct names: an item that several stages have carries its stage. */
  readonly named: readonly { readonly name: string; readonly row: InventoryRow }[];
  readonly isPas: boolean;
}

/** The chapters as ISO 14067 and GB/T 24067 have them, or PAS 2050. */
export type Structure = "iso" | "pas";

/** The report that follows from a workbook, as data. Where no structure is asked for, it is that of PAS 2050 if the study follows that standard alone. @throws PcfError share.zero for a footprint of nothing. */
export function buildReport(sources: ReportSources, language: Language, structure?: Structure): Report {
  const context = contextOf(sources, language, structure);
  const { words, study, inventory } = context;
  const product = study.product ?? "";
  const blocks = (context.isPas ? pasOrder : isoOrder).flatMap((section) => section(context));
  return {
    title: words.reportTitle,
    subtitle: product === "" ? (inventory.title?.text ?? "") : product,
    cover: (["product", "specification", "producer", "reportNumber", "author", "date"] as const).map((field) => ({ label: capital(words.fields[field]), line: said(context, field) })),
    blocks: [...blocks],
  };
}

export function contextOf(sources: ReportSources, language: Language, structure?: Structure): Context {
  const { inventory, study } = sources;
  const words = wordsIn[language];
  const unit = inventory.unit === "" ? "kgCO2e" : inventory.unit;
  const scale = parseUnit(unit).scale;
  const groups = new Map<string, InventoryRow[]>();
  for (const row of inventory.rows) {
    const key = row.stage ?? row.stageText;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const order = (row: InventoryRow) => (row.stage === null ? lifeCycle.length : lifeCycle.findIndex(({ id }) => id === row.stage));
  const sorted = [...groups.values()].sort((one, other) => order(one[0]!) - order(other[0]!));
  const values = sorted.map((rows) => rows.reduce((total, { kg }) => total.plus(kg), new Decimal(0)).dividedBy(scale));
  const percents = shares(values, 2);
  const stages = sorted.map((rows, index): StageResult => {
    const [first] = rows;
    const name = first!.stageText !== "" ? first!.stageText : (lifeCycle.find(({ id }) => id === first!.stage)?.[language] ?? words.unknownStage);
    return { id: first!.stage, name, rows, value: values[index]!, share: { kind: "figure", text: percents[index]!.toFixed(2), value: percents[index]!, from: rows.flatMap(({ emission }) => emission.places) } };
  });
  const standards = study.standards.join(" ");
  const isPas = structure ? structure === "pas" : /PAS\W*2050/i.test(standards) && !/14067|24067/.test(standards);
  const shared = (name: string) => inventory.rows.filter((row) => row.name === name).length > 1;
  const named = stages.flatMap((stage) => stage.rows.map((row) => ({ row, name: shared(row.name) ? (language === "zh" ? `${row.name}（${stage.name}）` : `${row.name} (${stage.name})`) : row.name })));
  return { ...sources, words, language, unit, scale, stages, named, isPas };
}

type Section = (context: Context) => readonly ReportBlock[];

const heading = (level: 1 | 2, text: string): ReportBlock => ({ kind: "heading", level, text });
const text = (line: Line): ReportBlock => ({ kind: "text", line });

function gap({ words }: Context, what: keyof Words["fields"]): MarkedGap {
  return { kind: "gap", text: words.gap.replace("{what}", words.fields[what]) };
}

export type TextField = "product" | "specification" | "producer" | "goal" | "functionalUnit" | "region" | "gwpSet" | "cutOff" | "allocation" | "dataQuality" | "author" | "reviewer" | "reportNumber" | "date";

export function said(context: Context, field: TextField): Line {
  const value = context.study[field];
  return [value === null || value === "" ? gap(context, field) : value];
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function total({ inventory, scale }: Context): PrintedFigure {
  const from = inventory.total?.places ?? inventory.rows.flatMap(({ emission }) => emission.places);
  return rounded(inventory.kg.dividedBy(scale), from);
}

/** The result per unit as its cell has it; else what follows from the output that the study or the workbook states. */
function perUnit(context: Context): Line {
  const { inventory, study, unit } = context;
  if (inventory.perUnit) return [rounded(inventory.perUnit.value, inventory.perUnit.places, 4), ` ${inventory.perUnit.unit}`];
  const amount = study.outputAmount !== null && study.outputUnit !== null ? { value: new Decimal(study.outputAmount), unit: study.outputUnit, places: cell(context, "outputAmount") } : inventory.output;
  if (!amount || amount.value.isZero() || amount.unit === "") return [gap(context, "perUnit")];
  return [rounded(inventory.kg.dividedBy(context.scale).dividedBy(amount.value), [...amount.places, ...(inventory.total?.places ?? [])], 4), ` ${unit}/${amount.unit}`];
}

function cell({ placeOf }: Context, field: keyof Study): Place[] {
  const place = placeOf(field);
  return place ? [place] : [];
}

export function output(context: Context): Line {
  const { study, inventory } = context;
  if (study.outputAmount !== null) return [exactly({ value: new Decimal(study.outputAmount), unit: "", places: cell(context, "outputAmount") }), ` ${study.outputUnit ?? ""}`];
  return inventory.output ? [exactly(inventory.output), ` ${inventory.output.unit}`] : [gap(context, "output")];
}

export function declared(context: Context): Line {
  const { study } = context;
  if (study.declaredUnit === null) return [gap(context, "declaredUnit")];
  return study.declaredAmount === null ? [study.declaredUnit] : [exactly({ value: new Decimal(study.declaredAmount), unit: "", places: cell(context, "declaredAmount") }), ` ${study.declaredUnit}`];
}

export function period(context: Context): Line {
  const { periodStart, periodEnd } = context.study;
  if (periodStart === null && periodEnd === null) return [gap(context, "period")];
  const ends = [periodStart, periodEnd].filter((each) => each !== null);
  return [[...new Set(ends)].join(context.language === "zh" ? " 至 " : " to ")];
}

export function boundary(context: Context): Line {
  const { study, words, isPas } = context;
  return [study.boundary === null ? gap(context, "boundary") : (isPas ? words.pasBoundaries : words.boundaries)[study.boundary]];
}

export function standards(context: Context): Line {
  return [context.study.standards.length === 0 ? gap(context, "standards") : context.study.standards.join(context.language === "zh" ? "、" : ", ")];
}

function largestStage({ stages }: Context): StageResult {
  return stages.reduce((most, stage) => (stage.value.greaterThan(most.value) ? stage : most));
}

export function headline(context: Context): Readonly<Record<string, Inline | Line>> {
  const { unit, inventory, language } = context;
  const largest = largestStage(context);
  const product: Line = context.study.product ? [context.study.product] : inventory.title ? [language === "zh" ? `“${inventory.title.text}”所列产品` : `the product of "${inventory.title.text}"`] : [gap(context, "product")];
  return { product, total: total(context), unit, perUnit: perUnit(context), largest: largest.name, share: largest.share };
}

const summary: Section = (context) => [heading(1, context.words.heads.summary), text(fill(context.stages.length > 1 ? context.words.text.summary : context.words.text.summaryOne, headline(context)))];

const product: Section = (context) => [
  heading(1, context.words.heads.product),
  text(fill(context.words.text.producer, { product: said(context, "product"), producer: said(context, "producer"), specification: said(context, "specification"), region: said(context, "region") })),
];

const goal: Section = (context) => [
  heading(1, context.words.heads.goal),
  text(said(context, "goal")),
  text(fill(context.words.text.standards, { standards: standards(context), gwpSet: said(context, "gwpSet") })),
];

const unitOfAnalysis: Section = (context) => [text(fill(context.words.text.unit, { functionalUnit: said(context, "functionalUnit"), declaredUnit: declared(context), output: output(context) }))];

const boundaryText: Section = (context) => {
  const { words, study, stages, language } = context;
  const listed = stages.map(({ name }) => name).join(language === "zh" ? "、" : ", ");
  const scope: ReportTable = {
    kind: "table", id: "scope", caption: [words.captions.scope], heads: [words.columns.stage, words.columns.included, words.columns.reason], numeric: [], total: false,
    rows: study.stages.map(({ stage, included, reason }) => [[lifeCycle.find(({ id }) => id === stage)?.[language] ?? stage], [included === null ? words.open : included ? words.yes : words.no], [reason ?? ""]]),
  };
  return [text(fill(words.text.boundary, { boundary: boundary(context), stages: listed })), ...(study.stages.length > 0 ? [scope] : [])];
};

const timeText: Section = (context) => [text(fill(context.words.text.time, { period: period(context), region: said(context, "region") }))];
const rulesText: Section = (context) => [text(fill(context.words.text.cutOff, { cutOff: said(context, "cutOff") })), text(fill(context.words.text.allocation, { allocation: said(context, "allocation") }))];

const scope: Section = (context) => {
  const { heads } = context.words;
  return [heading(1, heads.scope), heading(2, heads.unit), ...unitOfAnalysis(context), heading(2, heads.boundary), ...boundaryText(context), heading(2, heads.time), ...timeText(context), heading(2, heads.rules), ...rulesText(context)];
};

const activity: Section = (context) => {
  const { words, stages } = context;
  return [text([words.text.inventory]), ...stages.map((stage): ReportTable => {
    const withDistance = stage.rows.some(({ distance }) => distance !== null);
    return {
      kind: "table", id: `inventory.${stage.id ?? "other"}`, caption: fill(words.captions.inventory, { stage: stage.name }), total: false, numeric: withDistance ? [1, 3] : [1],
      heads: [words.columns.item, words.columns.amount, words.columns.unit, ...(withDistance ? [words.columns.distance] : []), words.columns.cell],
      rows: stage.rows.map((row) => [[row.name], row.amount ? [exactly(row.amount)] : ["—"], [row.amount ? row.amount.unit || { kind: "gap" as const, text: words.unitGap } : "—"], ...(withDistance ? [row.distance ? [exactly(row.distance)] : ["—"]] : []), [row.amount?.places.map(address).join(", ") ?? ""]]),
    };
  })];
};

function address({ sheet, range }: Place): string {
  return `${sheet}!${range}`;
}

const factors: Section = (context) => {
  const { words, named } = context;
  const missing = named.filter(({ row }) => row.source === null).length;
  const table: ReportTable = {
    kind: "table", id: "factors", caption: [words.captions.factors], heads: [words.columns.item, words.columns.factor, words.columns.factorUnit, words.columns.source], numeric: [1], total: false,
    rows: named.map(({ name, row }) => [[name], row.factor ? [exactly(row.factor)] : [row.factorName?.text ?? "—"], [row.factor ? row.factor.unit : "—"], [row.source ? row.source.text : { kind: "gap", text: words.gap.replace("{what}", words.columns.source) }]]),
  };
  return [text([words.text.factors]), table, ...(missing > 0 ? [text(fill(words.text.noFactorSource, { count: count(missing, named.filter(({ row }) => row.source === null).flatMap(({ row }) => row.emission.places)) }))] : [])];
};

/** A number of things in the workbook, which no single cell holds. */
function count(number: number, from: readonly Place[]): PrintedFigure {
  return { kind: "figure", text: String(number), value: new Decimal(number), from };
}

const quality: Section = (context) => {
  const { words, interpretation: { quality: rows, overallQuality }, language } = context;
  const requirements = text(fill(words.text.quality, { dataQuality: said(context, "dataQuality") }));
  if (rows.length === 0) return [requirements, text(fill(words.text.scores, { qualityScores: gap(context, "qualityScores") }))];
  const withIndicators = rows.some(({ indicators }) => indicators.length > 0);
  const table: ReportTable = {
    kind: "table", id: "quality", caption: [words.captions.quality], heads: [words.columns.item, ...(withIndicators ? words.indicators : []), words.columns.score], numeric: withIndicators ? [1, 2, 3, 4, 5, 6] : [1], total: false,
    rows: rows.map(({ name, indicators, score }): Line[] => [[name], ...(withIndicators ? words.indicators.map((_, at): Line => [indicators[at] ? exactly(indicators[at]) : "—"]) : []), [rounded(score.value, score.places, 2)]]),
  };
  const scale = text(fill(words.text.scores, { qualityScores: fill(words.text.scoresTable, { table: { kind: "reference", id: "quality", text: words.captions.quality } }) }));
  const overall = overallQuality ? [text(fill(words.text.overallQuality, { score: rounded(overallQuality.value, overallQuality.places, 2), grade: gradeOf(overallQuality.value)[language] }))] : [];
  return [requirements, scale, table, ...overall];
};

const arithmetic: Section = (context) => {
  const { words, unit, named, scale } = context;
  const rows = named.map(({ name, row }): Line[] => {
    const parts = [row.amount, row.distance].flatMap((each): Line[] => (each ? [[exactly(each), ` ${each.unit}`]] : []));
    if (row.factor) parts.push([exactly(row.factor), ` ${row.factor.unit}`]);
    else if (row.factorName) parts.push([row.factorName.text]);
    return [[name], parts.flatMap((part, index) => (index > 0 ? [" × ", ...part] : part)), [rounded(row.kg.dividedBy(scale), row.emission.places)]];
  });
  return [{
    kind: "table", id: "calculation", caption: [words.captions.arithmetic], heads: [words.columns.item, words.columns.arithmetic, words.columns.emission.replace("{unit}", unit)], numeric: [2], total: true,
    rows: [...rows, [[words.total], [""], [total(context)]]],
  }];
};

const stageResults: Section = (context) => {
  const { words, unit, stages, language } = context;
  const ranked = [...stages].sort((one, other) => other.value.comparedTo(one.value));
  const value = (stage: StageResult) => rounded(stage.value, stage.rows.flatMap(({ emission }) => emission.places));
  const table: ReportTable = {
    kind: "table", id: "stages", caption: [words.captions.stages], heads: [words.columns.stage, words.columns.emission.replace("{unit}", unit), words.columns.share], numeric: [1, 2], total: true,
    rows: [...stages.map((stage): Line[] => [[stage.name], [value(stage)], [stage.share]]), [[words.total], [total(context)], [{ kind: "figure", text: "100.00", value: new Decimal(100), from: stages.flatMap(({ share }) => share.from) }]]],
  };
  const order = ranked.flatMap((stage, index): Line => (index > 0 ? [language === "zh" ? "、" : ", ", stage.name] : [stage.name]));
  return [
    ...(stages.length > 1 ? [text(fill(words.text.stages, { table: { kind: "reference", id: "stages", text: words.captions.stages }, order }))] : []),
    table,
    ...(stages.length > 1 ? [{ kind: "chart" as const, id: "stages", caption: [words.captions.chart], names: stages.map(({ name }) => name), series: [{ name: "", values: stages.map(value) }], unit }] : []),
  ];
};

interface Spot {
  readonly name: string;
  readonly row: InventoryRow;
  readonly share: PrintedFigure;
  readonly cumulative: PrintedFigure;
}

/** The rows that make four fifths of the footprint, ten at most. */
export function spotsOf({ named, scale }: Context): Spot[] {
  const found = hotspots(named.map(({ name, row }) => ({ name, value: row.kg.dividedBy(scale) })), new Decimal("0.8"));
  const from: Place[] = [];
  return found.slice(0, 10).map(({ name, share, cumulative }) => {
    const { row } = named.find((each) => each.name === name)!;
    from.push(...row.emission.places);
    return { name, row, share: { kind: "figure", text: share.toFixed(2), value: share, from: row.emission.places }, cumulative: { kind: "figure", text: cumulative.toFixed(2), value: cumulative, from: [...from] } };
  });
}

const hotspotText: Section = (context) => {
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
  return [text(sentence), table, ...(spots.length + rest.length > 1 ? [chart] : [])];
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

const sensitivityText: Section = (context) => {
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
  return first ? [text(fill(words.text.sensitivity, { largest: first.name, percent: first.printed })), table, chart] : [];
};

const auditText: Section = (context) => {
  const { words, findings, language } = context;
  if (findings.length === 0) return [text([words.text.auditClean])];
  const of = (severity: Finding["severity"]) => count(findings.filter((finding) => finding.severity === severity).length, []);
  const rows = mergeFindings(findings).map(({ findings: same, message }): Line[] => [[same.map(address).join(", ")], [same[0].rule], [message[language]]]);
  return [
    text(fill(words.text.auditFound, { errors: of("error"), warnings: of("warning"), remarks: of("info"), table: { kind: "reference", id: "audit", text: words.captions.audit } })),
    { kind: "table", id: "audit", caption: [words.captions.audit], heads: [words.columns.place, words.columns.rule, words.columns.message], numeric: [], total: false, rows },
  ];
};

const limits: Section = ({ words }) => [text([words.text.limits]), text([words.text.limitGaps])];
const uncertainty: Section = (context) => {
  const { words, unit, interpretation: { uncertainty: found } } = context;
  if (found.length === 0) return [text([gap(context, "uncertainty")])];
  const figure = ({ value, places }: UncertaintyResult["total"]) => rounded(value, places);
  return [
    ...found.map(({ method, total: middle, low, high }) => text(fill(words.text[method], { total: figure(middle), low: figure(low), high: figure(high), unit }))),
    {
      kind: "table", id: "uncertainty", caption: [words.captions.uncertainty], numeric: [1, 2, 3], total: false,
      heads: [words.columns.method, words.columns.middle.replace("{unit}", unit), words.columns.low.replace("{unit}", unit), words.columns.high.replace("{unit}", unit)],
      rows: found.map(({ method, total: middle, low, high }) => [[words.methods[method]], [figure(middle)], [figure(low)], [figure(high)]]),
    },
  ];
};

const conclusion: Section = (context) => [heading(1, context.words.heads.conclusion), text(fill(context.stages.length > 1 ? context.words.text.conclusion : context.words.text.summaryOne, headline(context)))];

const advice: Section = (context) => {
  const { words, stages } = context;
  const found = effects(context).slice(0, 5);
  if (found.length === 0) return [];
  const spots = spotsOf(context);
  return [heading(1, words.heads.advice), text([words.text.advice]), ...found.map((effect): ReportBlock => {
    const spot = spots.find(({ name }) => name === effect.name)!;
    const stage = stages.find(({ rows }) => rows.includes(spot.row))?.id ?? null;
    return { kind: "item", line: fill(words.text.effect, { name: spot.name, share: spot.share, measure: words.advice[stage ?? "other"], percent: effect.printed }) };
  })];
};

const declaration: Section = (context) => {
  const { words, unit } = context;
  const labels = words.declarationLabels;
  const lines: readonly (readonly [string, Line])[] = [
    [labels.product, said(context, "product")], [labels.producer, said(context, "producer")], [labels.standards, standards(context)], [labels.perUnit, perUnit(context)], [labels.total, [total(context), ` ${unit}`]],
    [labels.boundary, boundary(context)], [labels.period, period(context)], [labels.author, said(context, "author")], [labels.reviewer, said(context, "reviewer")],
  ];
  return [heading(1, words.heads.declaration), { kind: "table", id: "declaration", caption: [words.heads.declaration], heads: [], numeric: [], total: false, rows: lines.map(([label, line]) => [[label], line]) }];
};

const appendix: Section = (context) => {
  const { words, named } = context;
  return [
    heading(1, words.heads.appendix), heading(2, words.heads.sources),
    { kind: "table", id: "sources", caption: [words.captions.sources], heads: [words.columns.item, words.columns.cell, words.columns.source], numeric: [], total: false, rows: named.map(({ name, row }) => [[name], [row.emission.places.map(address).join(", ")], [row.source?.text ?? "—"]]) },
    heading(2, words.heads.documents), ...documentList(context),
    ...(context.fields.length > 0 ? [heading(2, words.heads.exchange), text([words.text.exchange]), exchangeTable(context)] : []),
  ];
};

function documentList(context: Context): ReportBlock[] {
  const { words, interpretation: { documents } } = context;
  if (documents.length === 0) return [text(fill(words.text.documents, { documents: gap(context, "documents") }))];
  return documents.map(({ text: line }): ReportBlock => ({ kind: "item", line: [line] }));
}

function exchangeTable({ words, fields }: Context): ReportTable {
  return { kind: "table", id: "exchange", caption: [words.captions.exchange], heads: [words.columns.field, words.columns.value, words.columns.cell], numeric: [], total: false, rows: fields.map(({ name, text: line, place }) => [[name], [line], [address(place)]]) };
}

const under = (level: 1 | 2, head: keyof Words["heads"], section: Section): Section => (context) => {
  const blocks = section(context);
  return blocks.length > 0 ? [heading(level, context.words.heads[head]), ...blocks] : [];
};
const chapter = (head: keyof Words["heads"]): Section => ({ words }) => [heading(1, words.heads[head])];

/** The order of a study report after ISO 14067 and GB/T 24067: goal and scope, inventory, assessment, interpretation. */
const isoOrder: readonly Section[] = [
  summary, product, goal, scope,
  chapter("inventory"), under(2, "activity", activity), under(2, "factors", factors), under(2, "quality", quality),
  chapter("assessment"), under(2, "method", ({ words }) => [text([words.text.method])]), under(2, "arithmetic", arithmetic), under(2, "stages", stageResults),
  chapter("interpretation"), under(2, "hotspots", hotspotText), under(2, "sensitivity", sensitivityText), under(2, "uncertainty", uncertainty), under(2, "audit", auditText), under(2, "limits", limits),
  conclusion, advice, declaration, appendix,
];

/** The order of PAS 2050: the product and its unit, boundary, data, calculation, results. */
const pasOrder: readonly Section[] = [
  summary, goal, under(1, "reportingPas", (context) => [...product(context).slice(1), ...unitOfAnalysis(context)]),
  under(1, "boundary", (context) => [...boundaryText(context), ...timeText(context), ...rulesText(context)]),
  chapter("dataPas"), under(2, "activity", activity), under(2, "factors", factors), under(2, "quality", quality),
  chapter("assessment"), under(2, "method", ({ words }) => [text([words.text.method])]), under(2, "arithmetic", arithmetic),
  chapter("results"), under(2, "stages", stageResults), under(2, "hotspots", hotspotText), under(2, "sensitivity", sensitivityText), under(2, "uncertainty", uncertainty), under(2, "audit", auditText), under(2, "limits", limits),
  conclusion, advice, declaration, appendix,
];
