import { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { Area, Grid } from "../tables/grid";
import { changedAreas } from "../workbook/changedAreas";
import { factorsSheetName } from "../workbook/factorsSheet";
import { hearers } from "../workbook/hearers";
import { readPinnedFactors } from "../workbook/pinnedFactors";
import type { NativeChart } from "../workbook/nativeChart";
import type { CellArea, Edit, Selection, SheetInfo, Unsubscribe, Workbook } from "../workbook/port";
import type { Engine } from "./engine/engine";
import { openPackage, readWorkbook, toEngineWorkbook, toGrid, writeWorkbook } from "./file";
import type { Changes, Package, ResultChange, SheetData, WorkbookData } from "./file";
import { overlaps } from "./file/reference";
import { checkSheetName } from "./file/sheetName";
import { functionNames } from "./functionNames";

/**
 * An .xlsx file as the workbook's port: held in memory, everything that is not changed kept byte for byte. Formulas that were written
 * are calculated before the next reading, with the workbook's own factors; without an engine they keep the results they have. Throws the file.* errors.
 */
export class FileWorkbook implements Workbook {
  private file: Package;
  private data: WorkbookData;
  private stale = false;
  private selected: Selection | null = null;
  private readonly selections = hearers<Selection | null>();
  private readonly changes = hearers<CellArea>();

  constructor(
    private bytes: Uint8Array,
    /** Opens the engine with the workbook's own factors; null where nothing is to be calculated. */
    private readonly openEngine: ((pinned: readonly Factor[]) => Promise<Engine>) | null,
  ) {
    this.file = openPackage(bytes);
    this.data = readWorkbook(this.file, functionNames);
  }

  /** The file as it is now, calculated. */
  async save(): Promise<Uint8Array> {
    await this.calculate();
    return this.bytes;
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    return this.data.sheets.map(({ name, visibility }) => ({ name, visibility }));
  }

  async read(sheet: string, area?: Area): Promise<Grid> {
    await this.calculate();
    const grid = toGrid(this.sheet(sheet), area);
    return area ? { ...grid, merges: grid.merges.filter((merge) => overlaps(merge, area)) } : grid;
  }

  async write(edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return;
    this.apply({ cells: edits.map(({ content, ...edit }) => ({ ...edit, content: "formula" in content && !content.formula.startsWith("=") ? { formula: `=${content.formula}` } : content })) });
    for (const change of changedAreas(edits.map((edit) => ({ ...edit, sheet: this.sheet(edit.sheet).name })))) this.changes.tell(change);
  }

  async selection(): Promise<Selection | null> {
    return this.selected;
  }

  async select(sheet: string, area: Area): Promise<void> {
    this.selected = { sheet: this.sheet(sheet).name, area };
    this.selections.tell(this.selected);
  }

  async addSheet(name: string): Promise<void> {
    checkSheetName(name, this.data.sheets.map((sheet) => sheet.name));
    if (this.data.structureProtected) throw new PcfError("host.protected", { sheet: null });
    this.apply({ sheets: [{ name }] });
  }

  async removeSheet(name: string): Promise<void> {
    const { name: spelt } = this.sheet(name);
    if (this.data.structureProtected) throw new PcfError("host.protected", { sheet: null });
    this.apply({ removedSheets: [spelt] });
  }

  async setTable(sheet: string, name: string, area: Area, totals = false): Promise<void> {
    this.apply({ tables: [{ sheet: this.sheet(sheet).name, name, area, totals }] });
    this.changes.tell({ sheet: this.sheet(sheet).name, area });
  }

  async addChart(chart: NativeChart): Promise<void> {
    this.apply({ charts: [chart] });
  }

  async part(namespace: string): Promise<string | null> {
    return this.data.customXml.get(namespace) ?? null;
  }

  async setPart(namespace: string, xml: string | null): Promise<void> {
    this.apply({ customXml: [{ namespace, xml }] });
  }

  async recalculate(cells: readonly CellArea[]): Promise<void> {
    for (const { sheet } of cells) this.sheet(sheet);
    if (cells.length > 0) this.stale = true;
  }

  onSelect(call: (selection: Selection | null) => void): Unsubscribe {
    return this.selections.add(call);
  }

  onChange(call: (change: CellArea) => void): Unsubscribe {
    return this.changes.add(call);
  }

  private sheet(name: string): SheetData {
    const found = this.data.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (!found) throw new PcfError("file.sheetUnknown", { given: name, known: this.data.sheets.map((sheet) => sheet.name) });
    return found;
  }

  private apply(changes: Omit<Changes, "functionNames">): void {
    this.take(writeWorkbook(this.file, { ...changes, functionNames }));
    this.stale = true;
  }

  private take(bytes: Uint8Array): void {
    this.file = openPackage(bytes);
    this.data = readWorkbook(this.file, functionNames);
    this.bytes = bytes;
  }

  private async calculate(): Promise<void> {
    if (!this.stale) return;
    this.stale = false;
    if (this.openEngine === null || !this.data.sheets.some(({ cells }) => cells.some(({ formula }) => formula !== undefined))) return;
    const pinned = readPinnedFactors(this.data.sheets.filter(({ tables, name }) => tables.length > 0 || name === factorsSheetName).map((sheet) => toGrid(sheet)));
    const engine = await this.openEngine(pinned.factors);
    const results = await engine.recalculate(toEngineWorkbook(this.data));
    const changes = this.data.sheets.flatMap(({ name, cells }) => cells.flatMap(({ row, column, formula, filledBy, external }): ResultChange[] => {
      const result = results.get(name)?.get(`${row},${column}`);
      if (formula === undefined || filledBy || external || !result) return [];
      return [{ sheet: name, row, column, result: result.value, ...(result.spill && { spill: result.spill }) }];
    }));
    this.take(writeWorkbook(this.file, { results: changes, functionNames }));
  }
}
