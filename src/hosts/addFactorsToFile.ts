import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import { factorsSheetName, factorsTable } from "../workbook/factorsSheet";
import { libraryNamespace, readLibraryPart, writeLibraryPart } from "../workbook/libraryVersion";
import { planPins } from "../workbook/pinFactors";
import type { Grid } from "../tables/grid";
import { openPackage, readWorkbook, toGrid, writeWorkbook } from "./file";
import type { Package, WorkbookData } from "./file";
import { functionNames } from "./functionNames";

export interface FactorsAdded {
  readonly bytes: Uint8Array;
  /** Factors that were not in the workbook before. */
  readonly added: readonly Factor[];
}

/** A workbook file as it was read. */
export interface ReadFile {
  readonly file: Package;
  readonly workbook: Pick<WorkbookData, "customXml">;
  readonly grids: readonly Grid[];
}

/** Adds a person's own factors to the PCF Factors of a workbook file, each once, with nothing calculated. Throws factors.noRoom. */
export function addFactorsToFile(bytes: Uint8Array, factors: readonly Factor[], language: Language): FactorsAdded {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
  return addFactors(bytes, { file, workbook, grids }, factors, null, language);
}

/**
 * The same for a file that has been read: below the last factor, or in a new sheet where there is none yet. `version` is that of the
 * library they come from, for the workbook to remember; null for a person's own.
 */
export function addFactors(bytes: Uint8Array, { file, workbook, grids }: ReadFile, factors: readonly Factor[], version: string | null, language: Language): FactorsAdded {
  const holder = grids.find(({ tables }) => tables.some(({ name }) => name.toLowerCase() === factorsTable.toLowerCase())) ?? grids.find(({ sheet }) => sheet === factorsSheetName) ?? null;
  const plan = planPins(holder, factors, language);
  if (plan.added.length === 0) return { bytes, added: [] };
  const top = plan.table?.area.top;
  const cells = plan.edits.map(({ sheet, row, column, content, format }) => ({ sheet, row, column, content, ...(format !== undefined && { format }), ...(plan.newSheet && row === top && { bold: true }) }));
  const before = readLibraryPart(workbook.customXml.get(libraryNamespace) ?? null);
  const written = writeWorkbook(file, {
    ...(plan.newSheet ? { sheets: [{ name: factorsSheetName, cells, freeze: { rows: 1 }, widths: [26, 24, 24, 14, 12, 16] }] } : { cells }),
    ...(plan.table !== null && { tables: [{ sheet: plan.table.sheet, name: factorsTable, area: plan.table.area }] }),
    ...(version !== null && before?.latest !== version && { customXml: [{ namespace: libraryNamespace, xml: writeLibraryPart(before, version) }] }),
    functionNames,
  });
  return { bytes: written, added: plan.added };
}
