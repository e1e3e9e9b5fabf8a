import { formulaOf } from "../tables/formula/parse";
import { tokenize } from "../tables/formulaTokens";
import { filledCells, isCellError } from "../tables/grid";
import type { Grid } from "../tables/grid";
import { dropCallPrefix, FunctionNames } from "./functionNames";
import type { Edit } from "./port";

export interface RepairPlan {
  /** Each formula once more, so that the host enters it anew and in its own form. */
  readonly edits: readonly Edit[];
  /** Formulas that need it and stand on a protected sheet: the protection has to be taken off first. */
  readonly barred: readonly { readonly sheet: string; readonly row: number; readonly column: number }[];
}

export interface RepairContext {
  /** Our functions as people type them ("PCF.MATERIAL"). */
  readonly functionNames: readonly string[];
  /** Sheets that Excel refuses to change. */
  readonly protectedSheets?: ReadonlySet<string>;
  /** Where the host knows of a spelling that does not bind though its value is still there; a file does, Excel does not. */
  readonly isStuck?: (sheet: string, row: number, column: number) => boolean;
  /** Where a formula fills more than its own cell: it is entered anew in its first cell alone. */
  readonly isFilled?: (sheet: string, row: number, column: number) => boolean;
}

/**
 * The formulas with functions of ours that Excel left unbound: those that answer #NAME? though they name no other unknown function,
 * those that look for one of ours in another file, and those the host knows to be spelt wrong. Formulas of the grid are as people read
 * them; the file's own spellings are read as well. Texts that only look like a call stay as they are.
 */
export function planRepair(grids: readonly Grid[], context: RepairContext): RepairPlan {
  const names = new FunctionNames(context.functionNames);
  const bySpelling = new Map(context.functionNames.map((name) => [bareKey(name), name]));
  const edits: Edit[] = [];
  const barred: { sheet: string; row: number; column: number }[] = [];
  for (const grid of grids) {
    for (const { row, column, value, formula } of filledCells(grid)) {
      if (formula === null) continue;
      const place = { sheet: grid.sheet, row, column };
      const unnamed = isCellError(value) && value.error === "#NAME?";
      const wrapped = inGoogleWrap(formula);
      const typed = asTyped(wrapped ?? formula, (name) => names.decode(name) ?? (unnamed ? (bySpelling.get(bareKey(name)) ?? null) : null));
      if (typed === null) continue;
      if (!unnamed && wrapped === null && !typed.isForeign && context.isStuck?.(place.sheet, place.row, place.column) !== true) continue;
      if (context.isFilled?.(place.sheet, place.row, place.column) === true) continue;
      if (context.protectedSheets?.has(grid.sheet) === true) barred.push(place);
      else edits.push({ ...place, content: { formula: typed.formula } });
    }
  }
  return { edits, barred };
}

/** Spellings that only a cell which answers #NAME? makes ours: PCF_MATERIAL, xldudf_PCF_MATERIAL, and those of the development build. */
function bareKey(name: string): string {
  return name.toUpperCase().replace(/^_*(?:XLDUDF_)?PCF(?:DEV)?[._]/, "PCF.").replace(/_/g, ".");
}

/** What Google Sheets makes of a function that it does not know: IFERROR(__xludf.DUMMYFUNCTION("the formula"), the value). null for anything else. */
function inGoogleWrap(formula: string): string | null {
  const [, text] = /^=IFERROR\(\s*(?:_+xludf\.)?DUMMYFUNCTION\("((?:[^"]|"")*)"\)\s*,/i.exec(formula) ?? [];
  return text === undefined ? null : `=${text.replaceAll('""', '"').replace(/^=/, "")}`;
}

/** What OpenDocument and its writers put before a formula, and array brackets that somebody typed. */
const signs = /^\s*(?:=|\{=(?=.*\}\s*$)|(?:of|oooc|msoxl):=)*/is;

interface Typed {
  readonly formula: string;
  /** It took one of our functions for another file's. */
  readonly isForeign: boolean;
}

/** The formula with our functions under the names that people type; null where it calls none of them, or is no formula. */
function asTyped(formula: string, decode: (name: string) => string | null): Typed | null {
  if (!/pcf/i.test(formula)) return null;
  const [sign] = signs.exec(formula)!;
  const bare = formula.slice(sign.length).trimEnd();
  const { tokens } = tokenize(sign.includes("{") ? bare.slice(0, -1) : bare);
  const pieces: string[] = [];
  let calls = false;
  let isForeign = false;
  let braces = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (text === "{") braces++;
    if (text === "}") braces--;
    const open = tokens[at + 1]?.kind === "space" ? at + 2 : at + 1;
    const name = kind === "name" && tokens[open]?.kind === "open" ? decode(text) : null;
    if (name === null) {
      pieces.push(text === ";" && braces === 0 ? "," : kind === "bracket" && /of:/i.test(sign) ? openDocumentReference(text) : text);
      continue;
    }
    calls = true;
    if (pieces.at(-1) === "!") isForeign = true;
    dropCallPrefix(pieces);
    // One value of our function is what the cell shows anyway; with the sign it would not spill.
    if (pieces.length === 1 && pieces[0] === "@") pieces.pop();
    pieces.push(name);
    at = open - 1;
  }
  const typed = `=${pieces.join("")}`;
  return calls && formulaOf(typed) !== null ? { formula: typed, isForeign } : null;
}

/** [.A1], [.A1:.B2] and [$Sheet.A1] of OpenDocument as A1, A1:B2 and Sheet!A1. */
function openDocumentReference(bracket: string): string {
  const [, sheet = "", cells] = /^\[(?:\$?('(?:[^']|'')+'|[^.'\]]+))?\.([^\]]+)\]$/.exec(bracket) ?? [];
  return cells === undefined ? bracket : `${sheet === "" ? "" : `${sheet}!`}${cells.replace(/:(?:\$?[^.:]+)?\./, ":")}`;
}
