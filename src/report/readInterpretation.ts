import { cellAddress } from "../audit/address";
import type { Place } from "../audit/finding";
import { itemKey } from "../audit/itemKey";
import { nineScore, overallScore } from "../interpretation/nineScore";
import { filledCells, filledRows } from "../tables/grid";
import type { Grid } from "../tables/grid";
import { plainText } from "../tables/plainText";
import { readSheet } from "../tables/readSheet";
import { columnOf } from "../tables/table";
import type { Column, FootprintTable } from "../tables/table";
import { Decimal } from "../units";
import type { AuditedWorkbook } from "../workbook/auditOf";
import { isOwnSheet } from "../workbook/ownSheets";
import type { Figure, Inventory, SourcedText } from "../workbook/inventory";
import patterns from "./interpretation.json";

/** nine: from 1 (low) to 9; pedigree: reliability, completeness, time, place, technology, from 1 (best) to 5; stated: a scale that the workbook does not name. */
export type QualityScale = "nine" | "pedigree" | "stated";

/** One row's data quality. */
export interface QualityRow {
  readonly name: string;
  readonly scale: QualityScale;
  /** The five indicators where the workbook has them, else none. */
  readonly indicators: readonly Figure[];
  /** Of the scale from 1 to 9 also where it follows from the indicators. */
  readonly score: Figure | null;
}

export interface UncertaintyResult {
  readonly method: "analytic" | "monteCarlo";
  /** The total, or the mean of the runs, in the unit of the inventory. */
  readonly total: Figure;
  readonly low: Figure;
  readonly high: Figure;
}

/** What the workbook says for the interpretation beyond its calculation; empty where it says nothing. */
export interface Interpretation {
  readonly quality: readonly QualityRow[];
  /** Weighted with the emissions: the workbook's own cell, else from the rows where each of them is in the inventory. */
  readonly overallQuality: Figure | null;
  readonly uncertainty: readonly UncertaintyResult[];
  readonly documents: readonly SourcedText[];
}

export function readInterpretation({ grids, corrections }: Pick<AuditedWorkbook, "grids" | "corrections">, inventory: Inventory): Interpretation {
  const quality = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet)).flatMap((grid) => readSheet(grid, corrections).tables.flatMap(scoresOf));
  return { quality, overallQuality: overallOf(grids, quality, inventory), uncertainty: uncertaintyOf(grids, inventory), documents: documentsOf(grids) };
}

function scoresOf(table: FootprintTable): QualityRow[] {
  const indicators = (["q1", "q2", "q3", "q4", "q5"] as const).map((role) => columnOf(table, role));
  const score = columnOf(table, "score");
  const scale = scaleOf(table, indicators.filter((column) => column !== undefined), score);
  return table.rows.flatMap((row): QualityRow[] => {
    if (row.kind !== "item") return [];
    const figure = (column: Column | undefined): Figure | null => {
      const cell = column && table.cell(row, column);
      return cell && cell.number !== null && cell.number >= 1 && cell.number <= 9 ? { value: new Decimal(cell.digits), unit: "", places: [{ sheet: table.sheet, range: cellAddress(cell) }] } : null;
    };
    const five = indicators.map(figure).filter((each) => each !== null);
    const whole = five.length === 5 ? five : [];
    const own = figure(score) ?? (scale === "nine" && whole.length > 0 ? fromFive(whole) : null);
    return own || whole.length > 0 ? [{ name: row.name, scale, indicators: whole, score: own }] : [];
  });
}

/** 3 of 9 is poor and 3 of 5 is fair: only what the headings or the figures settle is called by its scale. */
function scaleOf(table: FootprintTable, indicators: readonly Column[], score: Column | undefined): QualityScale {
  const values = table.rows.flatMap((row) => [...indicators, ...(score ? [score] : [])].map((column) => table.cell(row, column).number ?? 0));
  if (values.some((value) => value > 5)) return "nine";
  const heads = indicators.map(({ heading }) => plainText(heading)).join(" ");
  if (/可靠|完整|reliab|complete/.test(heads)) return "pedigree";
  return /统计|来源|q[1-5]|statistic|origin/.test(heads) ? "nine" : "stated";
}

/** Null where a score is none of the scale. */
function fromFive(five: readonly Figure[]): Figure | null {
  try {
    return { value: nineScore(five.map(({ value }) => value)), unit: "", places: five.flatMap(({ places }) => places) };
  } catch {
    return null;
  }
}

function overallOf(grids: readonly Grid[], rows: readonly QualityRow[], { rows: items }: Inventory): Figure | null {
  const stated = callsOf(grids, "OVERALLQUALITY", 1)[0]?.[0];
  if (stated) return stated;
  if (rows.length === 0) return null;
  const scored = rows.flatMap(({ name, scale, score }) => (scale === "nine" && score ? [{ name, score }] : []));
  if (scored.length < rows.length) return null;
  const parts = scored.map(({ name, score }) => ({ score, same: items.filter((item) => itemKey(item.name) === itemKey(name)) }));
  if (parts.some(({ same }) => same.length === 0)) return null;
  const { score } = overallScore(parts.map(({ score: { value }, same }) => ({ score: value, value: same.reduce((total, { kg }) => total.plus(kg), new Decimal(0)) })));
  return { value: score, unit: "", places: parts.flatMap(({ score: { places }, same }) => [...places, ...same.flatMap(({ emission }) => emission.places)]) };
}

/** The numbers that a PCF function shows in its cell and, spilled, in those to the right of it. */
function callsOf(grids: readonly Grid[], name: string, width: number): Figure[][] {
  const pattern = new RegExp(`^=\\s*PCF\\.${name}\\(`, "i");
  return grids.flatMap((grid) => [...filledCells(grid)].flatMap(({ row, column, formula }) => (formula !== null && pattern.test(formula) ? [numbersAt(grid, row - grid.top, Array.from({ length: width }, (_, at) => column - grid.left + at))] : []))).filter((each) => each.length === width);
}

function numbersAt(grid: Grid, row: number, columns: readonly number[]): Figure[] {
  return columns.flatMap((column): Figure[] => {
    const value = grid.values[row]?.[column];
    return typeof value === "number" ? [{ value: new Decimal(value), unit: "", places: [{ sheet: grid.sheet, range: cellAddress({ row: grid.top + row, column: grid.left + column }) }] }] : [];
  });
}

/** By the functions, and by the headings of what a frozen workbook or another program left. */
function uncertaintyOf(grids: readonly Grid[], inventory: Inventory): UncertaintyResult[] {
  const analytic = [...callsOf(grids, "UNCERTAINTY", 4), ...underHeads(grids, patterns.analytic)].map(([total, low, high]): UncertaintyResult => ({ method: "analytic", total: total!, low: low!, high: high! }));
  const drawn = [...callsOf(grids, "MONTECARLO", 5).map(([mean, , , low, high]) => [mean, low, high]), ...underHeads(grids, patterns.monteCarlo)].map(([total, low, high]): UncertaintyResult => ({ method: "monteCarlo", total: total!, low: low!, high: high! }));
  return [analytic, drawn].flatMap((list) => list.filter((each) => isOfTotal(each, inventory)).slice(0, 1));
}

/** A mean lies above the total of a skewed distribution, but not anywhere. */
function isOfTotal({ method, total, low, high }: UncertaintyResult, { kg, rows }: Inventory): boolean {
  const scale = rows[0] && !rows[0].emission.value.isZero() ? rows[0].kg.dividedBy(rows[0].emission.value) : new Decimal(1);
  const whole = kg.dividedBy(scale);
  if (low.value.greaterThan(high.value) || whole.isZero()) return false;
  return total.value.minus(whole).dividedBy(whole).abs().lessThanOrEqualTo(method === "analytic" ? "0.000001" : "0.5");
}

function underHeads(grids: readonly Grid[], { total, low, high }: Readonly<Record<"total" | "low" | "high", string>>): Figure[][] {
  const wanted = [total, low, high].map((pattern) => new RegExp(pattern, "i"));
  return grids.flatMap((grid) => filledRows(grid).flatMap((r) => {
    const row = grid.values[r] ?? [];
    const columns = wanted.map((pattern) => row.findIndex((value) => typeof value === "string" && pattern.test(value)));
    const found = columns.includes(-1) ? [] : numbersAt(grid, r + 1, columns);
    return found.length === 3 ? [found] : [];
  }));
}

/** The lines under "List of documents", or those of a sheet of that name, until a blank one. */
function documentsOf(grids: readonly Grid[]): SourcedText[] {
  const pattern = new RegExp(patterns.documents, "i");
  for (const grid of grids) {
    if (grid.visibility !== "visible") continue;
    const start = headOf(grid, pattern) ?? (pattern.test(grid.sheet.trim()) ? { row: -1, column: 0 } : null);
    if (!start) continue;
    const lines = linesFrom(grid, start.row + 1, start.column);
    if (lines.length > 0) return lines;
  }
  return [];
}

function headOf(grid: Grid, pattern: RegExp): { readonly row: number; readonly column: number } | null {
  for (const row of filledRows(grid)) {
    const column = (grid.values[row] ?? []).findIndex((value) => typeof value === "string" && pattern.test(value.trim()));
    if (column >= 0) return { row, column };
  }
  return null;
}

function linesFrom(grid: Grid, first: number, column: number): SourcedText[] {
  const lines: SourcedText[] = [];
  const head = new RegExp(patterns.documentHeads, "i");
  let last = first - 1;
  for (const row of filledRows(grid)) {
    if (row < first) continue;
    if (lines.length > 0 && row !== last + 1) break;
    last = row;
    const cells = (grid.values[row] ?? []).slice(column).map((value) => (value === null || typeof value === "object" ? "" : String(value).trim()));
    const texts = cells.filter((text) => text !== "");
    if (texts.length === 0) { if (lines.length > 0) break; else continue; }
    if (lines.length === 0 && texts.every((text) => head.test(text))) continue;
    const place: Place = { sheet: grid.sheet, range: cellAddress({ row: grid.top + row, column: grid.left + column + cells.findIndex((text) => text !== "") }) };
    // A number in the first column only counts the lines.
    lines.push({ text: (texts.length > 1 && /^\d{1,3}$/.test(texts[0]!) ? texts.slice(1) : texts).join(", "), place });
  }
  return lines;
}
