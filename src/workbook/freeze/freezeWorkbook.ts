import { filledCells } from "../../tables/grid";
import type { Area, CellValue, Grid } from "../../tables/grid";
import { tokenize } from "../../tables/formulaTokens";
import { cellName } from "../cellName";
import { factorPlaces } from "../pin";
import type { Edit } from "../port";
import { plainArgument } from "./argument";
import type { Cells } from "./argument";
import { findCalls } from "./calls";
import type { PcfCall } from "./calls";
import { freezeFormula, isSummand, probes, withoutSpillReads, writtenOut } from "./freeze";
import type { FormulaCell, FreezeContext } from "./freeze";
import { fillsOneCell } from "./fillsOneCell";
import type { FrozenCells } from "./frozenCells";
import type { FreezeBook } from "./reading";

type Values = readonly (readonly CellValue[])[];

/** Answers a call of one of our functions ("MATERIAL") as the program would; null where it cannot. An argument left out is null. */
export type Evaluate = (name: string, given: readonly (Values | null)[]) => Promise<Values | null>;

/** What freezing an open workbook writes. */
export interface WorkbookFreeze {
  readonly frozen: readonly FrozenCells[];
  /** Formulas that stay as they are: how far they spill, or what a part of them is worth, cannot be told from here. */
  readonly left: readonly { readonly sheet: string; readonly cell: string; readonly formula: string }[];
}

/** Freezes the workbook that a host has open. Its factors must be pinned by now: the formulas point to them. */
export async function freezeWorkbook(grids: readonly Grid[], resolve: FreezeBook["resolve"], evaluate: Evaluate): Promise<WorkbookFreeze> {
  const cells = cellsOf(grids);
  const places = factorPlaces(grids);
  const book: FreezeBook = { resolve, placeOf: (factor) => places.get(factor.id) ?? null };
  const frozen: FrozenCells[] = [];
  const left: { sheet: string; cell: string; formula: string }[] = [];
  for (const { sheet, row, column, formula } of formulasOf(grids)) {
    if (findCalls(formula).length === 0) continue;
    const home = { sheet, row, column, formula };
    const worth = await worthsOf(home, cells, evaluate);
    const shape = shapeOf(home, worth);
    const area = shape === null ? null : { top: row, left: column, bottom: row + shape.rows - 1, right: column + shape.columns - 1 };
    if (area === null || isInTheWay(area, sheet, grids)) {
      left.push({ sheet, cell: cellName(row, column), formula });
      continue;
    }
    const result = rowsOf(area, (r, c) => cells.value(sheet, r, c) ?? "");
    const context: FreezeContext = { cells, book, worth: (_, __, ___, text) => worth.get(text) ?? null };
    frozen.push({ sheet, area, form: area.top === area.bottom && area.left === area.right ? "plain" : "dynamic", original: formula, contents: freezeFormula({ ...home, result } satisfies FormulaCell, context).contents });
  }
  return { frozen: [...frozen, ...readersOf(grids, frozen, cells)], left };
}

/** The cells of the open sheets, as freezing asks for them. */
export function cellsOf(grids: readonly Grid[]): Cells {
  const bySheet = new Map(grids.map((grid) => [grid.sheet.toLowerCase(), grid]));
  return {
    value(sheet, row, column) {
      const grid = bySheet.get(sheet.toLowerCase());
      return grid?.values[row - grid.top]?.[column - grid.left] ?? null;
    },
    used(sheet) {
      const grid = bySheet.get(sheet.toLowerCase());
      return grid === undefined ? null : { top: grid.top, left: grid.left, bottom: grid.top + grid.values.length - 1, right: grid.left + (grid.values[0]?.length ?? 1) - 1 };
    },
    tables: grids.flatMap(({ sheet, tables }) => tables.map(({ area, ...table }) => ({ ...table, ...area, sheet }))),
    names: new Map(),
  };
}

function formulasOf(grids: readonly Grid[]) {
  return grids.flatMap((grid) => [...filledCells(grid)].flatMap(({ row, column, formula }) => (formula === null ? [] : [{ sheet: grid.sheet, row, column, formula }])));
}

interface Home {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** What the parts of a formula that freezing asks for are worth, as far as that can be told. */
async function worthsOf(home: Home, cells: Cells, evaluate: Evaluate): Promise<ReadonlyMap<string, Values>> {
  const worth = new Map<string, Values>();
  const formula = writtenOut(home.formula);
  if (formula === null) return worth;
  const callOf = async (call: PcfCall): Promise<Values | null> => {
    const given: (Values | null)[] = [];
    for (const text of call.arguments) {
      const plain = plainArgument(text, home, cells);
      const values = plain === null ? await worthOf(text) : plain.values;
      if (values === null) return null;
      given.push(plain?.kind === "omitted" ? null : values);
    }
    return evaluate(call.name, given);
  };
  const worthOf = async (text: string): Promise<Values | null> => {
    const known = worth.get(text);
    if (known !== undefined) return known;
    const calls = findCalls(text);
    const [first] = calls;
    let value: Values | null;
    if (first !== undefined && calls.length === 1 && text === `PCF.${first.name}(${first.arguments.join(",")})`) value = await callOf(first);
    else {
      const inner = await Promise.all(calls.map(callOf));
      value = inner.every((one) => one !== null && one.length === 1 && one[0]!.length === 1) && isNumberish(text, calls) ? [[1]] : null;
    }
    if (value !== null) worth.set(text, value);
    return value;
  };
  for (const text of probes(home, cells)) await worthOf(text);
  const whole = findCalls(formula);
  if (whole.length === 1 && isAll(whole[0]!, formula)) {
    const value = await callOf(whole[0]!);
    if (value !== null) worth.set("", value);
  }
  return worth;
}

/** One number, whatever it is: what is frozen on this ground is compared with the original afterwards. */
function isNumberish(text: string, calls: readonly PcfCall[]): boolean {
  const outside = [...calls].reverse().reduce((rest, { start, end }) => `${rest.slice(0, start)}1${rest.slice(end)}`, text);
  const { tokens } = tokenize(outside);
  return tokens.every(({ kind, text: own }) => kind === "number" || kind === "space" || kind === "open" || kind === "close" || kind === "comma" || (kind === "operator" && "+-*/^%!".includes(own)) || kind === "quoted" || (kind === "name" && !/^(?:TEXT|CONCAT|CONCATENATE|LEFT|RIGHT|MID|TRIM|UPPER|LOWER|INDEX|OFFSET|INDIRECT|TRANSPOSE)$/i.test(own)));
}

const isAll = (call: PcfCall, formula: string) => formula.slice(0, call.start).trim() === "=" && formula.slice(call.end).trim() === "";

/** How many cells a formula fills; null where that cannot be told. */
function shapeOf(home: Home, worth: ReadonlyMap<string, Values>): { readonly rows: number; readonly columns: number } | null {
  const formula = writtenOut(home.formula);
  const calls = formula === null ? [] : findCalls(formula);
  if (formula === null || calls.length === 0) return null;
  const whole = worth.get("");
  if (whole !== undefined) return { rows: whole.length, columns: whole[0]!.length };
  if (calls.length === 1 && isAll(calls[0]!, formula)) return null;
  const isSingle = (call: PcfCall) => {
    const value = worth.get(`PCF.${call.name}(${call.arguments.join(",")})`);
    return value !== undefined && ((value.length === 1 && value[0]!.length === 1) || isSummand(call, formula));
  };
  const rest = [...calls].reverse().reduce((text, { start, end }) => `${text.slice(0, start)}1${text.slice(end)}`, formula);
  const isOne = calls.every(isSingle) && !/\d:\$?[A-Z]/i.test(rest.replace(/\w+\([^()]*\)/g, "1"));
  return isOne || fillsOneCell(formula, calls.filter((call) => !isSingle(call))) ? { rows: 1, columns: 1 } : null;
}

/** A cell of the area holds a formula of its own: the result could not spill, or not so far. */
function isInTheWay(area: Area, sheet: string, grids: readonly Grid[]): boolean {
  const grid = grids.find((one) => one.sheet === sheet);
  return rowsOf(area, (row, column) => (row > area.top || column > area.left) && (grid?.formulas[row - grid.top]?.[column - grid.left] ?? null) !== null).flat().includes(true);
}

function rowsOf<T>(area: Area, pick: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_, r) => Array.from({ length: area.right - area.left + 1 }, (__, c) => pick(area.top + r, area.left + c)));
}

/** Formulas that read F4# where F4 spills no more. */
function readersOf(grids: readonly Grid[], frozen: readonly FrozenCells[], cells: Cells): FrozenCells[] {
  const spills = new Map(frozen.map(({ sheet, area }) => [`${sheet.toLowerCase()} ${cellName(area.top, area.left)}`, area]));
  return formulasOf(grids).flatMap(({ sheet, row, column, formula }): FrozenCells[] => {
    if (!formula.includes("#") || findCalls(formula).length > 0) return [];
    const native = withoutSpillReads(formula, sheet, spills);
    return native === null ? [] : [{ sheet, area: { top: row, left: column, bottom: row, right: column }, form: "plain", original: formula, contents: [[{ formula: native, result: cells.value(sheet, row, column) }]] }];
  });
}

/** The edits that write what was frozen. */
export function freezeEdits(frozen: readonly FrozenCells[]): Edit[] {
  return frozen.flatMap(({ sheet, area, contents }) => contents.flatMap((line, r) => line.map((content, c): Edit => ({ sheet, row: area.top + r, column: area.left + c, content: "formula" in content ? { formula: content.formula } : content }))));
}
