import type { FunctionHelp } from "../../src/workbook/functionHelp";

export interface DocumentedFunction {
  /** "PCF.MATERIAL" */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional: boolean }[];
  readonly examples: readonly { readonly formula: string; readonly expected: string }[];
}

/** Every function as its help describes it, in the order of the metadata. */
export function documented({ functions, examples }: FunctionHelp): readonly DocumentedFunction[] {
  return functions.map(({ id, name, description, parameters }) => ({
    name: `PCF.${name}`,
    description,
    parameters: parameters.map((parameter) => ({ name: parameter.name, description: parameter.description, optional: parameter.optional === true })),
    examples: examples.filter((example) => example.id === id),
  }));
}
