import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { Grid } from "../tables/grid";
import { factorsSheetName, factorsTable } from "../workbook/factorsSheet";
import { libraryNamespace, readLibraryPart, writeLibraryPart } from "../workbook/libraryVersion";
import { planPins } from "../workbook/pinFactors";
import { writeWorkbook } from "./file";
import type { Package, WorkbookData } from "./file";
import { functionNames } from "./functionNames";

/** A workbook file as it was read. */
export interface ReadFile {
  readonly file: Package;
  readonly workbook: Pick<WorkbookData, "customXml">;
  readonly grids: readonly Grid[];
}

/**
 * Writes factors into a workbook's PCF Factors, each once, below the last; null where all of them stand there already.
 * `version` is that of the library they come from, for the workbook to remember; null for a person's own.
 */
export function addFactors({ file, workbook, grids }: ReadFile, factors: readonly Factor[], version: string | null, language: Language): { readonly bytes: Uint8Array; readonly added: readonly Factor[] } | null {
  const holder = grids.find(({ tables }) => tables.some(({ name }) => name.toLowerCase() === factorsTable.toLowerCase())) ?? grids.find(({ sheet }) => sheet === factorsSheetName) ?? null;
  const plan = planPins(holder, factors, language);
  if (plan.added.length === 0) return null;
  const top = plan.table?.area.top;
  const cells = plan.edits.map(({ sheet, row, column, content, format }) => ({ sheet, row, column, content, ...(format !== undefined && { format }), ...(plan.newSheet && row === top && { bold: true }) }));
  const before = readLibraryPart(workbook.customXml.get(libraryNamespace) ?? null);
  const bytes = writeWorkbook(file, {
    ...(plan.newSheet ? { sheets: [{ name: factorsSheetName, cells, freeze: { rows: 1 }, widths: [26, 24, 24, 14, 12, 16] }] } : { cells }),
    ...(plan.table !== null && { tables: [{ sheet: plan.table.sheet, name: factorsTable, area: plan.table.area }] }),
    ...(version !== null && before?.latest !== version && { customXml: [{ namespace: libraryNamespace, xml: writeLibraryPart(before, version) }] }),
    functionNames,
  });
  return { bytes, added: plan.added };
}
