import type { Language } from "../locales";
import { cellName } from "../workbook/cellName";
import { frozenNamespace, readFrozenColumns, readFrozenPart, writeFrozenPart } from "../workbook/freeze/frozenPart";
import { notedPlaces, notesSheetName } from "../workbook/freeze/notesSheet";
import { planThaw } from "../workbook/freeze/thaw";
import { openPackage, readWorkbook, toGrid, writeWorkbook } from "./file";
import { thawColumns } from "./frozenColumns";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";
import type { Recalculated } from "./recalculate";

export interface ThawedFile extends Recalculated {
  readonly restored: number;
  /** Formulas that were edited after freezing, with the first cell that differs; they stay as they are. */
  readonly edited: readonly { readonly cell: string; readonly changed: string; readonly original: string }[];
}

/** A frozen workbook with its PCF formulas back, calculated again. */
export async function thawFile(bytes: Uint8Array, language: Language): Promise<ThawedFile> {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const part = workbook.customXml.get(frozenNamespace) ?? "";
  const records = readFrozenPart(part);
  const columns = readFrozenColumns(part);
  const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
  const plan = planThaw(records, grids, notedPlaces(grids));
  const left = plan.edited.map(({ record }) => record);
  const isNoted = left.some(({ frozen }) => frozen.some((line) => line.some((one) => "value" in one)));
  const thawed = records.length === 0 ? bytes : writeWorkbook(file, {
    cells: plan.edits,
    removedSheets: isNoted ? [] : [notesSheetName],
    calculatedColumns: thawColumns(columns, workbook),
    customXml: [{ namespace: frozenNamespace, xml: left.length === 0 ? null : writeFrozenPart(left) }],
    functionNames,
  });
  const edited = plan.edited.map(({ record, cell }) => ({ cell: `${record.sheet}!${cellName(record.area.top, record.area.left)}`, changed: cell, original: record.original }));
  return { ...(await recalculate(thawed, language)), restored: plan.restored.length, edited };
}
