import type { Language } from "../locales";
import type { Grid } from "../tables/grid";
import { repeatsOthers } from "../workbook/ownSheets";
import { openPackage, readWorkbook, toGrid } from "./file";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";

/** The sheets of a workbook file as its cells show them. One written by a script has formulas without results; they are calculated first. The sheet of an earlier audit speaks of the others and is left out. */
export async function calculatedGrids(bytes: Uint8Array, language: Language): Promise<readonly Grid[]> {
  const workbook = readWorkbook(openPackage(bytes), functionNames);
  const lacksResults = workbook.sheets.some(({ cells }) => cells.some(({ formula, value, filledBy, external }) => formula !== undefined && value === null && !filledBy && !external));
  const whole = lacksResults ? readWorkbook(openPackage((await recalculate(bytes, language)).bytes), functionNames) : workbook;
  return whole.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet)).filter((grid) => !repeatsOthers(grid));
}
