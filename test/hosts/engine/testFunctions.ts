import type { CustomFunction } from "../../../src/hosts/engine/customFunctions";
import type { FunctionMetadata } from "../../../src/hosts/engine/metadata";

const matrix = (name: string, more: { optional?: boolean; repeating?: boolean } = {}) => ({ name, description: name, type: "any", dimensionality: "matrix", ...more });

/** Small custom functions that show how the engine hands over arguments and takes answers. */
const functions: { readonly metadata: FunctionMetadata; readonly call: CustomFunction }[] = [
  {
    metadata: { id: "MUL", name: "MUL", parameters: [matrix("a"), matrix("b", { optional: true })] },
    call: (a: number[][], b: number[][] | null) => {
      if (b === null) throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "b is missing");
      return a.map((row, i) => row.map((value, j) => value * (b[i] ?? b[0] ?? [])[j]!));
    },
  },
];

export const testFunctions = {
  metadata: functions.map(({ metadata }) => metadata),
  functions: new Map(functions.map(({ metadata, call }) => [metadata.id, call])),
};
