import { preparation } from "../engine/prepare";
import { print } from "../engine/formula/print";
import { toEngineWorkbook } from "../file";
import type { WorkbookData } from "../file";

/** What the grid's own engine cannot read: table references, A1# and @. */
const needsResolving = /[[#@]/;
const texts = /"(?:[^"]|"")*"/g;

/**
 * How the grid is given a formula of a file. Most as they are; table references, spill references and @ as the cells they stand for
 * there, since the grid's engine has no tables. The file keeps the formula as it was until someone types another.
 */
export function formulaReader(data: WorkbookData): (formula: string, sheet: number, row: number, column: number) => string {
  let prepare: ReturnType<typeof preparation> | undefined;
  return (formula, sheet, row, column) => {
    if (!needsResolving.test(formula.replace(texts, '""'))) return formula;
    prepare ??= preparation(toEngineWorkbook(data), { has: () => true, all: () => [] });
    const made = prepare.cell(sheet, row, column, formula);
    return "prepared" in made && made.prepared.refused === null ? print(made.prepared.formula) : formula;
  };
}
