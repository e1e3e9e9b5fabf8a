import type { IFunctionInfo } from "@univerjs/engine-formula";
import type { CallableFunction } from "./callFunction";
import type { Univer } from "./univer";

/** What the workbench shows while a function is typed: its name, its arguments, and what they are for. */
export function descriptions({ core, formula }: Univer, functions: readonly CallableFunction[]): IFunctionInfo[] {
  const flag = (yes: boolean) => (yes ? core.BooleanNumber.TRUE : core.BooleanNumber.FALSE);
  return functions.map(({ name, metadata }) => ({
    functionName: name,
    functionType: formula.FunctionType.User,
    description: metadata.description ?? "",
    abstract: metadata.description ?? "",
    functionParameter: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      example: "",
      require: flag(parameter.optional !== true),
      repeat: flag(parameter.repeating === true),
    })),
  }));
}
