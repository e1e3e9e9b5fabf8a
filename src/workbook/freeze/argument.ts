import { tokenize } from "../../tables/formulaTokens";
import type { Area, CellValue } from "../../tables/grid";
import { cellName } from "../cellName";

/**
 * An argument of a PCF call as freezing sees it: what it holds now, and how a native formula reads one cell of it.
 */
export interface Argument {
  /** As it stands in the call; calls of ours in it are native by now. */
  readonly text: string;
  readonly kind: "omitted" | "literal" | "reference" | "expression";
  /** What it holds now; rows of equal length. */
  readonly values: readonly (readonly CellValue[])[];
  /** The native reading of one cell of it. */
  at(row: number, column: number): string;
}

/** The value of one cell of an argument, broadcast as Excel does; undefined beyond its edge. */
export function pick({ values }: Argument, row: number, column: number): CellValue | undefined {
  const line = values.length === 1 ? values[0] : values[row];
  return line === undefined ? undefined : line.length === 1 ? line[0] : line[column];
}

/** The place in an argument that answers for a place of the result. */
export function placeIn({ values }: Argument, row: number, column: number): [number, number] {
  return [values.length === 1 ? 0 : row, values[0]?.length === 1 ? 0 : column];
}

export interface Cells {
  value(sheet: string, row: number, column: number): CellValue;
  /** The used range of a sheet; null for a sheet that is not there. */
  used(sheet: string): Area | null;
}

const corner = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/i;

/** An area as it is written ("B4:B9", "'My sheet'!$B$4"), with the "$" and the sheet of each. */
interface Written {
  readonly prefix: string;
  readonly sheet: string | null;
  readonly area: Area;
  readonly fixed: { readonly row: string; readonly column: string };
}

/**
 * Reads an argument that can be read without calculating: left out, a number or text, a cell or an area of cells. null for anything
 * else, whose values a calculation has to tell.
 */
export function plainArgument(text: string, sheet: string, cells: Cells): Argument | null {
  if (text === "") return { text, kind: "omitted", values: [[null]], at: () => "" };
  const literal = literalOf(text);
  if (literal !== undefined) return { text, kind: "literal", values: [[literal]], at: () => text };
  const written = areaOf(text);
  if (written === null) return null;
  const used = cells.used(written.sheet ?? sheet);
  if (used === null) return null;
  const { top, left, bottom, right } = written.area;
  const rows = Math.min(bottom, Math.max(used.bottom, top)) - top + 1;
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: right - left + 1 }, (__, column) => cells.value(written.sheet ?? sheet, top + row, left + column)));
  return { text, kind: "reference", values, at: (row, column) => cellText(written, top + row, left + column) };
}

/** An argument whose values a calculation told. */
export function expressionArgument(text: string, values: readonly (readonly CellValue[])[]): Argument {
  const single = values.length === 1 && values[0]?.length === 1;
  return { text, kind: "expression", values, at: (row, column) => (single ? bracketed(text) : `INDEX(${text},${row + 1},${column + 1})`) };
}

function literalOf(text: string): CellValue | undefined {
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return undefined;
}

function areaOf(text: string): Written | null {
  const [, prefix = "", quoted, plain, cellsText = ""] = /^((?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{M}\p{N}_.]*))!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)$/iu.exec(text) ?? [];
  if (cellsText === "") return null;
  const sheet = quoted === undefined ? (plain ?? null) : quoted.replaceAll("''", "'");
  const corners = cellsText.split(":").map((one) => corner.exec(one)!);
  const places = corners.map(([, , letters = "", , digits = ""]) => ({ row: Number(digits) - 1, column: columnNumber(letters) }));
  const [first, last = first] = places as [(typeof places)[number], (typeof places)[number]?];
  if (places.some(({ row, column }) => row < 0 || row >= 1_048_576 || column >= 16_384)) return null;
  return {
    prefix,
    sheet,
    area: { top: Math.min(first.row, last.row), left: Math.min(first.column, last.column), bottom: Math.max(first.row, last.row), right: Math.max(first.column, last.column) },
    fixed: { column: corners[0]![1]!, row: corners[0]![3]! },
  };
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText({ prefix, fixed }: Written, row: number, column: number): string {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cellName(row, column))!;
  return `${prefix}${fixed.column}${letters}${fixed.row}${digits}`;
}

/** An expression in brackets, unless it is one operand as it stands. */
export function bracketed(text: string): string {
  let depth = 0;
  const { tokens } = tokenize(text);
  const loose = tokens.some(({ kind, text: part }) => {
    if (kind === "open") depth++;
    if (kind === "close") depth--;
    return depth === 0 && kind === "operator" && !["!", ":", "#", "{", "}"].includes(part);
  });
  return loose ? `(${text})` : text;
}
