import { quoted } from "../tables/formula/quoted";
import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import { formatDecimals } from "../tables/cell";
import type { Cell } from "../tables/cell";
import type { Area, Grid, TableArea } from "../tables/grid";
import type { Override } from "../tables/readSheet";
import type { Column } from "../tables/table";
import { turn, viewOf } from "../tables/view";
import type { View } from "../tables/view";
import { parseFactorUnit } from "../units/index";
import { cellName } from "./cellName";
import { ownRowReference } from "./columnReference";
import { valueFormat } from "./factorsSheet";
import { calculatedColumn, plain } from "./insert/calculatedColumn";
import type { CalculatedColumn } from "./insert/calculatedColumn";
import { sourceText, valueIn } from "./insert/factorText";
import type { InsertNote } from "./insert/note";
import { findPlace, mostLines } from "./insert/place";
import type { Place } from "./insert/place";
import { rowColumns } from "./insert/roles";
import type { RowColumns } from "./insert/roles";
import { rowFormula } from "./insert/rowFormula";
import type { Edit } from "./port";

export type { InsertNote } from "./insert/note";

/** What of a factor is written: the row with its formula, the value with unit and source, or a formula that names the factor. */
export const insertModes = ["row", "cells", "formula"] as const;
export type InsertMode = (typeof insertModes)[number];

export interface InsertRequest {
  readonly factor: Factor;
  /** The sheet of the selection: its used range. */
  readonly grid: Grid;
  readonly selection: Area;
  readonly mode: InsertMode;
  readonly language: Language;
  /** What the person has put right in the reading of the tables. */
  readonly overrides?: readonly Override[];
}

export interface PlannedCell {
  readonly edit: Edit;
  /** "D7" */
  readonly address: string;
  /** What will stand there, as the person reads it. */
  readonly shown: string;
  /** What stands there now and would be lost; null for a blank cell. */
  readonly replaces: string | null;
}

export interface InsertPlan {
  /** The cells that change, line by line. Cells that already hold what would be written are left out. */
  readonly cells: readonly PlannedCell[];
  readonly lines: number;
  readonly notes: readonly InsertNote[];
}

type Content = { readonly value: string | number; readonly format?: string; readonly shown?: string } | { readonly formula: string };

/** What picking a factor writes into the selected rows of the table around the selection, or into the open sheet. Writes nothing itself. */
export function planInsert(request: InsertRequest): InsertPlan {
  const place = findPlace(request.grid, request.selection, request.overrides);
  return place === null ? planInOpen(request) : planInTable(request, place);
}

function planInTable(request: InsertRequest, place: Place): InsertPlan {
  const { grid, selection, factor, mode, language } = request;
  const view = place.turned ? turn(viewOf(grid)) : viewOf(grid);
  const selected = place.turned ? selection.top : selection.left;
  const columns = withSelectedResult(rowColumns(place.columns, selected), place, selected, mode);
  const notes: InsertNote[] = place.skipped > 0 ? [{ code: "skipped", count: place.skipped }] : [];
  if (mode === "formula" && columns.emission === undefined) return { cells: [], lines: 0, notes: [...notes, { code: "emission.missing" }] };
  const value = mode === "formula" ? null : factorCells(factor, columns, notes);
  const writer = cellWriter(view, grid.sheet, place.table);
  const given = value?.given ?? { id: factor.id };
  const formulaOf = (line: number) => rowFormula({ factor, columns, given, cell: (column) => view.at(line, column.index), reference: (column) => reference(place, line, column) });
  const followed = calculated(place, view, columns, value?.given, (line) => formulaOf(line).formula);

  for (const line of place.lines) {
    // The formula of a prepared row does not make it a filled one.
    const blank = place.columns.every((column) => column.index === columns.emission?.index || view.at(line, column.index).blank || view.merge(line, column.index) !== undefined);
    if (mode === "row" && blank) {
      if (columns.name) writer.put(line, columns.name, { value: nameIn(factor, language) });
      // Beside a distance the unit is the load's, which a factor per t·km does not tell.
      if (columns.unit && !columns.distance) writer.put(line, columns.unit, { value: parseFactorUnit(factor.unit).per.symbol });
    }
    for (const [column, content] of value?.cells ?? []) writer.put(line, column, content);
    if (mode === "cells" || columns.emission === undefined) continue;
    const { formula, notes: told } = formulaOf(line);
    if (formula !== null) writer.put(line, columns.emission, { formula: followed?.formula ?? formula });
    for (const note of told) if (!notes.some((known) => known.code === note.code)) notes.push(note);
  }
  if (followed !== null && columns.emission && mode !== "cells") {
    const before = writer.cells.length;
    for (const line of followed.lines) writer.put(line, columns.emission, { formula: followed.formula });
    const count = writer.cells.length - before;
    if (count > 0) notes.push({ code: "column.follows", heading: columns.emission.heading, count });
  }
  return { cells: writer.cells, lines: place.lines.length, notes };
}

/** What the column of results of an Excel table is calculated with when these lines are; null where it stays as it is. */
function calculated(place: Place, view: View, columns: RowColumns, given: { readonly value: Column; readonly unit: Column | string } | undefined, formulaOf: (line: number) => string | null): CalculatedColumn | null {
  const { table, lines } = place;
  const { emission } = columns;
  // A formula that names a factor, or its unit, is of its own line alone.
  if (!table || !emission || !given || (typeof given.unit === "string" && given.value.unit?.kind !== "factor")) return null;
  const own = new Set(lines.map(formulaOf));
  const [formula] = own;
  if (own.size !== 1 || formula === undefined || formula === null) return null;
  const factor = typeof given.unit === "string" ? [given.value] : [given.value, given.unit];
  return calculatedColumn({ view, table, result: emission, factor, own: new Set(lines), formula, formulaOf });
}

/** Where no column is headed as the result, the selected cell takes it: beside the table, or in a column whose heading says nothing. */
function withSelectedResult(columns: RowColumns, place: Place, selected: number, mode: InsertMode): RowColumns {
  if (columns.emission || mode === "cells") return columns;
  const column = place.columns.find(({ index }) => index === selected);
  if (column !== undefined && column.role !== "other") return columns;
  return { ...columns, emission: column ?? { index: selected, role: "emission", confidence: 0, heading: "", unit: null, because: "position" } };
}

/** Value, unit and source of the factor for the columns that there are. The value never stands without its unit: where no column or heading names it, the cell's format shows it. */
function factorCells(factor: Factor, columns: RowColumns, notes: InsertNote[]): { readonly cells: readonly (readonly [Column, Content])[]; readonly given?: { readonly value: Column; readonly unit: Column | string } } {
  const source: (readonly [Column, Content])[] = columns.source ? [[columns.source, { value: sourceText(factor) }]] : [];
  const { factor: column, factorUnit } = columns;
  if (column === undefined) return { cells: source };
  const heading = column.unit?.kind === "factor" ? column.unit : null;
  if (heading === null) {
    if (factorUnit) return { cells: [[column, valueContent(factor.value)], [factorUnit, { value: factor.unit }], ...source], given: { value: column, unit: factorUnit } };
    const { value, format = "General" } = valueContent(factor.value);
    const shown = { value, format: `${format} "${factor.unit.replaceAll('"', "")}"`, shown: `${factor.value} ${factor.unit}` };
    return { cells: [[column, shown], ...source], given: { value: column, unit: factor.unit } };
  }
  const converted = valueIn(factor, heading.factor);
  if (converted === null) {
    notes.push({ code: "heading.mismatch", heading: column.heading, unit: factor.unit });
    return { cells: source };
  }
  const same = converted.eq(factor.value);
  if (!same) notes.push({ code: "converted", from: `${factor.value} ${factor.unit}`, to: `${converted.toString()} ${heading.text}` });
  if (heading.factor.emission.gas === "CO2e" && factor.gases === "CO2") notes.push({ code: "gas", gases: factor.gases, heading: column.heading });
  // A column of units beside a heading that names one as well: the cell says the unit that the value is now in.
  const unit: (readonly [Column, Content])[] = factorUnit ? [[factorUnit, { value: heading.text }]] : [];
  return { cells: [[column, valueContent(same ? factor.value : converted.toString())], ...unit, ...source], given: { value: column, unit: factorUnit ?? heading.text } };
}

function valueContent(value: string): { value: number; format: string; shown: string } {
  return { value: Number(value), format: valueFormat(value), shown: value };
}

/** In the open the selected cell comes first, and what belongs to it to the right. */
function planInOpen({ grid, selection, factor, mode, language }: InsertRequest): InsertPlan {
  const writer = cellWriter(viewOf(grid), grid.sheet);
  const contents: readonly Content[] =
    mode === "formula"
      ? [{ formula: `=PCF.FACTOR(${quoted(factor.id)})` }]
      : [...(mode === "row" ? [{ value: nameIn(factor, language) }] : []), valueContent(factor.value), { value: factor.unit }, { value: sourceText(factor) }];
  const last = Math.min(selection.bottom, selection.top + mostLines - 1);
  for (let row = selection.top; row <= last; row++) contents.forEach((content, index) => writer.put(row, { index: selection.left + index }, content));
  return { cells: writer.cells, lines: last - selection.top + 1, notes: [] };
}

/** A factor's name in the person's language, or in the other where it has only that. */
export function nameIn({ nameZh, nameEn, id }: Factor, language: Language): string {
  return (language === "zh" ? nameZh || nameEn : nameEn || nameZh) || id;
}

function reference(place: Place, line: number, column: Column): string {
  const heading = place.table?.columns[column.index - place.table.area.left];
  if (heading !== undefined) return ownRowReference(heading);
  return place.turned ? cellName(column.index, line) : cellName(line, column.index);
}

/** Collects edits, each cell once, and finds out what they replace. Lines and columns are those of the view. */
function cellWriter(view: View, sheet: string, table: TableArea | null = null) {
  const cells: PlannedCell[] = [];
  const written = new Set<string>();
  return {
    cells,
    put(line: number, { index }: { readonly index: number }, content: Content): void {
      const merge = view.merge(line, index);
      const at = merge ? { line: merge.top, index: merge.left } : { line, index };
      const [row, column] = view.turned ? [at.index, at.line] : [at.line, at.index];
      const address = cellName(row, column);
      if (written.has(address)) return;
      written.add(address);
      const now = view.at(at.line, at.index);
      if (holds(now, content, table)) return;
      const format = "formula" in content ? (now.format === "@" ? "General" : undefined) : neededFormat(now, content.format);
      cells.push({
        edit: { sheet, row, column, content: "formula" in content ? { formula: content.formula } : { value: content.value }, ...(format !== undefined && { format }) },
        address,
        shown: "formula" in content ? content.formula : (content.shown ?? String(content.value)),
        replaces: now.blank ? null : (now.formula ?? (now.text !== "" ? now.text : String(now.value))),
      });
    },
  };
}

function holds(now: Cell, content: Content, table: TableArea | null): boolean {
  if (!("formula" in content)) return now.formula === null && now.value === content.value;
  if (now.formula === null) return false;
  // PCF.EMISSION takes every factor: over the same cells it gives the same figure as the function of the factor's kind.
  const wanted = plain(content.formula, table);
  return [wanted, wanted.replace(/^=pcf\.\w+\(/, "=pcf.emission(")].includes(plain(now.formula, table));
}

/** A format of the person's own stays where it shows all digits of the value; text format would turn a number into text. */
function neededFormat(now: Cell, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const own = formatDecimals(now.format);
  const hasUnit = wanted.includes('"');
  if (hasUnit || now.format === "General" || now.format === "@" || own === null) return wanted;
  return own < (formatDecimals(wanted) ?? 0) ? wanted : undefined;
}

