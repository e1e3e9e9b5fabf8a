import type { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { Area, CellValue } from "../tables/grid";
import { areaName, cellName } from "../workbook/cellName";
import { findCalls } from "../workbook/freeze/calls";
import type { Cells } from "../workbook/freeze/argument";
import { agrees } from "../workbook/freeze/freezeWorkbook";
import { freezeFormula, probes, withoutSpillReads } from "../workbook/freeze/freeze";
import type { FormulaCell, FreezeContext, FrozenContent, FrozenFormula } from "../workbook/freeze/freeze";
import { frozenNamespace, readFrozenPart, writeFrozenPart } from "../workbook/freeze/frozenPart";
import type { FrozenRecord } from "../workbook/freeze/frozenPart";
import { factorPlaces } from "../workbook/pin";
import { calculateFile, calculatedValues } from "./calculatedFile";
import type { CalculatedFile } from "./calculatedFile";
import { writeWorkbook } from "./file";
import { noteCells, notesSheetName, notesWidths } from "../workbook/freeze/notesSheet";
import type { KeptValue } from "../workbook/freeze/notesSheet";
import type { CellChange } from "./file";
import { functionNames } from "./functionNames";
import { pinFile } from "./pinFile";
import { worthOf } from "./worthOf";

export interface KeptRange {
  /** "Sheet1!F4", or "Sheet1!F4:F9" of a result of several cells. */
  readonly range: string;
  readonly cells: number;
  readonly formula: string;
}

export interface FrozenFile {
  readonly bytes: Uint8Array;
  /** Formulas that are native now, and how many cells they fill. */
  readonly formulas: number;
  /** What keeps its values, because what it calls has no exact native equivalent: a cell or a range of one formula, with the formula. */
  readonly values: readonly KeptRange[];
  /** Factors that were written into PCF Factors, for the formulas to point to. */
  readonly added: readonly Factor[];
  readonly problems: readonly PcfError[];
}

/**
 * A workbook whose PCF formulas are plain Excel, with the originals in a custom XML part. Every frozen formula is calculated before it
 * is taken; where it does not answer what the original does, the value stays.
 */
export async function freezeFile(bytes: Uint8Array, language: Language): Promise<FrozenFile> {
  const { bytes: pinned, added } = await pinFile(bytes, language);
  const calculated = await calculateFile(pinned, language);
  const formulas = formulaCells(calculated);
  const before = readFrozenPart(calculated.workbook.customXml.get(frozenNamespace) ?? "");
  if (formulas.length === 0) return { bytes, formulas: 0, values: [], added: [], problems: calculated.problems };
  const context = await freezeContext(calculated, formulas, language);
  const frozen = formulas.map(({ cell, form }) => ({ ...freezeFormula(cell, context), form }));
  const readers = spillReaders(calculated, frozen);
  const first = write(calculated, frozen, readers, before, language);
  const wrong = await disagreeing(first, frozen, language);
  const settled = frozen.map((one) => (wrong.has(one) ? withValues(one) : one));
  const kept = settled.flatMap(keptRanges);
  return { bytes: wrong.size === 0 ? first : write(calculated, settled, readers, before, language), formulas: settled.filter(({ contents }) => contents.some((line) => line.some((one) => "formula" in one))).length, values: kept, added, problems: calculated.problems };
}

type Form = FrozenRecord["form"];
type Frozen = FrozenFormula & { readonly form: Form };

function formulaCells({ workbook, results }: CalculatedFile): { cell: FormulaCell; form: Form }[] {
  return workbook.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, formula, value, filledBy, array, spill }) => {
      if (formula === undefined || filledBy !== undefined || findCalls(formula).length === 0) return [];
      const result = results.get(sheet.name)?.get(`${row},${column}`);
      const whole = result?.spill ?? [[result === undefined ? value : result.value]];
      return [{ cell: { sheet: sheet.name, row, column, formula, result: whole, ...(array && { array }) }, form: array ? ("array" as const) : spill ? ("dynamic" as const) : ("plain" as const) }];
    }),
  );
}

async function freezeContext(calculated: CalculatedFile, formulas: readonly { cell: FormulaCell }[], language: Language): Promise<FreezeContext> {
  const values = calculatedValues(calculated);
  const used = new Map(calculated.grids.map((grid) => [grid.sheet.toLowerCase(), { top: grid.top, left: grid.left, bottom: grid.top + grid.values.length - 1, right: grid.left + (grid.values[0]?.length ?? 1) - 1 }]));
  for (const [sheet, cells] of values) {
    const area = used.get(sheet);
    for (const place of area ? cells.keys() : []) area!.bottom = Math.max(area!.bottom, Number(place.slice(0, place.indexOf(","))));
  }
  const cells: Cells = { value: (sheet, row, column) => values.get(sheet.toLowerCase())?.get(`${row},${column}`) ?? null, used: (sheet) => used.get(sheet.toLowerCase()) ?? null, tables: tablesOf(calculated), names: namesOf(calculated) };
  const places = factorPlaces(calculated.grids);
  const worth = await worthOf(calculated, formulas.flatMap(({ cell }) => probes(cell, cells).map((text) => ({ sheet: cell.sheet, row: cell.row, column: cell.column, text }))), language);
  return {
    cells,
    book: { resolve: (text, wanted) => calculated.book.resolve(text, wanted), placeOf: (factor) => places.get(factor.id) ?? null },
    worth: (sheet, row, column, text) => worth({ sheet, row, column, text }),
  };
}

function tablesOf({ grids }: CalculatedFile): Cells["tables"] {
  return grids.flatMap(({ sheet, tables }) => tables.map(({ area, ...table }) => ({ ...table, ...area, sheet })));
}

function namesOf({ workbook }: CalculatedFile): Cells["names"] {
  return new Map(workbook.names.flatMap(({ name, refersTo, scope }) => (scope === null ? [[name.toLowerCase(), refersTo.replace(/^=/, "")] as const] : [])));
}

/** Formulas that read F4# where F4 spills no more. */
function spillReaders({ workbook, results }: CalculatedFile, frozen: readonly Frozen[]): Frozen[] {
  const spills = new Map(frozen.filter(({ form }) => form === "dynamic").map(({ cell, area }) => [`${cell.sheet.toLowerCase()} ${cellName(cell.row, cell.column)}`, area]));
  if (spills.size === 0) return [];
  return workbook.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, formula, filledBy, array }): Frozen[] => {
      if (formula === undefined || filledBy !== undefined || array !== undefined || !formula.includes("#") || findCalls(formula).length > 0) return [];
      const native = withoutSpillReads(formula, sheet.name, spills);
      const result = results.get(sheet.name)?.get(`${row},${column}`);
      if (native === null || result === undefined || result.spill !== undefined) return [];
      const area = { top: row, left: column, bottom: row, right: column };
      return [{ cell: { sheet: sheet.name, row, column, formula, result: [[result.value]] }, area, form: "dynamic", contents: [[{ formula: native, result: result.value }]] }];
    }),
  );
}

function write({ file }: CalculatedFile, frozen: readonly Frozen[], readers: readonly Frozen[], before: readonly FrozenRecord[], language: Language): Uint8Array {
  const all = [...frozen, ...readers];
  const cells = all.flatMap(({ cell: { sheet }, area, contents }) => contents.flatMap((line, r) => line.map((content, c): CellChange => ({ sheet, row: area.top + r, column: area.left + c, content }))));
  const records = all.map(({ cell, area, form, contents }): FrozenRecord => ({ sheet: cell.sheet, area, form, original: cell.formula, frozen: contents.map((line) => line.map((one) => ("formula" in one ? { formula: one.formula } : one))) }));
  const overlaps = (one: FrozenRecord) => records.some(({ sheet, area }) => sheet === one.sheet && area.top <= one.area.bottom && one.area.top <= area.bottom && area.left <= one.area.right && one.area.left <= area.right);
  const still = before.filter((one) => !overlaps(one));
  const kept = keptValues(all);
  const notes = kept.length === 0 ? {} : { sheets: [{ name: notesSheetName, cells: noteCells(kept, language), widths: notesWidths, freeze: { rows: 3 } }] };
  return writeWorkbook(file, { cells, removedSheets: [notesSheetName], ...notes, customXml: [{ namespace: frozenNamespace, xml: writeFrozenPart([...still, ...records]) }], functionNames });
}

function keptValues(all: readonly Frozen[]): KeptValue[] {
  return all.flatMap(({ cell, area, contents }) => contents.flatMap((line, r) => line.flatMap((content, c) => ("value" in content ? [{ sheet: cell.sheet, row: area.top + r, column: area.left + c, formula: cell.formula, value: content.value }] : []))));
}

/** The cells of one formula that keep their values: all of its area together, else the runs of each column. */
function keptRanges({ cell: { sheet, formula }, area, contents }: Frozen): KeptRange[] {
  const range = (part: Area): KeptRange => ({ range: `${sheet}!${areaName(part)}`, cells: (part.bottom - part.top + 1) * (part.right - part.left + 1), formula });
  const isKept = (row: number, column: number) => contents[row]?.[column] !== undefined && "value" in contents[row][column];
  if (contents.every((line, row) => line.every((_, column) => isKept(row, column)))) return [range(area)];
  return contents[0]!.flatMap((_, column) => contents.flatMap((__, row): KeptRange[] => {
    if (!isKept(row, column) || isKept(row - 1, column)) return [];
    const end = contents.findIndex((___, at) => at > row && !isKept(at, column));
    return [range({ top: area.top + row, left: area.left + column, bottom: area.top + (end < 0 ? contents.length : end) - 1, right: area.left + column })];
  }));
}

/** The frozen formulas that do not answer what the originals do. */
async function disagreeing(bytes: Uint8Array, frozen: readonly Frozen[], language: Language): Promise<Set<Frozen>> {
  const values = calculatedValues(await calculateFile(bytes, language));
  return new Set(frozen.filter(({ cell, area, contents }) => contents.some((line, r) => line.some((content, c) => "formula" in content && !agrees(values.get(cell.sheet.toLowerCase())?.get(`${area.top + r},${area.left + c}`) ?? null, content.result)))));
}

function withValues(one: Frozen): Frozen {
  return { ...one, contents: one.contents.map((line) => line.map((content): FrozenContent => ("formula" in content ? { value: content.result } : content))) };
}
