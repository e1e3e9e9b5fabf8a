import { PcfError } from "../../errors";
import type { Area, CellValue } from "../../tables/grid";
import { isCellError } from "../../tables/grid";
import type { Prepared } from "./calculation/evaluator";
import type { FormulaCell, SheetArea } from "./calculation/cells";
import type { EngineWorkbook } from "./engine";
import { parse } from "../../tables/formula/parse";
import { relativeKey } from "./formula/place";
import { print } from "./formula/print";
import { readsOf } from "./formula/reads";
import { resolve, type Scope } from "./formula/resolve";
import type { TableShape } from "../../tables/formula/structured";
import { FormulaSyntax } from "../../tables/formula/tokens";
import type { Formula } from "../../tables/formula/tree";
import { nearestNames } from "./names";
import nativeNames from "./nativeNames.json";

/** A formula cell with what is needed to compute it; null where the cell keeps the value it has. */
export interface PreparedCell {
  readonly prepared: Prepared;
  readonly reads: FormulaCell<never>["reads"];
}

export interface Preparation {
  /** "keep" where the formula needs what only Excel has (another workbook, a function that is Excel's alone). */
  cell(sheet: number, row: number, column: number, cell: { readonly formula: string; readonly value: CellValue; readonly single?: true; readonly array?: Area }): PreparedCell | { readonly keep: PcfError };
  /** The defined names that are plain references, for INDIRECT. */
  readonly plainNames: readonly { readonly name: string; readonly refersTo: string }[];
}

/** A stray cell at the far end of a sheet makes a sum of it one of 17 thousand million cells: Excel passes over the blank ones, this engine does not. */
const mostCells = 20_000_000;

const sizeOf = ({ top, left, bottom, right }: Area): number => (bottom - top + 1) * (right - left + 1);

/** Reads the formulas of a workbook: its names, tables and sheets are what they may refer to. */
export function preparation(workbook: EngineWorkbook, functions: { has(name: string): boolean; all(): string[]; isOwn(name: string): boolean }): Preparation {
  const sheets = workbook.sheets.map(({ name }) => name);
  const sheetByName = new Map(sheets.map((name, index) => [name.toLowerCase(), index]));
  const tables = new Map(workbook.tables.map((table) => [table.name.toLowerCase(), shape(table)]));
  const names = new Map(workbook.names.map(({ name, scope, refersTo }) => [`${(scope ?? "").toLowerCase()}\u0000${name.toLowerCase()}`, refersTo]));
  const meanings = new Map<string, Formula | null>();
  const trees = new Map<string, Formula | PcfError>();

  const read = (text: string): Formula | PcfError => {
    let tree = trees.get(text);
    if (!tree) {
      tree = readFormula(text);
      trees.set(text, tree);
    }
    return tree;
  };
  const meaning = (name: string, sheet: string): Formula | null => {
    for (const key of [`${sheet.toLowerCase()}\u0000${name.toLowerCase()}`, `\u0000${name.toLowerCase()}`]) {
      const refersTo = names.get(key);
      if (refersTo === undefined) continue;
      let tree = meanings.get(key);
      if (tree === undefined) {
        // A name of another workbook ("[1]!Rates"): only Excel can look there.
        const foreign = /^=\s*(\[\d+\])!(\S+)$/.exec(refersTo);
        const found = foreign ? ({ kind: "name", sheet: foreign[1] ?? "", name: foreign[2] ?? "" } as const) : readFormula(refersTo);
        tree = found instanceof PcfError ? { kind: "error", code: "#NAME?" } : found;
        meanings.set(key, tree);
      }
      return tree;
    }
    return null;
  };
  const extents = workbook.sheets.map(({ cells }) => cells.reduce((extent, cell) => ({ row: Math.max(extent.row, cell.row), column: Math.max(extent.column, cell.column) }), { row: 0, column: 0 }));
  /** The cells of an area that are in use, as far as the sheet goes. */
  const usedSize = ({ sheet, top, left, bottom, right }: SheetArea): number => {
    const extent = extents[sheet];
    return extent === undefined ? 0 : Math.max(0, Math.min(bottom, extent.row) - top + 1) * Math.max(0, Math.min(right, extent.column) - left + 1);
  };
  const scope = (sheet: number, row: number, column: number): Scope => ({
    sheet: sheets[sheet] ?? "",
    row,
    column,
    sheets,
    sheetNamed: (name) => sheets[sheetByName.get(name.toLowerCase()) ?? -1] ?? null,
    tableNamed: (name) => tables.get(name.toLowerCase()) ?? null,
    tableAt: (name, atRow, atColumn) => [...tables.values()].find((table) => table.sheet === name && atRow >= table.top && atRow <= table.bottom && atColumn >= table.left && atColumn <= table.right) ?? null,
    nameOf: meaning,
    isFunction: (name) => functions.has(name),
    isOwn: functions.isOwn,
    date1904: workbook.date1904 === true,
  });

  return {
    plainNames: workbook.names.filter(({ scope: home, refersTo }) => home === null && isReference(refersTo)).map(({ name, refersTo }) => ({ name, refersTo: refersTo.replace(/^=/, "") })),
    cell(sheet, row, column, { formula: text, value, single: isSingle, array }) {
      const tree = read(text);
      if (tree instanceof PcfError) return { prepared: { formula: { kind: "error", code: "#NAME?" }, key: text, refused: tree, single: false }, reads: [] };
      const resolved = resolve(tree, scope(sheet, row, column));
      if (resolved.external) return { keep: new PcfError("formula.external", { given: text }) };
      const excels = resolved.unknownFunctions.find((name) => nativeNames.includes(name.toUpperCase()));
      if (excels !== undefined) return { keep: new PcfError("formula.unsupported", { given: excels }) };
      // A macro or another add-in may know the function; what it answered last is worth more than an error.
      const foreign = resolved.unknownFunctions.find((name) => !functions.isOwn(name));
      if (foreign !== undefined && value !== null && !isCellError(value)) return { keep: new PcfError("formula.unsupported", { given: foreign }) };
      const single = isSingle === true && !resolved.ownFunctions;
      const refused = unknown(resolved.unknownFunctions, resolved.unknownNames);
      const formula = resolved.formula;
      const reads = readsOf(formula, sheet, (name) => sheetByName.get(name.toLowerCase()) ?? -1);
      const cells = Math.max(array === undefined ? 0 : sizeOf(array), ...reads.map(usedSize));
      if (cells > mostCells) return { keep: new PcfError("formula.tooLarge", { given: text, cells, most: mostCells }) };
      return { prepared: { formula, key: relativeKey(formula, row, column, print), refused, single }, reads };
    },
  };

  function unknown(unknownFunctions: readonly string[], unknownNames: readonly string[]): PcfError | null {
    const call = unknownFunctions[0];
    if (call !== undefined) return new PcfError("formula.function", { given: call, nearest: nearestNames(call, functions.all()) });
    const name = unknownNames[0];
    const known = [...workbook.names.map((one) => one.name), ...workbook.tables.map((one) => one.name)];
    return name === undefined ? null : new PcfError("formula.name", { given: name, nearest: nearestNames(name, known) });
  }
}

function isReference(text: string): boolean {
  if (/[()+*,"]/.test(text)) return false;
  const tree = readFormula(text);
  return !(tree instanceof PcfError) && tree.kind === "reference";
}

function readFormula(text: string): Formula | PcfError {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof FormulaSyntax) return new PcfError("formula.syntax", { formula: text, at: thrown.at + 1, found: thrown.found, wanted: thrown.wanted });
    throw thrown;
  }
}

function shape(table: EngineWorkbook["tables"][number]): TableShape {
  return { name: table.name, sheet: table.sheet, ...table.area, columns: table.columns, headerRows: table.headerRows, totalsRows: table.totalsRows };
}
