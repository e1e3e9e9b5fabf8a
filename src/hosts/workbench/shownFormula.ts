import type { EngineWorkbook } from "../engine/engine";
import { preparation } from "../engine/prepare";
import { columnLetters, print } from "../engine/formula/print";
import { toEngineWorkbook } from "../file";
import type { SheetData, WorkbookData } from "../file";

/** What the grid's own engine cannot read: table references, A1# and @. */
const needsResolving = /[[#@]/;
const texts = /"(?:[^"]|"")*"/g;
const spillReference = /(?<![A-Za-z0-9_.!'])\$?([A-Z]{1,3})\$?(\d+)#/g;

/**
 * How the grid is given a formula of a file. Most as they are; table references, spill references and @ as the cells they stand for
 * there, since the grid's engine has no tables. The file keeps the formula as it was until someone types another.
 */
export function formulaReader(data: WorkbookData): FormulaReader {
  const read = tableFormulaReader(() => toEngineWorkbook(data));
  return (formula, sheet, row, column) => {
    if (!needsResolving.test(formula.replace(texts, '""'))) return formula;
    const bare = withoutSpillReferences(formula, data.sheets[sheet]);
    return read(bare, sheet, row, column) ?? bare;
  };
}

export type FormulaReader = (formula: string, sheet: number, row: number, column: number) => string;

/** A formula with its references to tables as the cells that they stand for; null where nothing in it needs that, or it cannot be read. */
export function tableFormulaReader(workbookOf: () => EngineWorkbook): (formula: string, sheet: number, row: number, column: number) => string | null {
  let prepare: ReturnType<typeof preparation> | undefined;
  return (formula, sheet, row, column) => {
    if (!needsResolving.test(formula.replace(texts, '""'))) return null;
    prepare ??= preparation(workbookOf(), { has: () => true, all: () => [], isOwn: () => false });
    const made = prepare.cell(sheet, row, column, { formula, value: null });
    return "prepared" in made && made.prepared.refused === null ? print(made.prepared.formula) : null;
  };
}

/** A1# as the area that the file says A1 fills. */
function withoutSpillReferences(formula: string, sheet: SheetData | undefined): string {
  return formula.replace(spillReference, (whole, letters: string, digits: string) => {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const area = sheet?.cells.find((cell) => cell.row === Number(digits) - 1 && cell.column === column)?.spill;
    return area ? `${columnLetters(area.left)}${area.top + 1}:${columnLetters(area.right)}${area.bottom + 1}` : whole;
  });
}
