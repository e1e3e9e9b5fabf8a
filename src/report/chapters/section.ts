import type { Place } from "../../audit/finding";
import { Decimal } from "../../units";
import type { Context } from "../context";
import type { CaptionReference, Line, PrintedFigure, ReportBlock } from "../content";
import type { Words } from "../words/words";

/** A part of the report; empty where there is nothing to say. */
export type Section = (context: Context) => readonly ReportBlock[];

export const heading = (level: 1 | 2, text: string): ReportBlock => ({ kind: "heading", level, text });
export const text = (line: Line): ReportBlock => ({ kind: "text", line });

/** "Table 7", "Figure 2": where the text speaks of. */
export function refer(of: "table" | "chart", id: string, caption: string): CaptionReference {
  return { kind: "reference", of, id, text: caption };
}

export const under = (level: 1 | 2, head: keyof Words["heads"], section: Section): Section => (context) => {
  const blocks = section(context);
  return blocks.length > 0 ? [heading(level, context.words.heads[head]), ...blocks] : [];
};
export const chapter = (head: keyof Words["heads"]): Section => ({ words }) => [heading(1, words.heads[head])];

export function address({ sheet, range }: Place): string {
  return `${sheet}!${range}`;
}

/** A number of things in the workbook, which no single cell holds. */
export function count(number: number, from: readonly Place[]): PrintedFigure {
  return { kind: "figure", text: String(number), value: new Decimal(number), from };
}
