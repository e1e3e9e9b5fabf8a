import { PcfError } from "../../../errors";
import { isCellError } from "../../../tables/grid";
import type { CellValue } from "../../../tables/grid";
import { FunctionNames } from "../../../workbook/functionNames";
import { shiftFormula } from "../dialect/shift";
import type { Package } from "../package";
import { readCellValue } from "../read/cellValue";
import { readFileMetadata } from "../read/readWorkbook";
import { readSharedStrings } from "../read/sharedStrings";
import { scanSheet } from "../read/sheetScan";
import { readWorkbookPart } from "../read/workbookPart";
import { contains } from "../reference";
import type { CellChange, Changes } from "./changes";
import { addChart } from "./charts";
import { setCustomXml } from "./customXml";
import { ensureDynamic } from "./metadata";
import { PackageEdit } from "./packageEdit";
import { patchSheet } from "./patchSheet";
import { keyOf, SheetPlan } from "./plan";
import { StylesEdit } from "./styles";
import { removeSheet } from "./removeSheet";
import { respell } from "./respell";
import { changeTitles } from "./titles";
import { giveColumns, headerTexts, knownTables, nameOf, setCalculatedColumns, setTable, setTotals, syncHeaders } from "./tables";
import { setAddIn } from "./webExtension";
import { addSheet, dropCalculationChain, setName } from "./workbookPart";

/**
 * The file with the changes made and everything else as it was, byte for byte; the very same bytes when nothing changes. The same
 * changes made again change nothing. Throws the file.* errors of what cannot be written; then nothing was.
 */
export function writeWorkbook(file: Package, changes: Changes): Uint8Array {
  return new WorkbookEdit(file, changes).run();
}

class WorkbookEdit {
  private readonly edit: PackageEdit;
  private readonly functions: FunctionNames;
  private readonly styles: StylesEdit;
  /** The part of each sheet of cells, by its name in lower case. */
  private readonly sheets = new Map<string, { readonly name: string; readonly path: string }>();
  private readonly others: string[] = [];
  private readonly plans = new Map<string, SheetPlan>();
  private strings: readonly string[] | null = null;

  constructor(
    private readonly file: Package,
    private readonly changes: Changes,
  ) {
    this.edit = new PackageEdit(file);
    this.functions = new FunctionNames(changes.functionNames);
    this.styles = new StylesEdit(this.edit);
    for (const { name, kind, path } of readWorkbookPart(file, this.functions).sheets) {
      if (kind === "worksheet" || kind === "macrosheet") this.sheets.set(name.toLowerCase(), { name, path });
      else this.others.push(name);
    }
  }

  run(): Uint8Array {
    respell(this.edit, this.changes.respelt ?? [], this.functions);
    const present = [...this.sheets.values()].map(({ name }) => name);
    const removed = (this.changes.removedSheets ?? []).filter((name) => this.sheets.has(name.toLowerCase()));
    for (const name of removed) this.removeSheet(name);
    for (const sheet of this.changes.sheets ?? []) this.sheets.set(sheet.name.toLowerCase(), { name: sheet.name, path: addSheet(this.edit, sheet) });
    changeTitles(this.edit, present, removed, (this.changes.sheets ?? []).map(({ name }) => name));
    for (const sheet of this.changes.sheets ?? []) for (const cell of sheet.cells ?? []) this.plan(sheet.name).change(cell);
    for (const cell of this.headersAsText(this.changes.cells ?? [])) this.plan(cell.sheet).change(cell);
    for (const result of this.changes.results ?? []) this.plan(result.sheet).result(result);
    const formulasChanged = this.patchSheets();
    for (const table of this.changes.tables ?? []) this.setTable(table);
    this.syncHeaders();
    this.setCalculatedColumns();
    giveColumns(this.edit, [...this.sheets.values()].map(({ path }) => path), this.changes.calculatedColumns ?? [], this.functions);
    this.setTotals();
    for (const chart of this.changes.charts ?? []) {
      const { name, path } = this.sheet(chart.sheet);
      addChart(this.edit, path, { ...chart, sheet: name });
    }
    for (const name of this.changes.names ?? []) setName(this.edit, name, this.functions);
    for (const part of this.changes.customXml ?? []) setCustomXml(this.edit, part);
    if (this.changes.addIn !== undefined) setAddIn(this.edit, this.changes.addIn);
    if (formulasChanged) dropCalculationChain(this.edit);
    return this.edit.toBytes();
  }

  private removeSheet(name: string): void {
    const sheet = this.sheets.get(name.toLowerCase());
    if (!sheet) return;
    removeSheet(this.edit, sheet.name, sheet.path);
    this.sheets.delete(name.toLowerCase());
  }

  private sheet(name: string): { readonly name: string; readonly path: string } {
    const sheet = this.sheets.get(name.toLowerCase());
    if (!sheet) throw new PcfError("file.sheetUnknown", { given: name, known: [...this.sheets.values()].map((one) => one.name) });
    return sheet;
  }

  private plan(name: string): SheetPlan {
    const sheet = this.sheet(name);
    let plan = this.plans.get(sheet.path);
    if (!plan) {
      const areas = (this.changes.tables ?? []).filter((table) => table.sheet.toLowerCase() === sheet.name.toLowerCase()).map((table) => ({ name: table.name, area: table.area }));
      const known = knownTables(this.edit, [sheet.path]).flatMap((table) => (table.area ? [{ name: nameOf(table.root), area: table.area }] : []));
      const tables = [...areas, ...known];
      plan = new SheetPlan(sheet.name, this.functions, (row, column) => tables.find(({ area }) => contains(area, row, column))?.name ?? null);
      this.plans.set(sheet.path, plan);
    }
    return plan;
  }

  /** Header cells of tables are text, each its own, as Excel makes them. A table that changes in other ways has to be given right headers. */
  private headersAsText(cells: readonly CellChange[]): readonly CellChange[] {
    const others = new Set((this.changes.tables ?? []).map(({ name }) => name.toLowerCase()));
    const paths = [...new Set(cells.map(({ sheet }) => this.sheet(sheet).path))];
    const texts = new Map<string, string>();
    for (const table of knownTables(this.edit, paths)) {
      if (others.has(nameOf(table.root).toLowerCase())) continue;
      for (const [column, text] of headerTexts(table, cells.filter((cell) => this.sheet(cell.sheet).path === table.sheetPath))) texts.set(`${table.sheetPath} ${table.area!.top},${column}`, text);
    }
    if (texts.size === 0) return cells;
    return cells.map((cell) => {
      const text = texts.get(`${this.sheet(cell.sheet).path} ${cell.row},${cell.column}`);
      return text === undefined || "formula" in cell.content ? cell : { ...cell, content: { value: text } };
    });
  }

  private patchSheets(): boolean {
    const metadata = readFileMetadata(this.file);
    const { date1904 } = readWorkbookPart(this.file, this.functions);
    let dynamic: number | null = null;
    let formulasChanged = false;
    for (const [path, plan] of this.plans) {
      const text = this.edit.text(path);
      const patched = patchSheet(text, plan, {
        part: path,
        strings: this.sharedStrings(),
        metadata,
        date1904,
        style: (base, wish) => this.styles.style(base, wish),
        dynamic: () => (dynamic ??= ensureDynamic(this.edit)),
      });
      if (patched.text !== text) this.edit.set(path, patched.text);
      if (patched.formulasChanged) formulasChanged = true;
    }
    return formulasChanged;
  }

  private sharedStrings(): readonly string[] {
    if (!this.strings) {
      const path = this.file.workbookPart("sharedStrings");
      this.strings = path === null ? [] : readSharedStrings(this.file.text(path), path);
    }
    return this.strings;
  }

  private setTable(table: NonNullable<Changes["tables"]>[number]): void {
    if (this.others.some((name) => name.toLowerCase() === table.sheet.toLowerCase())) throw new PcfError("file.table", { given: table.name, reason: "missing" });
    const { path } = this.sheet(table.sheet);
    const headers = this.rowValues(path, table.area.top);
    setTable(this.edit, path, table, { sheetPaths: [...this.sheets.values()].map((sheet) => sheet.path), textAt: (_, row, column) => (row === table.area.top ? (headers.get(column) ?? null) : null) });
  }

  /** The values of one row as they are after the changes. */
  private rowValues(path: string, row: number): Map<number, CellValue> {
    const text = this.edit.text(path);
    const values = new Map<number, CellValue>();
    const metadata = readFileMetadata(this.file);
    scanSheet(text, path, {
      cell: (cell) => {
        if (cell.row === row) values.set(cell.column, readCellValue(text, cell, this.sharedStrings(), metadata, false));
      },
    });
    return values;
  }

  private syncHeaders(): void {
    const rows = new Map<string, Map<number, CellValue>>();
    const rowOf = (path: string, row: number) => {
      const key = `${row} ${path}`;
      const known = rows.get(key) ?? this.rowValues(path, row);
      rows.set(key, known);
      return known;
    };
    const isChanged = (path: string, row: number, column: number) => this.plans.get(path)?.cells.has(keyOf(row, column)) === true;
    syncHeaders(this.edit, [...this.plans.keys()], [...this.sheets.values()].map((sheet) => sheet.path), isChanged, (path, row, column) => rowOf(path, row).get(column) ?? null);
  }

  private setCalculatedColumns(): void {
    if (![...this.plans.values()].some((plan) => [...plan.cells.values()].some((planned) => planned.kind === "formula"))) return;
    setCalculatedColumns(this.edit, [...this.plans.keys()], (path, row, column, firstRow) => {
      const planned = this.plans.get(path)?.cells.get(keyOf(row, column));
      return planned?.kind === "formula" ? shiftFormula(planned.formula, firstRow - row, 0) : null;
    });
  }

  private setTotals(): void {
    setTotals(this.edit, [...this.plans.keys()], (path, row, column) => {
      const planned = this.plans.get(path)?.cells.get(keyOf(row, column));
      if (planned?.kind === "formula") return { formula: planned.formula };
      if (planned?.kind !== "value") return undefined;
      return planned.value === null || isCellError(planned.value) ? null : { label: String(planned.value) };
    });
  }
}
