import { PcfError } from "../../src/errors";
import type { Area, CellValue, Grid, TableArea } from "../../src/tables/grid";
import { changedAreas } from "../../src/workbook/changedAreas";
import { hearers } from "../../src/workbook/hearers";
import type { CellArea, Edit, Selection, SheetInfo, Unsubscribe, Workbook } from "../../src/workbook/port";

interface Cell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly format: string;
}

interface Sheet {
  readonly info: SheetInfo;
  readonly cells: Map<string, Cell>;
  readonly merges: readonly Area[];
  readonly tables: TableArea[];
}

const blank: Cell = { value: null, formula: null, format: "General" };

/**
 * A workbook in memory: the port's contract without a program around it. It calculates nothing: a formula's value is null until
 * somebody gives it one.
 */
export class MemoryWorkbook implements Workbook {
  private readonly all: Sheet[];
  private readonly parts = new Map<string, string>();
  private readonly selections = hearers<Selection | null>();
  private readonly changes = hearers<CellArea>();
  private selected: Selection | null = null;

  constructor(grids: readonly Grid[]) {
    this.all = grids.map((grid) => ({ info: { name: grid.sheet, visibility: grid.visibility }, cells: cellsOf(grid), merges: grid.merges, tables: [...grid.tables] }));
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    return this.all.map(({ info }) => info);
  }

  async read(name: string, area?: Area): Promise<Grid> {
    const { info, cells, merges, tables } = this.sheet(name);
    const used = area ?? usedArea([...cells.keys()]);
    const rows = Array.from({ length: used.bottom - used.top + 1 }, (_, row) => Array.from({ length: used.right - used.left + 1 }, (_, column) => cells.get(key(used.top + row, used.left + column)) ?? blank));
    const pick = <T>(read: (cell: Cell) => T) => rows.map((row) => row.map(read));
    return { sheet: name, top: used.top, left: used.left, values: pick(({ value }) => value), formulas: pick(({ formula }) => formula), formats: pick(({ format }) => format), merges, tables: [...tables], visibility: info.visibility };
  }

  async write(edits: readonly Edit[]): Promise<void> {
    for (const { sheet } of edits) this.sheet(sheet);
    for (const { sheet, row, column, content, format } of edits) {
      const { cells } = this.sheet(sheet);
      const before = cells.get(key(row, column)) ?? blank;
      cells.set(key(row, column), { value: "value" in content ? content.value : null, formula: "formula" in content ? content.formula : null, format: format ?? before.format });
    }
    for (const change of changedAreas(edits)) this.changes.tell(change);
  }

  async selection(): Promise<Selection | null> {
    return this.selected;
  }

  async select(sheet: string, area: Area): Promise<void> {
    this.sheet(sheet);
    this.selected = { sheet, area };
    this.selections.tell(this.selected);
  }

  async addSheet(name: string): Promise<void> {
    if (this.all.some(({ info }) => info.name.toLowerCase() === name.toLowerCase())) throw new PcfError("file.sheetName", { given: name, reason: "taken" });
    this.all.push({ info: { name, visibility: "visible" }, cells: new Map(), merges: [], tables: [] });
  }

  async removeSheet(name: string): Promise<void> {
    this.all.splice(this.all.indexOf(this.sheet(name)), 1);
  }

  async setTable(name: string, table: string, area: Area, totals = false): Promise<void> {
    const { tables, cells } = this.sheet(name);
    if (this.all.some((other) => other.info.name !== name && other.tables.some((one) => one.name.toLowerCase() === table.toLowerCase()))) throw new PcfError("file.table", { given: table, reason: "taken" });
    const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => String(cells.get(key(area.top, area.left + index))?.value ?? ""));
    const at = tables.findIndex((one) => one.name.toLowerCase() === table.toLowerCase());
    tables.splice(at < 0 ? tables.length : at, 1, { name: table, area, headerRows: 1, totalsRows: tables[at]?.totalsRows ?? Number(totals), columns });
    this.changes.tell({ sheet: name, area });
  }

  async part(namespace: string): Promise<string | null> {
    return this.parts.get(namespace) ?? null;
  }

  async setPart(namespace: string, xml: string | null): Promise<void> {
    if (xml === null) this.parts.delete(namespace);
    else this.parts.set(namespace, xml);
  }

  async recalculate(): Promise<void> {}

  onSelect(call: (selection: Selection | null) => void): Unsubscribe {
    return this.selections.add(call);
  }

  onChange(call: (change: CellArea) => void): Unsubscribe {
    return this.changes.add(call);
  }

  private sheet(name: string): Sheet {
    const found = this.all.find(({ info }) => info.name === name);
    if (!found) throw new PcfError("file.sheetUnknown", { given: name, known: this.all.map(({ info }) => info.name) });
    return found;
  }
}

const key = (row: number, column: number) => `${row},${column}`;

function cellsOf(grid: Grid): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  grid.values.forEach((row, r) =>
    row.forEach((value, c) => {
      const cell = { value, formula: grid.formulas[r]?.[c] ?? null, format: grid.formats[r]?.[c] ?? "General" };
      if (cell.value !== null || cell.formula !== null || cell.format !== "General") cells.set(key(grid.top + r, grid.left + c), cell);
    }),
  );
  return cells;
}

function usedArea(keys: readonly string[]): Area {
  if (keys.length === 0) return { top: 0, left: 0, bottom: 0, right: 0 };
  const cells = keys.map((one) => one.split(",").map(Number) as [number, number]);
  const [rows, columns] = [cells.map(([row]) => row), cells.map(([, column]) => column)];
  return { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) };
}
