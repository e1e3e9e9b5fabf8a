import { corner } from "./corner";
import { FormulaSyntax, tokens, type Token } from "./tokens";
import type { CellCorner } from "./tree";

/** A cell or an area that a formula names; `start` and `end` say where its corners stand in the text, the sheet's name before them left out. */
export interface PlacedReference {
  readonly sheet: string | null;
  readonly from: CellCorner;
  readonly to: CellCorner | null;
  readonly start: number;
  readonly end: number;
}

/** The cells and areas that a formula names, in order; none for a text that is no formula. Whole columns and rows are left out. */
export function references(formula: string): readonly PlacedReference[] {
  const words = wordsOf(formula);
  const found: PlacedReference[] = [];
  for (let at = 0; at < words.length; at++) {
    const from = cornerAt(words, at);
    if (!from) continue;
    const before = words[at - 1];
    const to = words[at + 1]?.text === ":" ? cornerAt(words, at + 2) : null;
    const first = words[at] as Token;
    const last = to ? (words[at + 2] as Token) : first;
    found.push({ sheet: before?.kind === "sheet" ? before.text : null, from, to, start: first.at, end: last.at + last.text.length });
    if (to) at += 2;
  }
  return found;
}

/** "B5" is a cell, "LOG10(" a function. */
function cornerAt(words: readonly Token[], at: number): CellCorner | null {
  const [word, next] = [words[at], words[at + 1]];
  if (word?.kind !== "name" || (next?.kind === "operator" && next.text === "(" && !next.space)) return null;
  return corner(word.text);
}

function wordsOf(formula: string): readonly Token[] {
  try {
    return tokens(formula);
  } catch (error) {
    if (error instanceof FormulaSyntax) return [];
    throw error;
  }
}
