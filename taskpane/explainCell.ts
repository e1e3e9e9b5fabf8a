import * as functions from "../functions";
import { causeOf } from "../functions/answer";
import type { PcfError } from "../src/errors";
import { isCellError } from "../src/tables/grid";
import type { Area, CellValue, Grid } from "../src/tables/grid";
import { pcfCalls } from "../src/workbook/pcfCall";
import type { CallArgument } from "../src/workbook/pcfCall";
import { cellName } from "../src/workbook/cellName";
import type { Model } from "./model";

export interface CellTrouble {
  readonly address: string;
  /** "#VALUE!" */
  readonly error: string;
  readonly formula: string;
  readonly place: { readonly sheet: string; readonly row: number; readonly column: number };
  /** The function's own message; null where the error comes from somewhere else. */
  readonly message: string | null;
  /** The mistake behind the message, and the function that told it. */
  readonly cause: PcfError | null;
  readonly call: string | null;
  /** The cells that its arguments read. */
  readonly read: readonly ReadCell[];
}

interface ReadCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

const byName = functions as unknown as Readonly<Record<string, ((...values: unknown[]) => unknown) | undefined>>;
/** Functions of one parameter that takes any number of ranges: Excel hands them a list. */
export const takesRanges: ReadonlySet<string> = new Set(["TOTAL"]);
/** Arguments of more cells than this are not read for an explanation. */
const mostCells = 5_000;

/** Why the selected cell shows an error, where a PCF function stands in it; null where there is nothing to explain. Excel keeps the message to itself, so the call is made again. */
export async function explainSelected(model: Model): Promise<CellTrouble | null> {
  const { selection } = model;
  if (selection === null) return null;
  const { top: row, left: column } = selection.area;
  // The cell as it is now: results come after the change that was told.
  const grid = await model.host.read(selection.sheet, cellArea(row, column));
  const value = grid.values[0]?.[0] ?? null;
  const formula = grid.formulas[0]?.[0] ?? null;
  if (formula === null || !isCellError(value) || !/PCF\./i.test(formula)) return null;
  const trouble = { address: cellName(row, column), error: value.error, formula, place: { sheet: grid.sheet, row, column }, message: null, cause: null, call: null, read: [] };
  for (const { name, arguments: given } of pcfCalls(formula)) {
    const read = await Promise.all(given.map((argument) => readArgument(model, grid, row, argument)));
    const call = byName[name.toLowerCase()];
    if (call === undefined || !read.every((one) => one !== undefined)) continue;
    const ranges = read.map((one) => one && one.map((cells) => cells.map(({ value: cell }) => handedIn(cell))));
    const error = await errorOf(() => (takesRanges.has(name) ? call(ranges.filter((range) => range !== null)) : call(...ranges)));
    if (error !== null) return { ...trouble, message: error.message ?? null, cause: causeOf(error), call: name, read: read.flatMap((one, index) => (given[index]?.kind === "value" ? [] : (one ?? []).flat())) };
  }
  return trouble;
}

/** The cells of an argument; null where it is left out, undefined for what would have to be calculated. A constant is a cell of its own. */
async function readArgument(model: Model, { sheet: own, tables }: Grid, row: number, argument: CallArgument): Promise<readonly (readonly ReadCell[])[] | null | undefined> {
  if (argument.kind === "value") return argument.value === null ? null : [[{ sheet: own, row, column: -1, value: argument.value }]];
  if (argument.kind === "formula") return undefined;
  if (argument.kind === "column") {
    const table = tables.find(({ area, columns }) => row >= area.top && row <= area.bottom && columns.includes(argument.heading));
    return table && readCells(model, own, cellArea(row, table.area.left + table.columns.indexOf(argument.heading)));
  }
  const { sheet, area } = argument;
  if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > mostCells) return undefined;
  return readCells(model, sheet ?? own, area).catch(() => undefined);
}

async function readCells(model: Model, sheet: string, area: Area): Promise<readonly (readonly ReadCell[])[]> {
  const { values } = await model.host.read(sheet, area);
  return values.map((cells, down) => cells.map((value, right) => ({ sheet, row: area.top + down, column: area.left + right, value })));
}

function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

/** The arguments as Excel would hand them in. */
function handedIn(value: CellValue): unknown {
  return isCellError(value) ? new CustomFunctions.Error(value.error as CustomFunctions.ErrorCode) : value;
}

/** The first error of a call that has something to say. */
async function errorOf(call: () => unknown): Promise<CustomFunctions.Error | null> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (thrown) {
    answer = [[thrown]];
  }
  const faults = Array.isArray(answer) ? answer.flat().filter((cell): cell is CustomFunctions.Error => cell instanceof CustomFunctions.Error) : [];
  return faults.find(({ message }) => message !== undefined && message !== "") ?? null;
}
