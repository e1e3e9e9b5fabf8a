import { filledCells } from "../tables/grid";
import { longestText } from "../tables/cell";
import type { StudyField } from "../study/study";
import { factKind } from "../tables/summaryWord";
import type { Fact } from "../tables/table";
import { plainText } from "../tables/plainText";
import { cellAddress } from "./address";
import type { Evidence } from "./evidence";
import type { Place } from "./finding";

const years = /(?<!\d)((?:19|20)\d\d)(?!\d)/g;
const period = /核算期|核算年度|统计期|报告期|数据时间|时间范围|时间边界|数据期|年度[::]|period|reporting year|study year|reference year|data year|year[::]/i;

/** Titles over the data of a year: "2023年生产数据", "Production data 2023". */
const dated =
  /年度|(19|20)\d\d\s*年|\bfy ?20\d\d\b|^(?!.*(factor|database)).*\b(production|activity|inventory|consumption|operating|data|reporting|calendar|annual|assessment|cradle|gate|season|fy|year)\b.*\b20\d\d\b/i;

/** A note that says of which year the figures are: "数据为企业2024年度统计", "All figures are for 2024"; not of which year a factor is. */
const collected = /^(?!.*(?:因子|系数|来源|factor|database|source)).*(?:(?:19|20)\d\d\s*年度?(?:的)?(?:统计|实绩|生产|数据|台账)|\b(?:data|figures|records|amounts)\b.{0,40}\b(?:of|for|from|in)\b.{0,20}\b20\d\d\b)/i;

/** The year of the activity data: told by the study, else by the line or pair that names the period. */
export function studyYear({ context, facts, sheets }: Evidence): number | undefined {
  const told = yearsIn(`${context.study?.study.periodStart ?? ""} ${context.study?.study.periodEnd ?? ""}`);
  if (told.length > 0) return Math.max(...told);
  const found: number[] = [];
  for (const fact of facts) if (fact.form === "pair" && factKind(fact.label) === "period") found.push(...yearsOf(fact));
  for (const sheet of sheets)
    for (const line of sheet.lines) if (line.text.length <= 80 && period.test(plainText(line.text))) found.push(...yearsIn(line.text));
  if (found.length === 0)
    for (const sheet of sheets)
      for (const table of sheet.tables) for (const line of table.titles) if (dated.test(line.text) && line.text.length <= 90) found.push(...yearsIn(line.text));
  if (found.length === 0) for (const { lines } of sheets) for (const { text } of lines) if (collected.test(plainText(text))) found.push(...yearsIn(text));
  return found.length > 0 ? Math.max(...found) : undefined;
}

/** Where the study states a field; its sheet's first cell where the label is missing, null without a study. */
export function studyPlace({ context: { study } }: Evidence, field: StudyField): Place | null {
  if (!study) return null;
  const cell = study.cells.get(field);
  return { sheet: study.sheet, range: cell ? cellAddress(cell) : "A1" };
}

function yearsIn(text: string): number[] {
  return [...text.matchAll(years)].map((match) => Number(match[1])).filter(isYear);
}

/** The years that a cell or a fact names, as a number or in its words. */
export function yearsOf({ number, text }: { readonly number: number | null; readonly text: string }): number[] {
  return number !== null && isYear(number) ? [number] : yearsIn(text);
}

/** No data of a footprint are older, none are from after the century. */
function isYear(number: number): boolean {
  return number >= 1990 && number <= 2100;
}

/** Every text of the workbook with its place, for rules that read what is written. */
export function* textsOf({ grids }: Evidence): Iterable<{ sheet: string; row: number; column: number; text: string }> {
  for (const grid of grids) {
    for (const { row, column, value } of filledCells(grid))
      if (typeof value === "string" && value.length >= 3) yield { sheet: grid.sheet, row, column, text: value.slice(0, longestText) };
  }
}

/** The label of a fact; of a number in a sentence the words right before it. */
export function lastWords({ form, label }: Fact): string {
  return form === "sentence" ? (label.split(/[,，]/).at(-1) ?? "") : label;
}

const resultLabel = /^(?:最终|核算|计算|评价|产品|单位产品|总|单位)*(?:结果|碳足迹|碳足迹值|碳足迹结果|碳足迹总量|碳足迹核算结果|总碳足迹|温室气体排放总量)(?:结果|值)?$|^(?:the |final |overall |total |product )*(?:result|results|carbon footprint|footprint|pcf|gwp|gwp ?100)(?: result| value)?(?: (?:per|of|for) .{1,40})?$/i;

/** "核算结果", "Product carbon footprint", "GWP100": the result of the study, and nothing of its parts. */
export function isResultLabel(text: string): boolean {
  return resultLabel.test(plainText(text).replace(/[(（].*$/, "").replace(/[:：]$/, "").trim());
}
