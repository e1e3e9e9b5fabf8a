const quote = '"';

/**
 * The cells of a csv text (RFC 4180), row by row; quoted cells may hold separators and line breaks. A byte order mark and the line end at the
 * end are passed over. Nothing is refused: a quotation mark where none belongs is a character like others, and a cell that is never closed
 * goes on to the end. Of our own, because every library that reads csv as leniently weighs ten times as much in the pane.
 */
export function readCsv(text: string, delimiter = ","): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === quote ? quoted(text, at + 1, delimiter) : bare(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter) continue;
    rows.push(row);
    row = [];
    if (text[end] === "\r" && text[at] === "\n") at += 1;
  }
  const last = rows.at(-1);
  return last?.length === 1 && last[0] === "" ? rows.slice(0, -1) : rows;
}

/** Rows as csv text, quoted where a cell needs it, with a line end after each. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\n`).join("");
}

interface Piece {
  readonly cell: string;
  /** Where the separator, the line end or the end of the text behind the cell stands. */
  readonly end: number;
}

function bare(text: string, from: number, delimiter: string): Piece {
  let end = from;
  while (end < text.length && !closes(text, end, delimiter)) end += 1;
  return { cell: text.slice(from, end), end };
}

function quoted(text: string, from: number, delimiter: string): Piece {
  let cell = "";
  let at = from;
  for (;;) {
    const mark = text.indexOf(quote, at);
    if (mark === -1) return { cell: cell + text.slice(at), end: text.length };
    const next = blanksAfter(text, mark + 1, delimiter);
    if (text[mark + 1] !== quote && closes(text, next, delimiter)) return { cell: cell + text.slice(at, mark), end: next };
    // Two of them are one; a single one in the middle is meant as it stands.
    cell += text.slice(at, mark + 1);
    at = mark + (text[mark + 1] === quote ? 2 : 1);
  }
}

/** Blanks between a closing quotation mark and the separator are no part of the cell. */
function blanksAfter(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === " " && delimiter !== " ") at += 1;
  return at;
}

function closes(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r";
}

function written(cell: string): string {
  return /[",\r\n]|^\s|\s$|^\uFEFF/.test(cell) ? `${quote}${cell.replaceAll(quote, quote + quote)}${quote}` : cell;
}
