import type { PcfError } from "../errors";
import type { Language } from "../locales";
import { adoptEdits, planAdopt } from "../workbook/adopt";
import type { AdoptedCell, AdoptPlan, LeftCell } from "../workbook/adopt";
import { sameValueAsPlanned } from "../workbook/adopt/shown";
import { correctionsOf } from "../workbook/readingCorrections";
import { repeatsOthers } from "../workbook/ownSheets";
import { calculateFile, calculatedValues } from "./calculatedFile";
import { openPackage, writeWorkbook } from "./file";
import type { CellChange } from "./file";
import { functionNames } from "./functionNames";

export interface AdoptedFile extends AdoptPlan {
  /** The file with the formulas and their results, everything else as it was. */
  readonly bytes: Uint8Array;
  /** Rows of PCF Factors that cannot be used. */
  readonly problems: readonly PcfError[];
}

/**
 * A workbook whose typed figures are formulas where these give the same. What was planned is calculated before it is taken: a formula
 * that the engine answers otherwise is left out and listed.
 */
export async function adoptFile(bytes: Uint8Array, language: Language, formulas = false): Promise<AdoptedFile> {
  const before = await calculateFile(bytes, language);
  const grids = before.grids.filter((grid) => grid.visibility === "visible" && !repeatsOthers(grid));
  const plan = planAdopt({ grids, overrides: correctionsOf(before.workbook.customXml), formulas });
  if (plan.cells.length === 0) return { ...plan, bytes, problems: before.problems };
  const written = write(bytes, plan.cells);
  const values = calculatedValues(await calculateFile(written, language));
  const wrong = plan.cells.filter(({ sheet, row, column, after }) => !sameValueAsPlanned(values.get(sheet.toLowerCase())?.get(`${row},${column}`) ?? null, after));
  if (wrong.length === 0) return { ...plan, bytes: written, problems: before.problems };
  const cells = plan.cells.filter((cell) => !wrong.includes(cell));
  return { cells, left: [...plan.left, ...wrong.map(notCalculated)], bytes: cells.length === 0 ? bytes : write(bytes, cells), problems: before.problems };
}

function write(bytes: Uint8Array, cells: readonly AdoptedCell[]): Uint8Array {
  const results = new Map(cells.map((cell) => [`${cell.sheet} ${cell.row},${cell.column}`, cell.after]));
  const changes = adoptEdits(cells).map((edit): CellChange => ({ ...edit, content: "formula" in edit.content ? { formula: edit.content.formula, result: results.get(`${edit.sheet} ${edit.row},${edit.column}`) ?? null } : edit.content }));
  return writeWorkbook(openPackage(bytes), { cells: changes, functionNames });
}

function notCalculated({ sheet, row, column, address, before, formula }: AdoptedCell): LeftCell {
  return { sheet, row, column, address, value: before, reason: "differs", message: { en: `${formula} does not calculate to what is written.`, zh: `${formula} 的计算结果与表中数值不一致。` } };
}
