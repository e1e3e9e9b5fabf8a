import { readCsv } from "../factors/csv";
import { filledRows } from "../tables/grid";
import type { CellValue, Grid } from "../tables/grid";
import { CellProblem, factorUnitOf } from "./factorCells";
import { unguarded } from "./factorPack";
import { mapColumns } from "./factorsSheet";

/** A table of factors wherever it comes from: its header and its rows. */
export interface FactorTable {
  /** What the person calls it: a file's name, or the sheet's. */
  readonly name: string;
  readonly header: readonly CellValue[];
  readonly rows: readonly FactorRow[];
  /** Where the first of the columns stands on its sheet; the first where it is absent. */
  readonly firstColumn?: number;
  /** Separated by semicolons or tabs, as where decimals have a comma: "1,234" may be either and is not taken. */
  readonly commaUnsure?: true;
}

export interface FactorRow {
  /** As the person sees it: the first row of a sheet or file is 1. */
  readonly number: number;
  readonly cells: readonly CellValue[];
}

/**
 * The table of a csv text. Of commas, semicolons and tabs that separator is taken which makes most headings known, then the
 * one that the first line has most of; a line "sep=;" decides by itself. Titles may stand above the header.
 */
export function csvTable(name: string, csv: string): FactorTable {
  const text = csv.replace(/^\uFEFF/, "");
  const [told, separator] = /^sep=(.)\r?\n/i.exec(text) ?? ["", undefined];
  const body = text.slice(told.length);
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? "";
  const read = (sign: string) => {
    const rows = readCsv(body, sign).map((cells) => cells.map(unguarded));
    return { sign, rows, found: findHeader(rows), signs: firstLine.split(sign).length };
  };
  const tried = (separator === undefined ? [",", ";", "\t"] : [separator]).map(read).sort((a, b) => (b.found?.fields ?? 0) - (a.found?.fields ?? 0) || b.signs - a.signs);
  const { sign, rows, found } = tried[0] as ReturnType<typeof read>;
  const { header, next } = found ?? { header: rows[0] ?? [], next: 1 };
  return { name, header, rows: numbered(rows, next, told === "" ? 1 : 2), ...(sign !== "," && { commaUnsure: true }) };
}

function numbered(rows: readonly (readonly CellValue[])[], next: number, first: number): readonly FactorRow[] {
  return rows.slice(next).map((cells, index) => ({ number: first + next + index, cells }));
}

/** The table of factors on a sheet, below its title and with a header of one row or two. Null where there is none. */
export function gridTable(grid: Grid): FactorTable | null {
  const rows = withMergesFilled(grid);
  const found = findHeader(rows);
  return found === null ? null : { name: grid.sheet, header: found.header, rows: rowsBetween(grid, found.next), firstColumn: grid.left };
}

/**
 * The tables of factors of a workbook, the likeliest first: that with most known headings, then that with most values. Sheets in
 * which no header is known come last, headed by their first row of words, so that a person may say what their columns are.
 */
export function gridTables(grids: readonly Grid[]): readonly FactorTable[] {
  const known = grids.flatMap((grid) => {
    const table = gridTable(grid);
    if (table === null) return [];
    const { columns } = mapColumns(table.header);
    const values = table.rows.filter(({ cells }) => !isBlank(cells[columns.value ?? -1])).length;
    return [{ table, fields: Object.keys(columns).length, values: Math.min(values, 1), hidden: grid.visibility !== "visible" }];
  });
  known.sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.values - a.values || b.fields - a.fields || b.table.rows.length - a.table.rows.length);
  const named = new Set(known.map(({ table }) => table.name));
  const unknown = grids.filter(({ sheet }) => !named.has(sheet)).flatMap((grid): FactorTable[] => {
    const row = filledRows(grid).find((index) => (grid.values[index] ?? []).filter((cell) => textIn(cell) !== "").length >= 2);
    return row === undefined ? [] : [{ name: grid.sheet, header: grid.values[row] ?? [], rows: rowsBetween(grid, row + 1), firstColumn: grid.left }];
  });
  return [...known.map(({ table }) => table), ...unknown];
}

/** The rows of a sheet, as indices of its values from first to last; blank ones are left out. */
export function rowsBetween(grid: Grid, first: number, last = Infinity): readonly FactorRow[] {
  return filledRows(grid).filter((index) => index >= first && index <= last).map((index) => ({ number: grid.top + index + 1, cells: grid.values[index] ?? [] }));
}

/** A cell without a value, or with an empty text. */
export function isBlank(cell: CellValue | undefined): boolean {
  return cell === undefined || cell === null || cell === "";
}

/** The first rows that are looked at for a header: titles and notes may stand above it. */
const headerRows = 20;

interface Header {
  readonly header: readonly CellValue[];
  /** Index of the row after it. */
  readonly next: number;
  /** How many of its headings are known. */
  readonly fields: number;
}

/** The first row, or pair of rows, with a value, a name or id, and so at least two known headings. */
function findHeader(rows: readonly (readonly CellValue[])[]): Header | null {
  for (let row = 0; row < Math.min(headerRows, rows.length); row++) {
    const upper = rows[row] ?? [];
    const lower = rows[row + 1];
    const one = { header: upper, next: row + 1, fields: knownFields(upper) };
    const joined = lower === undefined || lower.some((cell) => typeof cell === "number") ? null : joinedHeader(upper, lower);
    const two = joined === null ? null : { header: joined, next: row + 2, fields: knownFields(joined) };
    // A title above the header is no part of it: what the lower row says alone, it says as the next row.
    if (one.fields === 0 && (two === null || two.fields <= knownFields(lower ?? []))) continue;
    if (two !== null && (two.fields > one.fields || (two.fields > 0 && two.fields === one.fields && isUnitRow(lower ?? [])))) return two;
    if (one.fields > 0) return one;
  }
  return null;
}

/** 0 where a row cannot be the header of a table of factors. */
function knownFields(header: readonly CellValue[]): number {
  const { columns, unitInHeader } = mapColumns(header);
  const named = columns.id ?? columns.name ?? columns.name_zh ?? columns.name_en;
  if (columns.value === undefined || named === undefined) return 0;
  return Object.keys(columns).length + (unitInHeader === undefined ? 0 : 1);
}

/** Two rows as one: the heading that is known, with a unit below it in brackets. */
function joinedHeader(upper: readonly CellValue[], lower: readonly CellValue[]): readonly CellValue[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column): CellValue => {
    const [above, below] = [textIn(upper[column]), textIn(lower[column])];
    if (above === "" || below === "" || above === below) return above === "" ? below : above;
    if (isFactorUnit(below)) return `${above}（${below}）`;
    return Object.keys(mapColumns([below]).columns).length > 0 ? below : above;
  });
}

/** A row below the headings that holds a unit and nothing else. */
function isUnitRow(row: readonly CellValue[]): boolean {
  const texts = row.map(textIn).filter((text) => text !== "");
  return texts.length > 0 && texts.every(isFactorUnit);
}

function isFactorUnit(text: string): boolean {
  try {
    factorUnitOf(text.replace(/^[(（[]|[)）\]]$/g, ""));
    return true;
  } catch (error) {
    if (error instanceof CellProblem) return false;
    throw error;
  }
}

/** A text without the spaces around it; "" for what is none. */
export function textIn(cell: CellValue | undefined): string {
  return typeof cell === "string" ? cell.trim() : "";
}

/** The rows a header may stand in, with a merged heading in each of its cells. */
function withMergesFilled({ values, merges, top, left }: Grid): readonly (readonly CellValue[])[] {
  const rows = values.slice(0, headerRows + 1).map((row) => [...row]);
  for (const area of merges) {
    const first = values[area.top - top]?.[area.left - left] ?? null;
    for (let row = Math.max(0, area.top - top); row <= area.bottom - top && row < rows.length; row++) for (let column = Math.max(0, area.left - left); column <= area.right - left; column++) (rows[row] as CellValue[])[column] ??= first;
  }
  return rows;
}
