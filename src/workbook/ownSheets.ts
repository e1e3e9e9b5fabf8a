import type { Grid } from "../tables/grid";
import { auditSheetName, isAuditSheet } from "./auditSheet";
import { factorsSheetName } from "./factorsSheet";
import { notesSheetName } from "./freeze/notesSheet";
import results from "./results.json";
import { studySheetName } from "./studySheet";

/** The sheet that results are laid on; a further one is numbered. */
export const resultsSheetName = "PCF Results";

const ownNames: ReadonlySet<string> = new Set([factorsSheetName, studySheetName, auditSheetName, notesSheetName]);

/** Sheets that the add-in writes itself, and that hold no rows of their own. */
export function isOwnSheet(name: string): boolean {
  return name.startsWith(resultsSheetName) || ownNames.has(name);
}

/** True for a sheet that the add-in has written from the others: their tables are audited, and what is laid from them is not once more. */
export function repeatsOthers(grid: Grid): boolean {
  return isAuditSheet(grid) || isResultsSheet(grid);
}

/** By its name and the title that it was laid with, so that a person's own sheet of that name is looked at. */
function isResultsSheet({ sheet, top, left, values }: Grid): boolean {
  const title = top === 0 && left === 0 ? values[0]?.[0] : null;
  return sheet.startsWith(resultsSheetName) && typeof title === "string" && Object.values(results.title).some((own) => title.startsWith(own));
}
