import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { shorten } from "../document";

/** A score of data quality that the text gives with a percent sign: it is a number from 1 to 9 (or 1 to 5) and no share. */
export function* scorePercent(reading: Reading): Iterable<ReportFinding> {
  const scores = new Map<string, number>();
  reading.document.blocks.forEach((block, at) => {
    if (block.kind !== "table") return;
    for (const row of block.rows) {
      if (!/不确定性|质量得分|数据质量|quality|score|uncertainty/i.test(row[0] ?? "")) continue;
      for (const cell of row.slice(1)) if (/^\d(?:\.\d+)?$/.test(cell)) scores.set(cell, at);
    }
  });
  for (const { text, block } of reading.sentences) {
    if (!/不确定性|质量|quality|uncertain|score/i.test(text)) continue;
    for (const match of text.matchAll(/(?<![\d.])(\d(?:\.\d+)?)\s*%/g)) {
      const table = scores.get(match[1]!);
      if (table === undefined) continue;
      yield {
        rule: "text.unit", severity: "warning", place: reading.at(block), other: reading.at(table), expected: match[1]!,
        message: { en: `"${shorten(text, 60)}": ${match[1]!} is the score of the table, and a score is no percentage.`, zh: `“${shorten(text, 60)}”：${match[1]!} 是表中的得分，得分不是百分数。` },
      };
    }
  }
}
