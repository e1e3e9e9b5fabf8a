import { gradeOf } from "../../interpretation/nineScore";
import type { Line, ReportTable } from "../content";
import { exactly, rounded } from "../figures";
import { gap, said } from "../stated";
import { fill } from "../words/words";
import { text } from "./section";
import type { Section } from "./section";

export const quality: Section = (context) => {
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
