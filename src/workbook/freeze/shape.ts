import { tokenize } from "../../tables/formulaTokens";
import type { Token } from "../../tables/formulaTokens";
import { cellName } from "../cellName";
import { parseArea } from "../parseArea";

const cellPattern = /^\$?[A-Z]{1,3}\$?\d{1,7}$/i;

/** A formula with its cells taken out: what stays when rows move. */
export interface Shape {
  /** The same for formulas that differ in nothing but the cells they read. */
  readonly text: string;
  /** The cells in their order, "A4" or "sheet!A4" in capitals, without "$". */
  readonly cells: readonly string[];
}

export function shapeOf(formula: string): Shape {
  const cells: string[] = [];
  const { tokens } = tokenize(formula.replace(/^\s*=/, ""));
  const text = tokens.map((token, at) => {
    if (isCell(tokens, at)) {
      cells.push(keyOf(tokens, at));
      return "□";
    }
    if (token.kind === "space") return "";
    if (token.kind === "text") return token.text;
    if (token.kind === "quoted") return token.text.slice(1, -1).replaceAll("''", "'").toUpperCase();
    return token.kind === "number" ? String(Number(token.text)) : token.text.toUpperCase();
  });
  return { text: text.join(""), cells };
}

/** Which cell has become which; null where one cell would be two. */
export function moves(before: readonly Shape[], after: readonly Shape[]): ReadonlyMap<string, string> | null {
  const moved = new Map<string, string>();
  for (const [index, { cells }] of before.entries()) {
    for (const [at, cell] of cells.entries()) {
      const now = after[index]!.cells[at]!;
      if ((moved.get(cell) ?? now) !== now) return null;
      moved.set(cell, now);
    }
  }
  return moved;
}

/**
 * A formula with its cells where they are now. A cell that nobody has seen moving goes with the others of its sheet, if those all went
 * the same way; null where that cannot be told.
 */
export function movedFormula(formula: string, moved: ReadonlyMap<string, string>): string | null {
  const isSign = formula.startsWith("=");
  const { tokens } = tokenize(isSign ? formula.slice(1) : formula);
  const pieces: string[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isCell(tokens, at)) {
      pieces.push(token.text);
      continue;
    }
    const key = keyOf(tokens, at);
    const now = moved.get(key) ?? withTheOthers(key, moved);
    if (now === null) return null;
    const [, column = "", row = ""] = /([A-Z]+)(\d+)$/.exec(now)!;
    const [, fixedColumn = "", fixedRow = ""] = /^(\$?)[A-Z]+(\$?)\d+$/i.exec(token.text)!;
    pieces.push(`${fixedColumn}${column}${fixedRow}${row}`);
  }
  return (isSign ? "=" : "") + pieces.join("");
}

function withTheOthers(key: string, moved: ReadonlyMap<string, string>): string | null {
  const sheet = sheetOf(key);
  const steps = [...moved].filter(([cell]) => sheetOf(cell) === sheet).map(([cell, now]) => {
    const [from, to] = [placeOf(cell), placeOf(now)];
    return [to.top - from.top, to.left - from.left] as const;
  });
  const [first] = steps;
  if (first === undefined || steps.some(([down, right]) => down !== first[0] || right !== first[1])) return null;
  const { top, left } = placeOf(key);
  return top + first[0] < 0 || left + first[1] < 0 ? null : cellName(top + first[0], left + first[1]);
}

const sheetOf = (key: string) => key.slice(0, key.lastIndexOf("!") + 1);
const placeOf = (key: string) => parseArea(key.slice(key.lastIndexOf("!") + 1))!;

function isCell(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  return token.kind === "name" && cellPattern.test(token.text) && tokens[at + 1]?.kind !== "open" && tokens[at + 1]?.text !== "!";
}

/** The second corner of an area stands on the sheet of the first. */
function keyOf(tokens: readonly Token[], at: number): string {
  const first = tokens[at - 1]?.text === ":" && tokens[at - 2] !== undefined && isCell(tokens, at - 2) ? at - 2 : at;
  const sheet = tokens[first - 1]?.text === "!" ? `${(tokens[first - 2]?.text ?? "").replace(/^'|'$/g, "").replaceAll("''", "'").toUpperCase()}!` : "";
  return sheet + tokens[at]!.text.replaceAll("$", "").toUpperCase();
}
