import { IFormulaRuntimeService } from "@univerjs/engine-formula";
import { failBook, provideBook } from "../../../functions/session";
import { createBook } from "../../factors/book";
import type { Book } from "../../factors/book";
import type { Factor } from "../../factors/factor";
import { factorsOf } from "../../factors/libraryAsset";
import type { Library } from "../../factors/libraryAsset";
import type { Grid } from "../../tables/grid";
import { factorsSheetName, factorsTable } from "../../workbook/factorsSheet";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import type { CellArea, Workbook } from "../../workbook/port";
import { FactorUse } from "./factorUse";
import type { Asker } from "./factorUse";
import type { SpreadsheetGrid } from "./grid";

/** Several cells change in one go; their sheet is read once. */
const pause = 120;

/** Keeps the book of factors in step with the workbook: its own factors before the library's, cells and book never at odds. */
export class WorkbookFactors {
  private readonly use = new FactorUse(() => this.asker());
  private grid: SpreadsheetGrid | undefined;
  private calling = false;
  private pinned: readonly Factor[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `library` is null where it could not be loaded. */
  constructor(readonly library: Library | null) {
    this.provide([]);
  }

  /** Makes a call of a custom function. */
  readonly during = <T>(call: () => T): T => {
    this.calling = true;
    try {
      return call();
    } finally {
      this.calling = false;
    }
  };

  /** Another workbook takes the place of the present one; before its formulas are calculated. */
  replace(grids: readonly Grid[]): void {
    clearTimeout(this.timer);
    this.use.forget();
    this.provide(readPinnedFactors(grids).factors);
  }

  /** Follows the changes of the table of factors; `sheetOf` knows where it stands. */
  follow(grid: SpreadsheetGrid, workbook: Workbook, sheetOf: (table: string) => string | undefined): void {
    this.grid = grid;
    grid.api.getFormula().calculationStart(() => this.use.nextRound());
    workbook.onChange((change) => {
      if (change.sheet !== (sheetOf(factorsTable) ?? factorsSheetName)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.refresh(workbook, change.sheet), pause);
    });
  }

  /** Reads the workbook's own factors again, and calculates what they change. */
  private async refresh(workbook: Workbook, changed: string): Promise<void> {
    await this.take(readPinnedFactors([await workbook.read(changed)]).factors, workbook);
  }

  /** Answers with these factors of the workbook's own from now on; calculates the cells whose answers change, and no others. */
  async take(pinned: readonly Factor[], workbook: Workbook): Promise<void> {
    if (JSON.stringify(pinned) === JSON.stringify(this.pinned)) return;
    const affected = this.use.affectedBy(this.provide(pinned));
    await workbook.recalculate(affected.flatMap((asker) => this.areaOf(asker)));
  }

  private provide(pinned: readonly Factor[]): Book {
    this.pinned = pinned;
    const book = createBook({ pinned, library: this.library === null ? [] : factorsOf(this.library), readings: this.library?.readings ?? {} });
    if (this.library === null && pinned.length === 0) failBook("library.json");
    else provideBook(this.use.watched(book));
    return book;
  }

  private asker(): Asker | null {
    if (!this.calling || !this.grid) return null;
    const runtime = this.grid.injector.get(IFormulaRuntimeService);
    return { sheetId: runtime.currentSubUnitId, row: runtime.currentRow, column: runtime.currentColumn };
  }

  private areaOf({ sheetId, row, column }: Asker): CellArea[] {
    const sheet = this.grid?.workbook().getSheetBySheetId(sheetId);
    return sheet ? [{ sheet: sheet.getSheetName(), area: { top: row, left: column, bottom: row, right: column } }] : [];
  }
}
