import { CellAlertManagerService } from "@univerjs/preset-sheets-core";
import type { Language } from "../../locales";
import { errorMessage } from "./cellCard";
import type { SpreadsheetGrid } from "./grid";

/** The grid's hover box over an error cell says "value error" and the like; here it says what our functions say. */
export function showMessagesOnHover(grid: SpreadsheetGrid, language: () => Language): void {
  const alerts = grid.injector.get(CellAlertManagerService);
  const show = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { subUnitId, row, col } = alert.location;
    const message = errorMessage(grid, subUnitId, row, col, language());
    show(message === undefined ? alert : { ...alert, title: String(grid.workbook().getSheetBySheetId(subUnitId)?.getSheet().getCellRaw(row, col)?.v ?? alert.title), message });
  };
}
