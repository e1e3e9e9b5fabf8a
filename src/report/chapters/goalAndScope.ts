import { lifeCycle } from "../../footprint/lifeCycle";
import type { ReportTable } from "../content";
import { boundary, declared, output, period, said, standards } from "../stated";
import { fill } from "../words/words";
import { heading, text } from "./section";
import type { Section } from "./section";

export const product: Section = (context) => [
  heading(1, context.words.heads.product),
  text(fill(context.words.text.producer, { product: said(context, "product"), producer: said(context, "producer"), specification: said(context, "specification"), region: said(context, "region") })),
];

export const goal: Section = (context) => [
  heading(1, context.words.heads.goal),
  text(said(context, "goal")),
  text(fill(context.words.text.standards, { standards: standards(context), gwpSet: said(context, "gwpSet") })),
];

export const unitOfAnalysis: Section = (context) => [text(fill(context.words.text.unit, { functionalUnit: said(context, "functionalUnit"), declaredUnit: declared(context), output: output(context) }))];

export const boundaryText: Section = (context) => {
  const { words, study, stages, language } = context;
  const listed = stages.map(({ name }) => name).join(language === "zh" ? "、" : ", ");
  const scope: ReportTable = {
    kind: "table", id: "scope", caption: [words.captions.scope], heads: [words.columns.stage, words.columns.included, words.columns.reason], numeric: [], total: false,
    rows: study.stages.map(({ stage, included, reason }) => [[lifeCycle.find(({ id }) => id === stage)?.[language] ?? stage], [included === null ? words.open : included ? words.yes : words.no], [reason ?? ""]]),
  };
  return [text(fill(words.text.boundary, { boundary: boundary(context), stages: listed })), ...(study.stages.length > 0 ? [scope] : [])];
};

export const timeText: Section = (context) => [text(fill(context.words.text.time, { period: period(context), region: said(context, "region") }))];
export const rulesText: Section = (context) => [text(fill(context.words.text.cutOff, { cutOff: said(context, "cutOff") })), text(fill(context.words.text.allocation, { allocation: said(context, "allocation") }))];

export const scope: Section = (context) => {
  const { heads } = context.words;
  return [heading(1, heads.scope), heading(2, heads.unit), ...unitOfAnalysis(context), heading(2, heads.boundary), ...boundaryText(context), heading(2, heads.time), ...timeText(context), heading(2, heads.rules), ...rulesText(context)];
};
