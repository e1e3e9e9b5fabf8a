import type { Line } from "../content";
import { boundary, period, perUnit, said, standards, total } from "../stated";
import { heading } from "./section";
import type { Section } from "./section";

export const declaration: Section = (context) => {
  const { words, unit } = context;
  const labels = words.declarationLabels;
  const lines: readonly (readonly [string, Line])[] = [
    [labels.product, said(context, "product")], [labels.producer, said(context, "producer")], [labels.standards, standards(context)], [labels.perUnit, perUnit(context)], [labels.total, [total(context), ` ${unit}`]],
    [labels.boundary, boundary(context)], [labels.period, period(context)], [labels.author, said(context, "author")], [labels.reviewer, said(context, "reviewer")],
  ];
  return [heading(1, words.heads.declaration), { kind: "table", id: "declaration", caption: [words.heads.declaration], heads: [], numeric: [], total: false, rows: lines.map(([label, line]) => [[label], line]) }];
};
