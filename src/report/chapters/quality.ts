import { gradeOf } from "../../interpretation/nineScore";
import type { Line, ReportTable } from "../content";
import { exactly, rounded } from "../figures";
import type { QualityScale } from "../readInterpretation";
import { gap, said } from "../stated";
import { fill } from "../words/words";
import { refer, text } from "./section";
import type { Section } from "./section";

export const quality: Section = (context) => {
  const { words, interpretation: { quality: rows, overallQuality }, language } = context;
  const requirements = text(fill(words.text.quality, { dataQuality: said(context, "dataQuality") }));
  const [first] = rows;
  if (!first) return [requirements, text(fill(words.text.scores, { qualityScores: gap(context, "qualityScores") }))];
  const scale: QualityScale = rows.every((row) => row.scale === first.scale) ? first.scale : "stated";
  const indicators = rows.some((row) => row.indicators.length > 0) ? (scale === "pedigree" ? words.pedigree : words.indicators) : [];
  const withScore = rows.some(({ score }) => score !== null);
  const heads = [words.columns.item, ...indicators, ...(withScore ? [words.columns.score] : [])];
  const table: ReportTable = {
    kind: "table", id: "quality", caption: [words.captions.quality], heads, numeric: heads.slice(1).map((_, at) => at + 1), total: false,
    rows: rows.map((row): Line[] => [
      [row.name], ...indicators.map((_, at): Line => [row.indicators[at] ? exactly(row.indicators[at]) : "—"]), ...(withScore ? [row.score ? [rounded(row.score.value, row.score.places, 2)] : ["—"]] : []),
    ]),
  };
  const sentence = text(fill(words.text.scores, { qualityScores: fill(words.text.scale[scale], { table: refer("table", "quality", words.captions.quality) }) }));
  const overall = !overallQuality ? [] : [text(fill(scale === "nine" ? words.text.overallQuality : words.text.overallStated, { score: rounded(overallQuality.value, overallQuality.places, 2), grade: scale === "nine" ? gradeOf(overallQuality.value)[language] : "" }))];
  return [requirements, sentence, table, ...overall];
};
