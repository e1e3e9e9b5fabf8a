import type { Area, CellValue } from "../../tables/grid";
import { areaName } from "../cellName";
import type { FrozenContent } from "./freeze";
import type { FrozenRecord } from "./frozenPart";
import type { KeptValue } from "./notesSheet";

/** A formula that was frozen: what stands in each of the cells that it filled. */
export interface FrozenCells {
  readonly sheet: string;
  readonly area: Area;
  readonly form: FrozenRecord["form"];
  /** As people read it, with "=". */
  readonly original: string;
  readonly contents: readonly (readonly FrozenContent[])[];
}

/** Cells that keep their values, of one formula. */
export interface KeptRange {
  /** "Sheet1!F4", or "Sheet1!F4:F9" of a result of several cells. */
  readonly range: string;
  readonly cells: number;
  readonly formula: string;
}

/** The records of what was frozen, with those from before that it does not replace. */
export function freezeRecords(frozen: readonly FrozenCells[], before: readonly FrozenRecord[]): FrozenRecord[] {
  const records = frozen.map(({ contents, ...one }): FrozenRecord => ({ ...one, frozen: contents.map((line) => line.map((content) => ("formula" in content ? { formula: content.formula } : content))) }));
  const isReplaced = (one: FrozenRecord) => records.some(({ sheet, area }) => sheet === one.sheet && area.top <= one.area.bottom && one.area.top <= area.bottom && area.left <= one.area.right && one.area.left <= area.right);
  return [...before.filter((one) => !isReplaced(one)), ...records];
}

/** How many of them are formulas in at least one cell. */
export function formulasFrozen(frozen: readonly FrozenCells[]): number {
  return frozen.filter(({ contents }) => contents.some((line) => line.some((one) => "formula" in one))).length;
}

/** Every cell that keeps its value. */
export function keptValues(frozen: readonly FrozenCells[]): KeptValue[] {
  return frozen.flatMap(({ sheet, area, original, contents }) => contents.flatMap((line, r) => line.flatMap((content, c) => ("value" in content ? [{ sheet, row: area.top + r, column: area.left + c, formula: original, value: content.value }] : []))));
}

/** The cells of one formula that keep their values: all of its area together, else the runs of each column. */
export function keptRanges({ sheet, area, original, contents }: FrozenCells): KeptRange[] {
  const range = (part: Area): KeptRange => ({ range: `${sheet}!${areaName(part)}`, cells: (part.bottom - part.top + 1) * (part.right - part.left + 1), formula: original });
  const isKept = (row: number, column: number) => contents[row]?.[column] !== undefined && "value" in contents[row][column];
  if (contents.every((line, row) => line.every((_, column) => isKept(row, column)))) return [range(area)];
  return contents[0]!.flatMap((_, column) => contents.flatMap((__, row): KeptRange[] => {
    if (!isKept(row, column) || isKept(row - 1, column)) return [];
    const end = contents.findIndex((___, at) => at > row && !isKept(at, column));
    return [range({ top: area.top + row, left: area.left + column, bottom: area.top + (end < 0 ? contents.length : end) - 1, right: area.left + column })];
  }));
}

/**
 * The same with values in the place of formulas that do not answer what the originals did; the very same list where all do.
 * `valueAt` tells what a cell shows now.
 */
export function withoutWrong<Frozen extends FrozenCells>(frozen: readonly Frozen[], valueAt: (sheet: string, row: number, column: number) => CellValue): readonly Frozen[] {
  const isWrong = ({ sheet, area, contents }: Frozen) => contents.some((line, r) => line.some((content, c) => "formula" in content && !agrees(valueAt(sheet, area.top + r, area.left + c), content.result)));
  const wrong = new Set(frozen.filter(isWrong));
  if (wrong.size === 0) return frozen;
  return frozen.map((one) => (wrong.has(one) ? { ...one, contents: one.contents.map((line) => line.map((content) => ("formula" in content ? { value: content.result } : content))) } : one));
}

/** How far a frozen formula may be from the original: doubles are added and multiplied in another order. */
const agreement = 1e-12;

function agrees(one: CellValue, other: CellValue): boolean {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= agreement * Math.abs(other);
  return (one ?? "") === (other ?? "");
}
