import { PcfError } from "../errors";
import type { Line } from "../report/content";
import type { Filling } from "../report/placeholders";
import { plainLine } from "../report/words/words";
import { tableXml } from "./reportWord/table";
import { escapeText, run } from "./reportWord/xml";
import { defaultLimits } from "./file/limits";
import { decode } from "./file/xml/encoding";
import { parseTree } from "./file/xml/tree";
import type { Element } from "./file/xml/tree";
import { readArchive } from "./file/zip/archive";
import { assemble } from "./file/zip/assemble";
import { checkRatio, unpack } from "./file/zip/unpack";

export interface FilledTemplate {
  readonly bytes: Uint8Array;
  readonly filled: number;
  /** Placeholders that nothing is known for; they stay in the document as they are. */
  readonly unknown: readonly string[];
}

const placeholder = /\{\{\s*([^{}]{1,100}?)\s*\}\}/g;

/**
 * Fills the placeholders ({{total}}, {{table.stages}}) of a company's .docx, also where Word has split one over several runs; headers and
 * footers too. Everything else stays byte for byte. @throws PcfError document.unknown, file.*.
 */
export function fillTemplate(bytes: Uint8Array, answer: (key: string) => Filling | null): FilledTemplate {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new PcfError("document.unknown", { given: "template" });
  const archive = readArchive(bytes, defaultLimits);
  checkRatio("zip", archive.entries.reduce((sum, entry) => sum + entry.size, 0), bytes.length, defaultLimits);
  const replaced = new Map<string, Uint8Array>();
  const unknown = new Set<string>();
  let filled = 0;
  for (const entry of archive.entries) {
    if (!/^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/i.test(entry.name)) continue;
    const { text } = decode(unpack(archive, entry, defaultLimits), entry.name);
    const edits = paragraphsOf(parseTree(text, entry.name, defaultLimits.elements)).flatMap((paragraph) => editsOf(paragraph, answer, (key) => unknown.add(key)));
    if (edits.length === 0) continue;
    filled += edits.reduce((sum, { count }) => sum + count, 0);
    replaced.set(entry.rawName, new TextEncoder().encode(spliced(text, edits)));
  }
  if (!archive.entries.some(({ name }) => name.toLowerCase() === "word/document.xml")) throw new PcfError("document.unknown", { given: "template" });
  return { bytes: replaced.size > 0 ? assemble(archive, replaced) : bytes, filled, unknown: [...unknown] };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly count: number;
}

function spliced(source: string, edits: readonly Edit[]): string {
  let [result, at] = ["", 0];
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    result += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + source.slice(at);
}

function paragraphsOf(element: Element): Element[] {
  return element.local === "p" && element.name.startsWith("w:") ? [element, ...element.children.flatMap(paragraphsOf)] : element.children.flatMap(paragraphsOf);
}

/** The texts of a paragraph's own runs, not those of paragraphs inside it (text boxes). */
function textsOf(element: Element): Element[] {
  return element.children.flatMap((child) => (child.local === "t" ? [child] : child.local === "p" || child.local === "del" ? [] : textsOf(child)));
}

function editsOf(paragraph: Element, answer: (key: string) => Filling | null, report: (key: string) => void): Edit[] {
  const texts = textsOf(paragraph);
  const whole = texts.map(({ text }) => text).join("");
  const matches = [...whole.matchAll(placeholder)].map((match) => ({ start: match.index, end: match.index + match[0].length, filling: answer(match[1]!), key: match[1]! }));
  for (const { filling, key } of matches) if (!filling) report(key);
  const known = matches.flatMap(({ start, end, filling }) => (filling ? [{ start, end, filling }] : []));
  if (known.length === 0) return [];
  const [only] = known;
  if (only?.filling.kind === "table" && whole.trim() === whole.slice(only.start, only.end)) {
    // Before the paragraph, which stays empty: a cell or page must not end with a table, and the paragraph may carry a section's end or a bookmark.
    const xml = tableXml(only.filling.table, (line, bold) => lineRuns(line, bold ?? false)).replaceAll('<w:pStyle w:val="TableText"/>', "");
    return [{ start: paragraph.start, end: paragraph.start, text: xml, count: 1 }, ...texts.map(({ start, end, name }) => ({ start, end, text: `<${name}/>`, count: 0 }))];
  }
  let at = 0;
  return texts.flatMap((element): Edit[] => {
    const from = at;
    const own = element.text;
    at += own.length;
    const touched = known.filter(({ start, end }) => start < at && end > from);
    if (touched.length === 0) return [];
    let [result, position, count] = ["", from, 0];
    for (const { start, end, filling } of touched) {
      result += own.slice(position - from, Math.max(position, start) - from);
      // The answer stands where the placeholder begins, in the run that it begins in.
      if (start >= from) { result += filling.kind === "line" ? plainFilling(filling.line) : plainFilling(filling.table.caption); count++; }
      position = Math.min(at, end);
    }
    result += own.slice(position - from);
    return [{ start: element.start, end: element.end, text: `<${element.name} xml:space="preserve">${escapeText(result)}</${element.name}>`, count }];
  });
}

function plainFilling(line: Line): string {
  return line.map((each) => (typeof each === "string" ? each : each.kind === "gap" ? `[${each.text}]` : each.text)).join("");
}

function lineRuns(line: Line, bold: boolean): string {
  return line.map((each) => (typeof each === "string" ? run(each, { bold }) : each.kind === "gap" ? run(`[${each.text}]`, { bold, gap: true }) : run(plainLine([each]), { bold }))).join("");
}
