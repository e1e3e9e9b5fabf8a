import { Decimal } from "../../units";
import type { StageResult } from "../context";
import type { Line, ReportTable } from "../content";
import type { NamedFactor } from "../namedFactor";
import type { SourcedText } from "../../workbook/inventory";
import { exactly, rounded, shortest, unitIn } from "../figures";
import { total } from "../stated";
import { fill } from "../words/words";
import { refer, text } from "./section";
import type { Section } from "./section";

export const method: Section = ({ words }) => [text([words.text.method])];

export const arithmetic: Section = (context) => {
  const { words, unit, named, scale, factorNamed, language } = context;
  const rows = named.map(({ name, row }): Line[] => {
    const parts = [row.amount, row.distance].flatMap((each): Line[] => (each ? [[exactly(each), ` ${unitIn(language, each.unit)}`]] : []));
    if (row.factor) parts.push([exactly(row.factor), ` ${unitIn(language, row.factor.unit)}`]);
    else if (row.factorName) parts.push(namedPart(row.factorName, factorNamed(row)));
    return [[name], parts.flatMap((part, index) => (index > 0 ? [" × ", ...part] : part)), [rounded(row.kg.dividedBy(scale), row.emission.places)]];
  });
  return [text(fill(words.text.arithmetic, { table: refer("table", "calculation", words.captions.arithmetic) })), {
    kind: "table", id: "calculation", caption: [words.captions.arithmetic], heads: [words.columns.item, words.columns.arithmetic, words.columns.emission.replace("{unit}", unit)], numeric: [2], total: true,
    rows: [...rows, [[words.total], [""], [total(context)]]],
  }];
};

/** A factor that the row names, with its value; a fuel with its own arithmetic. */
function namedPart({ text: name, place }: SourcedText, found: NamedFactor | null): Line {
  if (found === null) return [name];
  return found.arithmetic === null ? [shortest(found.value, [place]), ` ${found.unit}`] : [found.arithmetic];
}

export const stageResults: Section = (context) => {
  const { words, unit, stages, language } = context;
  const ranked = [...stages].sort((one, other) => other.value.comparedTo(one.value));
  const value = (stage: StageResult) => rounded(stage.value, stage.rows.flatMap(({ emission }) => emission.places));
  const table: ReportTable = {
    kind: "table", id: "stages", caption: [words.captions.stages], heads: [words.columns.stage, words.columns.emission.replace("{unit}", unit), words.columns.share], numeric: [1, 2], total: true,
    rows: [...stages.map((stage): Line[] => [[stage.name], [value(stage)], [stage.share]]), [[words.total], [total(context)], [{ kind: "figure", text: "100.00", value: new Decimal(100), from: stages.flatMap(({ share }) => share.from) }]]],
  };
  const order = ranked.flatMap((stage, index): Line => (index > 0 ? [language === "zh" ? "、" : ", ", stage.name] : [stage.name]));
  return [
    ...(stages.length > 1 ? [text(fill(words.text.stages, { table: refer("table", "stages", words.captions.stages), figure: refer("chart", "stages", words.captions.chart), order }))] : []),
    table,
    ...(stages.length > 1 ? [{ kind: "chart" as const, id: "stages", caption: [words.captions.chart], names: stages.map(({ name }) => name), series: [{ name: "", values: stages.map(value) }], unit }] : []),
  ];
};
