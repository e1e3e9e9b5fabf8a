import type { BaseValueObject, ErrorValueObject } from "@univerjs/engine-formula";
import type { PcfError } from "../../errors";
import { say, type Language } from "../../locales";
import type { CellValue } from "../../tables/grid";
import { Calculation } from "./calculation/calculation";
import { SheetCells, type FormulaCell } from "./calculation/cells";
import { univerEvaluator, type Prepared } from "./calculation/evaluator";
import { createInstance, type UniverInstance } from "./calculation/instance";
import { readFrom } from "./calculation/reader";
import type { CallableFunction } from "./callFunction";
import type { CustomFunction } from "./customFunctions";
import { AreaSweep } from "../file/areaSweep";
import type { Engine, EngineCell, EngineResult, EngineSheet, EngineWorkbook } from "./engine";
import { executors } from "./executors";
import { formulaOf } from "../../tables/formula/parse";
import { print } from "./formula/print";
import { rebuild } from "../../tables/formula/tree";
import { ownFunctions } from "./ownFunctions";
import type { FunctionMetadata } from "./metadata";
import { patch } from "./patches";
import { preparation } from "./prepare";
import { tallRangeFunctions } from "./tallRanges";
import { loadUniver, type Univer } from "./univer";
import { cellValue, messageOf, valueObject } from "./values";

/** The custom functions an engine knows: functions.json's list, and for each id (in upper case) the function. */
export interface EngineOptions {
  readonly namespace: string;
  readonly metadata: readonly FunctionMetadata[];
  readonly functions: ReadonlyMap<string, CustomFunction>;
  readonly language: Language;
  /** How long one calculation may take; `longestMs` where it is left out. */
  readonly longestMs?: number;
}

/** Sound workbooks take seconds, the largest some minutes; one that was made to take hours is refused. */
const longestMs = 15 * 60_000;

type Hear = (done: number, of: number) => void;
type Results = ReadonlyMap<string, ReadonlyMap<string, EngineResult>>;

// Univer keeps state of its own for all its instances, so calculations wait for each other.
let last: Promise<unknown> = Promise.resolve();

/** Calculates workbooks with Univer's functions, without a page. Univer is loaded with the first calculation. */
export class UniverEngine implements Engine {
  private readonly callables: readonly CallableFunction[];
  private readonly asynchronous = new Set<string>();
  private units = 0;

  constructor(private readonly options: EngineOptions) {
    this.callables = options.metadata.map((metadata) => {
      const call = options.functions.get(metadata.id.toUpperCase());
      if (!call) throw new Error(`no function is associated with ${metadata.id}`);
      return { metadata, call, name: `${options.namespace}.${metadata.name}`.toUpperCase(), language: options.language };
    });
  }

  recalculate(workbook: EngineWorkbook, hear?: Hear): Promise<Results> {
    return this.queued((univer) => this.calculated(univer, workbook, hear));
  }

  async calculate(formula: string, workbook?: EngineWorkbook): Promise<EngineResult> {
    const text = formula.trim().startsWith("=") ? formula.trim() : `=${formula.trim()}`;
    const asked = "\u0001";
    const sheets = workbook?.sheets.length ? workbook.sheets : [{ name: "Sheet1", cells: [] }];
    const results = await this.recalculate({ names: [], tables: [], ...workbook, sheets: [...sheets, { name: asked, cells: [{ row: 0, column: 0, value: null, formula: onSheet(text, sheets[0]?.name ?? "") }] }] });
    return results.get(asked)?.get("0,0") ?? { value: null };
  }

  private queued<T>(task: (univer: Univer) => Promise<T>): Promise<T> {
    const run = last.then(loadUniver).then((univer) => {
      patch(univer);
      return task(univer);
    });
    last = run.catch(() => undefined);
    return run;
  }

  private async calculated(univer: Univer, workbook: EngineWorkbook, hear?: Hear): Promise<Results> {
    for (;;) {
      const before = this.asynchronous.size;
      const results = await this.once(univer, workbook, hear);
      // A function that answered with a promise for the first time was not waited for.
      if (this.asynchronous.size === before) return results;
    }
  }

  private instance(univer: Univer): UniverInstance {
    const waiting = { names: this.asynchronous, found: () => undefined };
    return createInstance(univer, [...tallRangeFunctions(univer), ...ownFunctions(univer), ...executors(univer, this.callables, waiting)]);
  }

  private async once(univer: Univer, workbook: EngineWorkbook, hear?: Hear): Promise<Results> {
    const instance = this.instance(univer);
    const unitId = `workbook${++this.units}`;
    const names = workbook.sheets.map(({ name }) => name);
    const sheetIds = names.map((_, index) => `${unitId}s${index}`);
    const prepare = preparation(workbook, { has: (name) => instance.hasFunction(name), all: () => instance.functionNames(), isOwn: (name) => name.toUpperCase().startsWith(`${this.options.namespace.toUpperCase()}.`) });
    const prepared = new Map<FormulaCell<BaseValueObject>, Prepared>();
    const kept: { sheet: number; key: string; value: CellValue; error: PcfError }[] = [];
    const cached = new Map<FormulaCell<BaseValueObject>, CellValue>();
    const texts = new Map<string, string>();
    const sheets = names.map((name) => new SheetCells<BaseValueObject>(name));
    const keeps = (cell: FormulaCell<BaseValueObject>, error: PcfError): BaseValueObject | null => {
      const value = cached.get(cell) ?? null;
      if (value === null) return null;
      kept.push({ sheet: cell.sheet, key: `${cell.row},${cell.column}`, value, error });
      return valueObject(univer, value);
    };
    const limit = this.options.longestMs ?? longestMs;
    const evaluator = univerEvaluator({ longestMs: limit, univer, instance, language: this.options.language, sheetNames: names, sheetIds, unitId, prepared: (cell) => prepared.get(cell) as Prepared, keeps });
    const calculation = new Calculation(sheets, evaluator);
    workbook.sheets.forEach((sheet, index) => {
      const cells = sheets[index] as SheetCells<BaseValueObject>;
      for (const cell of outsideArrays(sheet)) {
        const { row, column } = cell;
        if (cell.formula !== undefined) texts.set(`${index} ${row} ${column}`, cell.formula);
        const made = cell.formula === undefined ? null : prepare.cell(index, row, column, { ...cell, formula: cell.formula });
        if (made && "prepared" in made) {
          const formula: FormulaCell<BaseValueObject> = { sheet: index, row, column, reads: made.reads, array: cell.array, state: "waiting", turn: 0, value: null, matrix: null, area: null, formerArea: null, seen: [] };
          prepared.set(formula, made.prepared);
          if (workbook.iterates) cached.set(formula, cell.value);
          calculation.add(formula);
        } else {
          if (made) kept.push({ sheet: index, key: `${row},${column}`, value: cell.value, error: made.keep });
          if (cell.value !== null) cells.setValue(row, column, valueObject(univer, cell.value));
        }
      }
    });
    const close = instance.open(unitId, names.map((name, index) => ({ id: sheetIds[index] ?? "", name })), prepare.plainNames);
    const sheetOf = new Map(sheetIds.map((id, index) => [id, index]));
    const stop = readFrom({
      sheetOf: (id) => sheetOf.get(id) ?? -1,
      expect: (area) => calculation.expect(area),
      // A message belongs to the cell whose formula went wrong, as in Excel; who reads that cell gets the bare error.
      read: (sheet, row, column) => {
        const value = calculation.read(sheet, row, column);
        return value?.isError() ? univer.formula.ErrorValueObject.create((value as ErrorValueObject).getErrorType()) : value;
      },
      filledFrom: (sheet, row, column) => sheets[sheet]?.at(row, column)?.formula?.area ?? null,
      shows: (sheet, row) => (workbook.sheets[sheet]?.filteredRows?.has(row) ? "filtered" : workbook.sheets[sheet]?.hiddenRows?.has(row) ? "hidden" : "shown"),
      formulaText: (sheet, row, column) => texts.get(`${sheet} ${row} ${column}`) ?? null,
      idOf: (name) => sheetIds[names.findIndex((one) => one.toLowerCase() === name.toLowerCase())],
      used: () => ({ rows: Math.max(...sheets.map((sheet) => sheet.lastRow)) + 1, columns: Math.max(...sheets.map((sheet) => sheet.lastColumn)) + 1 }),
      extent: (sheet) => ({ row: sheets[sheet]?.lastRow ?? -1, column: sheets[sheet]?.lastColumn ?? -1 }),
    }, limit);
    try {
      evaluator.forget();
      await calculation.run(hear);
    } finally {
      stop();
      evaluator.forget();
      close();
    }
    return this.results(names, calculation.cells, kept);
  }

  private results(names: readonly string[], cells: readonly FormulaCell<BaseValueObject>[], kept: readonly { sheet: number; key: string; value: CellValue; error: PcfError }[]): Results {
    const bySheet = names.map(() => new Map<string, EngineResult>());
    for (const cell of cells) {
      const message = messageOf(cell.value);
      const spill = cell.matrix && cell.area ? cell.matrix : null;
      const messages = spill?.some((row) => row.some((one) => messageOf(one) !== undefined)) ? spill.map((row) => row.map((one) => messageOf(one) ?? null)) : null;
      bySheet[cell.sheet]?.set(`${cell.row},${cell.column}`, {
        value: cellValue(cell.value),
        ...(spill ? { spill: spill.map((row) => row.map(cellValue)) } : {}),
        ...(message === undefined ? {} : { message }),
        ...(messages ? { messages } : {}),
      });
    }
    for (const { sheet, key, value, error } of kept) bySheet[sheet]?.set(key, value === null ? { value: { error: "#NAME?" }, message: say(error, this.options.language) } : { value, message: say(error, this.options.language) });
    return new Map(names.map((name, index) => [name, bySheet[index] ?? new Map()]));
  }
}

/** The cells of a sheet without those that an array formula of another cell fills. */
function outsideArrays({ name, cells }: EngineSheet): readonly EngineCell[] {
  const arrays = cells.flatMap(({ array, formula }) => (array && formula && (array.top < array.bottom || array.left < array.right) ? [array] : []));
  if (arrays.length === 0) return cells;
  const sweep = new AreaSweep(arrays, name);
  return [...cells].sort((a, b) => a.row - b.row).filter(({ row, column }) => {
    const area = sweep.at(row, column);
    return area === null || (area.top === row && area.left === column);
  });
}

/** A formula with the sheet written before the references that name none; a text that is no formula stays as it is. */
function onSheet(formula: string, sheet: string): string {
  const tree = formulaOf(formula);
  return tree === null ? formula : print(rebuild(tree, (part) => (part.kind === "reference" && part.sheet === null ? { ...part, sheet } : part)));
}
