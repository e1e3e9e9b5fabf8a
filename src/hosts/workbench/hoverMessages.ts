import { CellAlertManagerService } from "@univerjs/preset-sheets-core";
import type { Language } from "../../locales";
import { isCellError } from "../../tables/grid";
import { errorMessage } from "./cellCard";
import type { SpreadsheetGrid } from "./grid";
import { valueAt } from "./sheetCells";

/** The grid's hover box over an error cell says "value error" and the like; here it says what our functions say. */
export function showMessagesOnHover(grid: SpreadsheetGrid, language: () => Language): void {
  const alerts = grid.injector.get(CellAlertManagerService);
  const show = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { subUnitId, row, col } = alert.location;
    const message = errorMessage(grid, subUnitId, row, col, language());
    const value = valueAt(grid, subUnitId, row, col);
    show(message === undefined || !isCellError(value) ? alert : { ...alert, title: value.error, message });
  };
}
