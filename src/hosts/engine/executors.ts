import type { BaseFunction, BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { areaOf, currentSource } from "./calculation/reader";
import { callFunction, ErrorAnswer, type Answered, type Argument, type ArgumentMatrix, type CallableFunction, type Invocation } from "./callFunction";
import { CustomFunctionError } from "./customFunctions";
import { columnLetters } from "./formula/print";
import { arity } from "./metadata";
import type { Univer } from "./univer";
import { valueObject } from "./values";

export type Executor = [new (name: string) => BaseFunction, string];

/** A function that has answered with a promise is waited for from then on; `found` is called the first time. */
export interface Waiting {
  readonly names: Set<string>;
  found(name: string): void;
}

/** Custom functions as Univer registers them, in the headless engine and in the workbench alike. */
export function executors(univer: Univer, functions: readonly CallableFunction[], waiting: Waiting): Executor[] {
  return functions.map((callable) => {
    for (const parameter of callable.metadata.parameters) {
      if (parameter.dimensionality !== "matrix") throw new Error(`${callable.name}: the parameter ${parameter.name} is no matrix`);
    }
    return [executorOf(univer, callable, waiting), callable.name];
  });
}

function executorOf(univer: Univer, callable: CallableFunction, waiting: Waiting): new (name: string) => BaseFunction {
  const { formula } = univer;
  const { most } = arity(callable.metadata);
  return class CustomExecutor extends formula.BaseFunction {
    override needsReferenceObject = true;
    // Univer answers #N/A without a word when the count is wrong; the call itself says how many it takes.
    override minParams = 0;
    override maxParams = Math.max(255, most === Infinity ? 0 : most);

    override isAsync(): boolean {
      return waiting.names.has(callable.name);
    }

    override calculate(...variants: FunctionVariantType[]) {
      const given = variants.map((variant) => matrixOf(variant));
      // A call without arguments reaches an executor as one that is left out.
      const list = given.length === 1 && given[0] === null && callable.metadata.parameters.length === 0 ? [] : given;
      const result = callFunction(callable, list, new CellInvocation(callable.name, this.row, this.column));
      if (!(result instanceof Promise)) return answerObject(univer, result);
      if (!waiting.names.has(callable.name)) {
        waiting.names.add(callable.name);
        waiting.found(callable.name);
      }
      return new formula.AsyncObject(result.then((answer) => answerObject(univer, answer))) as unknown as BaseValueObject;
    }
  };
}

/** The calling cell's address is only written out for a function that asks. */
class CellInvocation implements Invocation {
  constructor(
    readonly functionName: string,
    private readonly row: number,
    private readonly column: number,
  ) {}

  get address(): string {
    return `${columnLetters(this.column)}${this.row + 1}`;
  }
}

/** An argument as a matrix; null where it is left out. */
function matrixOf(variant: FunctionVariantType): ArgumentMatrix {
  if (variant.isReferenceObject()) return cellsOf(variant as BaseReferenceObject);
  const value = variant as BaseValueObject;
  if (value.isArray()) {
    const rows = value.getArrayValue() as (BaseValueObject | null)[][];
    return rows.map((row) => Array.from(row, argument));
  }
  return value.isNull() ? null : [[argument(value)]];
}

function cellsOf(reference: BaseReferenceObject): Argument[][] {
  const range = reference.getRangePosition();
  if (range.startRow === range.endRow && range.startColumn === range.endColumn) {
    const source = currentSource();
    const area = source && areaOf(reference, source);
    if (source && area) {
      source.expect(area);
      return [[argument(source.read(area.sheet, area.top, area.left))]];
    }
  }
  const rows = reference.toArrayValueObject().getArrayValue() as (BaseValueObject | null)[][];
  const height = rows.length;
  const list = new Array<Argument[]>(height);
  let last: (BaseValueObject | null)[] | undefined;
  for (let at = 0; at < height; at++) {
    const row = rows[at] as (BaseValueObject | null)[];
    // The blank rows below the used part of a sheet are one and the same; they stay so.
    list[at] = row === last ? (list[at - 1] as Argument[]) : row.map(argument);
    last = row;
  }
  return list;
}

function argument(value: BaseValueObject | null | undefined): Argument {
  if (value === null || value === undefined || value.isNull()) return null;
  if (value.isError()) return new CustomFunctionError(value.getValue() as CustomFunctionError["code"]);
  return value.getValue();
}

function answerObject(univer: Univer, answer: readonly (readonly Answered[])[]): BaseValueObject {
  const object = (one: Answered) => (one instanceof ErrorAnswer ? valueObject(univer, { error: one.error }, one.message) : valueObject(univer, one));
  const first = answer[0]?.[0];
  if (answer.length === 1 && answer[0]?.length === 1 && first !== undefined) return object(first);
  const rows = answer.map((row) => row.map(object));
  return univer.formula.ArrayValueObject.create({ calculateValueList: rows, rowCount: rows.length, columnCount: rows[0]?.length ?? 0, unitId: "", sheetId: "", row: -1, column: -1 });
}
