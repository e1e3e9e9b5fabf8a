import type { PcfError } from "../errors";
import type { Language } from "../locales";
import { isCellError } from "../tables/grid";
import { readPinnedFactors } from "../workbook/pinnedFactors";
import { openPackage, readWorkbook, toEngineWorkbook, toGrid, writeWorkbook } from "./file";
import type { ResultChange, WorkbookData } from "./file";
import { cellName } from "./file/reference";
import { functionNames } from "./functionNames";
import { openEngine } from "./headless";

export interface Recalculated {
  /** The file with new cached results and everything else as it was. */
  readonly bytes: Uint8Array;
  readonly formulas: number;
  /** Cells whose result is an error, with its message. */
  readonly errors: readonly { readonly sheet: string; readonly cell: string; readonly error: string; readonly message: string }[];
  /** Cells that keep the result they had, because only Excel can calculate them, with the reason. */
  readonly kept: readonly { readonly sheet: string; readonly cell: string; readonly message: string }[];
  /** Rows of PCF Factors that cannot be used. */
  readonly problems: readonly PcfError[];
}

/** Calculates every formula of a workbook, native and PCF, and writes the results back as Excel caches them. `hear` is told how far it is. */
export async function recalculate(bytes: Uint8Array, language: Language, hear?: (done: number, of: number) => void): Promise<Recalculated> {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const pinned = readPinnedFactors(workbook.sheets.filter(({ tables, name }) => tables.length > 0 || name.startsWith("PCF")).map((sheet) => toGrid(sheet)));
  const engine = await openEngine(language, pinned.factors);
  const results = await engine.recalculate(toEngineWorkbook(workbook), hear);
  const changes: ResultChange[] = [];
  const errors: { sheet: string; cell: string; error: string; message: string }[] = [];
  const kept: { sheet: string; cell: string; message: string }[] = [];
  for (const { sheet, row, column } of formulaCells(workbook)) {
    const result = results.get(sheet)?.get(`${row},${column}`);
    if (result === undefined) continue;
    changes.push({ sheet, row, column, result: result.value, ...(result.spill && { spill: result.spill }) });
    if (isCellError(result.value)) errors.push({ sheet, cell: cellName(row, column), error: result.value.error, message: result.message ?? "" });
    else if (result.message !== undefined) kept.push({ sheet, cell: cellName(row, column), message: result.message });
  }
  return { bytes: writeWorkbook(file, { results: changes, functionNames }), formulas: changes.length, errors, kept, problems: pinned.problems };
}

function* formulaCells(workbook: WorkbookData): Generator<{ sheet: string; row: number; column: number }> {
  for (const sheet of workbook.sheets) {
    for (const { row, column, formula, filledBy, external } of sheet.cells) {
      if (formula !== undefined && filledBy === undefined && external === undefined) yield { sheet: sheet.name, row, column };
    }
  }
}
