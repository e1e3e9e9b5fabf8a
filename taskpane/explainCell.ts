import * as functions from "../functions";
import { isCellError } from "../src/tables/grid";
import type { CellValue, Grid } from "../src/tables/grid";
import { pcfCalls } from "../src/workbook/pcfCall";
import type { CallArgument } from "../src/workbook/pcfCall";
import { cellName } from "../src/workbook/cellName";
import type { Model } from "./model";

export interface CellTrouble {
  readonly address: string;
  /** "#VALUE!" */
  readonly error: string;
  readonly formula: string;
  /** The function's own message; null where the error comes from somewhere else. */
  readonly message: string | null;
}

const byName = functions as unknown as Readonly<Record<string, ((...values: unknown[]) => unknown) | undefined>>;
/** Arguments of more cells than this are not read for an explanation. */
const mostCells = 5_000;

/** Why the selected cell shows an error, where a PCF function stands in it; null where there is nothing to explain. Excel keeps the message to itself, so the call is made again. */
export async function explainSelected(model: Model): Promise<CellTrouble | null> {
  const found = await model.selectedGrid();
  if (found === null) return null;
  const { grid, selection } = found;
  const { top: row, left: column } = selection.area;
  const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
  const formula = grid.formulas[row - grid.top]?.[column - grid.left] ?? null;
  if (formula === null || !isCellError(value) || !/PCF\./i.test(formula)) return null;
  const trouble = { address: cellName(row, column), error: value.error, formula };
  for (const { name, arguments: given } of pcfCalls(formula)) {
    const values = await Promise.all(given.map((argument) => valuesOf(model, grid, row, argument)));
    const call = byName[name.toLowerCase()];
    if (call === undefined || values.some((one) => one === undefined)) continue;
    const message = await messageOf(() => call(...values));
    if (message !== null) return { ...trouble, message };
  }
  return { ...trouble, message: null };
}

/** The cells of an argument as Excel would hand them in; undefined for what would have to be calculated. */
async function valuesOf(model: Model, grid: Grid, row: number, argument: CallArgument): Promise<unknown[][] | null | undefined> {
  if (argument.kind === "value") return argument.value === null ? null : [[argument.value]];
  if (argument.kind === "formula") return undefined;
  if (argument.kind === "column") {
    const table = grid.tables.find(({ area, columns }) => row >= area.top && row <= area.bottom && columns.includes(argument.heading));
    if (table === undefined) return undefined;
    return [[handedIn(grid.values[row - grid.top]?.[table.area.left + table.columns.indexOf(argument.heading) - grid.left] ?? null)]];
  }
  const { sheet, area } = argument;
  if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > mostCells) return undefined;
  const read = await model.host.read(sheet ?? grid.sheet, area).catch(() => undefined);
  return read?.values.map((cells) => cells.map(handedIn));
}

function handedIn(value: CellValue): unknown {
  return isCellError(value) ? new CustomFunctions.Error(value.error as CustomFunctions.ErrorCode) : value;
}

async function messageOf(call: () => unknown): Promise<string | null> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (thrown) {
    answer = [[thrown]];
  }
  const faults = Array.isArray(answer) ? answer.flat().filter((cell): cell is CustomFunctions.Error => cell instanceof CustomFunctions.Error) : [];
  return faults.map(({ message }) => message).find((message) => message !== undefined && message !== "") ?? null;
}
