import { PcfError, isPcfError } from "../src/errors";
import type { ErrorCode } from "../src/errors";
import type { Book } from "../src/factors/book";
import { say } from "../src/locales";
import { CellFault } from "./cell";
import { language, withBook } from "./session";

/** Codes that mean "there is none": the cell says #N/A. Every other one is a wrong argument: #VALUE!. */
const notAvailable: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["factor.notFound", "factor.noOwner", "fuel.unknown", "gas.unknown", "gas.noValue", "argument.shape", "library.unavailable"]);

/** What stands behind an error of ours, for whoever explains it further than its message does. */
const causes = new WeakMap<CustomFunctions.Error, PcfError>();

export function causeOf(error: CustomFunctions.Error): PcfError | null {
  return causes.get(error) ?? null;
}

/** The one door between a thrown mistake and an error in a cell. Anything else that is thrown is a defect of ours and goes on. */
export function cellError(thrown: unknown): CustomFunctions.Error {
  if (isPcfError(thrown)) {
    const error = new CustomFunctions.Error(codeOf(thrown), say(thrown, language()));
    causes.set(error, thrown);
    return error;
  }
  if (thrown instanceof CellFault) return passedOn(thrown);
  throw thrown;
}

/** Excel takes back only some of the errors it hands in; the others are told as what they are. */
function passedOn({ cell, argument }: CellFault): CustomFunctions.Error {
  if (returnable.has(cell.code)) return cell;
  return cellError(new PcfError("argument.error", { argument, given: cell.code }));
}

const returnable: ReadonlySet<string> = new Set(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

function codeOf(error: PcfError): CustomFunctions.ErrorCode {
  return notAvailable.has(error.code) ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue;
}

/** A whole answer that is one error is thrown, so that its message shows in every Excel. */
export function answer(call: () => unknown[][]): any[][] {
  let result: unknown[][];
  try {
    result = call();
  } catch (thrown) {
    throw cellError(thrown);
  }
  const only = result.length === 1 && result[0]?.length === 1 ? result[0][0] : undefined;
  if (only instanceof CustomFunctions.Error) throw only;
  return result;
}

/** As answer, with the book of factors: at once when it is loaded or not needed, else when it is there. */
export function answerWithBook(call: (book: Book) => unknown[][]): any[][] {
  const result: any[][] | Promise<any[][]> = withBook((book) => answer(() => call(book)));
  if (!(result instanceof Promise)) return result;
  const told = result.catch((thrown: unknown) => {
    throw thrown instanceof CustomFunctions.Error ? thrown : cellError(thrown);
  });
  // Excel's runtime takes a promise wherever the metadata says matrix; the generator of the metadata takes only literal types.
  return told as unknown as any[][];
}
