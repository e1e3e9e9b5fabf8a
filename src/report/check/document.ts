import type { Area } from "../../tables/grid";

/** A report as a reader sees it: paragraphs and tables in their order. */
export interface ReportDocument {
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | DocumentTable;

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly heading: boolean;
}

export interface DocumentTable {
  readonly kind: "table";
  /** Rows of equal length; a cell that a merge covers is "". */
  readonly rows: readonly (readonly string[])[];
  /** In coordinates of the table, from 0. */
  readonly merges: readonly Area[];
}

/** Where something stands, for a person: a heading with the sentence, or a table's caption with a row and column. */
export interface DocumentPlace {
  /** Number of the block, from 0. */
  readonly block: number;
  /** "表 4-6, row 3" or the beginning of the paragraph. */
  readonly label: string;
}

export const captionPattern = /^\s*(?:续?表|附表|Table|Tab\.)\s*([A-Z]?\d+(?:\s*[-–—.．]\s*\d+)*)/iu;

/** The line above (or, failing that, below) a table that names it; "" where there is none. */
export function captionOf(document: ReportDocument, block: number): string {
  const above = [block - 1, block - 2].map((at) => document.blocks[at]).find((each) => each?.kind === "paragraph" && captionPattern.test(each.text));
  if (above?.kind === "paragraph") return above.text;
  const inside = document.blocks[block];
  const first = inside?.kind === "table" ? (inside.rows[0]?.find((cell) => cell !== "") ?? "") : "";
  if (captionPattern.test(first)) return first;
  const below = document.blocks[block + 1];
  return below?.kind === "paragraph" && captionPattern.test(below.text) && document.blocks[block + 2]?.kind !== "table" ? below.text : "";
}

export function placeOf(document: ReportDocument, block: number): DocumentPlace {
  const found = document.blocks[block];
  if (!found) return { block, label: "" };
  if (found.kind === "paragraph") return { block, label: shorten(found.text, 40) };
  const caption = captionOf(document, block);
  return { block, label: caption === "" ? shorten(found.rows.flat().filter((cell) => cell !== "").slice(0, 3).join(" | "), 40) : shorten(caption, 40) };
}

export function shorten(text: string, most: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}
