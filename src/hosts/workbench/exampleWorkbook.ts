import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { ICellData, IStyleData, IWorkbookData } from "@univerjs/core";
import type { Language } from "../../locales";
import { localeType } from "./languagePack";

type Text = Readonly<Record<Language, string>>;
type ExampleCell = number | string | Text | null;

/** A file of assets/examples: a table of a real report, texts in both languages, everything that can be computed as a formula. */
export interface Example {
  readonly title: Text;
  /** In characters, as spreadsheets count them. */
  readonly columnWidths: readonly number[];
  /** Rows count from 1. */
  readonly headerRow: number;
  /** Number formats by column letter. */
  readonly formats: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly ExampleCell[])[];
}

/** Beyond its cells a sheet has room to go on typing. */
const spareRows = 60;
const leastColumns = 14;

const styles: Readonly<Record<"title" | "heading" | "subtitle" | "total" | "text", IStyleData>> = {
  title: { bl: BooleanNumber.TRUE, fs: 14, cl: { rgb: "#14532d" } },
  heading: { bl: BooleanNumber.TRUE, bg: { rgb: "#dcefe2" }, cl: { rgb: "#14532d" }, vt: VerticalAlign.MIDDLE, tb: WrapStrategy.WRAP },
  subtitle: { bl: BooleanNumber.TRUE, fs: 12, cl: { rgb: "#14532d" } },
  total: { bl: BooleanNumber.TRUE, bd: { t: { s: 1, cl: { rgb: "#14532d" } } } },
  text: {},
};

const narrowest = 90;
const numberRoom = "155,924.529";
const boldness: Readonly<Record<Language, number>> = { en: 1.3, zh: 1.05 };
/** Row numbers and the scroll bar. */
const rowHeader = 62;
const headingHeight = 38;

/** The example as the grid takes it, its texts in one language; `room` is the width of the grid in pixels. */
export function exampleWorkbook(example: Example, language: Language, id: string, room: number): Partial<IWorkbookData> {
  const widths = fittingWidths(example, language, room);
  const cellData: Record<number, Record<number, ICellData>> = {};
  example.rows.forEach((cells, row) => {
    const kind = kindOf(cells, row);
    cellData[row] = Object.fromEntries(cells.flatMap((cell, column) => (cell === null && kind !== "total" ? [] : [[column, cellOf(cell, kind, example.formats[letter(column)], language)]])));
  });
  const sheetId = `${id}-1`;
  return {
    id,
    name: example.title[language],
    locale: localeType[language],
    sheetOrder: [sheetId],
    sheets: {
      [sheetId]: {
        id: sheetId,
        name: example.title[language],
        rowCount: example.rows.length + spareRows,
        columnCount: Math.max(leastColumns, example.columnWidths.length + 4),
        cellData,
        columnData: Object.fromEntries(widths.map((w, column) => [column, { w }])),
        rowData: Object.fromEntries(example.rows.flatMap((cells, row) => ({ title: [[row, { h: 32 }]], heading: [[row, { h: headingHeight }]], subtitle: [], total: [], text: [] })[kindOf(cells, row)])),
        defaultStyle: { fs: 10 },
        freeze: { xSplit: 0, ySplit: example.headerRow, startRow: example.headerRow, startColumn: -1 },
        defaultRowHeight: 22,
      },
    },
  };
}

function kindOf(cells: readonly ExampleCell[], row: number): keyof typeof styles {
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length === 1 && typeof filled[0] === "object") return row === 0 ? "title" : "subtitle";
  if (filled.length > 1 && filled.every((cell) => typeof cell === "object")) return "heading";
  return filled.some((cell) => typeof cell === "string" && cell.startsWith("=SUM(")) ? "total" : "text";
}

function cellOf(cell: ExampleCell, kind: keyof typeof styles, format: string | undefined, language: Language): ICellData {
  const style: IStyleData = { ...styles[kind] };
  if (cell === null) return { s: style };
  if (typeof cell === "object") return { v: cell[language], s: style };
  if (format !== undefined) style.n = { pattern: format };
  if (typeof cell === "string" && cell.startsWith("=")) return { f: cell, s: { ...style, ht: HorizontalAlign.UNSPECIFIED } };
  return { v: cell, s: style };
}

/** Columns as wide as their content, the widest made narrower until the result shows without scrolling. */
function fittingWidths(example: Example, language: Language, room: number): number[] {
  const wanted = example.columnWidths.map((characters, column) => Math.min(pixels(characters), widest(example, column, language)));
  let most = Math.max(...wanted);
  const sum = () => wanted.reduce((total, width) => total + Math.min(width, most), 0);
  while (most > narrowest && sum() > room - rowHeader) most -= 2;
  return wanted.map((width) => Math.round(Math.min(width, most)));
}

/** The widest content of a column: a heading breaks between its words (Chinese before its bracket), a formula gives a number. */
function widest({ rows }: Example, column: number, language: Language): number {
  const widths = rows.flatMap((cells, row) => {
    const cell = cells[column] ?? null;
    const kind = kindOf(cells, row);
    if (cell === null || kind === "title" || kind === "subtitle") return [];
    if (typeof cell !== "object") return [textWidth(typeof cell === "string" && cell.startsWith("=") ? numberRoom : String(cell))];
    if (kind !== "heading") return [textWidth(cell[language])];
    return cell[language].split(language === "zh" ? /(?=（)/ : " ").map((word) => textWidth(word) * boldness[language]);
  });
  return Math.max(...widths.map((width) => width + 12), 36);
}

/** About what a text takes at 10 points, in pixels: Chinese characters are as wide as they are high. */
function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > "\u2e7f" ? 13.6 : 7.2), 0);
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

/** Excel's rule for its standard font: 7 pixels a character and 5 around them. */
function pixels(characters: number): number {
  return Math.round(characters * 7 + 5);
}
