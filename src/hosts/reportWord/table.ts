import type { Line, ReportTable } from "../../report/content";
import { run } from "./xml";

/** Twips between the margins of an A4 page. */
export const textWidth = 9070;

export type WriteLine = (line: Line, bold?: boolean) => string;

/** A table with three lines, as GB reports have it: above and below, and under its heads. */
export function tableXml(table: ReportTable, write: WriteLine): string {
  const widths = columnWidths(table);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const heads = table.heads.length > 0 ? rowXml(table.heads.map((head, column) => cellXml(run(head, { bold: true }), widths[column]!, table.numeric.includes(column), '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>')), true) : "";
  const rows = table.rows.map((row, index) => {
    const isTotal = table.total && index === table.rows.length - 1;
    const border = isTotal ? '<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>' : "";
    return rowXml(row.map((line, column) => cellXml(write(line, isTotal || (table.heads.length === 0 && column === 0)), widths[column]!, table.numeric.includes(column), border)), false);
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${heads}${rows.join("")}</w:tbl>`;
}

function rowXml(cells: readonly string[], head: boolean): string {
  return `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
}

function cellXml(content: string, width: number, numeric: boolean, borders: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${borders === "" ? "" : `<w:tcBorders>${borders}</w:tcBorders>`}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>${numeric ? '<w:jc w:val="right"/>' : ""}</w:pPr>${content}</w:p></w:tc>`;
}

/** Letters of half width that one line of a cell should hold, and twips for one of them and for a cell's margins. */
const oneLine = 24;
const letter = 112;
const margins = 250;

/** Short columns get the room that they need on one line; long texts share the rest by their length. */
function columnWidths({ heads, rows }: ReportTable): number[] {
  const columns = rows[0]?.length ?? heads.length;
  const lengths = Array.from({ length: columns }, (_, column) => {
    const texts = [heads[column] ?? "", ...rows.map((row) => (row[column] ?? []).map((each) => (typeof each === "string" ? each : each.text)).join(""))];
    return Math.max(4, ...texts.map(widthOf));
  });
  const isLong = lengths.map((length) => length > oneLine);
  const needed = lengths.map((length, column) => (isLong[column] ? oneLine : length) * letter + margins);
  const rest = textWidth - needed.reduce((total, each) => total + each, 0);
  const weights = lengths.map((length, column) => (rest > 0 && isLong.includes(true) ? (isLong[column] ? Math.min(length, 80) : 0) : needed[column]!));
  const sum = weights.reduce((total, each) => total + each, 0);
  const widths = needed.map((each, column) => Math.floor(each + (rest * weights[column]!) / sum));
  widths[0] = widths[0]! + textWidth - widths.reduce((total, each) => total + each, 0);
  return widths;
}

/** Han characters are two letters wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}
