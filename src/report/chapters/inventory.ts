import type { ReportTable } from "../content";
import { exactly } from "../figures";
import { gap } from "../stated";
import { fill } from "../words/words";
import { address, count, text } from "./section";
import type { Section } from "./section";

export const activity: Section = (context) => {
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

export const factors: Section = (context) => {
  const { words, named } = context;
  const missing = named.filter(({ row }) => row.source === null).length;
  const table: ReportTable = {
    kind: "table", id: "factors", caption: [words.captions.factors], heads: [words.columns.item, words.columns.factor, words.columns.factorUnit, words.columns.source], numeric: [1], total: false,
    rows: named.map(({ name, row }) => [[name], row.factor ? [exactly(row.factor)] : [row.factorName?.text ?? "—"], [row.factor ? row.factor.unit : "—"], [row.source ? row.source.text : gap(context, "factorSource")]]),
  };
  return [text([words.text.factors]), table, ...(missing > 0 ? [text(fill(words.text.noFactorSource, { count: count(missing, named.filter(({ row }) => row.source === null).flatMap(({ row }) => row.emission.places)) }))] : [])];
};
