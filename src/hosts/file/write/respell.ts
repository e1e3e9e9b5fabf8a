import type { FunctionNames } from "../../../workbook/functionNames";
import { toFile } from "../dialect/toFile";
import type { OuterFormula } from "../outerFormulas";
import { splice } from "../xml/splice";
import { writeText } from "../xml/text";
import type { PackageEdit } from "./packageEdit";

/** Writes formulas outside of the cells anew, in the spelling that Excel knows. Their parts must stand as they were found. */
export function respell(edit: PackageEdit, formulas: readonly OuterFormula[], functions: FunctionNames): void {
  for (const part of new Set(formulas.map((one) => one.part))) {
    const own = formulas.filter((one) => one.part === part);
    edit.set(part, splice(edit.text(part), own.map(({ start, end, formula }) => ({ start, end, text: writeText(toFile(formula, functions)) }))));
  }
}
