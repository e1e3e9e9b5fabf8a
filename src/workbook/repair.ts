import { tokenize } from "../tables/formulaTokens";
import { isCellError } from "../tables/grid";
import type { Grid } from "../tables/grid";
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
 * The formulas with functions of ours that Excel left unbound: those that answer #NAME? though they name no other unknown function, and
 * those the host knows to be spelt wrong. Formulas of the grid are as people read them; the file's own spellings are read as well.
 */
export function planRepair(grids: readonly Grid[], context: RepairContext): RepairPlan {
  const known = new Map(context.functionNames.map((name) => [keyOf(name), name]));
  const edits: Edit[] = [];
  const barred: { sheet: string; row: number; column: number }[] = [];
  for (const grid of grids) {
    grid.formulas.forEach((line, r) =>
      line.forEach((formula, c) => {
        if (formula === null) return;
        const place = { sheet: grid.sheet, row: grid.top + r, column: grid.left + c };
        const value = grid.values[r]![c]!;
        const unnamed = isCellError(value) && value.error === "#NAME?";
        const wrapped = inGoogleWrap(formula);
        if (!unnamed && wrapped === null && context.isStuck?.(place.sheet, place.row, place.column) !== true) return;
        if (context.isFilled?.(place.sheet, place.row, place.column) === true) return;
        const written = asTyped(wrapped ?? formula, known);
        if (written === null) return;
        if (context.protectedSheets?.has(grid.sheet) === true) barred.push(place);
        else edits.push({ ...place, content: { formula: written } });
      }),
    );
  }
  return { edits, barred };
}

/** What Google Sheets makes of a function that it does not know: IFERROR(__xludf.DUMMYFUNCTION("the formula"), the value). null for anything else. */
function inGoogleWrap(formula: string): string | null {
  const [, text] = /^=IFERROR\(\s*(?:_+xludf\.)?DUMMYFUNCTION\("((?:[^"]|"")*)"\)\s*,/i.exec(formula) ?? [];
  return text === undefined ? null : `=${text.replaceAll('""', '"').replace(/^=/, "")}`;
}

/** The formula with our functions under the names that people type; null where it calls none of them. */
function asTyped(formula: string, known: ReadonlyMap<string, string>): string | null {
  const { tokens } = tokenize(formula.replace(/^=?(?:of:=)?/i, ""));
  const pieces: string[] = [];
  let calls = false;
  tokens.forEach((token, at) => {
    const name = token.kind === "name" && tokens[at + 1]?.kind === "open" ? known.get(keyOf(token.text)) : undefined;
    if (name === undefined) {
      pieces.push(token.text);
      return;
    }
    calls = true;
    dropPrefix(pieces);
    // One value of our function is what the cell shows anyway; with the sign it would not spill.
    if (pieces.length === 1 && pieces[0] === "@") pieces.pop();
    pieces.push(name);
  });
  return calls ? `=${pieces.join("")}` : null;
}

/** What other add-ins leave before a function of ours: `[2]!`, `'my addin.xla'!`, `name.xla!`. */
function dropPrefix(pieces: string[]): void {
  if (pieces.at(-1) !== "!") return;
  pieces.pop();
  if (/^['\p{L}_\\]/u.test(pieces.at(-1) ?? "")) pieces.pop();
  if (pieces.at(-1)?.startsWith("[")) pieces.pop();
}

/** One key for PCF.MATERIAL, pcf.material and _xldudf_pcf_material. */
function keyOf(name: string): string {
  const bare = name.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.|_XLUDF\.|__XLUDF\.|_XLL\.)*/, "");
  return bare.startsWith("_XLDUDF_") ? bare.slice(8).replace(/_/g, ".") : bare;
}
