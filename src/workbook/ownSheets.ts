import { auditSheetName } from "./auditSheet";
import { factorsSheetName } from "./factorsSheet";
import { notesSheetName } from "./freeze/notesSheet";
import { studySheetName } from "./studySheet";

/** The sheet that results are laid on; a further one is numbered. */
export const resultsSheetName = "PCF Results";

const ownNames: ReadonlySet<string> = new Set([factorsSheetName, studySheetName, auditSheetName, notesSheetName]);

/** Sheets that the add-in writes itself, and that hold no rows of their own. */
export function isOwnSheet(name: string): boolean {
  return name.startsWith(resultsSheetName) || ownNames.has(name);
}
