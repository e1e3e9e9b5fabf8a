import { parse, unparse } from "papaparse";

/** The cells of a csv text, row by row; quoted cells may hold separators and line breaks. A byte order mark and the line end at the end are passed over. */
export function readCsv(text: string, delimiter = ","): string[][] {
  const rows = parse(text.replace(/^\uFEFF/, ""), { delimiter }).data;
  const last = rows.at(-1);
  return last?.length === 1 && last[0] === "" ? rows.slice(0, -1) : rows;
}

/** Rows as csv text, quoted where a cell needs it, with a line end after each. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${unparse(rows, { newline: "\n" })}\n`;
}
