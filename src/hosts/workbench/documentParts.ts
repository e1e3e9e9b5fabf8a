import type { Area, TableArea } from "../../tables/grid";
import type { Changes, WorkbookData } from "../file";

/** What a workbook has beside its cells, for the pane: tables and custom XML. They are written with the next save. */
export class DocumentParts {
  private readonly tables = new Map<string, { readonly sheet: string; area: Area; readonly headerRows: number; readonly totalsRows: number; changed: boolean }>();
  private readonly xml = new Map<string, string>();
  private readonly removed = new Set<string>();
  private readonly changedXml = new Map<string, string | null>();
  private readonly typed = new Map<string, { readonly shown: string; readonly typed: string }>();

  constructor(data?: WorkbookData) {
    for (const sheet of data?.sheets ?? []) for (const { name, area, headerRows, totalsRows } of sheet.tables) this.tables.set(name, { sheet: sheet.name, area, headerRows, totalsRows, changed: false });
    for (const [namespace, xml] of data?.customXml ?? []) this.xml.set(namespace, xml);
  }

  /**
   * The tables of a sheet. As in Excel, rows that are filled right under a table belong to it; `filled` says whether a row has a cell
   * in the table's columns, `header` reads a column's name.
   */
  tablesOf(sheet: string, filled: (row: number, left: number, right: number) => boolean, header: (row: number, column: number) => string): TableArea[] {
    return [...this.tables].flatMap(([name, table]) => {
      if (table.sheet !== sheet) return [];
      let { bottom } = table.area;
      const { top, left, right } = table.area;
      if (table.totalsRows === 0) while (filled(bottom + 1, left, right)) bottom++;
      if (bottom !== table.area.bottom) Object.assign(table, { area: { top, left, bottom, right }, changed: true });
      const columns = Array.from({ length: right - left + 1 }, (_, column) => header(top, left + column));
      return [{ name, area: table.area, headerRows: table.headerRows, totalsRows: table.totalsRows, columns }];
    });
  }

  /** Keeps how a formula was given that the grid can only take in another spelling. */
  keepTyped(sheetId: string, row: number, column: number, shown: string, typed: string): void {
    this.typed.set(`${sheetId},${row},${column}`, { shown, typed });
  }

  /** A formula of the grid as it was given; itself where it was given so, or somebody has typed another since. */
  typedOf(sheetId: string, row: number, column: number, shown: string): string {
    const kept = this.typed.get(`${sheetId},${row},${column}`);
    return kept?.shown === shown ? kept.typed : shown;
  }

  /** The sheet that a table stands on. */
  sheetOf(table: string): string | undefined {
    return [...this.tables].find(([name]) => name.toLowerCase() === table.toLowerCase())?.[1].sheet;
  }

  setTable(sheet: string, name: string, area: Area, totals: boolean): void {
    const known = this.tables.get(name);
    this.tables.set(name, { sheet, area, headerRows: 1, totalsRows: known?.totalsRows ?? Number(totals), changed: true });
  }

  /** Takes a sheet away with its tables; while `take` runs, the guard of the file's sheets lets it go. */
  removeSheet(name: string, take: () => void): void {
    this.removed.add(name);
    take();
    for (const [table, { sheet }] of this.tables) if (sheet === name) this.tables.delete(table);
  }

  isRemoved(sheet: string): boolean {
    return this.removed.has(sheet);
  }

  part(namespace: string): string | null {
    return this.xml.get(namespace) ?? null;
  }

  setPart(namespace: string, xml: string | null): void {
    if (xml === null) this.xml.delete(namespace);
    else this.xml.set(namespace, xml);
    this.changedXml.set(namespace, xml);
  }

  /** What a save has to write. */
  changes(): Required<Pick<Changes, "tables" | "customXml" | "removedSheets">> {
    return {
      tables: [...this.tables].flatMap(([name, { sheet, area, totalsRows, changed }]) => (changed ? [{ sheet, name, area, totals: totalsRows > 0 }] : [])),
      removedSheets: [...this.removed],
      customXml: [...this.changedXml].map(([namespace, xml]) => ({ namespace, xml })),
    };
  }
}
