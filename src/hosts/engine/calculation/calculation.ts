import type { Area } from "../../../tables/grid";
import { intersects, type FormulaCell, type SheetArea, type SheetCells } from "./cells";

/** What a formula evaluates to: one value, or rows of them. */
export type Evaluated<V> = { readonly single: V } | { readonly matrix: readonly (readonly V[])[] };

/** Computes one formula; reads cells through Calculation.read. */
export interface Evaluator<V> {
  evaluate(cell: FormulaCell<V>): Evaluated<V> | Promise<Evaluated<V>>;
  /** The values of cells that wait for each other, in that order. */
  cycle(cells: readonly FormulaCell<V>[]): (cell: FormulaCell<V>) => V;
  /** The value of a formula whose result has no room. */
  blocked(cell: FormulaCell<V>, rows: number, columns: number, by: SheetArea | null): V;
  /** What a cell beyond a result holds inside the area of an array formula. */
  missing(): V;
  /** Values that were read before have changed. */
  forget(): void;
}

/** Thrown by a read that met a cell which is not calculated yet; the reader is taken up again after it. */
export class NotReady {
  constructor(readonly cell: unknown) {}
}

const lastRow = 1048575;
const lastColumn = 16383;
// Every round takes in the spills that the one before has made. A workbook whose spills never settle keeps its last values.
const mostRounds = 50;
const toldEvery = 1000;

/**
 * Calculates the formulas of a workbook in an order in which every formula finds its inputs done: the areas it names first, and what else
 * it reads when it reads it. Circles are told apart, each cell of one getting the evaluator's answer; a result of several cells spills.
 */
export class Calculation<V> {
  private readonly formulas: FormulaCell<V>[] = [];
  private turn = 0;
  private reader: FormulaCell<V> | null = null;
  private spills: { area: SheetArea; turn: number; owner: FormulaCell<V> }[] = [];
  /** Formulas that are calculated again and filled an area before. */
  private formerOwners: FormulaCell<V>[] = [];

  constructor(
    readonly sheets: readonly SheetCells<V>[],
    private readonly evaluator: Evaluator<V>,
  ) {}

  add(cell: FormulaCell<V>): void {
    this.formulas.push(cell);
    this.sheets[cell.sheet]?.setFormula(cell);
  }

  get cells(): readonly FormulaCell<V>[] {
    return this.formulas;
  }

  /** The value of a cell, null where it is blank; throws NotReady. */
  read(sheet: number, row: number, column: number): V | null {
    const entry = this.sheets[sheet]?.at(row, column);
    if (entry?.formula) {
      if (entry.formula.state !== "done") throw new NotReady(entry.formula);
      return entry.formula.value;
    }
    if (entry) return entry.value;
    return null;
  }

  /** Says that the formula now calculated reads an area; throws NotReady where the area holds a formula that is not done. */
  expect(area: SheetArea): void {
    const reader = this.reader;
    if (!reader) return;
    for (const named of reader.reads) if (contains(named, area)) return;
    reader.seen.push(area);
    const waiting = this.waitingIn(area);
    if (waiting) throw new NotReady(waiting);
  }

  /** `hear` is told now and then how many formulas of all are done; those that a spill opens again count once more. */
  async run(hear?: (done: number, of: number) => void): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      for (const sheet of this.sheets) sheet.index();
      this.spills = [];
      for (const [at, cell] of this.formulas.entries()) {
        if (at % toldEvery === 0) hear?.(at, this.formulas.length);
        if (cell.state === "waiting") await this.finish(cell);
      }
      if (!this.openStale()) return;
      this.evaluator.forget();
    }
  }

  /** Brings one formula to its value, and before it all that it waits for. */
  private async finish(first: FormulaCell<V>): Promise<void> {
    const path: FormulaCell<V>[] = [first];
    first.state = "open";
    for (let cell = path.at(-1); cell; cell = path.at(-1)) {
      let needed = this.needed(cell);
      if (!needed) {
        const met = this.evaluate(cell);
        needed = met instanceof Promise ? await met : met;
      }
      if (!needed) path.pop();
      else if (needed.state === "open") this.closeCircle(path, needed);
      else {
        needed.state = "open";
        path.push(needed);
      }
    }
  }

  private needed(cell: FormulaCell<V>): FormulaCell<V> | null {
    for (const area of cell.reads) {
      const waiting = this.waitingIn(area);
      if (waiting) return waiting;
    }
    return null;
  }

  private waitingIn(area: SheetArea): FormulaCell<V> | null {
    const waiting = this.sheets[area.sheet]?.waitingIn(area);
    if (waiting) return waiting;
    for (const owner of this.formerOwners) if (owner.state !== "done" && owner.formerArea && intersects(owner.formerArea, area)) return owner;
    return null;
  }

  /** Computes a formula; answers the cell it still waits for, if it met one. */
  private evaluate(cell: FormulaCell<V>): FormulaCell<V> | null | Promise<FormulaCell<V> | null> {
    this.reader = cell;
    cell.seen.length = 0;
    const done = (result: Evaluated<V>) => {
      this.reader = null;
      this.done(cell, result);
      return null;
    };
    const met = (thrown: unknown) => {
      this.reader = null;
      if (thrown instanceof NotReady) return thrown.cell as FormulaCell<V>;
      throw thrown;
    };
    try {
      const result = this.evaluator.evaluate(cell);
      return result instanceof Promise ? result.then(done, met) : done(result);
    } catch (thrown) {
      return met(thrown);
    }
  }

  private closeCircle(path: FormulaCell<V>[], start: FormulaCell<V>): void {
    const circle = path.splice(path.indexOf(start));
    const valueOf = this.evaluator.cycle(circle);
    for (const cell of circle) this.done(cell, { single: valueOf(cell) });
  }

  private done(cell: FormulaCell<V>, result: Evaluated<V>): void {
    this.clearSpill(cell);
    cell.state = "done";
    cell.turn = ++this.turn;
    cell.matrix = null;
    if (cell.array) this.fill(cell, fitted("matrix" in result ? result.matrix : [[result.single]], cell.array, this.evaluator.missing()));
    else if ("single" in result) cell.value = result.single;
    else if (result.matrix.length === 1 && result.matrix[0]?.length === 1) cell.value = result.matrix[0][0] ?? null;
    else this.fill(cell, result.matrix);
  }

  private fill(cell: FormulaCell<V>, matrix: readonly (readonly V[])[]): void {
    const rows = matrix.length;
    const columns = matrix[0]?.length ?? 0;
    const area: SheetArea = { sheet: cell.sheet, top: cell.row, left: cell.column, bottom: cell.row + rows - 1, right: cell.column + columns - 1 };
    const blocking = area.bottom > lastRow || area.right > lastColumn ? null : this.blocking(cell, area);
    if (blocking !== undefined) {
      cell.value = this.evaluator.blocked(cell, rows, columns, blocking);
      return;
    }
    const sheet = this.sheets[cell.sheet] as SheetCells<V>;
    cell.value = matrix[0]?.[0] ?? null;
    cell.matrix = matrix;
    cell.area = area;
    matrix.forEach((line, row) =>
      line.forEach((value, column) => {
        if (row > 0 || column > 0) sheet.setSpill(cell.row + row, cell.column + column, value, cell);
      }),
    );
    if (rows * columns > 1) {
      this.spills.push({ area, turn: this.turn, owner: cell });
      this.evaluator.forget();
    }
  }

  /** The first cell that stands in the way of a spill, null where the sheet ends; undefined when it has room. */
  private blocking(cell: FormulaCell<V>, area: SheetArea): SheetArea | null | undefined {
    const sheet = this.sheets[cell.sheet] as SheetCells<V>;
    const occupied = (row: number, entry: { value: V | null; formula: FormulaCell<V> | null; owner: FormulaCell<V> | null }) =>
      row >= area.top && row <= area.bottom && entry.formula !== cell && entry.owner !== cell && (entry.formula !== null || entry.value !== null);
    for (const [column, entries] of sheet.columnsWithin(area.left, area.right)) {
      if (entries.size > area.bottom - area.top) {
        for (let row = area.top; row <= area.bottom; row++) {
          const entry = entries.get(row);
          if (entry && occupied(row, entry)) return { sheet: cell.sheet, top: row, bottom: row, left: column, right: column };
        }
      } else for (const [row, entry] of entries) if (occupied(row, entry)) return { sheet: cell.sheet, top: row, bottom: row, left: column, right: column };
    }
    return undefined;
  }

  private clearSpill(cell: FormulaCell<V>): void {
    const area = cell.area;
    if (!area) return;
    const sheet = this.sheets[cell.sheet] as SheetCells<V>;
    for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) sheet.clearSpill(row, column, cell);
    cell.area = null;
    this.evaluator.forget();
  }

  /**
   * Opens the formulas again that read cells before a result spilled there, with all that came after the first of them (what depends on it is
   * among these); false when there are none.
   */
  private openStale(): boolean {
    let first = Infinity;
    for (const spill of this.spills) {
      if (spill.owner.area === null) continue;
      for (const cell of this.formulas) {
        // A formula that reads the cells it fills itself waits for itself.
        if (cell.turn > spill.turn || (cell.turn === spill.turn && cell !== spill.owner) || cell.turn >= first) continue;
        const reads = (area: SheetArea) => intersects(area, spill.area);
        if (cell.reads.some(reads) || cell.seen.some(reads)) first = cell.turn;
      }
    }
    if (first === Infinity) return false;
    const opened = this.formulas.filter((cell) => cell.turn >= first);
    for (const cell of opened) {
      cell.state = "waiting";
      cell.formerArea = cell.area;
      this.clearSpill(cell);
    }
    this.formerOwners = opened.filter((cell) => cell.formerArea);
    return true;
  }
}

function contains(outer: SheetArea, inner: SheetArea): boolean {
  return outer.sheet === inner.sheet && outer.top <= inner.top && outer.bottom >= inner.bottom && outer.left <= inner.left && outer.right >= inner.right;
}

/** A result laid into the area of an array formula: one row or column is repeated, what lies beyond is cut off, what is lacking is `missing`. */
function fitted<V>(matrix: readonly (readonly V[])[], area: Area, missing: V): V[][] {
  const height = matrix.length;
  const width = matrix[0]?.length ?? 0;
  return Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
    Array.from({ length: area.right - area.left + 1 }, (_, column) => matrix[height === 1 ? 0 : row]?.[width === 1 ? 0 : column] ?? missing),
  );
}
