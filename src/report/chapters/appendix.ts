import type { Context } from "../context";
import type { ReportBlock, ReportTable } from "../content";
import { gap } from "../stated";
import { fill } from "../words/words";
import { address, heading, text } from "./section";
import type { Section } from "./section";

export const appendix: Section = (context) => {
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
