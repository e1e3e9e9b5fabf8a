import type { Language } from "../locales";
import { cellName } from "../workbook/cellName";
import { planRepair } from "../workbook/repair";
import { FunctionNames, openPackage, outerFormulas, readWorkbook, toGrid, writeWorkbook } from "./file";
import type { OuterFormula } from "./file";
import { functionNames } from "./functionNames";
import { recalculate } from "./recalculate";
import type { Recalculated } from "./recalculate";

export interface Repaired extends Recalculated {
  /** Cells, names and columns of tables whose formula was entered anew, with the formula: "Sheet1!F4", "Rate", "Table1[kgCO2e]". */
  readonly repaired: readonly { readonly cell: string; readonly formula: string }[];
  /** Cells, and columns of tables, that stand on a protected sheet and were left. */
  readonly barred: readonly string[];
  /** Formulas in conditional formats, data validations and charts: Excel calls no add-in's function there, however it is spelt. */
  readonly unusable: readonly { readonly where: string; readonly formula: string }[];
}

/** A workbook whose PCF formulas no Excel would bind any more, with each of them in Excel's own form and everything calculated. */
export async function repairFile(bytes: Uint8Array, language: Language): Promise<Repaired> {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file, functionNames);
  const sheets = workbook.sheets.filter(({ kind }) => kind === "worksheet");
  const places = (wanted: "stuck" | "filledBy") => new Set(sheets.flatMap(({ name, cells }) => cells.flatMap((cell) => (cell[wanted] === undefined ? [] : [`${name} ${cell.row},${cell.column}`]))));
  const [stuck, filled] = [places("stuck"), places("filledBy")];
  const guarded = new Set(sheets.filter((sheet) => sheet.protected).map(({ name }) => name));
  const { edits, barred } = planRepair(sheets.map((sheet) => toGrid(sheet)), {
    functionNames,
    protectedSheets: guarded,
    isStuck: (sheet, row, column) => stuck.has(`${sheet} ${row},${column}`),
    isFilled: (sheet, row, column) => filled.has(`${sheet} ${row},${column}`),
  });
  const outer = outerFormulas(file, new FunctionNames(functionNames));
  const isBarred = ({ kind, sheet }: OuterFormula) => kind === "table" && sheet !== null && guarded.has(sheet);
  const misspelt = outer.filter(({ kind, stuck: isStuck }) => isStuck && (kind === "name" || kind === "table"));
  const respelt = misspelt.filter((one) => !isBarred(one));
  const nothing = edits.length + respelt.length === 0;
  const entered = nothing ? bytes : writeWorkbook(file, { cells: edits, respelt, functionNames });
  const inCells = edits.map(({ sheet, row, column, content }) => ({ cell: `${sheet}!${cellName(row, column)}`, formula: "formula" in content ? content.formula : "" }));
  const calculated = await recalculate(entered, language);
  // What needs no repair is not written, were it only for a result that another program rounds otherwise.
  return {
    ...calculated,
    ...(nothing && { bytes }),
    repaired: [...inCells, ...respelt.map(({ where, formula }) => ({ cell: where, formula }))],
    barred: [...barred.map(({ sheet, row, column }) => `${sheet}!${cellName(row, column)}`), ...misspelt.filter(isBarred).map(({ where }) => where)],
    unusable: outer.filter(({ kind }) => kind !== "name" && kind !== "table").map(({ where, formula }) => ({ where, formula })),
  };
}
