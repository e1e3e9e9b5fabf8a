import type { Language } from "../locales";
import { planResults } from "../workbook/resultsSheet";
import { readStudy } from "../workbook/studySheet";
import { workbookLanguage } from "../workbook/workbookLanguage";
import { openPackage, readWorkbook, toGrid, writeWorkbook } from "./file";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";

export interface ResultsFile {
  readonly bytes: Uint8Array;
  /** The sheets that were added. */
  readonly sheets: readonly string[];
  readonly leftOut: readonly string[];
}

const widths = [16, 28, 18, 12, 3, 18, 18, 12, 3, 28, 18, 12, 22, 3, 28, 24, 22, 24, 3, 28, 18, 14, 16, 16, 3, 28, 18, 14, 24, 16];

/**
 * Adds the results of a workbook as formulas on sheets of their own, calculated, with charts under them and everything else as it was. Written in the
 * language of the workbook's tables where `language` is null.
 */
export async function resultsFile(bytes: Uint8Array, language: Language | null, withCharts = true): Promise<ResultsFile> {
  // The tables are read by what their cells show, so a file that a script wrote is calculated first.
  const calculated = (await recalculate(bytes, language ?? "en")).bytes;
  const file = openPackage(calculated);
  const grids = readWorkbook(file, functionNames).sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
  const spoken = language ?? workbookLanguage(grids) ?? "en";
  const { sheets, leftOut } = planResults(grids, readStudy(grids), spoken, withCharts);
  if (sheets.length === 0) return { bytes, sheets: [], leftOut };
  const written = writeWorkbook(file, {
    sheets: sheets.map(({ name, edits, bold }) => ({
      name,
      widths,
      cells: edits.map(({ row, column, content, format }) => ({ row, column, content, ...(format !== undefined && { format }), ...(bold.includes(row) && { bold: true }) })),
    })),
    charts: sheets.flatMap(({ charts }) => charts),
    functionNames,
  });
  return { bytes: (await recalculate(written, spoken)).bytes, sheets: sheets.map(({ name }) => name), leftOut };
}
