import { isStudySheetName } from "../study/fields";
import type { Grid } from "../tables/grid";
import { readStudySheet } from "./studySheet/readStudySheet";
import type { StudyRead } from "./studySheet/studyRead";

/** The sheet that goal and scope stand on; the name is the same in every language. */
export const studySheetName = "PCF Study";

/** So many labels make a sheet of another name a study. */
const enoughLabels = 3;

/** The study of a workbook: the sheet PCF Study, else a sheet that is called so in words and holds its labels; null where there is none. */
export function readStudy(grids: readonly Grid[]): StudyRead | null {
  const own = grids.find(({ sheet }) => sheet.trim().toLowerCase() === studySheetName.toLowerCase());
  if (own) return readStudySheet(own);
  for (const grid of grids) {
    if (!isStudySheetName(grid.sheet)) continue;
    const read = readStudySheet(grid);
    if (read.cells.size >= enoughLabels) return read;
  }
  return null;
}
