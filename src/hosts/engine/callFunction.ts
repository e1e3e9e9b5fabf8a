import { PcfError } from "../../errors";
import { say, type Language } from "../../locales";
import type { CellError, CellValue } from "../../tables/grid";
import { CustomFunctionError, type CustomFunction } from "./customFunctions";
import { arity, type FunctionMetadata } from "./metadata";

/** One value of an answer: what the cell shows, and an error's message. */
export type Answered = number | string | boolean | ErrorAnswer;

export class ErrorAnswer {
  constructor(
    readonly error: CellError["error"],
    readonly message: string | undefined,
  ) {}
}

/** What a cell of an argument arrives as: blank is null, an error an object. */
export type Argument = number | string | boolean | null | CustomFunctionError;

/** null where the formula leaves the argument out. */
export type ArgumentMatrix = readonly (readonly Argument[])[] | null;

export interface CallableFunction {
  readonly metadata: FunctionMetadata;
  readonly call: CustomFunction;
  /** As it is typed: namespace, dot, name. */
  readonly name: string;
  readonly language: Language;
}

/** What Excel hands over after the arguments. */
export interface Invocation {
  readonly functionName: string;
  readonly address?: string;
}

/**
 * Calls a custom function as Excel does: arguments left out are null up to the last parameter, a repeating parameter is one list of all its
 * matrices, the invocation comes last. The answer is a matrix of at least one cell, or the promise of one; it never throws.
 */
export function callFunction(callable: CallableFunction, given: readonly ArgumentMatrix[], invocation: Invocation): Answered[][] | Promise<Answered[][]> {
  const { metadata } = callable;
  const { least, most } = arity(metadata);
  if (given.length < least || given.length > most) {
    const error = new PcfError("formula.arguments", { function: callable.name, given: given.length, least, most: most === Infinity ? null : most });
    return [[new ErrorAnswer("#VALUE!", say(error, callable.language))]];
  }
  const { parameters } = metadata;
  const list = new Array<unknown>(parameters.length + 1);
  for (let index = 0; index < parameters.length; index++) list[index] = parameters[index]?.repeating ? given.slice(index) : (given[index] ?? null);
  list[parameters.length] = invocation;
  try {
    const result = callable.call(...list);
    if (result instanceof Promise) return result.then(answer, thrown);
    return answer(result);
  } catch (error) {
    return thrown(error);
  }
}

function thrown(error: unknown): Answered[][] {
  return [[errorOf(error) ?? new ErrorAnswer("#VALUE!", error instanceof Error ? error.message : String(error))]];
}

/** A result as a matrix: a single value is one cell; rows of unequal length are no matrix. */
function answer(result: unknown): Answered[][] {
  if (!Array.isArray(result)) return [[one(result)]];
  const rows: readonly unknown[] = result;
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (width === 0 || rows.some((row) => !Array.isArray(row) || row.length !== width)) return [[new ErrorAnswer("#VALUE!", undefined)]];
  return (rows as readonly (readonly unknown[])[]).map((row) => row.map(one));
}

/** A cell shows 0 for nothing, #VALUE! for what is no number, #NUM! for what is beyond all numbers. */
function one(value: unknown): Answered {
  switch (typeof value) {
    case "number":
      if (Number.isFinite(value)) return value;
      return new ErrorAnswer(Number.isNaN(value) ? "#VALUE!" : "#NUM!", undefined);
    case "string":
    case "boolean":
      return value;
    case "undefined":
      return 0;
    default:
      return value === null ? 0 : (errorOf(value) ?? new ErrorAnswer("#VALUE!", undefined));
  }
}

/** A CustomFunctions.Error, whoever's class it is (the host's own, or one that an add-in bundle brought). */
function errorOf(value: unknown): ErrorAnswer | null {
  if (!(value instanceof Error) || !("code" in value) || typeof value.code !== "string" || !value.code.startsWith("#")) return null;
  return new ErrorAnswer(value.code as CellError["error"], value.message === "" ? undefined : value.message);
}

/** A cell's value as an argument. */
export function argumentOf(value: CellValue): Argument {
  return typeof value === "object" && value !== null ? new CustomFunctionError(value.error as CustomFunctionError["code"]) : value;
}
