import { createBook } from "../../src/factors/book";
import type { Book } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import { findUpdates } from "../../src/factors/updates";
import type { FactorUpdate } from "../../src/factors/updates";
import { isPcfError } from "../../src/errors";
import { filledCells, isCellError } from "../../src/tables/grid";
import type { Grid } from "../../src/tables/grid";
import { cellName } from "../../src/workbook/cellName";
import { cellsAffected, factorsAsked } from "../../src/workbook/factorUses";
import type { AskedFactor } from "../../src/workbook/factorUses";
import { findCalls } from "../../src/workbook/freeze/calls";
import { cellsOf, freezeEdits, freezeWorkbook } from "../../src/workbook/freeze/freezeWorkbook";
import { formulasFrozen, freezeRecords, keptRanges, keptValues, withoutWrong } from "../../src/workbook/freeze/frozenCells";
import type { FrozenCells, KeptRange } from "../../src/workbook/freeze/frozenCells";
import { frozenNamespace, readFrozenPart, writeFrozenPart } from "../../src/workbook/freeze/frozenPart";
import type { FrozenRecord } from "../../src/workbook/freeze/frozenPart";
import { noteCells, notedPlaces, notesSheetName } from "../../src/workbook/freeze/notesSheet";
import { planThaw } from "../../src/workbook/freeze/thaw";
import { pinsByItself } from "../../src/workbook/pinSetting";
import { untilFree } from "../../src/workbook/untilFree";
import { findFactorsSheet, planPins, writeWithPins } from "../../src/workbook/pinFactors";
import { planRepair } from "../../src/workbook/repair";
import type { Workbook } from "../../src/workbook/port";
import { planUpdates, updatedFactor } from "../../src/workbook/takeUpdate";
import type { Model } from "../model";
import { evaluate, functionNames } from "./evaluate";

/** The workbook that travels, and what the pane knows of its factors: a part of the pane's model. */
export type Shared = Pick<Model, "pinned" | "library" | "libraryVersion" | "language" | "readPinned"> & { readonly host: Workbook };

/** What a cell would show instead; null where it holds a larger formula, whose new value only its program knows. */
export interface RowEffect {
  readonly cell: string;
  readonly from: number;
  readonly to: number | null;
}

export interface Update {
  readonly update: FactorUpdate;
  readonly rows: readonly RowEffect[];
}

/** The state of the workbook that the tab shows. */
export interface Sharing {
  readonly unpinned: readonly AskedFactor[];
  readonly updates: readonly Update[];
  /** PCF formulas in cells, and originals kept from freezing. */
  readonly live: number;
  readonly frozen: number;
  /** Formulas that no program binds as they are. */
  readonly stuck: number;
  /** Factors are written into this workbook by themselves. */
  readonly pinsByItself: boolean;
}

export async function readGrids({ host }: Shared): Promise<readonly Grid[]> {
  const grids: Grid[] = [];
  for (const { name } of await host.sheets()) grids.push(await host.read(name));
  return grids;
}

export async function readSharing(model: Shared): Promise<Sharing> {
  const grids = await readGrids(model);
  const updates = findUpdates(model.pinned, model.library).map((update): Update => ({ update, rows: rowsOf(update, grids, model) }));
  return {
    unpinned: unpinnedIn(grids, model),
    updates,
    live: liveCells(grids).length,
    frozen: readFrozenPart((await model.host.part(frozenNamespace)) ?? "").length,
    stuck: planRepair(grids, { functionNames }).edits.length,
    pinsByItself: await pinsByItself(model.host),
  };
}

/** The cells with formulas of ours. */
function liveCells(grids: readonly Grid[]): Frozen["left"] {
  return grids.flatMap((grid) => [...filledCells(grid)].flatMap(({ row, column, formula }) => (formula !== null && findCalls(formula).length > 0 ? [{ sheet: grid.sheet, cell: cellName(row, column), formula }] : [])));
}

/** The factors that formulas name and the workbook does not hold yet. */
export async function readUnpinned(model: Shared): Promise<readonly AskedFactor[]> {
  return unpinnedIn(await readGrids(model), model);
}

function unpinnedIn(grids: readonly Grid[], model: Shared): readonly AskedFactor[] {
  const pinned = new Set(model.pinned.map(({ id }) => id));
  return factorsAsked(grids, bookOf(model)).filter(({ factor }) => !pinned.has(factor.id));
}

const bookOf = ({ pinned, library }: Shared): Book => createBook({ pinned, library, readings: {} });

/** Functions whose answer goes with the factor's value. */
const proportional = /^(?:MATERIAL|PACKAGING|WASTE|ELECTRICITY|HEAT|EMISSION|TRANSPORT)$/;

function rowsOf(update: FactorUpdate, grids: readonly Grid[], model: Shared): RowEffect[] {
  const taken = updatedFactor(update, null, "en");
  const after = createBook({ pinned: model.pinned.map((one) => (one.id === update.pinned.id ? taken : one)), library: model.library, readings: {} });
  return cellsAffected(grids, bookOf(model), after).flatMap(({ sheet, area }): RowEffect[] => {
    const grid = grids.find((one) => one.sheet === sheet)!;
    const [r, c] = [area.top - grid.top, area.left - grid.left];
    const from = grid.values[r]?.[c] ?? null;
    if (typeof from !== "number") return [];
    const formula = grid.formulas[r]![c]!;
    const [call, ...others] = findCalls(formula);
    const isWhole = call !== undefined && others.length === 0 && formula.slice(0, call.start).trim() === "=" && formula.slice(call.end).trim() === "";
    const to = isWhole && proportional.test(call.name) && update.ratio !== null ? update.ratio.times(from).toNumber() : null;
    return [{ cell: `${sheet}!${cellName(area.top, area.left)}`, from, to }];
  });
}

const turns = new WeakMap<Shared, Promise<void>>();

/** Writes factors into the workbook's own, each once: one such writing after the other, because each looks for the last row. */
export async function pin(model: Shared, factors: readonly Factor[]): Promise<void> {
  const turn = (turns.get(model) ?? Promise.resolve()).then(async () => {
    await writeWithPins(model.host, planPins(await findFactorsSheet(model.host), factors, model.language), [], model.libraryVersion || null);
    await model.readPinned();
  });
  turns.set(model, turn.catch(() => undefined));
  return turn;
}

export async function take(model: Shared, updates: readonly FactorUpdate[]): Promise<void> {
  const grid = await findFactorsSheet(model.host);
  if (grid === null) return;
  await model.host.write(planUpdates(grid, updates, model.libraryVersion || null, model.language));
  await model.readPinned();
}

export interface Frozen {
  readonly formulas: number;
  readonly values: readonly KeptRange[];
  readonly left: readonly { readonly sheet: string; readonly cell: string; readonly formula: string }[];
}

/** Turns the formulas of the open workbook into Excel's own; each is compared with what stood there before it stays. */
export async function freeze(model: Shared): Promise<Frozen> {
  const { host } = model;
  const { unpinned } = await readSharing(model);
  if (unpinned.length > 0) await pin(model, unpinned.map(({ factor }) => factor));
  const grids = await readResults(model);
  const { frozen, left } = await freezeWorkbook(grids, (text, wanted) => bookOf(model).resolve(text, wanted), evaluate);
  if (frozen.length === 0) return { formulas: 0, values: [], left };
  const before = readFrozenPart((await host.part(frozenNamespace)) ?? "");
  await keepRecords(model, frozen, before);
  await host.write(freezeEdits(frozen));
  const settled = await agreeing(model, frozen);
  if (settled !== frozen) {
    await keepRecords(model, settled, before);
    await host.write(freezeEdits(settled.filter((one, index) => one !== frozen[index])));
  }
  const kept = keptValues(settled);
  if (kept.length > 0) {
    if ((await host.sheets()).some(({ name }) => name === notesSheetName)) await host.removeSheet(notesSheetName);
    await host.addSheet(notesSheetName);
    await host.write(noteCells(kept, model.language).map(({ row, column, content }) => ({ sheet: notesSheetName, row, column, content: "formula" in content ? { formula: content.formula } : content })));
  }
  return { formulas: formulasFrozen(settled), values: settled.flatMap(keptRanges), left };
}

/** The originals are in the file before the first of them leaves its cell. */
function keepRecords({ host }: Shared, frozen: readonly FrozenCells[], before: readonly FrozenRecord[]): Promise<void> {
  return host.setPart(frozenNamespace, writeFrozenPart(freezeRecords(frozen, before)));
}

/** Two seconds of pauses. */
const patience = 40;

/** What was frozen, with values where the program, once it has calculated what was written or has had the time to, answers something else. */
async function agreeing(model: Shared, frozen: readonly FrozenCells[]): Promise<readonly FrozenCells[]> {
  for (let left = patience; ; left--) {
    const settled = withoutWrong(frozen, cellsOf(await readResults(model)).value);
    if (left === 0 || settled === frozen) return settled;
    await pause();
  }
}

const pause = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));
/** Ten seconds of pauses. */
const workPatience = 200;

/** The sheets once no function is at work any more: "#BUSY!" is no result, and a factor that was pinned just now makes all of them work. */
export async function readResults(model: Shared): Promise<readonly Grid[]> {
  for (let left = workPatience; ; left--) {
    const grids = await readGrids(model);
    if (left === 0 || !grids.some(isAtWork)) return grids;
    await pause();
  }
}

function isAtWork(grid: Grid): boolean {
  for (const { value } of filledCells(grid)) if (isCellError(value) && (value.error === "#BUSY!" || value.error === "#GETTING_DATA")) return true;
  return false;
}

export interface Thawed {
  readonly restored: number;
  readonly edited: readonly { readonly cell: string; readonly original: string }[];
}

export async function thaw(model: Shared): Promise<Thawed> {
  const { host } = model;
  const grids = await readGrids(model);
  const plan = planThaw(readFrozenPart((await host.part(frozenNamespace)) ?? ""), grids, notedPlaces(grids));
  // A formula spills into cells that are blank by then.
  const blank = plan.edits.filter(({ content }) => "value" in content);
  await host.write([...blank, ...plan.edits.filter(({ content }) => "formula" in content)].map(({ sheet, row, column, content }) => ({ sheet, row, column, content: "formula" in content ? { formula: content.formula } : content })));
  const left = plan.edited.map(({ record }) => record);
  await host.setPart(frozenNamespace, left.length === 0 ? null : writeFrozenPart(left));
  const stillNoted = left.some(({ frozen }) => frozen.some((line) => line.some((one) => "value" in one)));
  if (!stillNoted && grids.some(({ sheet }) => sheet === notesSheetName)) await host.removeSheet(notesSheetName);
  return { restored: plan.restored.length, edited: plan.edited.map(({ record, cell }) => ({ cell, original: record.original })) };
}

/**
 * Lets `use` have the workbook frozen, and puts the originals back whatever becomes of it. A workbook with frozen formulas in it already
 * is used as it stands: nobody could tell afterwards which of them to put back.
 */
export async function whileFrozen<T>(model: Shared, use: (frozen: Frozen) => Promise<T>): Promise<T> {
  const live = liveCells(await readGrids(model));
  const records = readFrozenPart((await model.host.part(frozenNamespace)) ?? "");
  if (live.length === 0 || records.length > 0) return use({ formulas: 0, values: [], left: live });
  try {
    return await use(await freeze(model));
  } finally {
    await untilFree(() => thaw(model), () => pause(retryMs));
  }
}

/** A person leaves a cell within some seconds. */
const retryMs = 400;

export interface Mended {
  readonly entered: number;
  /** Still an error afterwards. */
  readonly failing: number;
  readonly barred: readonly string[];
}

/** Enters formulas anew, sheet by sheet, so that a protected one does not hold the others up. */
export async function repair(model: Shared): Promise<Mended> {
  const { edits } = planRepair(await readGrids(model), { functionNames });
  const barred: string[] = [];
  let entered = 0;
  for (const sheet of new Set(edits.map((edit) => edit.sheet))) {
    const own = edits.filter((edit) => edit.sheet === sheet);
    try {
      await model.host.write(own);
      entered += own.length;
    } catch (thrown) {
      if (!isPcfError(thrown) || thrown.code !== "host.protected") throw thrown;
      barred.push(sheet);
    }
  }
  const grids = await readGrids(model);
  const failing = edits.filter(({ sheet, row, column }) => {
    const grid = grids.find((one) => one.sheet === sheet);
    const value = grid?.values[row - grid.top]?.[column - grid.left] ?? null;
    return !barred.includes(sheet) && isCellError(value) && value.error === "#NAME?";
  });
  return { entered, failing: failing.length, barred };
}
