import { pairs, tokenize } from "../../tables/formulaTokens";
import type { Area, CellValue } from "../../tables/grid";
import { structuredReference } from "../../tables/formula/structured";
import type { TableShape } from "../../tables/formula/structured";
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
  /** The Excel tables of the workbook. */
  readonly tables: readonly TableShape[];
  /** What the workbook's defined names stand for, without "=", by the name in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** Where a formula stands. */
export interface Home {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
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
 * Reads an argument that can be read without calculating: left out, a number or text, a cell or an area of cells, also by a table's
 * column or a name. null for anything else, whose values a calculation has to tell.
 */
export function plainArgument(text: string, home: Home, cells: Cells): Argument | null {
  if (text === "") return { text, kind: "omitted", values: [[null]], at: () => "" };
  const literal = literalOf(text);
  if (literal !== undefined) return { text, kind: "literal", values: [[literal]], at: () => text };
  const inner = innerOfBrackets(text);
  if (inner !== null) return plainArgument(inner, home, cells);
  const list = listOf(text);
  if (list !== null) return { text, kind: "expression", values: list.map((line) => line.map((one) => literalOf(one)!)), at: (row, column) => list[row]?.[column] ?? "" };
  const written = areaOf(text, cells, home.sheet) ?? structureOf(text, home, cells) ?? nameOf(text, home, cells);
  if (written === null) return null;
  const of = written.sheet ?? home.sheet;
  const used = cells.used(of);
  if (used === null) return null;
  const { top, left, bottom, right } = written.area;
  const rows = Math.min(bottom, Math.max(used.bottom, top)) - top + 1;
  if (rows * (right - left + 1) > mostCells) return null;
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: right - left + 1 }, (__, column) => cells.value(of, top + row, left + column)));
  const single = top === bottom && left === right;
  return { text, kind: "reference", values, at: (row, column) => (single ? text : cellText(written, top + row, left + column)) };
}

/** So many cells of one argument are looked at; nobody's list is longer. */
const mostCells = 1_000_000;

function innerOfBrackets(text: string): string | null {
  if (!text.startsWith("(") || !text.endsWith(")")) return null;
  const { tokens, closed } = tokenize(text);
  return closed && pairs(tokens)[0] === tokens.length - 1 ? text.slice(1, -1).trim() : null;
}

/** The rows of {"t","g";1,2}; null for what is no array of constants. */
function listOf(text: string): string[][] | null {
  if (!/^\{.*\}$/s.test(text)) return null;
  const rows: string[][] = [[""]];
  for (const token of tokenize(text.slice(1, -1)).tokens) {
    const line = rows.at(-1)!;
    if (token.text === ";") rows.push([""]);
    else if (token.kind === "comma") line.push("");
    else line[line.length - 1] += token.text;
  }
  const trimmed = rows.map((line) => line.map((one) => one.trim()));
  return trimmed.every((line) => line.length === trimmed[0]!.length && line.every((one) => literalOf(one) !== undefined)) ? trimmed : null;
}

/** T[column], [@column] and the like. */
function structureOf(text: string, { sheet, row, column }: Home, { tables }: Cells): Written | null {
  const [, name, brackets] = /^([\p{L}_\\][\p{L}\p{M}\p{N}_.\\]*)?(\[.*\])$/su.exec(text) ?? [];
  if (brackets === undefined || tokenize(brackets).tokens.length !== 1) return null;
  const isHere = (table: TableShape) => table.sheet === sheet && row >= table.top && row <= table.bottom && column >= table.left && column <= table.right;
  const table = tables.find((one) => (name === undefined ? isHere(one) : one.name.toLowerCase() === name.toLowerCase()));
  if (table === undefined) return null;
  const found = structuredReference(brackets, table, sheet, row);
  if (found.kind !== "reference") return null;
  const { from, to } = found;
  const end = to ?? from;
  return {
    prefix: found.sheet === null ? "" : `'${found.sheet.replaceAll("'", "''")}'!`,
    sheet: found.sheet,
    area: { top: Math.min(from.row!, end.row!), left: Math.min(from.column!, end.column!), bottom: Math.max(from.row!, end.row!), right: Math.max(from.column!, end.column!) },
    fixed: { row: "", column: "" },
  };
}

/** A defined name that stands for cells. */
function nameOf(text: string, { sheet }: Home, cells: Cells): Written | null {
  const refersTo = cells.names.get(text.toLowerCase());
  return refersTo === undefined ? null : areaOf(refersTo, cells, sheet);
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

function areaOf(text: string, cells: Cells, home: string): Written | null {
  const columns = /^((?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{M}\p{N}_.]*))!)?\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/iu.exec(text);
  if (columns !== null) {
    const [, prefix = "", quoted, plain, one = "", other = ""] = columns;
    const sheet = quoted === undefined ? (plain ?? null) : quoted.replaceAll("''", "'");
    const [left, right] = [columnNumber(one), columnNumber(other)].sort((a, b) => a - b) as [number, number];
    const bottom = cells.used(sheet ?? home)?.bottom;
    return bottom === undefined || right >= 16_384 ? null : { prefix, sheet, area: { top: 0, left, bottom, right }, fixed: { row: "", column: "" } };
  }
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
