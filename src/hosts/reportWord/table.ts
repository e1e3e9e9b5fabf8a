import type { Line, ReportTable } from "../../report/content";
import { run } from "./xml";

/** Twips between the margins of an A4 page. */
export const textWidth = 9070;

/** Rows that are kept together on a page. */
const shortTable = 8;

export type WriteLine = (line: Line, bold?: boolean) => string;

/** A table with three lines, as GB reports have it: above and below, and under its heads. */
export function tableXml(table: ReportTable, write: WriteLine): string {
  const widths = columnWidths(table);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const heads = table.heads.length > 0 ? rowXml(table.heads.map((head, column) => cellXml(run(head, { bold: true }), widths[column]!, table.numeric.includes(column), '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>', true)), true) : "";
  const rows = table.rows.map((row, index) => {
    const isTotal = table.total && index === table.rows.length - 1;
    const border = isTotal ? '<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>' : "";
    // A short table stays on one page, and a long one begins with more than its head and ends with more than its total.
    const keep = index < table.rows.length - 1 && (table.rows.length <= shortTable || index < 2 || index >= table.rows.length - 3);
    return rowXml(row.map((line, column) => cellXml(write(line, isTotal || (table.heads.length === 0 && column === 0)), widths[column]!, table.numeric.includes(column), border, keep)), false);
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${heads}${rows.join("")}</w:tbl>`;
}

function rowXml(cells: readonly string[], head: boolean): string {
  return `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
}

function cellXml(content: string, width: number, numeric: boolean, borders: string, keep: boolean): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${borders === "" ? "" : `<w:tcBorders>${borders}</w:tcBorders>`}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>${keep ? "<w:keepNext/>" : ""}${numeric ? '<w:jc w:val="right"/>' : ""}</w:pPr>${content}</w:p></w:tc>`;
}

/** Twips for a letter of half width and for a cell's margins; letters beyond this many are as good as these for the width of a column. */
const letter = 108;
const margins = 250;
const manyLetters = 200;

/** As browsers lay out tables: every column at least its longest word, and the rest by how much more each would like to have. */
function columnWidths({ heads, rows, numeric }: ReportTable): number[] {
  const columns = rows[0]?.length ?? heads.length;
  const sizes = Array.from({ length: columns }, (_, column) => {
    const head = heads[column] ?? "";
    const texts = rows.map((row) => (row[column] ?? []).map((each) => (typeof each === "string" ? each : each.text)).join(""));
    const wanted = Math.max(4, ...[...texts, head].map(widthOf));
    // A number is never broken, and a short head stands on one line; bold letters are wider.
    const least = Math.max(4, ...texts.map((text) => (numeric.includes(column) ? widthOf(text) : longestWord(text))), 1.2 * (widthOf(head) <= 10 ? widthOf(head) : longestWord(head)));
    return { least: least * letter + margins, wanted: Math.max(least, Math.min(wanted, manyLetters)) * letter + margins };
  });
  const total = (pick: "least" | "wanted") => sizes.reduce((sum, size) => sum + size[pick], 0);
  const [least, wanted] = [total("least"), total("wanted")];
  const widths = sizes.map((size) => {
    if (wanted <= textWidth) return (size.wanted * textWidth) / wanted;
    return least >= textWidth ? (size.least * textWidth) / least : size.least + ((textWidth - least) * (size.wanted - size.least)) / (wanted - least);
  }).map(Math.floor);
  widths[0] = widths[0]! + textWidth - widths.reduce((sum, each) => sum + each, 0);
  return widths;
}

/** Lines break at spaces, and between any two Han characters. */
function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s]|(?<=[\u2e80-\uffef])/u).map(widthOf));
}

/** Han characters are two letters wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}
