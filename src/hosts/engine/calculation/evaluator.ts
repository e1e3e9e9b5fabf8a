import type { BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { isPcfError, PcfError } from "../../../errors";
import { say, type Language } from "../../../locales";
import { print } from "../formula/print";
import { a1 } from "../formula/place";
import type { Formula } from "../../../tables/formula/tree";
import type { Univer } from "../univer";
import { valueObject } from "../values";
import { forgetReadings, TooLate } from "./reader";
import { NotReady, type Evaluated, type Evaluator } from "./calculation";
import type { FormulaCell, SheetArea } from "./cells";
import type { UniverInstance } from "./instance";

type Value = BaseValueObject;
type Node = Parameters<UniverInstance["interpreter"]["checkAsyncNode"]>[0] & object;

/** A formula ready to be computed: its tree, shared by all cells that have the same formula relative to themselves. */
export interface Prepared {
  readonly formula: Formula;
  /** The same text for the same formula, wherever it stands. */
  readonly key: string;
  /** What the formula names and nobody knows: why it fails, unless it reckons with that (IFERROR). */
  readonly refused: PcfError | null;
  /** The formula answers one value: of a range the one in its own row or column, of an array the first. */
  readonly single: boolean;
}

export interface EvaluatorOptions {
  readonly univer: Univer;
  readonly instance: UniverInstance;
  readonly language: Language;
  readonly sheetNames: readonly string[];
  readonly sheetIds: readonly string[];
  readonly unitId: string;
  /** After which a workbook is refused. */
  readonly longestMs: number;
  prepared(cell: FormulaCell<Value>): Prepared;
  /** What a cell keeps that waits for itself, where the workbook lets it; told with the reason. */
  keeps(cell: FormulaCell<Value>, why: PcfError): Value | null;
}

interface Parsed {
  readonly node: Node;
  readonly row: number;
  readonly column: number;
  readonly asynchronous: boolean;
}

/** So many characters may all texts that formulas answer have together: a few bytes in a file can make gigabytes. */
const mostCharacters = 200_000_000;

/** Computes formulas with Univer's interpreter, one at a time. */
export function univerEvaluator(options: EvaluatorOptions): Evaluator<Value> {
  const { univer, instance, language } = options;
  const { formula } = univer;
  const parsed = new Map<string, Parsed>();
  let characters = 0;

  const failure = (error: PcfError) => valueObject(univer, { error: errorCode(error) }, say(error, language));
  const cellName = (sheet: number, row: number, column: number, from: number) => (sheet === from ? "" : `${options.sheetNames[sheet] ?? ""}!`) + a1(row, column);

  const tooMuch = ({ sheet, row, column }: FormulaCell<Value>, what: "minutes" | "texts", most: number) => new PcfError("file.tooLarge", { part: `${options.sheetNames[sheet] ?? ""}!${a1(row, column)}`, what, most });

  function parse(cell: FormulaCell<Value>, prepared: Prepared): Parsed {
    const known = parsed.get(prepared.key);
    if (known) return known;
    const node = instance.parse(print(prepared.formula)) as Node;
    const made = { node, row: cell.row, column: cell.column, asynchronous: instance.interpreter.checkAsyncNode(node) };
    parsed.set(prepared.key, made);
    return made;
  }

  function answer(result: FunctionVariantType, cell: FormulaCell<Value>, { refused, single }: Prepared): Evaluated<Value> {
    const evaluated = single ? { single: oneOf(result, cell) } : allOf(result);
    for (const value of "single" in evaluated ? [evaluated.single] : evaluated.matrix.flat()) if (value.isString()) characters += String(value.getValue()).length;
    if (characters > mostCharacters) throw tooMuch(cell, "texts", mostCharacters);
    return refused && "single" in evaluated && evaluated.single.isError() ? { single: failure(refused) } : evaluated;
  }

  /** The value that a formula of one value has of a range or an array. */
  function oneOf(result: FunctionVariantType, cell: FormulaCell<Value>): Value {
    if (!result.isReferenceObject()) {
      const whole = allOf(result);
      return "single" in whole ? whole.single : (whole.matrix[0]?.[0] ?? formula.NullValueObject.create());
    }
    const reference = result as BaseReferenceObject;
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    if (startRow === endRow && startColumn === endColumn) return reference.getFirstCell();
    const values = reference.toArrayValueObject().getArrayValue() as (Value | null)[][];
    const blank = formula.NullValueObject.create();
    if (startColumn === endColumn && cell.row >= startRow && cell.row <= endRow) return values[cell.row - startRow]?.[0] ?? blank;
    if (startRow === endRow && cell.column >= startColumn && cell.column <= endColumn) return values[0]?.[cell.column - startColumn] ?? blank;
    return formula.ErrorValueObject.create(formula.ErrorType.VALUE);
  }

  function allOf(result: FunctionVariantType): Evaluated<Value> {
    // A function's first promise: it is not waited for in this run, and the workbook is calculated again for it.
    if (result.isAsyncObject()) return { single: formula.NullValueObject.create() };
    if (result.isReferenceObject()) {
      const reference = result as BaseReferenceObject;
      const range = reference.getRangePosition();
      if (range.startRow === range.endRow && range.startColumn === range.endColumn) return { single: reference.getFirstCell() };
      return { matrix: reference.toArrayValueObject().getArrayValue() as Value[][] };
    }
    const value = result as Value;
    if (!value.isArray()) return { single: value };
    const rows = value.getArrayValue() as (Value | null)[][];
    if (rows.length === 0 || (rows[0]?.length ?? 0) === 0) return { single: formula.ErrorValueObject.create(formula.ErrorType.CALC) };
    return { matrix: rows.map((row) => Array.from(row, (one) => one ?? formula.NullValueObject.create())) };
  }

  return {
    evaluate(cell) {
      const prepared = options.prepared(cell);
      const failed = (thrown: unknown) => {
        if (thrown instanceof NotReady || isPcfError(thrown)) throw thrown;
        if (thrown instanceof TooLate) throw tooMuch(cell, "minutes", options.longestMs / 60_000);
        return { single: failure(new PcfError("formula.failed", { formula: print(prepared.formula), reason: thrown instanceof Error ? thrown.message : String(thrown) })) };
      };
      let known: Parsed;
      try {
        known = parse(cell, prepared);
      } catch (thrown) {
        return failed(thrown);
      }
      const { node, row, column, asynchronous } = known;
      instance.runtime.setCurrent(cell.row, cell.column, 1048576, 16384, options.sheetIds[cell.sheet] ?? "", options.unitId);
      const data = { node, refOffsetX: cell.column - column, refOffsetY: cell.row - row };
      if (asynchronous) return instance.interpreter.executeAsync(data).then((result) => answer(result, cell, prepared)).catch(failed).finally(() => settle(node));
      try {
        return answer(instance.interpreter.execute(data), cell, prepared);
      } catch (thrown) {
        return failed(thrown);
      } finally {
        settle(node);
      }
    },

    cycle(cells) {
      const [first] = cells;
      const ring = first ? [...cells, first] : [];
      // Names are made for the few that are told: a circle may have as many cells as a sheet has rows.
      const shown = ring.length > 8 ? [...ring.slice(0, 6), null, ring.at(-1)!] : ring;
      const names = shown.map((cell) => (cell === null ? "..." : cellName(cell.sheet, cell.row, cell.column, first!.sheet)));
      const why = new PcfError("formula.cycle", { cells: names });
      const failed = failure(why);
      return (cell) => options.keeps(cell, why) ?? failed;
    },

    blocked(cell, rows, columns, by: SheetArea | null) {
      return failure(new PcfError("formula.spill", { rows, columns, blocking: by && cellName(by.sheet, by.top, by.left, cell.sheet) }));
    },

    missing: () => formula.ErrorValueObject.create(formula.ErrorType.NA),

    forget() {
      forgetReadings(univer);
      formula.CELL_INVERTED_INDEX_CACHE.clear();
    },
  };
}

/** Which error a cell shows for what is wrong with its formula. */
function errorCode(error: PcfError): "#REF!" | "#SPILL!" | "#NAME?" | "#VALUE!" {
  if (error.code === "formula.cycle" || error.code === "formula.external") return "#REF!";
  if (error.code === "formula.spill") return "#SPILL!";
  return error.code === "formula.arguments" || error.code === "formula.failed" ? "#VALUE!" : "#NAME?";
}

/**
 * Makes a tree ready for its next computation: no values, and every LAMBDA closed (one that was broken off by a cell that was not ready is still open).
 * Univer's own way of doing so calls itself, which a long formula does not survive.
 */
function settle(root: Node): void {
  const nodes = [root];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    node.setValue(null);
    node.setNotEmpty(true);
    nodes.push(...(node.getChildren() as Node[]));
  }
}
