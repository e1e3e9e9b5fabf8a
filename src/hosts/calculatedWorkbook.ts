import type { Language } from "../locales";
import { decisionsOf } from "../workbook/auditOf";
import type { AuditedWorkbook } from "../workbook/auditOf";
import { repeatsOthers } from "../workbook/ownSheets";
import { openPackage, readWorkbook, toGrid } from "./file";
import type { WorkbookData } from "./file";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";

/** What is read of a workbook file: its sheets, and what a person has decided about them. */
export type CalculatedSheets = Pick<AuditedWorkbook, "grids" | "corrections" | "ignored">;

/** A workbook file as its cells show it. One written by a script has formulas without results; they are calculated first. */
export async function calculatedWorkbook(bytes: Uint8Array, language: Language): Promise<WorkbookData> {
  const workbook = readWorkbook(openPackage(bytes), functionNames);
  return lacksResults(workbook) ? readWorkbook(openPackage((await recalculate(bytes, language)).bytes), functionNames) : workbook;
}

export function lacksResults({ sheets }: WorkbookData): boolean {
  return sheets.some(({ cells }) => cells.some(({ formula, value, filledBy, external }) => formula !== undefined && value === null && !filledBy && !external));
}

/** The same for those who look at its calculation: sheets of ours that repeat the others (an audit, results) are left out. */
export async function calculatedSheets(bytes: Uint8Array, language: Language): Promise<CalculatedSheets> {
  const { sheets, customXml } = await calculatedWorkbook(bytes, language);
  return { grids: sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet)).filter((grid) => !repeatsOthers(grid)), ...decisionsOf(customXml) };
}
