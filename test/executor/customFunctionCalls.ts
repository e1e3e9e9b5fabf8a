import { CustomFunctionError } from "../../src/hosts/engine/customFunctions";
import type { CustomFunction } from "../../src/hosts/engine/customFunctions";
import type { Executor, MessageEntry } from "./executor";

/** How a call ended, as the runtime tells Excel: a value, or the number of an error with its message. */
export type Outcome = { readonly value: unknown } | { readonly error: string; readonly message: string };

// The runtime's numbers for errors; 2 is thrown and 3 rejected by the function itself.
const errorNumbers: Readonly<Record<number, string>> = { 0: "#VALUE!", 1: "#N/A", 2: "#VALUE!", 3: "#VALUE!", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!", 9: "#NAME?" };
const [category, invocation] = [1, 1000];
const allowErrors = 4;

/**
 * Calls custom functions as Excel does: a message for each call, its result in a later request. Arguments are matrices, null where one
 * is left out, errors in cells as the runtime wants them.
 */
export class CustomFunctionCalls {
  private readonly waiting = new Map<number, (outcome: Outcome) => void>();
  private serial = 0;
  private ready: () => void = () => undefined;
  /** When the runtime has said that it takes calls. */
  readonly whenReady = new Promise<void>((resolve) => (this.ready = resolve));
  /** Every function that was called, in order. */
  readonly called: string[] = [];

  constructor(
    executor: Executor,
    private readonly push: (entries: readonly MessageEntry[]) => void,
  ) {
    executor.services.set("Microsoft.ExcelServices.CustomFunctions", {
      kind: "CustomFunctions",
      properties: {},
      methods: {
        SetInvocationArrayResults: (results: readonly (readonly [id: number, ok: boolean, value: unknown, error?: number])[]) => results.forEach((result) => this.finish(result)),
        _SetOsfControlContainerReadyForCustomFunctions: () => this.ready(),
        _GetEnabledFeatures: () => [],
      },
    });
  }

  async call(id: string, values: readonly unknown[]): Promise<Outcome> {
    await this.whenReady;
    const number = ++this.serial;
    const outcome = new Promise<Outcome>((resolve) => this.waiting.set(number, resolve));
    this.called.push(id);
    this.push([[category, invocation, "", JSON.stringify([number, id, values.map(encode), null, allowErrors]), number, false]]);
    return outcome;
  }

  /** A function of the add-in's as the engine calls functions. */
  asCustomFunction(id: string): CustomFunction {
    return async (...values: unknown[]) => {
      const outcome = await this.call(id, values);
      if ("error" in outcome) throw new CustomFunctionError(outcome.error as CustomFunctionError["code"], outcome.message);
      return decode(outcome.value);
    };
  }

  private finish([id, ok, value, error]: readonly [id: number, ok: boolean, value: unknown, error?: number]): void {
    const done = this.waiting.get(id);
    if (!done) throw new Error(`the runtime answers the call ${id}, which was never made`);
    this.waiting.delete(id);
    done(ok ? { value } : { error: errorNumbers[error ?? 0] ?? `error ${error}`, message: String(value ?? "") });
  }
}

function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encode);
  return value instanceof CustomFunctionError ? { type: "CustomFunctionError", code: value.code } : value;
}

/** A result with errors among its cells: as objects that say which error, and why. */
function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  const { basicValue, message, errorMessage } = value as { basicValue?: string; message?: string; errorMessage?: string };
  if (basicValue === undefined) throw new Error(`the runtime answers with ${JSON.stringify(value)}`);
  return basicValue.startsWith("#") ? new CustomFunctionError(basicValue as CustomFunctionError["code"], message ?? errorMessage) : basicValue;
}
