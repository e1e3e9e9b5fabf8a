import { captionOf, captionPattern } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

/** Two tables that are called after different things and have the same rows: one was copied and its cells stayed. */
export function* copiedTable(reading: Reading): Iterable<ReportFinding> {
  const { document } = reading;
  const tables = document.blocks.flatMap((block, at) => {
    if (block.kind !== "table") return [];
    const caption = captionOf(document, at).replace(captionPattern, "").replace(/^[\s:：.、-]+/, "").trim();
    const rows = block.rows.filter((row) => row.filter((cell) => /^[\d.,]+\s*%?$/.test(cell.trim())).length >= 2).map((row) => row.map((cell) => cell.trim()).join("|"));
    return caption === "" || /续|cont(?:inued|'d)|汇总|结果|总结|summary|results?/i.test(caption) || rows.length < 2 ? [] : [{ at, caption, rows: rows.join("\n") }];
  });
  for (const [index, { at, caption, rows }] of tables.entries()) {
    const first = tables.slice(0, index).find((other) => other.rows === rows && differsInANoun(other.caption, caption));
    if (!first) continue;
    yield {
      rule: "label.exchanged", severity: "error", place: reading.at(at), other: reading.at(first.at),
      message: { en: `The rows of "${caption}" are those of "${first.caption}", figure by figure. Was the table copied and not filled?`, zh: `“${caption}”的各行与“${first.caption}”完全相同，是否复制后未修改？` },
    };
  }
}

/** "Transport of cotton" and "Transport of packaging": the same words but for what they are about. */
function differsInANoun(one: string, other: string): boolean {
  if (one === other) return false;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (longer.includes(shorter)) return false;
  let [start, end] = [0, 0];
  while (start < shorter.length && shorter[start] === longer[start]) start++;
  while (end < shorter.length - start && shorter.at(-1 - end) === longer.at(-1 - end)) end++;
  return start + end >= shorter.length * 0.4;
}
