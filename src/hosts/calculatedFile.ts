import type { Book } from "../factors/book";
import type { Factor } from "../factors/factor";
import type { PcfError } from "../errors";
import type { Language } from "../locales";
import { filledCells } from "../tables/grid";
import type { CellValue, Grid } from "../tables/grid";
import { factorsAsked, listen } from "../workbook/factorUses";
import { readPinnedFactors } from "../workbook/pinnedFactors";
import type { EngineResult } from "./engine/engine";
import { openPackage, readWorkbook, toEngineWorkbook, toGrid } from "./file";
import type { Package, WorkbookData } from "./file";
import { functionNames } from "./functionNames";
import { openBook, openEngine } from "./headless";

/** A workbook file with every formula calculated and nothing written back yet. */
export interface CalculatedFile {
  readonly file: Package;
  readonly workbook: WorkbookData;
  /** The sheets of cells, as the file has them. */
  readonly grids: readonly Grid[];
  readonly pinned: readonly Factor[];
  /** Rows of PCF Factors that cannot be used. */
  readonly problems: readonly PcfError[];
  /** The workbook's own factors before the library's. */
  readonly book: Book;
  /** Factors that formulas use by id or name. */
  readonly used: readonly Factor[];
  readonly results: ReadonlyMap<string, ReadonlyMap<string, EngineResult>>;
}

/** Reads a workbook and calculates it; `change` may put other factors in the place of the workbook's own. */
export async function calculateFile(bytes: Uint8Array, language: Language, change: (pinned: readonly Factor[]) => readonly Factor[] = (pinned) => pinned): Promise<CalculatedFile> {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
  const { factors, problems } = readPinnedFactors(grids);
  const pinned = change(factors);
  let heard: () => readonly Factor[] = () => [];
  const engine = await openEngine(language, pinned, (book) => {
    const listening = listen(book);
    heard = listening.heard;
    return listening.book;
  });
  const results = await engine.recalculate(toEngineWorkbook(workbook));
  const book = openBook(pinned);
  const used = factorsAsked(asCalculated(grids, calculatedValues({ workbook, results })), book, heard()).map(({ factor }) => factor);
  return { file, workbook, grids, pinned, problems, book, used, results };
}

/** The sheets with the results of their formulas. */
function asCalculated(grids: readonly Grid[], values: ReadonlyMap<string, ReadonlyMap<string, CellValue>>): Grid[] {
  return grids.map((grid) => {
    const own = values.get(grid.sheet.toLowerCase());
    // Rows without a formula stay the ones they are: blank rows are one row, however many there are.
    const lines = [...grid.values];
    for (const { row, column, formula } of filledCells(grid)) {
      if (formula === null) continue;
      const at = row - grid.top;
      const line = lines[at] === grid.values[at] ? [...(grid.values[at] ?? [])] : (lines[at] as CellValue[]);
      line[column - grid.left] = own?.get(`${row},${column}`) ?? null;
      lines[at] = line;
    }
    return { ...grid, values: lines };
  });
}

/** The values of all cells as calculated, by sheet in lower case and "row,column". */
export function calculatedValues({ workbook, results }: Pick<CalculatedFile, "workbook" | "results">): ReadonlyMap<string, ReadonlyMap<string, CellValue>> {
  return new Map(workbook.sheets.map((sheet) => {
    const values = new Map<string, CellValue>(sheet.cells.filter(({ filledBy }) => filledBy === undefined).map(({ row, column, value }) => [`${row},${column}`, value]));
    for (const [place, { value, spill }] of results.get(sheet.name) ?? []) {
      const [row = 0, column = 0] = place.split(",").map(Number);
      values.set(place, value);
      spill?.forEach((line, r) => line.forEach((one, c) => values.set(`${row + r},${column + c}`, one)));
    }
    return [sheet.name.toLowerCase(), values];
  }));
}
