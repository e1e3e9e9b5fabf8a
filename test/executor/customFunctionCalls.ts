import { CustomFunctionError } from "../../src/hosts/engine/customFunctions";
import type { CustomFunction } from "../../src/hosts/engine/customFunctions";
import type { Executor, MessageEntry } from "./executor";

/** How a call ended, as the runtime tells Excel: a value, or the number of an error with its message. */
export type Outcome = { readonly value: unknown } | { readonly error: string; readonly message: string };

// The runtime's numbers for errors; 2 is thrown and 3 rejected by the function itself.
const errorNumbers: Readonly<Record<number, string>> = { 0: "#VALUE!", 1: "#N/A", 2: "#VALUE!", 3: "#VALUE!", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!", 9: "#NAME?" };
const [category, invocation] = [1, 1000];
const allowErrors = 4;
const gone: Outcome = { error: "#VALUE!", message: "the add-in was closed" };

/**
 * Calls custom functions as Excel does: a message for each call, its result in a later request. Arguments are matrices, null where one
 * is left out, errors in cells as the runtime wants them.
 */
export class CustomFunctionCalls {
  private readonly waiting = new Map<number, (outcome: Outcome) => void>();
  private serial = 0;
  private abandoned = false;
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

  /** A call with the arguments that the formula has, and the cell that it stands in ("Sheet1!A1") where that is known. */
  async call(id: string, values: readonly unknown[], address: string | null = null): Promise<Outcome> {
    await this.whenReady;
    if (this.abandoned) return gone;
    const number = ++this.serial;
    const outcome = new Promise<Outcome>((resolve) => this.waiting.set(number, resolve));
    this.called.push(id);
    this.push([[category, invocation, "", JSON.stringify([number, id, values.map(encode), address, allowErrors]), number, false]]);
    return outcome;
  }

  /** A function of the add-in's as the engine calls functions. */
  asCustomFunction(id: string): CustomFunction {
    return async (...values: unknown[]) => {
      // The runtime makes an invocation of its own for the function.
      const invocation = values.at(-1) as { readonly address?: string };
      const outcome = await this.call(id, values.slice(0, -1), invocation.address ?? null);
      if ("error" in outcome) throw new CustomFunctionError(outcome.error as CustomFunctionError["code"], outcome.message);
      return decode(outcome.value);
    };
  }

  /** The add-in is gone: whoever still waits for it is told so, and nobody waits any more. */
  abandon(): void {
    this.abandoned = true;
    this.ready();
    for (const done of this.waiting.values()) done(gone);
    this.waiting.clear();
  }

  private finish([id, ok, value, error]: readonly [id: number, ok: boolean, value: unknown, error?: number]): void {
    const done = this.waiting.get(id);
    if (!done && this.abandoned) return;
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
