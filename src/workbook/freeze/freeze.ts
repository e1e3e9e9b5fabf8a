import { isPcfError } from "../../errors";
import type { Area, CellValue } from "../../tables/grid";
import { tokenize } from "../../tables/formulaTokens";
import { areaName, cellName } from "../cellName";
import { rowFreezers } from "./activities";
import { bracketed, expressionArgument, plainArgument } from "./argument";
import type { Argument, Cells } from "./argument";
import { findCalls, withReplaced } from "./calls";
import type { PcfCall } from "./calls";
import { blockFreezers, figureFreezers } from "./footprint";
import { Guard } from "./guard";
import { NotNative, Row } from "./reading";
import type { FreezeBook } from "./reading";

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

/** The longest formula that Excel takes. */
const longestFormula = 8192;

/** The parts of a formula whose present worth freezing has to be told: arguments that are neither cells nor constants, and inner calls. */
export function probes({ sheet, formula }: Pick<FormulaCell, "sheet" | "formula">, cells: Cells): string[] {
  const found = new Set<string>();
  const look = (call: PcfCall, isWhole: boolean): void => {
    if (!isWhole) found.add(`PCF.${call.name}(${call.arguments.join(",")})`);
    for (const argument of call.arguments) {
      if (plainArgument(argument, sheet, cells) === null) found.add(argument);
      for (const inner of findCalls(argument)) look(inner, false);
    }
  };
  const calls = findCalls(formula);
  for (const call of calls) look(call, isWholeFormula(call, formula));
  return [...found];
}

/** Freezes one formula; what has no native equivalent becomes its value. */
export function freezeFormula(cell: FormulaCell, context: FreezeContext): FrozenFormula {
  const area = cell.array ?? { top: cell.row, left: cell.column, bottom: cell.row + cell.result.length - 1, right: cell.column + (cell.result[0]?.length ?? 1) - 1 };
  const calls = findCalls(cell.formula);
  const whole = calls.length === 1 && isWholeFormula(calls[0]!, cell.formula) ? calls[0]! : null;
  const contents: FrozenContent[][] = [];
  for (let row = 0; row <= area.bottom - area.top; row++) {
    const line: FrozenContent[] = [];
    for (let column = 0; column <= area.right - area.left; column++) line.push(contentOf(cell, context, calls, whole, row, column));
    contents.push(line);
  }
  return { cell, area, contents };
}

function contentOf(cell: FormulaCell, context: FreezeContext, calls: readonly PcfCall[], whole: PcfCall | null, row: number, column: number): FrozenContent {
  const line = cell.result.length === 1 ? cell.result[0] : cell.result[row];
  const result = line === undefined ? undefined : line.length === 1 ? line[0] : line[column];
  if (result === undefined) return { value: { error: "#N/A" } };
  try {
    if (typeof result === "object" && result !== null) throw new NotNative();
    const formula = whole !== null
      ? `=${callText(cell, context, whole, cell.result, row, column, (r, c) => cellName(cell.row + r, cell.column + c))}`
      : withInnerCalls(cell, context, calls);
    if (formula.length > longestFormula) throw new NotNative();
    return { formula, result };
  } catch (thrown) {
    if (!(thrown instanceof NotNative) && !isPcfError(thrown)) throw thrown;
    return { value: result };
  }
}

/** A larger formula with just the calls in it replaced; each must answer a single value. */
function withInnerCalls(cell: FormulaCell, context: FreezeContext, calls: readonly PcfCall[]): string {
  if (cell.result.length !== 1 || cell.result[0]!.length !== 1 || calls.length === 0) throw new NotNative();
  return withReplaced(cell.formula, calls.map((call) => ({ start: call.start, end: call.end, text: innerText(cell, context, call) })));
}

function innerText(cell: FormulaCell, context: FreezeContext, call: PcfCall): string {
  const worth = context.worth(cell.sheet, cell.row, cell.column, `PCF.${call.name}(${call.arguments.join(",")})`);
  if (worth === null || worth.length !== 1 || worth[0]!.length !== 1 || typeof worth[0]![0] === "object") throw new NotNative();
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
  const plain = plainArgument(text, cell.sheet, context.cells);
  if (plain !== null) return plain;
  const values = context.worth(cell.sheet, cell.row, cell.column, text);
  if (values === null) throw new NotNative();
  const inner = findCalls(text);
  const native = inner.length === 0 ? text : withReplaced(text, inner.map((call) => ({ start: call.start, end: call.end, text: innerText(cell, context, call) })));
  // Functions that only Excel of late knows are no native equivalent.
  if (/\b(?:LET|LAMBDA|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE|XLOOKUP|XMATCH|MAP|BYROW|VSTACK|HSTACK|TAKE|DROP|CHOOSECOLS|CHOOSEROWS|TOCOL|TOROW|TEXTSPLIT)\s*\(/i.test(native) || native.includes("#")) throw new NotNative();
  return expressionArgument(native, values);
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
