import { captionPattern } from "./document";
import type { Block, DocumentTable, ReportDocument } from "./document";

const heading = /^\s*(?:#{1,6}\s|第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|\d+(?:\.\d+){0,3}[.、]?\s*\p{Script=Han}|附录|摘要|结论|Appendix\b|Conclusions?\b)/u;
const listItem = /^\s*(?:[-•·➢●]|\d+(?:[)）、]|\.(?!\d))|[(（]\d+[)）]|[①-⑳]|[a-z][)）])/u;

/**
 * A report that was saved as text, Markdown or HTML. Lines that a page's width broke are joined; tables are cells that stand
 * on lines of their own behind a tab, cells between tabs or bars, and rows of words under a caption.
 */
export function readText(text: string): ReportDocument {
  const isHtml = /<(?:html|body|table|p|h[1-6]|div)[\s>]/i.test(text) && /<\/(?:html|body|table|p|h[1-6]|div)>/i.test(text);
  return { blocks: isHtml ? readHtml(text) : readLines(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").replace(/\f/g, "\n")) };
}

function readLines(text: string): Block[] {
  const lines = text.replace(/ *<su([bp])>\s*([^<\n]{1,6}?)\s*<\/su\1> */gi, "$2").replace(/<\/?(?:b|i|strong|em)>/gi, "").split("\n");
  const blocks: Block[] = [];
  let paragraph = "";
  const close = () => {
    if (paragraph.trim() !== "") blocks.push(paragraphOf(paragraph));
    paragraph = "";
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const table = tabbedCells(lines, at) ?? separatedRows(lines, at) ?? alignedRows(lines, at) ?? wordRows(lines, at, lastCaption(blocks, paragraph));
    if (table) {
      close();
      blocks.push(table.table);
      if (table.rest) blocks.push(paragraphOf(table.rest));
      at = table.next;
      continue;
    }
    if (line.trim() === "") {
      if (endsSentence(paragraph)) close();
    } else {
      if (startsAnew(line) || endsHeading(paragraph)) close();
      paragraph = paragraph === "" ? line.trim() : join(paragraph, line.trim());
    }
    at++;
  }
  close();
  return blocks;
}

function paragraphOf(text: string): Block {
  const plain = text.replace(/^#{1,6}\s+/, "").replace(/\*\*/g, "").trim();
  return { kind: "paragraph", text: plain, heading: (heading.test(text) || captionPattern.test(plain)) && plain.length < 60 && !/[。；;]$/.test(plain) };
}

function startsAnew(line: string): boolean {
  return heading.test(line) || listItem.test(line) || captionPattern.test(line) || /^\s*(?:图|Figure)\s*\d/i.test(line) || /^\S{2,12}[:：]/.test(line.trim());
}

/** A heading or caption stands alone; so does a line that is a sentence. */
function endsHeading(paragraph: string): boolean {
  return paragraph !== "" && (/^#{1,6}\s/.test(paragraph) || (captionPattern.test(paragraph) && paragraph.length < 60 && !/[，,、]$/.test(paragraph)) || (/^\s*\d+\.\d+/.test(paragraph) && paragraph.length < 25) || /^[一二三四五六七八九十]+、.{2,15}$/.test(paragraph));
}

function endsSentence(paragraph: string): boolean {
  return paragraph !== "" && (/[。！？.!?]["”]?$/.test(paragraph.trim()) || endsHeading(paragraph));
}

function join(before: string, after: string): string {
  return /[\p{Script=Han}，。、；：（）“”]$/u.test(before) || /^[\p{Script=Han}，。、；：（）“”]/u.test(after) ? before + after : `${before} ${after}`;
}

interface Found {
  readonly table: DocumentTable;
  /** Lines among the rows that are none of them. */
  readonly rest?: string;
  readonly next: number;
}

function tableOf(rows: readonly (readonly string[])[]): DocumentTable {
  const width = Math.max(...rows.map((row) => row.length));
  return { kind: "table", rows: rows.map((row) => widened(row.map((cell) => cell.trim()), width)), merges: [] };
}

const summary = /^(?:合\s*计|小\s*计|总\s*计|共\s*计|总量|sub-?total|total|sum)/i;

/** The label of a total is merged over the cells before its figures, which stand at the right end. */
function widened(row: readonly string[], width: number): string[] {
  const gap = Array.from({ length: width - row.length }, () => "");
  return row.length > 1 && row.length < width && summary.test(row[0]!) ? [row[0]!, ...gap, ...row.slice(1)] : [...row, ...gap];
}

/** Each cell on a line that begins with a tab; a blank line before a tab begins a row. */
function tabbedCells(lines: readonly string[], from: number): Found | null {
  const isCell = (line: string | undefined) => line !== undefined && /^\t[^\t]*$/.test(line);
  if (!isCell(lines[from])) return null;
  const rows: string[][] = [[]];
  let at = from;
  let blank = false;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    if (isCell(line)) {
      if (blank && rows.at(-1)!.length > 0) rows.push([]);
      rows.at(-1)!.push(line.trim());
      blank = false;
    } else if (line.trim() === "") {
      blank = true;
    } else if (continues(lines, at, isCell)) {
      const row = rows.at(-1)!;
      row[row.length - 1] = join(row.at(-1) ?? "", line.trim());
      blank = false;
    } else break;
  }
  return rows.flat().length >= 2 ? { table: tableOf(rows), next: at } : null;
}

/** A short line that more cells follow is the rest of the cell before it. */
function continues(lines: readonly string[], at: number, isCell: (line: string | undefined) => boolean): boolean {
  const line = lines[at]!.trim();
  if (line.length > 20 || startsAnew(line)) return false;
  const rest = lines.slice(at + 1, at + 4).find((each) => each.trim() !== "");
  return isCell(rest);
}

/** Rows of cells between tabs, or between the bars of Markdown. */
function separatedRows(lines: readonly string[], from: number): Found | null {
  // With bars around the row, or between its cells alone.
  const bar = /^\s*\|.*\|\s*$|\S\s+\|.*\s\|(?:\s|$)/;
  const isBar = bar.test(lines[from] ?? "");
  const cellsOf = (line: string) => (isBar ? (bar.test(line) ? line.trim().replace(/^\||\|$/g, "").split("|") : null) : line.includes("\t") ? line.split("\t") : null);
  const rows: string[][] = [];
  let [at, shorter] = [from, false];
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const cells = cellsOf(line);
    if (cells) {
      if (shorter && cells.length === rows[0]!.length - 1) cells.unshift("");
      if (!cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell))) rows.push(cells.map((cell) => cell.replace(/<[^>]*>/g, " ").trim()));
    } else {
      const next = rows.length > 0 ? resumed(lines, at, (each) => [0, 1].includes(rows[0]!.length - (cellsOf(each)?.length ?? -9))) : -1;
      if (next < 0) break;
      at = next;
      const cells = cellsOf(lines[next]!)!;
      // The first column is merged over the page's end, and the next page does not print it.
      shorter ||= cells.length === rows[0]!.length - 1;
      if (shorter && cells.length === rows[0]!.length - 1) cells.unshift("");
      const alone = cells.filter((cell) => cell.trim() !== "").length === 1 ? cells.findIndex((cell) => cell.trim() !== "") : -1;
      const above = rows.at(-1)!;
      // A cell that the page's end cut in two.
      if (alone > 0 && above[alone]) above[alone] = `${above[alone]} ${cells[alone]!.trim()}`;
      else rows.push(cells.map((cell) => cell.trim()));
    }
  }
  const isTable = rows.length >= 2 && rows.some((row) => row.filter((cell) => cell !== "").length >= 2) && !rows.every((row) => /\.{4,}/.test(row.join("")));
  return isTable ? { table: tableOf(rows), next: at } : null;
}

interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Columns that stand below each other, with two blanks and more between their cells: a heading, and rows of which most cells lie under it. */
function alignedRows(lines: readonly string[], from: number): Found | null {
  const spans = (line: string): Span[] => [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  const heads = spans(lines[from] ?? "");
  if (heads.length < 3 || heads.some(({ text }) => numeric.test(text))) return null;
  const rows: string[][] = [heads.map(({ text }) => text)];
  let [at, figures] = [from + 1, 0];
  for (; at < lines.length; at++) {
    const cells = spans(lines[at]!);
    if (cells.length === 0 || /^[-=\s]+$/.test(lines[at]!)) { if (rows.length > 1 && cells.length === 0) break; else continue; }
    if (cells.length < 2 || cells.length > heads.length) break;
    const row = heads.map(() => "");
    for (const cell of cells) {
      // The column that it overlaps most, else the nearest one.
      const distance = (head: Span) => Math.max(head.start - cell.end, cell.start - head.end, Math.abs((head.start + head.end - cell.start - cell.end) / 2) / 1000 - 1);
      const column = heads.reduce((best, head, index) => (distance(head) < distance(heads[best]!) ? index : best), 0);
      row[column] = row[column] === "" ? cell.text : `${row[column]} ${cell.text}`;
    }
    figures += row.slice(1).filter((cell) => numeric.test(cell)).length;
    rows.push(row);
  }
  return rows.length >= 3 && figures >= rows.length - 1 ? { table: tableOf(rows), next: at } : null;
}

/** Where a table goes on behind a page's end: a single blank line, or blank lines around a running head or page number. -1 where it does not. */
function resumed(lines: readonly string[], from: number, isRow: (line: string) => boolean): number {
  let heads = 0;
  for (let at = from; at < from + 8 && at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (isRow(lines[at]!)) return heads > 0 || at - from <= 1 ? at : -1;
    if (line === "") continue;
    if (captionPattern.test(line) || !(/报告$|report$|^[-–—\s]*\d{1,3}[-–—\s]*$/i.test(line.replace(/^#+\s*/, "")) && line.length < 40)) return -1;
    heads++;
  }
  return -1;
}

function lastCaption(blocks: readonly Block[], paragraph: string): boolean {
  const last = paragraph !== "" ? paragraph : blocks.at(-1);
  const text = typeof last === "string" ? last : last?.kind === "paragraph" ? last.text : "";
  return captionPattern.test(text) && text.length < 60;
}

const numeric = /^[<>≤≥~≈]?[+-]?\d[\d,]*(?:\.\d+)?%?$/;

/** Rows of words under a caption, as a page that was copied as text leaves them: a heading line, then lines that end in numbers. */
function wordRows(lines: readonly string[], from: number, underCaption: boolean): Found | null {
  if (!underCaption || (lines[from] ?? "").trim() === "") return null;
  const rows: string[][] = [];
  let header: string[] | null = null;
  const others: string[] = [];
  let [stage, headerLine] = ["", ""];
  let [at, blanks, numbers] = [from, 0, 0];
  for (; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === "") {
      if (++blanks > 3 && !lines.slice(at, at + 14).some((each) => header && each.trim() === headerLine)) break;
      continue;
    }
    if (header && line === headerLine) continue;
    if (captionPattern.test(line) || (heading.test(line) && !rowLike(line)) || listItem.test(line) || /[。；]/.test(line) || (line.length > 45 && !/\d/.test(line))) {
      // The page ended inside the table, and the next one repeats its heading.
      const again = header ? lines.findIndex((each, index) => index > at && index <= at + 14 && each.trim() === headerLine) : -1;
      if (again < 0) break;
      at = again;
      continue;
    }
    blanks = 0;
    const words = wordsOf(line);
    const isRow = words.filter((word) => numeric.test(word)).length > 0 && words.length >= 2;
    if (!header) {
      if (words.length < 2) { if (rows.length > 0 || at > from + 3) break; continue; }
      header = words;
      headerLine = line;
      rows.push(words);
    } else if (isRow) {
      numbers++;
      rows.push(fitted(words, header.length, stage));
    } else {
      if (words.length === 1 && words[0]!.length <= 12) stage = words[0]!;
      others.push(line);
    }
  }
  // Cells that break over lines leave more lines than rows: that is no table that could be read.
  if (!header || numbers === 0 || others.length > rows.length) return null;
  placeTotals(rows);
  return { table: tableOf(rows), next: at, rest: others.filter((line) => line.length > 12).join(" ") };
}

/** A single figure of a total belongs under the column that adds up to it, else under the emissions. */
function placeTotals(rows: string[][]): void {
  const [header = []] = rows;
  for (const [at, row] of rows.entries()) {
    const filled = row.flatMap((cell, column) => (numeric.test(cell) ? [column] : []));
    if (at === 0 || filled.length !== 1 || !/合计|总计|总量|总碳|total/i.test(row[0] ?? "")) continue;
    const from = filled[0]!;
    const value = Number(row[from]!.replace(/[,%]/g, ""));
    const sumOf = (column: number) => rows.slice(1, at).reduce((sum, each) => sum + (numeric.test(each[column] ?? "") ? Number(each[column]!.replace(/[,%]/g, "")) : 0), 0);
    const columns = header.map((_, column) => column).slice(1);
    const column = columns.find((each) => sumOf(each) > 0 && Math.abs(sumOf(each) / value - 1) < 0.002) ?? columns.filter((each) => /排放量|碳足迹（|emission/i.test(header[each]!)).at(-1);
    if (column === undefined || column === from) continue;
    row[column] = row[from]!;
    row[from] = "";
  }
}

/** "100 t 245 ...": words of which most are numbers. */
function rowLike(line: string): boolean {
  const words = wordsOf(line);
  return words.length >= 3 && words.filter((word) => numeric.test(word)).length >= 2;
}

/** A unit of two words is one cell. */
function wordsOf(line: string): string[] {
  return line.replace(/万 (?=kWh|Nm3|m3|t\b)/gi, "万").replace(/(kg|t|g) (?=CO2)/gi, "$1").replace(/ ?＞ ?/g, "＞").split(/\s+/);
}

/** A row that lacks its first cell (merged with the one above) stands to the right, below the heading's last words. */
function fitted(words: readonly string[], width: number, stage: string): string[] {
  if (words.length >= width) return [...words];
  if (words.length === width - 1 && !numeric.test(words[0]!)) return [stage, ...words];
  const name = words.findIndex((word) => numeric.test(word));
  const gap = Array.from({ length: width - words.length }, () => "");
  return [...words.slice(0, name), ...gap, ...words.slice(name)];
}

function readHtml(text: string): Block[] {
  const blocks: Block[] = [];
  const plain = (html: string) => decode(html.replace(/<br\s*\/?>/gi, " ").replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim();
  const body = text.replace(/<(script|style|head)[\s\S]*?<\/\1>/gi, "");
  for (const match of body.matchAll(/<table[\s\S]*?<\/table>|<(h[1-6]|p|li|caption|figcaption)\b[^>]*>([\s\S]*?)<\/\1>/gi)) {
    if (match[1] === undefined) {
      const caption = /<caption[^>]*>([\s\S]*?)<\/caption>/i.exec(match[0])?.[1];
      if (caption) blocks.push({ kind: "paragraph", text: plain(caption), heading: true });
      const rows = [...match[0].matchAll(/<tr\b[\s\S]*?<\/tr>/gi)].map((row) => [...row[0].matchAll(/<t([dh])\b([^>]*)>([\s\S]*?)<\/t\1>/gi)].flatMap((cell) => [plain(cell[3]!), ...Array.from({ length: Number(/colspan\s*=\s*["']?(\d+)/i.exec(cell[2]!)?.[1] ?? 1) - 1 }, () => "")]));
      if (rows.length > 0 && rows.flat().length > 0) blocks.push(tableOf(rows));
    } else {
      const paragraph = plain(match[2] ?? "");
      if (paragraph !== "") blocks.push({ kind: "paragraph", text: paragraph, heading: /^h/i.test(match[1]) });
    }
  }
  return blocks;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole: string, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : null;
    return code !== null ? (code <= 0x10ffff ? String.fromCodePoint(code) : whole) : (entities[(name ?? "").toLowerCase()] ?? whole);
  });
}
