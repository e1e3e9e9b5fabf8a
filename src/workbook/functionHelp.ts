/** What the help of the functions says, in one language: as the metadata of the add-in has it, with worked examples. */
export interface FunctionHelp {
  readonly functions: readonly DescribedFunction[];
  readonly examples: readonly FunctionExample[];
}

export interface DescribedFunction {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional?: boolean }[];
}

export interface FunctionExample {
  readonly id: string;
  readonly formula: string;
  readonly expected: string;
}
