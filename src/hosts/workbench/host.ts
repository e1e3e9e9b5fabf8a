import { IUndoRedoService } from "@univerjs/core";
import type { ICellData } from "@univerjs/core";
import { SetFormulaCalculationStartMutation } from "@univerjs/engine-formula";
import { SetRangeValuesCommand } from "@univerjs/preset-sheets-core";
import type { FRange, FWorksheet } from "@univerjs/sheets/facade";
import { PcfError } from "../../errors";
import type { Area, Grid, TableArea } from "../../tables/grid";
import type { CellArea, Edit, Selection, SheetInfo, Unsubscribe, Workbook } from "../../workbook/port";
import { checkEdit } from "../checkEdit";
import type { EngineWorkbook } from "../engine/engine";
import { namespaceOf } from "../file/read/customXml";
import { layCells } from "../file/layCells";
import type { LaidCell } from "../file/layCells";
import { columnLimit, contains, rowLimit } from "../file/reference";
import { checkSheetName } from "../file/sheetName";
import type { DocumentParts } from "./documentParts";
import type { SpreadsheetGrid } from "./grid";
import type { OpenedFile } from "./openWorkbook";
import { sheetCells } from "./sheetCells";
import { tableFormulaReader } from "./shownFormula";
import { valueOf } from "./toSnapshot";

/** What stands in the grid now; another one after a file is opened. */
export interface Document {
  readonly parts: DocumentParts;
  readonly file?: OpenedFile;
}

/** The workbook in the grid as the pane, the audit and freeze know it. */
export class GridWorkbook implements Workbook {
  /** Null where each command is a step of its own. */
  private open: Step | null = null;

  constructor(
    private readonly grid: SpreadsheetGrid,
    private readonly document: () => Document,
  ) {}

  async sheets(): Promise<readonly SheetInfo[]> {
    return this.grid
      .workbook()
      .getSheets()
      .map((sheet) => ({ name: sheet.getSheetName(), visibility: this.visibility(sheet) }));
  }

  async read(name: string, area?: Area): Promise<Grid> {
    const sheet = this.sheet(name);
    const known = this.document().file?.sheets.get(sheet.getSheetId());
    const cells: LaidCell[] = [];
    const typed = new Map<string, string>((known?.data.cells ?? []).flatMap((cell) => (cell.formula === undefined ? [] : [[`${cell.row},${cell.column}`, cell.formula] as const])));
    for (const { row, column, value, formula, spill, format } of sheetCells(this.grid, sheet)) {
      if (value === null && formula === null) continue;
      const key: string = `${row},${column}`;
      // A formula that the grid shows in another spelling is told as it was typed.
      const given = formula === null ? null : this.document().parts.typedOf(sheet.getSheetId(), row, column, formula);
      cells.push({ row, column, value, formula: given !== null && given === formula && known?.formulas.get(key) === formula ? (typed.get(key) ?? formula) : given, format });
      spill?.forEach((line, down) => line.forEach((each, right) => (down > 0 || right > 0) && cells.push({ row: row + down, column: column + right, value: each, formula: null, format: "General" })));
    }
    return {
      sheet: sheet.getSheetName(),
      ...layCells(sheet.getSheetName(), area ? cells.filter(({ row, column }) => contains(area, row, column)) : cells, area),
      merges: sheet.getMergedRanges().map(areaOf),
      tables: this.tablesOn(sheet, cells),
      visibility: this.visibility(sheet),
    };
  }

  async write(edits: readonly Edit[]): Promise<void> {
    const bySheet = new Map<FWorksheet, Edit[]>();
    for (const edit of edits) {
      checkEdit(edit);
      const sheet = this.sheet(edit.sheet);
      const found = [...bySheet].find(([one]) => one.getSheetId() === sheet.getSheetId());
      if (found) found[1].push(edit);
      else bySheet.set(sheet, [edit]);
    }
    const unitId = this.grid.workbook().getId();
    const batch = this.open === null ? this.undoBatch() : null;
    const read = tableFormulaReader(() => this.withTables());
    try {
      for (const [sheet, its] of bySheet) {
        makeRoom(sheet, its);
        const cells: Record<number, Record<number, ICellData>> = {};
        for (const edit of its) (cells[edit.row] ??= {})[edit.column] = cellOf({ ...edit, content: this.contentFor(sheet, edit, read) });
        this.grid.api.syncExecuteCommand(SetRangeValuesCommand.id, { unitId, subUnitId: sheet.getSheetId(), value: cells });
      }
    } finally {
      batch?.dispose();
    }
    this.lastIsUndoneFirst();
  }

  async step<T>(work: (workbook: Workbook) => Promise<T>): Promise<T> {
    if (this.open !== null) return work(this);
    const { added } = (this.open = { added: [], undone: 0 } as Step);
    const batch = this.undoBatch();
    try {
      return await work(this);
    } catch (thrown) {
      for (const name of added) await this.removeSheet(name);
      throw thrown;
    } finally {
      batch.dispose();
      this.open = null;
    }
  }

  async selection(): Promise<Selection | null> {
    const range = this.grid.workbook().getActiveRange();
    return range ? selectionOf(range) : null;
  }

  async select(name: string, { top, left, bottom, right }: Area): Promise<void> {
    const sheet = this.sheet(name);
    sheet.activate();
    sheet.getRange(top, left, bottom - top + 1, right - left + 1).activate();
  }

  async addSheet(name: string): Promise<void> {
    const sheets = this.grid.workbook().getSheets();
    checkSheetName(name, sheets.map((sheet) => sheet.getSheetName()));
    const active = this.grid.workbook().getActiveSheet();
    this.grid.workbook().insertSheet(name, { index: sheets.length });
    active.activate();
    this.open?.added.push(name);
    this.lastIsUndoneFirst();
  }

  async removeSheet(name: string): Promise<void> {
    const sheet = this.sheet(name);
    if (!this.grid.workbook().getSheets().some((one) => one.getSheetId() !== sheet.getSheetId() && !one.isSheetHidden())) throw new PcfError("file.lastSheet", { given: sheet.getSheetName() });
    this.document().parts.removeSheet(sheet.getSheetName(), () => this.grid.workbook().deleteSheet(sheet));
    this.lastIsUndoneFirst();
  }

  async setTable(name: string, table: string, area: Area, totals = false): Promise<void> {
    const sheet = this.sheet(name).getSheetName();
    const other = this.document().parts.sheetOf(table);
    if (other !== undefined && other !== sheet) throw new PcfError("file.table", { given: table, reason: "taken" });
    if (area.bottom - Number(totals) <= area.top) throw new PcfError("file.table", { given: table, reason: "area" });
    this.document().parts.setTable(sheet, table, area, totals);
  }

  async part(namespace: string): Promise<string | null> {
    return this.document().parts.part(namespace);
  }

  async setPart(namespace: string, xml: string | null): Promise<void> {
    if (xml !== null && (namespace === "" || namespaceOf(xml, namespace) !== namespace)) throw new PcfError("file.customXml", { namespace });
    this.document().parts.setPart(namespace, xml);
  }

  async recalculate(areas: readonly CellArea[]): Promise<void> {
    if (areas.length === 0) return;
    const unitId = this.grid.workbook().getId();
    const dirtyRanges = areas.map(({ sheet, area }) => ({ unitId, sheetId: this.sheet(sheet).getSheetId(), range: { startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right } }));
    const nothing = { dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {}, clearDependencyTreeCache: {} };
    const applied = this.grid.settle();
    await this.grid.api.executeCommand(SetFormulaCalculationStartMutation.id, { dirtyRanges, forceCalculation: false, ...nothing }, { onlyLocal: true });
    await applied;
  }

  onSelect(call: (selection: Selection | null) => void): Unsubscribe {
    return this.grid.onSelection(() => void this.selection().then(call));
  }

  onChange(call: (change: CellArea) => void): Unsubscribe {
    const listening = this.grid.api.addEvent(this.grid.api.Event.SheetValueChanged, ({ effectedRanges }) => {
      for (const range of effectedRanges) call(selectionOf(range));
    });
    return () => listening.dispose();
  }

  /** What the grid is given for a cell: it knows no tables, so their columns become the cells that they stand for there. */
  private contentFor(sheet: FWorksheet, { row, column, content }: Edit, read: ReturnType<typeof tableFormulaReader>): Edit["content"] {
    if (!("formula" in content) || !content.formula.includes("[")) return content;
    const index = this.grid.workbook().getSheets().findIndex((one) => one.getSheetId() === sheet.getSheetId());
    const shown = read(content.formula, index, row, column);
    if (shown === null) return content;
    this.document().parts.keepTyped(sheet.getSheetId(), row, column, shown, content.formula);
    return { formula: shown };
  }

  /** The sheets and their tables, for formulas that name those. */
  private withTables(): EngineWorkbook {
    const sheets = this.grid.workbook().getSheets();
    const tables = sheets.flatMap((sheet) => this.tablesOn(sheet, sheetCells(this.grid, sheet)).map((table) => ({ ...table, sheet: sheet.getSheetName() })));
    return { sheets: sheets.map((sheet) => ({ name: sheet.getSheetName(), cells: [] })), names: [], tables };
  }

  /** The tables of a sheet, with the headings that its cells show now. */
  private tablesOn(sheet: FWorksheet, cells: readonly Pick<LaidCell, "row" | "column" | "value">[]): readonly TableArea[] {
    const texts = new Map(cells.map(({ row, column, value }) => [`${row},${column}`, String(value ?? "")]));
    const filled = (row: number, left: number, right: number) => Array.from({ length: right - left + 1 }, (_, step) => texts.has(`${row},${left + step}`)).some(Boolean);
    return this.document().parts.tablesOf(sheet.getSheetName(), filled, (row, column) => texts.get(`${row},${column}`) ?? "");
  }

  /** What is done until it is disposed of is undone at once. */
  private undoBatch(): { dispose(): void } {
    return this.grid.injector.get(IUndoRedoService).__tempBatchingUndoRedo(this.grid.workbook().getId());
  }

  /** The grid undoes a batch in the order in which it was done: a sheet would go before what was written on it, and the rest stay. */
  private lastIsUndoneFirst(): void {
    const undo = this.grid.injector.get(IUndoRedoService).pitchTopUndoElement()?.undoMutations;
    if (this.open === null || undo === undefined) return;
    undo.unshift(...undo.splice(this.open.undone));
    this.open.undone = undo.length;
  }

  /** @throws PcfError file.sheetUnknown. */
  private sheet(name: string): FWorksheet {
    const sheets = this.grid.workbook().getSheets();
    const found = sheets.find((sheet) => sheet.getSheetName().toLowerCase() === name.toLowerCase());
    if (!found) throw new PcfError("file.sheetUnknown", { given: name, known: sheets.map((sheet) => sheet.getSheetName()) });
    return found;
  }

  private visibility(sheet: FWorksheet): Grid["visibility"] {
    if (!sheet.isSheetHidden()) return "visible";
    return this.document().file?.sheets.get(sheet.getSheetId())?.data.visibility === "veryHidden" ? "veryHidden" : "hidden";
  }
}

/** Commands that one undo takes back. */
interface Step {
  /** The sheets that they have added. */
  readonly added: string[];
  /** So many changes stand in the order in which they are undone. */
  undone: number;
}

/** A cell's new content takes the place of all it held; its looks stay, but for the number format that the edit names. */
function cellOf({ content, format }: Edit): ICellData {
  const style = format === undefined ? {} : { s: { n: { pattern: format } } };
  if ("formula" in content) return { f: content.formula, v: null, t: null, p: null, si: null, ...style };
  const cell = valueOf(content.value);
  // Text stays text, also when it looks like a number or begins with "=".
  return { f: null, si: null, p: null, v: cell.v ?? null, t: cell.t ?? null, ...style };
}

function makeRoom(sheet: FWorksheet, edits: readonly Edit[]): void {
  const rows = Math.max(...edits.map(({ row }) => row)) + 1;
  const columns = Math.max(...edits.map(({ column }) => column)) + 1;
  if (rows > sheet.getMaxRows()) sheet.setRowCount(Math.min(rowLimit, rows + 100));
  if (columns > sheet.getMaxColumns()) sheet.setColumnCount(Math.min(columnLimit, columns + 10));
}

function selectionOf(range: FRange): Selection {
  return { sheet: range.getSheetName(), area: areaOf(range) };
}

function areaOf(range: FRange): Area {
  return { top: range.getRow(), left: range.getColumn(), bottom: range.getLastRow(), right: range.getLastColumn() };
}
