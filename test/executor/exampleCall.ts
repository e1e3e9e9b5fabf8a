import type { FunctionMetadata } from "../../src/hosts/engine/metadata";
import { parse } from "../../src/tables/formula/parse";
import type { Call, Formula } from "../../src/tables/formula/tree";

export interface ExampleCall {
  readonly id: string;
  /** As Excel hands them over: a matrix for a parameter that takes one, null where it is left out. */
  readonly values: readonly unknown[];
  /** The cell of the result that INDEX(..., row, column) around the call asks for. */
  readonly picked: { readonly row: number; readonly column: number } | null;
}

/** A documented example as the call that Excel makes of it. Its arguments are constants. */
export function exampleCall(formula: string, metadata: readonly FunctionMetadata[]): ExampleCall {
  const whole = parse(formula) as Call;
  const picks = whole.name.toUpperCase() === "INDEX";
  const call = (picks ? whole.arguments[0] : whole) as Call;
  const known = metadata.find(({ name }) => `PCF.${name}` === call.name.toUpperCase());
  if (!known) throw new Error(`${formula} calls no function of the add-in`);
  const given = call.arguments.map((argument) => argument && matrixOf(argument));
  const values = known.parameters.map(({ repeating, dimensionality }, index) => {
    if (repeating) return given.slice(index);
    const matrix = given[index] ?? null;
    return dimensionality === "matrix" || matrix === null ? matrix : matrix[0]![0];
  });
  const [row, column] = picks ? whole.arguments.slice(1).map((argument) => Number(constant(argument!)) - 1) : [];
  return { id: known.id, values, picked: row === undefined || column === undefined ? null : { row, column } };
}

function matrixOf(argument: Formula): unknown[][] {
  return argument.kind === "array" ? argument.rows.map((row) => row.map(constant)) : [[constant(argument)]];
}

function constant(part: Formula): unknown {
  switch (part.kind) {
    case "number":
      return Number(part.text);
    case "text":
    case "boolean":
      return part.value;
    case "sign":
      return -Number(constant(part.operand));
    default:
      throw new Error(`an example with ${part.kind} as an argument`);
  }
}
