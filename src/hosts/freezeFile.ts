import type { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { CellValue } from "../tables/grid";
import { cellName } from "../workbook/cellName";
import { findCalls } from "../workbook/freeze/calls";
import type { Cells } from "../workbook/freeze/argument";
import { freezeFormula, probes, withoutSpillReads } from "../workbook/freeze/freeze";
import type { FormulaCell, FreezeContext } from "../workbook/freeze/freeze";
import { formulasFrozen, freezeRecords, keptRanges, keptValues, withoutWrong } from "../workbook/freeze/frozenCells";
import type { FrozenCells, KeptRange } from "../workbook/freeze/frozenCells";
import { frozenNamespace, readFrozenColumns, readFrozenPart, writeFrozenPart } from "../workbook/freeze/frozenPart";
import type { FrozenRecord } from "../workbook/freeze/frozenPart";
import { factorPlaces } from "../workbook/pin";
import { calculateFile, calculatedValues } from "./calculatedFile";
import type { CalculatedFile } from "./calculatedFile";
import { openPackage, writeWorkbook } from "./file";
import { noteCells, notesSheetName, notesWidths } from "../workbook/freeze/notesSheet";
import type { CellChange } from "./file";
import { freezeColumns } from "./frozenColumns";
import { functionNames } from "./functionNames";
import { pinFile } from "./pinFile";
import { worthOf } from "./worthOf";

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
  const part = calculated.workbook.customXml.get(frozenNamespace) ?? "";
  const before = readFrozenPart(part);
  if (formulas.length === 0) return { bytes, formulas: 0, values: [], added: [], problems: calculated.problems };
  const context = await freezeContext(calculated, formulas, language);
  const frozen = formulas.map(({ cell, form }): FrozenCells => {
    const { area, contents } = freezeFormula(cell, context);
    return { sheet: cell.sheet, area, form, original: cell.formula, contents };
  });
  const readers = spillReaders(calculated, frozen);
  const first = write(calculated, frozen, readers, before, language);
  const after = calculatedValues(await calculateFile(first, language));
  const settled = withoutWrong(frozen, (sheet, row, column) => after.get(sheet.toLowerCase())?.get(`${row},${column}`) ?? null);
  const cells = settled === frozen ? first : write(calculated, settled, readers, before, language);
  const { bytes: native, columns } = freezeColumns(calculated.workbook, cells);
  const known = readFrozenColumns(part).filter(({ table, column }) => !columns.some((one) => one.table === table && one.column === column));
  const records = freezeRecords([...settled, ...readers], before);
  const kept = [...known, ...columns];
  const whole = kept.length === 0 ? native : writeWorkbook(openPackage(native), { customXml: [{ namespace: frozenNamespace, xml: writeFrozenPart(records, kept) }], functionNames });
  return { bytes: whole, formulas: formulasFrozen(settled), values: settled.flatMap(keptRanges), added, problems: calculated.problems };
}

function formulaCells({ workbook, results }: CalculatedFile): { cell: FormulaCell; form: FrozenCells["form"] }[] {
  return workbook.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, formula, value, filledBy, array, spill }) => {
      if (formula === undefined || filledBy !== undefined || findCalls(formula).length === 0) return [];
      const result = results.get(sheet.name)?.get(`${row},${column}`);
      const whole = result?.spill ?? [[result === undefined ? value : result.value]];
      return [{ cell: { sheet: sheet.name, row, column, formula, result: whole, ...(array && { array }) }, form: array ? "array" : spill ? "dynamic" : "plain" }];
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
function spillReaders({ workbook, results }: CalculatedFile, frozen: readonly FrozenCells[]): FrozenCells[] {
  const spills = new Map(frozen.filter(({ form }) => form === "dynamic").map(({ sheet, area }) => [`${sheet.toLowerCase()} ${cellName(area.top, area.left)}`, area]));
  if (spills.size === 0) return [];
  return workbook.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, formula, filledBy, array }): FrozenCells[] => {
      if (formula === undefined || filledBy !== undefined || array !== undefined || !formula.includes("#") || findCalls(formula).length > 0) return [];
      const native = withoutSpillReads(formula, sheet.name, spills);
      const result = results.get(sheet.name)?.get(`${row},${column}`);
      if (native === null || result === undefined || result.spill !== undefined) return [];
      const area = { top: row, left: column, bottom: row, right: column };
      return [{ sheet: sheet.name, area, form: "dynamic", original: formula, contents: [[{ formula: native, result: result.value }]] }];
    }),
  );
}

function write({ file }: CalculatedFile, frozen: readonly FrozenCells[], readers: readonly FrozenCells[], before: readonly FrozenRecord[], language: Language): Uint8Array {
  const all = [...frozen, ...readers];
  const cells = all.flatMap(({ sheet, area, contents }) => contents.flatMap((line, r) => line.map((content, c): CellChange => ({ sheet, row: area.top + r, column: area.left + c, content }))));
  const kept = keptValues(all);
  const notes = kept.length === 0 ? {} : { sheets: [{ name: notesSheetName, cells: noteCells(kept, language), widths: notesWidths, freeze: { rows: 3 } }] };
  return writeWorkbook(file, { cells, removedSheets: [notesSheetName], ...notes, customXml: [{ namespace: frozenNamespace, xml: writeFrozenPart(freezeRecords(all, before)) }], functionNames });
}
