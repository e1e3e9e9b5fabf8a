/**
 * Excel's global `CustomFunctions` for hosts outside Excel (Node, the workbench): the functions throw and return its errors and are
 * associated through it. Names, codes and behaviour are those of Office's custom-functions runtime, so that one functions file serves all hosts.
 */
const codes = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

export type CustomFunctionErrorCode = (typeof codes)[keyof typeof codes];

export class CustomFunctionError extends Error {
  readonly code: CustomFunctionErrorCode;

  constructor(code?: CustomFunctionErrorCode, message?: string) {
    // A stack is costly to take, and a cell has no use for it: a column of wrong units makes thousands of errors.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message ?? "");
    Error.stackTraceLimit = limit;
    this.code = code ?? codes.invalidValue;
  }
}

export type CustomFunction = (...values: any[]) => unknown;

/** Functions by their id in upper case, as they were associated. */
export type Associations = Map<string, CustomFunction>;

/** Sets the global `CustomFunctions` where the host has none, and answers what has been associated so far (it grows as functions are imported). */
export function provideCustomFunctions(): Associations {
  const host = globalThis as { CustomFunctions?: unknown };
  const present = host.CustomFunctions as { associations?: Associations } | undefined;
  if (present?.associations) return present.associations;
  const associations: Associations = new Map();
  const associate = (first: string | Readonly<Record<string, CustomFunction>>, call?: CustomFunction) => {
    if (typeof first !== "string") for (const [id, each] of Object.entries(first)) associate(id, each);
    else if (typeof call === "function") associations.set(first.toUpperCase(), call);
  };
  host.CustomFunctions = { Error: CustomFunctionError, ErrorCode: codes, associate, associations };
  return associations;
}
