import { longestText } from "../tables/cell";
import { factKind } from "../tables/summaryWord";
import { plainText } from "../tables/plainText";
import type { Evidence } from "./evidence";

const years = /(?<!\d)((?:19|20)\d\d)(?!\d)/g;
const period = /核算期|核算年度|统计期|报告期|数据时间|时间范围|时间边界|年度[::]|period|reporting year|study year|reference year|data year|year[::]/i;

/** The year of the activity data: told by the study, else by the line or pair that names the period. */
export function studyYear({ context, facts, sheets }: Evidence): number | undefined {
  if (context.study?.year !== undefined) return context.study.year;
  const found: number[] = [];
  for (const fact of facts) if (fact.form === "pair" && factKind(fact.label) === "period") found.push(...yearsIn(fact.text), ...(fact.number !== null && fact.number >= 1990 && fact.number <= 2100 ? [fact.number] : []));
  for (const sheet of sheets) for (const line of sheet.lines) if (line.text.length <= 80 && period.test(plainText(line.text))) found.push(...yearsIn(line.text));
  if (found.length === 0) for (const sheet of sheets) for (const table of sheet.tables) for (const line of table.titles) if (/年度|(19|20)\d\d\s*年/.test(line.text) && line.text.length <= 40) found.push(...yearsIn(line.text));
  return found.length > 0 ? Math.max(...found) : undefined;
}

export function yearsIn(text: string): number[] {
  return [...text.matchAll(years)].map((match) => Number(match[1])).filter((year) => year >= 1990 && year <= 2100);
}

/** Every text of the workbook with its place, for rules that read what is written. */
export function* textsOf({ grids }: Evidence): Iterable<{ sheet: string; row: number; column: number; text: string }> {
  for (const grid of grids) {
    for (const [r, row] of grid.values.entries()) {
      for (const [c, value] of row.entries()) if (typeof value === "string" && value.length >= 3) yield { sheet: grid.sheet, row: grid.top + r, column: grid.left + c, text: value.slice(0, longestText) };
    }
  }
}
