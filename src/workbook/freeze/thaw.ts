import { isCellError } from "../../tables/grid";
import type { Area, CellValue, Grid } from "../../tables/grid";
import { areaName, cellName } from "../cellName";
import { canonical } from "./calls";
import type { FrozenRecord } from "./frozenPart";
import { movedFormula, moves, shapeOf } from "./shape";

/** A cell to be written; an array formula with the area that it fills. */
export interface ThawEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue } | { readonly formula: string; readonly array?: Area };
}

export interface ThawPlan {
  readonly edits: readonly ThawEdit[];
  readonly restored: readonly FrozenRecord[];
  /** Left as they are, because somebody changed a cell, or nobody can tell where it went; they stay on record. */
  readonly edited: readonly { readonly record: FrozenRecord; readonly cell: string }[];
}

/** A frozen formula found again, with the original as it has to read there. */
interface Found {
  readonly record: FrozenRecord;
  readonly sheet: string;
  readonly area: Area;
  readonly original: string;
}

/** Where cells that kept a value stand now, by their sheet and name at freezing ("S!F4"); told by the references of the notes sheet. */
export type NotedPlaces = ReadonlyMap<string, string>;

/**
 * What puts back every original whose frozen cells are as freezing left them, wherever rows and columns that came, went or were sorted
 * have moved them: a frozen formula is known by its shape, and the cells that it reads now are those that the original has to read.
 * Where two originals have one shape and cells moved, nobody can tell which is which, and both stay.
 */
export function planThaw(records: readonly FrozenRecord[], grids: readonly Grid[], noted: NotedPlaces = new Map()): ThawPlan {
  const bySheet = new Map(grids.map((grid) => [grid.sheet.toLowerCase(), grid]));
  const alreadyThere = records.filter((record) => hasOriginal(record, bySheet.get(record.sheet.toLowerCase())));
  const open = records.filter((record) => !alreadyThere.includes(record));
  const inPlace = new Map(open.flatMap((record) => {
    const grid = bySheet.get(record.sheet.toLowerCase());
    return grid !== undefined && changedCell(record, grid) === null && !hasMoved(record, noted) ? [[record, found(record, grid.sheet, record.area, record.original)] as const] : [];
  }));
  const taken = new Set([...inPlace.values()].map(({ sheet, area }) => placeKey(sheet, area.top, area.left)));
  const unsure = new Set<FrozenRecord>();
  const places = new Map<FrozenRecord, Found>(inPlace);
  for (const group of groupsOf(open)) {
    const missing = group.filter((record) => !inPlace.has(record));
    if (missing.length === 0) continue;
    if (new Set(group.map(({ original }) => shapeOf(original).text)).size > 1) {
      for (const record of group) unsure.add(record);
      continue;
    }
    for (const record of missing) {
      const place = findAgain(record, grids, records, taken);
      if (place === null) continue;
      taken.add(placeKey(place.sheet, place.area.top, place.area.left));
      places.set(record, place);
    }
  }
  const restored = open.filter((record) => places.has(record) && !unsure.has(record));
  return {
    edits: restored.flatMap((record) => editsOf(places.get(record)!)),
    restored: [...restored, ...alreadyThere],
    edited: open.filter((record) => !restored.includes(record)).map((record) => ({ record, cell: changedPlace(record, bySheet.get(record.sheet.toLowerCase()), noted) })),
  };
}

const found = (record: FrozenRecord, sheet: string, area: Area, original: string): Found => ({ record, sheet, area, original });
const placeKey = (sheet: string, row: number, column: number) => `${sheet.toLowerCase()} ${row},${column}`;

/** The step was undone in the program, or the formula typed again. */
function hasOriginal({ area, original }: FrozenRecord, grid: Grid | undefined): boolean {
  const formula = grid?.formulas[area.top - grid.top]?.[area.left - grid.left] ?? null;
  return formula !== null && canonical(formula) === canonical(original);
}

function hasMoved({ sheet, area }: FrozenRecord, noted: NotedPlaces): boolean {
  const name = `${sheet}!${cellName(area.top, area.left)}`;
  return (noted.get(name) ?? name).toLowerCase() !== name.toLowerCase();
}

/** Records whose frozen formulas nobody can tell apart but by their place. */
function groupsOf(records: readonly FrozenRecord[]): FrozenRecord[][] {
  const groups = new Map<string, FrozenRecord[]>();
  for (const record of records) {
    const key = [record.sheet.toLowerCase(), ...record.frozen.flatMap((line) => line.map((cell) => ("formula" in cell ? shapeOf(cell.formula).text : JSON.stringify(cell.value))))].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()];
}

/** The nearest cells of the sheet with formulas of the same shapes; on another sheet where that one was renamed. */
function findAgain(record: FrozenRecord, grids: readonly Grid[], records: readonly FrozenRecord[], taken: ReadonlySet<string>): Found | null {
  const shapes = record.frozen.flatMap((line) => line.map((cell) => ("formula" in cell ? shapeOf(cell.formula) : null)));
  if (shapes.some((shape) => shape === null)) return null;
  const own = grids.filter(({ sheet }) => sheet.toLowerCase() === record.sheet.toLowerCase());
  const known = new Set(records.map(({ sheet }) => sheet.toLowerCase()));
  const candidates = (own.length > 0 ? own : grids.filter(({ sheet }) => !known.has(sheet.toLowerCase()))).flatMap((grid) => grid.formulas.flatMap((line, r) => line.flatMap((formula, c) => (formula !== null && shapeTextOf(formula) === shapes[0]!.text ? [{ grid, row: grid.top + r, column: grid.left + c }] : []))));
  const far = (row: number, column: number) => Math.abs(row - record.area.top) + 10_000 * Math.abs(column - record.area.left);
  for (const { grid, row, column } of candidates.sort((one, other) => far(one.row, one.column) - far(other.row, other.column))) {
    if (taken.has(placeKey(grid.sheet, row, column))) continue;
    const area = { top: row, left: column, bottom: row + record.area.bottom - record.area.top, right: column + record.area.right - record.area.left };
    const now = record.frozen.flatMap((line, r) => line.map((_, c) => grid.formulas[row + r - grid.top]?.[column + c - grid.left] ?? null));
    if (now.some((formula, index) => formula === null || shapeTextOf(formula) !== shapes[index]!.text)) continue;
    const moved = moves(shapes.map((shape) => shape!), now.map((formula) => shapeOf(formula!)));
    const original = moved === null ? null : movedFormula(record.original, moved);
    if (original !== null) return found(record, grid.sheet, area, original);
  }
  return null;
}

const shapeTexts = new Map<string, string>();

/** A sheet has the same formulas over and over, and is looked through once for each that is missing. */
function shapeTextOf(formula: string): string {
  let text = shapeTexts.get(formula);
  if (text === undefined) {
    if (shapeTexts.size > 100_000) shapeTexts.clear();
    shapeTexts.set(formula, (text = shapeOf(formula).text));
  }
  return text;
}

function editsOf({ record: { form, frozen }, sheet, area, original }: Found): ThawEdit[] {
  return frozen.flatMap((line, row) =>
    line.map((_, column): ThawEdit => {
      const place = { sheet, row: area.top + row, column: area.left + column };
      if (row > 0 || column > 0) return { ...place, content: { value: null } };
      return { ...place, content: { formula: original, ...(form === "array" && { array: area }) } };
    }),
  );
}

/** Where a person has to look. */
function changedPlace(record: FrozenRecord, grid: Grid | undefined, noted: NotedPlaces): string {
  const anchor = `${record.sheet}!${cellName(record.area.top, record.area.left)}`;
  const moved = noted.get(anchor);
  if (moved !== undefined && hasMoved(record, noted)) return moved;
  return `${record.sheet}!${(grid && changedCell(record, grid)) ?? areaName(record.area)}`;
}

function changedCell({ area, frozen }: FrozenRecord, grid: Grid): string | null {
  for (const [row, line] of frozen.entries()) {
    for (const [column, cell] of line.entries()) {
      const [r, c] = [area.top + row - grid.top, area.left + column - grid.left];
      const formula = grid.formulas[r]?.[c] ?? null;
      const same = "value" in cell && isCellError(cell.value) ? isSameError(grid.values[r]?.[c] ?? null, cell.value.error) : "formula" in cell ? formula !== null && canonical(formula) === canonical(cell.formula) : formula === null && sameValue(grid.values[r]?.[c] ?? null, cell.value);
      if (!same) return areaName({ top: area.top + row, bottom: area.top + row, left: area.left + column, right: area.left + column });
    }
  }
  return null;
}

/** LibreOffice keeps an error that stands for itself as a formula, as a text, or as an error of its own. */
function isSameError(value: CellValue, error: string): boolean {
  return (typeof value === "object" && value !== null) || value === error;
}

/** Other programs keep 15 digits of a number, and a blank text as a blank. */
function sameValue(one: CellValue, other: CellValue): boolean {
  if (typeof one === "number" && typeof other === "number") return one === other || Math.abs(one - other) <= 1e-14 * Math.abs(other);
  return (one ?? "") === (other ?? "");
}
