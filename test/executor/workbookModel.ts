import type { Engine, EngineWorkbook } from "../../src/hosts/engine/engine";
import { parse } from "../../src/tables/formula/parse";
import { readsOf } from "../../src/hosts/engine/formula/reads";
import { contains, overlaps } from "../../src/hosts/file/reference";
import type { Area, CellValue, TableArea } from "../../src/tables/grid";

/** A cell of the model: what a person sees in Excel. */
export interface ModelCell {
  value: CellValue;
  formula: string | null;
  format: string;
  locked: boolean;
  /** What an error's cell says when it is pointed at. */
  message?: string;
  /** The area that the formula's result fills, where it is more than its own cell. */
  spill?: Area;
  /** Filled by the formula of another cell. */
  ghost?: true;
}

export type ModelTable = { -readonly [Key in keyof TableArea]: TableArea[Key] } & { readonly id: string };

/** A chart as it was told to look. */
export interface ModelChart {
  readonly type: string;
  name: string;
  title: string;
  legend: boolean;
  valueAxis: string;
  reversed: boolean;
  labels: string;
  spacing: number;
  place: Area | null;
  readonly series: ModelSeries[];
}

export interface ModelSeries {
  name: string;
  values: string;
  categories: string;
  /** null where it was made invisible. */
  colour: string | null;
  gap: number;
  readonly points: Map<number, string>;
}

export class ModelSheet {
  readonly charts: ModelChart[] = [];
  readonly cells = new Map<string, ModelCell>();
  merges: Area[] = [];
  tables: ModelTable[] = [];
  visibility: "Visible" | "Hidden" | "VeryHidden" = "Visible";
  isProtected = false;

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  at(row: number, column: number): ModelCell {
    return this.cells.get(`${row},${column}`) ?? { value: null, formula: null, format: "General", locked: true };
  }

  put(row: number, column: number, change: Partial<ModelCell>): void {
    this.cells.set(`${row},${column}`, { ...this.at(row, column), ...change });
  }

  /** The smallest area with every cell that has a value (or also a format, or is merged). */
  usedArea(valuesOnly: boolean, within?: Area): Area | null {
    const areas: Area[] = valuesOnly ? [] : this.merges.filter((merge) => within === undefined || overlaps(merge, within));
    for (const [key, cell] of this.cells) {
      if (cell.value === null && cell.formula === null && (valuesOnly || cell.format === "General")) continue;
      const [row, column] = key.split(",").map(Number) as [number, number];
      if (within !== undefined && !contains(within, row, column)) continue;
      areas.push({ top: row, left: column, bottom: row, right: column });
    }
    if (areas.length === 0) return null;
    return areas.reduce((all, one) => ({ top: Math.min(all.top, one.top), left: Math.min(all.left, one.left), bottom: Math.max(all.bottom, one.bottom), right: Math.max(all.right, one.right) }));
  }
}

/** What the model tells whoever listens: the host pushes it to the add-in as Excel does. */
export type ModelEvent = { readonly kind: "selected" } | { readonly kind: "changed"; readonly sheet: ModelSheet; readonly area: Area };

/**
 * A workbook in memory that behaves as Excel does towards an add-in: it reads what is given to a cell as if it were typed, keeps results
 * until something they depend on changes or is marked dirty, and can be protected, edited by a person, or behind another workbook.
 */
export class WorkbookModel {
  readonly sheets: ModelSheet[] = [];
  readonly parts = new Map<string, string>();
  active: ModelSheet;
  selected: Area | null = { top: 0, left: 0, bottom: 0, right: 0 };
  structureProtected = false;
  /** A person is typing into a cell. */
  editing = false;
  /** Another workbook is in front. */
  behind = false;
  /** Cells say so while they are calculated. */
  showsBusy = false;
  /** Every address that was marked dirty, in order. */
  readonly dirtied: string[] = [];
  /** Every formula cell that was calculated, in order. */
  readonly calculated: string[] = [];
  /** The workbook's names, with what they stand for. */
  readonly names = new Map<string, string>();
  private calculating: Promise<void> = Promise.resolve();
  private readonly dirty = new Set<string>();
  private readonly listeners = new Set<(event: ModelEvent) => void>();
  private serial = 0;

  constructor(
    readonly engine: Engine | null,
    names: readonly string[] = ["Sheet1"],
  ) {
    for (const name of names) this.addSheet(name);
    this.active = this.sheets[0]!;
  }

  nextId(prefix: string): string {
    return `{${prefix}-${++this.serial}}`;
  }

  addSheet(name: string): ModelSheet {
    const sheet = new ModelSheet(this.nextId("sheet"), name);
    this.sheets.push(sheet);
    return sheet;
  }

  removeSheet(sheet: ModelSheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    if (this.active === sheet) this.active = this.sheets[0]!;
  }

  sheet(nameOrId: string): ModelSheet | undefined {
    return this.sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === nameOrId.toLowerCase());
  }

  on(listener: (event: ModelEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(event: ModelEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** What is typed into a cell, or given to Range.values and Range.formulas, is read as Excel reads it. */
  type(sheet: ModelSheet, row: number, column: number, given: unknown): void {
    const before = sheet.at(row, column);
    if (before.spill) this.clearSpill(sheet, row, column, before);
    const asText = before.format === "@";
    sheet.put(row, column, { ...readEntry(given, asText), spill: undefined, ghost: undefined });
    this.markDirty(sheet, row, column);
    for (const [at, table] of sheet.tables.entries()) {
      const within = column - table.area.left;
      const isHeader = table.headerRows > 0 && row === table.area.top && within >= 0 && column <= table.area.right;
      if (isHeader) sheet.tables[at] = { ...table, columns: table.columns.map((name, index) => (index === within ? String(sheet.at(row, column).value ?? "") : name)) };
    }
  }

  changed(sheet: ModelSheet, area: Area): void {
    this.tell({ kind: "changed", sheet, area });
  }

  select(sheet: ModelSheet, area: Area | null): void {
    this.active = sheet;
    this.selected = area;
    this.tell({ kind: "selected" });
  }

  markDirty(sheet: ModelSheet, row: number, column: number): void {
    this.dirty.add(`${sheet.name}|${row}|${column}`);
  }

  /** Calculates what is dirty, after what is being calculated already; there when nothing is left to be done. */
  calculate(): Promise<void> {
    this.calculating = this.calculating.then(() => this.calculateDirty());
    return this.calculating;
  }

  /** Calculates the formulas that are dirty, and those that read what is; all other results stay as they are, as in Excel. */
  private async calculateDirty(): Promise<void> {
    if (this.engine === null || this.dirty.size === 0) return;
    const waiting = this.dirtyFormulas();
    this.dirty.clear();
    if (waiting.size === 0) return;
    const asked = this.asEngineWorkbook(waiting);
    const formulas = new Map([...waiting].map((place) => [place, this.cellAt(place).formula]));
    if (this.showsBusy) for (const place of waiting) if (/PCF\w*\./i.test(this.cellAt(place).formula ?? "")) this.cellAt(place).value = { error: "#BUSY!" };
    const results = await this.engine.recalculate(asked);
    for (const place of waiting) {
      const [name, row, column] = place.split("|") as [string, string, string];
      const sheet = this.sheet(name);
      // Taken away meanwhile, or typed anew: then its turn comes.
      if (sheet === undefined || this.cellAt(place).formula !== formulas.get(place)) continue;
      const result = results.get(name)?.get(`${row},${column}`);
      this.calculated.push(`${name}!R${Number(row) + 1}C${Number(column) + 1}`);
      const cell = sheet.at(Number(row), Number(column));
      if (cell.spill) this.clearSpill(sheet, Number(row), Number(column), cell);
      sheet.put(Number(row), Number(column), { value: result?.value ?? null, message: result?.message });
      if (result?.spill) this.spill(sheet, Number(row), Number(column), result.spill);
    }
  }

  private cellAt(place: string): ModelCell {
    const [name, row, column] = place.split("|") as [string, string, string];
    return this.sheet(name)!.at(Number(row), Number(column));
  }

  private spill(sheet: ModelSheet, top: number, left: number, values: readonly (readonly CellValue[])[]): void {
    const area = { top, left, bottom: top + values.length - 1, right: left + values[0]!.length - 1 };
    values.forEach((row, down) => row.forEach((value, right) => (down > 0 || right > 0) && sheet.put(top + down, left + right, { value, formula: null, ghost: true })));
    if (area.bottom > top || area.right > left) sheet.put(top, left, { spill: area });
  }

  private clearSpill(sheet: ModelSheet, row: number, column: number, { spill }: ModelCell): void {
    for (let down = spill!.top; down <= spill!.bottom; down++) for (let right = spill!.left; right <= spill!.right; right++) if ((down !== row || right !== column) && sheet.at(down, right).ghost) sheet.cells.delete(`${down},${right}`);
    sheet.put(row, column, { spill: undefined });
  }

  /** The formula cells that are dirty or read, directly or not, a cell that is. */
  private dirtyFormulas(): Set<string> {
    const dirty = new Set(this.dirty);
    const formulas = this.sheets.flatMap((sheet, index) => [...sheet.cells].flatMap(([key, cell]) => {
      if (cell.formula === null) return [];
      const [row, column] = key.split(",").map(Number) as [number, number];
      return [{ place: `${sheet.name}|${row}|${column}`, reads: this.reads(cell.formula, index), area: cell.spill ?? { top: row, left: column, bottom: row, right: column }, sheet: index }];
    }));
    const waiting = new Set(formulas.filter(({ place, reads }) => dirty.has(place) || reads === null || [...dirty].some((one) => this.isIn(one, reads))).map(({ place }) => place));
    for (let before = -1; before !== waiting.size;) {
      before = waiting.size;
      const filled = formulas.filter(({ place }) => waiting.has(place));
      for (const { place, reads } of formulas) if (!waiting.has(place) && reads?.some((read) => filled.some(({ area, sheet }) => read.sheet === sheet && overlaps(area, read)))) waiting.add(place);
    }
    return waiting;
  }

  private isIn(place: string, areas: readonly (Area & { readonly sheet: number })[]): boolean {
    const [name, row, column] = place.split("|") as [string, string, string];
    return areas.some((area) => this.sheets[area.sheet]?.name === name && Number(row) >= area.top && Number(row) <= area.bottom && Number(column) >= area.left && Number(column) <= area.right);
  }

  /** What a formula reads; null where that cannot be told (names, tables), so that it is always calculated. */
  private reads(formula: string, sheet: number): (Area & { readonly sheet: number })[] | null {
    // A table's columns are told by the table, which the formula alone does not show.
    if (/\[/.test(formula.replace(/"(?:[^"]|"")*"/g, ""))) return null;
    try {
      return readsOf(parse(formula), sheet, (name) => this.sheets.findIndex((one) => one.name.toLowerCase() === name.toLowerCase()));
    } catch {
      return null;
    }
  }

  private asEngineWorkbook(waiting: ReadonlySet<string>): EngineWorkbook {
    return {
      sheets: this.sheets.map((sheet) => ({
        name: sheet.name,
        cells: [...sheet.cells].flatMap(([key, cell]) => {
          const [row, column] = key.split(",").map(Number) as [number, number];
          const isWaiting = waiting.has(`${sheet.name}|${row}|${column}`);
          const owner = cell.ghost && [...sheet.cells].find(([, other]) => other.spill && row >= other.spill.top && row <= other.spill.bottom && column >= other.spill.left && column <= other.spill.right)?.[0];
          if (owner && waiting.has(`${sheet.name}|${owner.replace(",", "|")}`)) return [];
          return [{ row, column, value: cell.value, ...(isWaiting && { formula: cell.formula! }) }];
        }),
      })),
      names: [...this.names].map(([name, refersTo]) => ({ name, refersTo, scope: null })),
      tables: this.sheets.flatMap((sheet) => sheet.tables.map(({ name, area, columns, headerRows, totalsRows }) => ({ name, sheet: sheet.name, area, columns, headerRows, totalsRows }))),
    };
  }
}

const errorTexts = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/;

/** "1" becomes a number, "=A1" a formula, "TRUE" a truth, "Jan 2" a date, "'1" the text 1 — in a cell of text format all stays text. */
function readEntry(given: unknown, asText: boolean): Pick<ModelCell, "value" | "formula"> {
  if (given === "") return { value: null, formula: null };
  if (asText) return { value: String(given), formula: null };
  if (typeof given !== "string") return { value: given as CellValue, formula: null };
  if (given.startsWith("'")) return { value: given.slice(1), formula: null };
  if (/^[=+\-@]/.test(given) && !/^[+-]\s*[\d.]/.test(given)) return { value: null, formula: given.startsWith("=") ? given : `=${given.replace(/^@/, "")}` };
  if (errorTexts.test(given)) return { value: { error: given as "#N/A" }, formula: null };
  if (/^(true|false)$/i.test(given)) return { value: given.toLowerCase() === "true", formula: null };
  const number = /^\s*[+-]?[\d,]*\.?\d+(e[+-]?\d+)?%?\s*$/i.test(given) ? Number(given.replace(/[,%\s]/g, "")) / (given.includes("%") ? 100 : 1) : NaN;
  if (!Number.isNaN(number)) return { value: number, formula: null };
  // A date: Excel keeps its serial number. Which one does not matter here, only that the text is lost.
  if (/^(\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.-]*\d{1,4}|\d+:\d+(:\d+)?)$/i.test(given.trim())) return { value: 45_000, formula: null };
  return { value: given, formula: null };
}
