import type { CustomFunction } from "../../../src/hosts/engine/customFunctions";
import type { FunctionMetadata } from "../../../src/hosts/engine/metadata";

const matrix = (name: string, more: { optional?: boolean; repeating?: boolean } = {}) => ({ name, description: name, type: "any", dimensionality: "matrix", ...more });
const missing = (message: string) => new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);

/** What an argument arrived as, in words. */
function told(argument: unknown): string {
  if (argument === null) return "nothing";
  if (argument instanceof CustomFunctions.Error) return argument.code;
  if (Array.isArray(argument)) return `[${argument.map(told).join(" ")}]`;
  return typeof argument === "string" ? `'${argument}'` : String(argument);
}

/** Answers that no matrix of numbers and texts has. */
const given: Readonly<Record<string, unknown>> = {
  nan: NaN,
  infinity: -Infinity,
  nothing: undefined,
  null: null,
  blank: "",
  ragged: [[1, 2], [3]],
  empty: [],
  object: { a: 1 },
  yes: true,
  holes: [[null, undefined, NaN]],
};

/** Small custom functions that show how the engine hands over arguments and takes answers. */
const functions: { readonly metadata: FunctionMetadata; readonly call: CustomFunction }[] = [
  {
    metadata: { id: "MUL", name: "MUL", parameters: [matrix("a"), matrix("b", { optional: true })] },
    call: (a: number[][], b: number[][] | null) => {
      if (b === null) throw missing("b is missing");
      return a.map((row, i) => row.map((value, j) => (value === null ? "" : typeof value === "number" ? value * ((b[i] ?? b[0])?.[j] ?? b[0]?.[0] ?? 0) : missing(`${told(value)} is no number`))));
    },
  },
  { metadata: { id: "TELL", name: "TELL", parameters: [matrix("a"), matrix("b", { optional: true }), matrix("c", { optional: true })] }, call: (...given: unknown[]) => given.slice(0, 3).map(told).join(" ") },
  { metadata: { id: "LIST", name: "LIST", parameters: [matrix("values", { repeating: true })] }, call: (values: unknown) => told(values) },
  { metadata: { id: "WHERE", name: "WHERE", parameters: [] }, call: (...given: unknown[]) => (given.at(-1) as { address: string; functionName: string }).address },
  {
    metadata: { id: "GIVE", name: "GIVE", parameters: [matrix("what")] },
    call: (what: string[][]) => given[what[0]?.[0] ?? ""],
  },
  {
    metadata: { id: "FAIL", name: "FAIL", parameters: [] },
    call: () => {
      throw new RangeError("out of range");
    },
  },
  { metadata: { id: "LATER", name: "LATER", parameters: [matrix("a")] }, call: (a: unknown[][]) => new Promise((resolve) => setTimeout(resolve, 1)).then(() => a) },
  { metadata: { id: "LATERFAIL", name: "LATERFAIL", parameters: [] }, call: () => Promise.reject(missing("not there in the end")) },
  { metadata: { id: "DOTTED.NAME", name: "DOTTED.NAME", parameters: [matrix("a")] }, call: (a: unknown[][]) => a },
];

export const testFunctions = {
  namespace: "PCF",
  metadata: functions.map(({ metadata }) => metadata),
  functions: new Map(functions.map(({ metadata, call }) => [metadata.id, call])),
};
