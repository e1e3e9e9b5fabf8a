import type { Area, CellValue, Grid } from "../../tables/grid";
import { readNumberText } from "../../tables/cell";
import type { ReportDocument } from "./document";

/** A document laid out as one sheet, for the readers of tables, with the block that each row of the sheet comes from. */
export interface LaidOut {
  readonly grid: Grid;
  readonly blockOfRow: readonly number[];
  /** First row of each block. */
  readonly firstRow: readonly number[];
}

export const documentSheet = "Report";

/** Paragraphs in the first column and tables below each other, a blank row around each: what a person would get by pasting the report. */
export function toGrid(document: ReportDocument): LaidOut {
  const rows: CellValue[][] = [];
  const formats: string[][] = [];
  const merges: Area[] = [];
  const blockOfRow: number[] = [];
  const firstRow: number[] = [];
  const add = (block: number, cells: readonly string[], asTable: boolean) => {
    const read = cells.map((text) => (asTable ? valueOf(text) : { value: text, format: "General" }));
    rows.push(read.map(({ value }) => value));
    formats.push(read.map(({ format }) => format));
    blockOfRow.push(block);
  };
  document.blocks.forEach((block, at) => {
    firstRow.push(rows.length);
    if (block.kind === "paragraph") {
      const next = document.blocks[at + 1];
      add(at, [block.text], false);
      if (next?.kind !== "table") add(at, [""], false);
      return;
    }
    for (const merge of block.merges) merges.push({ top: merge.top + rows.length, bottom: merge.bottom + rows.length, left: merge.left, right: merge.right });
    for (const row of block.rows) add(at, row, true);
    add(at, [""], false);
  });
  const width = Math.max(1, ...rows.map((row) => row.length));
  const fill = <T>(row: readonly T[], blank: T) => Array.from({ length: width }, (_, column) => row[column] ?? blank);
  return {
    grid: { sheet: documentSheet, top: 0, left: 0, values: rows.map((row) => fill(row, null)), formulas: rows.map((row) => fill(row.map(() => null), null)), formats: formats.map((row) => fill(row, "General")), merges, tables: [], visibility: "visible" },
    blockOfRow,
    firstRow,
  };
}

/** A printed number is a number with its decimals, no number that was stored as text. */
function valueOf(text: string): { value: CellValue; format: string } {
  if (text === "") return { value: null, format: "General" };
  const read = readNumberText(text.normalize("NFKC"));
  if (!read || read.rest !== "" || !/^[+-]?[\d,，' ]*\.?\d+$/.test(text.normalize("NFKC").trim())) return { value: text, format: "General" };
  const decimals = read.digits.split(".")[1]?.length ?? 0;
  return { value: Number(read.digits), format: decimals > 0 ? `0.${"0".repeat(decimals)}` : "General" };
}
