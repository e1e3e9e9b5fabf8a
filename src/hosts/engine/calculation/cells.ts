import type { Area } from "../../../tables/grid";

/** An area of one sheet; sheets are numbered in their order. */
export interface SheetArea extends Area {
  readonly sheet: number;
}

/** A formula cell on its way from unknown to known. V is a value as the evaluator has it. */
export interface FormulaCell<V> {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** The areas it names. Cells that it finds in other ways (OFFSET, INDIRECT) are noticed when it reads them. */
  readonly reads: readonly SheetArea[];
  /** The fixed area of an array formula (Ctrl+Shift+Enter). */
  readonly array: Area | undefined;
  state: "waiting" | "open" | "done";
  /** The turn in which it was done, for telling who read before whom. */
  turn: number;
  value: V | null;
  /** All values where there are several, rows of equal length; the area they fill. */
  matrix: readonly (readonly V[])[] | null;
  area: SheetArea | null;
  /** The area it filled before it was opened again: who reads there waits for it. */
  formerArea: SheetArea | null;
  /** Further areas it was seen to read. */
  readonly seen: SheetArea[];
}

interface Entry<V> {
  value: V | null;
  formula: FormulaCell<V> | null;
  /** The formula whose result spilled here. */
  owner: FormulaCell<V> | null;
}

/** The formula cells of a column by row, with a way to the next one that is not done yet in almost no time. */
interface FormulaColumn<V> {
  readonly cells: FormulaCell<V>[];
  next: Int32Array;
}

/** What a workbook's sheet holds during a calculation. */
export class SheetCells<V> {
  private readonly columns = new Map<number, Map<number, Entry<V>>>();
  private readonly formulaColumns = new Map<number, FormulaColumn<V>>();
  private sortedColumns: number[] | null = null;
  /** The last used row and column, -1 on an empty sheet. */
  lastRow = -1;
  lastColumn = -1;

  constructor(readonly name: string) {}

  setValue(row: number, column: number, value: V): void {
    this.entry(row, column).value = value;
  }

  setFormula(cell: FormulaCell<V>): void {
    const entry = this.entry(cell.row, cell.column);
    entry.formula = cell;
    entry.value = null;
    let list = this.formulaColumns.get(cell.column);
    if (!list) {
      list = { cells: [], next: new Int32Array(0) };
      this.formulaColumns.set(cell.column, list);
      this.sortedColumns = null;
    }
    list.cells.push(cell);
  }

  at(row: number, column: number): Entry<V> | undefined {
    return this.columns.get(column)?.get(row);
  }

  /** The used columns within two bounds, each with its entries. */
  *columnsWithin(left: number, right: number): Iterable<[number, ReadonlyMap<number, Entry<V>>]> {
    if (right - left < this.columns.size) {
      for (let column = left; column <= right; column++) {
        const entries = this.columns.get(column);
        if (entries) yield [column, entries];
      }
    } else for (const [column, entries] of this.columns) if (column >= left && column <= right) yield [column, entries];
  }

  setSpill(row: number, column: number, value: V, owner: FormulaCell<V>): void {
    const entry = this.entry(row, column);
    entry.value = value;
    entry.owner = owner;
  }

  clearSpill(row: number, column: number, owner: FormulaCell<V>): void {
    const entry = this.at(row, column);
    if (entry?.owner !== owner) return;
    entry.owner = null;
    entry.value = null;
  }

  /** Sorts the formulas for waitingIn; call it after cells were added or opened again. */
  index(): void {
    for (const list of this.formulaColumns.values()) {
      list.cells.sort((a, b) => a.row - b.row);
      list.next = new Int32Array(list.cells.length + 1);
      for (let at = 0; at < list.next.length; at++) list.next[at] = list.cells[at]?.state === "done" ? at + 1 : at;
    }
    this.sortedColumns = [...this.formulaColumns.keys()].sort((a, b) => a - b);
  }

  /** A formula of the area that is not done, or null. */
  waitingIn(area: Area): FormulaCell<V> | null {
    for (const column of this.sortedColumns ?? []) {
      if (column < area.left) continue;
      if (column > area.right) return null;
      const list = this.formulaColumns.get(column) as FormulaColumn<V>;
      const cell = list.cells[this.nextWaiting(list, firstAtOrAfter(list.cells, area.top))];
      if (cell && cell.row <= area.bottom) return cell;
    }
    return null;
  }

  private nextWaiting(list: FormulaColumn<V>, from: number): number {
    const { next, cells } = list;
    let at = from;
    while (at < cells.length && (next[at] !== at || cells[at]?.state === "done")) at = next[at] === at ? at + 1 : (next[at] as number);
    // Shortens the way for the next one who asks.
    for (let step = from; step < at; ) {
      const following = next[step] === step ? step + 1 : (next[step] as number);
      next[step] = at;
      step = following;
    }
    return at;
  }

  private entry(row: number, column: number): Entry<V> {
    let rows = this.columns.get(column);
    if (!rows) {
      rows = new Map();
      this.columns.set(column, rows);
    }
    let entry = rows.get(row);
    if (!entry) {
      entry = { value: null, formula: null, owner: null };
      rows.set(row, entry);
      if (row > this.lastRow) this.lastRow = row;
      if (column > this.lastColumn) this.lastColumn = column;
    }
    return entry;
  }
}

function firstAtOrAfter<V>(cells: readonly FormulaCell<V>[], row: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] as FormulaCell<V>).row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function intersects(one: SheetArea, other: SheetArea): boolean {
  return one.sheet === other.sheet && one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
