import type { SpreadsheetGrid } from "./grid";
import type { OpenedFile } from "./openWorkbook";

/** Sheets that are in the file cannot be renamed, moved or deleted here: the writer would leave what points to them pointing astray. Sheets that the add-in made it may take away. */
export function keepFileSheets(grid: SpreadsheetGrid, file: () => OpenedFile | undefined, isRemoved: (name: string) => boolean, refuse: () => void): void {
  const { api } = grid;
  const guard = (event: { cancel?: boolean; worksheet: { getSheetId(): string; getSheetName(): string } }) => {
    if (isRemoved(event.worksheet.getSheetName())) return;
    if (!file()?.sheets.has(event.worksheet.getSheetId())) return;
    event.cancel = true;
    refuse();
  };
  api.addEvent(api.Event.BeforeSheetDelete, guard);
  api.addEvent(api.Event.BeforeSheetNameChange, guard);
  api.addEvent(api.Event.BeforeSheetMove, guard);
}
