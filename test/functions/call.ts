import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";

provideCustomFunctions();

/** How Excel calls a custom function: a single value arrives as a range of one cell, an omitted argument as null. */
type Argument = unknown;

export function range(argument: Argument): unknown[][] | null {
  if (argument === undefined || argument === null) return null;
  if (!Array.isArray(argument)) return [[argument]];
  return argument.map((row) => (Array.isArray(row) ? row : [row]));
}

/** The answer of a call: a single cell as itself, a spilled range as rows; an error of the whole call as the error. */
export function call(work: (...ranges: any[]) => any[][], ...given: Argument[]): unknown {
  try {
    return unwrapped(work(...given.map(range)));
  } catch (thrown) {
    if (thrown instanceof CustomFunctions.Error) return thrown;
    throw thrown;
  }
}

function unwrapped(answer: any[][]): unknown {
  return answer.length === 1 && answer[0]!.length === 1 ? answer[0]![0] : answer;
}

/** "#VALUE! message" of an error, so that a test reads like the cell and its hint. */
export function message(answer: unknown): string {
  if (!(answer instanceof CustomFunctions.Error)) throw new Error(`no error: ${JSON.stringify(answer)}`);
  return `${answer.code} ${answer.message}`;
}

/** A column of cells as a range. */
export function column(...cells: unknown[]): unknown[][] {
  return cells.map((cell) => [cell]);
}
