import { isPcfError } from "../../errors";
import type { Area, CellValue } from "../../tables/grid";
import { tokenize } from "../../tables/formulaTokens";
import { areaName, cellName } from "../cellName";
import { rowFreezers } from "./activities";
import { bracketed, expressionArgument, pick, placeIn, plainArgument } from "./argument";
import type { Argument, Cells } from "./argument";
import { findCalls, withReplaced } from "./calls";
import type { PcfCall } from "./calls";
import { blockFreezers, figureFreezers } from "./footprint";
import { isForAllPrograms, longestFormula } from "./formulaLimits";
import { Guard } from "./guard";
import { NotNative, Row } from "./reading";
import type { FreezeBook } from "./reading";
import { withoutLet } from "./withoutLet";

/** A formula of the workbook with a PCF function in it, or one that reads the spill of such a formula. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** As people read it, with "=". */
  readonly formula: string;
  /** Its present result, whole: rows of equal length. */
  readonly result: readonly (readonly CellValue[])[];
  /** An array formula over a fixed area; a dynamic one has none. */
  readonly array?: Area;
}

export interface FreezeContext {
  readonly cells: Cells;
  readonly book: FreezeBook;
  /** What a part of a formula is worth where the formula stands; asked for what `probes` named. null where nobody knows. */
  worth(sheet: string, row: number, column: number, text: string): readonly (readonly CellValue[])[] | null;
}

/** What becomes of a formula: one content for every cell that its result fills. */
export interface FrozenFormula {
  readonly cell: FormulaCell;
  readonly area: Area;
  readonly contents: readonly (readonly FrozenContent[])[];
}

/** A native formula, or the value where there is no native equivalent. */
export type FrozenContent = { readonly formula: string; readonly result: CellValue } | { readonly value: CellValue };

/** The parts of a formula whose present worth freezing has to be told: arguments that are neither cells nor constants, and inner calls. */
export function probes(cell: Pick<FormulaCell, "sheet" | "row" | "column" | "formula">, cells: Cells): string[] {
  const formula = writtenOut(cell.formula);
  if (formula === null) return [];
  const found = new Set<string>();
  const look = (call: PcfCall, isWhole: boolean): void => {
    if (!isWhole) found.add(textOf(call));
    for (const argument of call.arguments) {
      if (plainArgument(argument, cell, cells) === null) found.add(argument);
      for (const inner of findCalls(argument)) look(inner, false);
    }
  };
  for (const call of findCalls(formula)) look(call, isWholeFormula(call, formula));
  return [...found];
}

/** The formula without LET; null where that grows too long or is no LET that anyone understands. */
function writtenOut(formula: string): string | null {
  try {
    return withoutLet(formula);
  } catch (thrown) {
    if (thrown instanceof NotNative) return null;
    throw thrown;
  }
}

const textOf = (call: PcfCall) => `PCF.${call.name}(${call.arguments.join(",")})`;

/** Freezes one formula; what has no native equivalent becomes its value. */
export function freezeFormula(cell: FormulaCell, context: FreezeContext): FrozenFormula {
  const area = cell.array ?? { top: cell.row, left: cell.column, bottom: cell.row + cell.result.length - 1, right: cell.column + (cell.result[0]?.length ?? 1) - 1 };
  const formula = writtenOut(cell.formula);
  const plain = formula === null ? null : { ...cell, formula };
  const contents: FrozenContent[][] = [];
  for (let row = 0; row <= area.bottom - area.top; row++) {
    const line: FrozenContent[] = [];
    for (let column = 0; column <= area.right - area.left; column++) line.push(contentOf(cell, plain, context, row, column));
    contents.push(line);
  }
  return { cell, area, contents };
}

function contentOf(cell: FormulaCell, plain: FormulaCell | null, context: FreezeContext, row: number, column: number): FrozenContent {
  const result = pickFrom(cell.result, row, column);
  if (result === undefined) return { value: { error: "#N/A" } };
  try {
    if (plain === null || (typeof result === "object" && result !== null)) throw new NotNative();
    const formula = formulaOf(plain, context, row, column);
    if (formula.length > longestFormula || !isForAllPrograms(formula)) throw new NotNative();
    return { formula, result };
  } catch (thrown) {
    if (!(thrown instanceof NotNative) && !isPcfError(thrown)) throw thrown;
    return { value: result };
  }
}

function pickFrom(values: readonly (readonly CellValue[])[], row: number, column: number): CellValue | undefined {
  const line = values.length === 1 ? values[0] : values[row];
  return line === undefined ? undefined : line.length === 1 ? line[0] : line[column];
}

function formulaOf(cell: FormulaCell, context: FreezeContext, row: number, column: number): string {
  const calls = findCalls(cell.formula);
  if (calls.length === 0) throw new NotNative();
  const [call] = calls;
  if (calls.length === 1 && isWholeFormula(call!, cell.formula)) return `=${callText(cell, context, call!, cell.result, row, column, (r, c) => cellName(cell.row + r, cell.column + c))}`;
  if (cell.result.length === 1 && cell.result[0]!.length === 1) return withInnerCalls(cell, context, calls);
  return ofOneElement(cell, context, calls, row, column);
}

/** A larger formula with just the calls in it replaced. */
function withInnerCalls(cell: FormulaCell, context: FreezeContext, calls: readonly PcfCall[]): string {
  return withReplaced(cell.formula, calls.map((call) => ({ start: call.start, end: call.end, text: isSummand(call, cell.formula) ? summandsText(cell, context, call) : innerText(cell, context, call) })));
}

/** Whether a call is an argument of SUM: its results may then stand there one after another. */
function isSummand(call: PcfCall, formula: string): boolean {
  return /(?:^|[^\w.])SUM\((?:[^()"']*,)?\s*$/i.test(formula.slice(0, call.start)) && /^\s*[,)]/.test(formula.slice(call.end));
}

function summandsText(cell: FormulaCell, context: FreezeContext, call: PcfCall): string {
  const worth = context.worth(cell.sheet, cell.row, cell.column, textOf(call));
  if (worth === null || worth.length * worth[0]!.length > mostSummands) throw new NotNative();
  if (worth.length === 1 && worth[0]!.length === 1) return innerText(cell, context, call);
  return worth.flatMap((line, row) => line.map((_, column) => `N(${callText(cell, context, call, worth, row, column, null)})`)).join(",");
}

/** Excel takes 255 arguments; others may stand beside. */
const mostSummands = 200;

/** Functions that answer each element of a list by itself, as the operators do. */
const elementwise = new Set("ROUND ROUNDUP ROUNDDOWN INT TRUNC ABS SIGN SQRT EXP LN LOG LOG10 POWER MOD CEILING FLOOR IF IFERROR IFNA ISNUMBER ISBLANK ISERROR ISTEXT NOT TEXT VALUE LEN LEFT RIGHT TRIM UPPER LOWER".split(" "));

/** One cell of a larger formula that spills: every list in it gives the element that belongs there. */
function ofOneElement(cell: FormulaCell, context: FreezeContext, calls: readonly PcfCall[], row: number, column: number): string {
  const pieces: string[] = [];
  let from = 1;
  for (const call of [...calls, null]) {
    pieces.push(elementText(cell, context, cell.formula.slice(from, call?.start), row, column));
    if (call === null) break;
    const worth = context.worth(cell.sheet, cell.row, cell.column, textOf(call));
    if (worth === null || typeof pickFrom(worth, row, column) === "object") throw new NotNative();
    pieces.push(bracketed(callText(cell, context, call, worth, worth.length === 1 ? 0 : row, worth[0]!.length === 1 ? 0 : column, null)));
    from = call.end;
  }
  return `=${pieces.join("")}`;
}

/** Text of a formula between calls of ours with its areas replaced by one cell of each. */
function elementText(cell: FormulaCell, context: FreezeContext, text: string, row: number, column: number): string {
  const { tokens } = tokenize(text);
  if (tokens.some((token, at) => token.kind === "bracket" || token.text === "{" || token.text === "#" || (token.kind === "name" && tokens[at + 1]?.kind === "open" && !elementwise.has(token.text.toUpperCase())))) throw new NotNative();
  return text.replace(/"(?:[^"]|"")*"|(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{M}\p{N}_.]*!)?\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7}/giu, (part) => {
    if (part.startsWith('"')) return part;
    const argument = plainArgument(part, cell, context.cells);
    if (argument === null || pick(argument, row, column) === undefined) throw new NotNative();
    return argument.at(...placeIn(argument, row, column));
  });
}

function innerText(cell: FormulaCell, context: FreezeContext, call: PcfCall): string {
  const worth = context.worth(cell.sheet, cell.row, cell.column, textOf(call));
  if (worth === null || worth.length !== 1 || worth[0]!.length !== 1 || (typeof worth[0]![0] === "object" && worth[0]![0] !== null)) throw new NotNative();
  return bracketed(callText(cell, context, call, worth, 0, 0, null));
}

function callText(cell: FormulaCell, context: FreezeContext, call: PcfCall, result: readonly (readonly CellValue[])[], row: number, column: number, place: ((row: number, column: number) => string) | null): string {
  const given = call.arguments.map((text) => argumentOf(cell, context, text));
  const block = blockFreezers[call.name];
  if (block !== undefined) return block({ given, result, cell: place }, row, column);
  const freezer = rowFreezers[call.name] ?? figureFreezers[call.name];
  if (freezer === undefined) throw new NotNative();
  return rowText(freezer, given, row, column, context.book, result);
}

/** A row whose amount is blank answers a blank, whatever else is still missing in it; once it is filled, #N/A where that cannot be calculated. */
function rowText(freezer: (typeof rowFreezers)[string], given: readonly Argument[], row: number, column: number, book: FreezeBook, result: readonly (readonly CellValue[])[]): string {
  const guard = new Guard();
  try {
    return guard.around(freezer(new Row(row, column, guard, book), given));
  } catch (thrown) {
    if (!(thrown instanceof NotNative) && !isPcfError(thrown)) throw thrown;
    const line = result.length === 1 ? result[0] : result[row];
    const amount = given[0];
    if ((line?.length === 1 ? line[0] : line?.[column]) !== "" || amount?.kind !== "reference") throw thrown;
    const reader = new Row(row, column, guard, book);
    if (reader.value(amount) !== null) throw thrown;
    return `IF(${reader.read(amount)}="","",NA())`;
  }
}

function argumentOf(cell: FormulaCell, context: FreezeContext, text: string): Argument {
  const plain = plainArgument(text, cell, context.cells);
  if (plain !== null) return plain;
  const values = context.worth(cell.sheet, cell.row, cell.column, text);
  if (values === null) throw new NotNative();
  const inner = findCalls(text);
  return expressionArgument(inner.length === 0 ? text : withReplaced(text, inner.map((call) => ({ start: call.start, end: call.end, text: innerText(cell, context, call) }))), values);
}

function isWholeFormula(call: PcfCall, formula: string): boolean {
  return formula.slice(0, call.start).trim() === "=" && formula.slice(call.end).trim() === "";
}

/** A formula that reads `F4#` where a frozen formula spilled, with the area in its place; null where it reads none. */
export function withoutSpillReads(formula: string, sheet: string, spills: ReadonlyMap<string, Area>): string | null {
  const { tokens } = tokenize(formula);
  const pieces: string[] = [];
  let found = false;
  tokens.forEach((token, at) => {
    if (token.text !== "#" || token.kind !== "operator") {
      pieces.push(token.text);
      return;
    }
    const before = tokens[at - 1]?.text.replaceAll("$", "").toUpperCase() ?? "";
    const of = tokens[at - 2]?.text === "!" ? (tokens[at - 3]?.text ?? "").replace(/^'|'$/g, "").replaceAll("''", "'") : sheet;
    const area = spills.get(`${of.toLowerCase()} ${before}`);
    if (area === undefined) {
      pieces.push(token.text);
      return;
    }
    found = true;
    pieces[pieces.length - 1] = areaName(area);
  });
  return found ? pieces.join("") : null;
}
