import { captionPattern } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const pointer = /(续?表|附表|附录|附件|图|Tables?|Appendix|Annex|Figures?|Fig\.)\s*([A-Z]?\d+(?:\s*[-–—.．]\s*\d+)?)(?!\s*[\d.]*\s*(?:%|kg|t\b|℃))/giu;
const foreign = /GB\s*\/?\s*T?|ISO|IPCC|PAS|GHG|公告|标准》|指南|《[^》]*$|文件|Annual|因子》/;

/** A table, figure or appendix that the text points to and the report does not have; a table that has a caption and no row. */
export function* references(reading: Reading): Iterable<ReportFinding> {
  const { document } = reading;
  const captions = new Map<string, number>();
  const sorts = new Set<string>();
  document.blocks.forEach((block, at) => {
    const texts = block.kind === "paragraph" ? [block.text] : block.rows.slice(0, 2).map((row) => row.find((cell) => cell !== "") ?? "");
    for (const text of texts) {
      const own = /^\s*(续?表|附表|附录|附件|图|Table|Appendix|Annex|Figure|Fig\.)\s*([A-Z]?\d+(?:\s*[-–—.．]\s*\d+)?)/iu.exec(text);
      if (!own || /^\S*\s*\S*\s*(?:可知|可以看出|所示|shows?)/.test(text.slice(own[0].length, own[0].length + 6))) continue;
      captions.set(keyOf(own[1]!, own[2]!), at);
      sorts.add(sortOf(own[1]!));
    }
  });
  const told = new Set<string>();
  for (const [at, block] of document.blocks.entries()) {
    for (const text of block.kind === "paragraph" ? [block.text] : block.rows.flat()) {
      for (const match of text.matchAll(pointer)) {
        const key = keyOf(match[1]!, match[2]!);
        const before = text.slice(Math.max(0, match.index - 30), match.index);
        if (captions.has(key) || told.has(key) || !sorts.has(sortOf(match[1]!)) || foreign.test(before) || /(?![见如由从及和与在、至到表图附])\p{Script=Han}$/u.test(before)) continue;
        told.add(key);
        yield { rule: "text.reference", severity: "warning", place: reading.at(at), message: { en: `"${match[0]}" does not exist in the report.`, zh: `报告中没有“${match[0]}”。` } };
      }
    }
  }
  yield* emptyTables(reading);
}

function sortOf(word: string): string {
  if (/表|tab/i.test(word)) return "table";
  return /图|fig/i.test(word) ? "figure" : "appendix";
}

function keyOf(word: string, number: string): string {
  return `${sortOf(word)} ${number.replace(/\s+/g, "").replace(/[–—.．]/g, "-")}`;
}

function* emptyTables(reading: Reading): Iterable<ReportFinding> {
  const { blocks } = reading.document;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "table" && block.rows.length === 1 && !/^\s*(?:图|fig)/i.test(block.rows[0]!.join(""))) yield empty(reading, at);
    if (block.kind !== "paragraph" || !captionPattern.test(block.text) || block.text.length > 60 || /[。,，;；]|\.\s*$/.test(block.text)) continue;
    const next = blocks[at + 1];
    const captionAt = (index: number) => { const each = blocks[index]; return each?.kind === "paragraph" && captionPattern.test(each.text); };
    const onlyHeads = next?.kind === "paragraph" && next.text.length < 40 && /\s/.test(next.text) && !/[。；;,，.:：]/.test(next.text) && captionAt(at + 2);
    const behind = blocks.slice(Math.max(0, at - 1), at).some((each) => each.kind === "table");
    if (onlyHeads || (!behind && (next === undefined || captionAt(at + 1)))) yield empty(reading, at);
  }
}

function empty(reading: Reading, at: number): ReportFinding {
  const place = reading.at(at);
  return { rule: "table.empty", severity: "warning", place, message: { en: `The table "${place.label}" has no row.`, zh: `“${place.label}”没有数据行。` } };
}
