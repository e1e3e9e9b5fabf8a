import type { FunctionNames } from "../../../workbook/functionNames";
import rangeTakers from "./rangeTakers.json";
import { pairs, tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";

const arrays = new Set(rangeTakers.answersArrays.split(" "));
const takers = new Set(rangeTakers.takesRanges.split(" "));

/**
 * Whether a formula (as people write it) has to be stored as a dynamic array to mean in Excel what it says: it calls one of our
 * functions or one that answers an array, or uses a range where a single value belongs. A plain formula would get an "@" there and
 * not spill. In doubt yes: a dynamic formula with a single result looks and behaves the same.
 */
export function isDynamic(formula: string, names: FunctionNames): boolean {
  const tokens = tokenize(formula.replace(/^\s*=/, "")).tokens.filter((token) => token.kind !== "space");
  const partner = pairs(tokens);
  const callOf: (string | null)[] = [];
  const open: string[] = [];
  tokens.forEach((token, index) => {
    callOf.push(open.at(-1) ?? null);
    if (token.kind === "open") open.push(tokens[index - 1]?.kind === "name" ? tokens[index - 1]!.text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, "") : "(");
    if (token.kind === "close") open.pop();
  });
  return tokens.some((token, index) => {
    if (token.text === "#" || token.text === "@" || token.text === "{") return true;
    const isCall = token.kind === "name" && tokens[index + 1]?.kind === "open";
    if (isCall) {
      const name = token.text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, "");
      return names.decode(token.text) !== null || arrays.has(name);
    }
    return startsRange(tokens, index) && !isWholeArgument(tokens, partner, index, callOf[index] ?? null);
  });
}

/** A1:B2, A:A, 1:3, or a table's column (T[c], not T[@c]). */
function startsRange(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  if (token.kind === "bracket" && tokens[index - 1]?.kind === "name") return !/^\[@|^\[\s*\[?\s*#(This Row|Headers|Totals)/i.test(token.text);
  return tokens[index + 1]?.text === ":" && (token.kind === "name" || token.kind === "number") && tokens[index + 2]?.text !== tokens[index]!.text;
}

/** The range is an argument of its own of a function that takes ranges. */
function isWholeArgument(tokens: readonly Token[], partner: readonly number[], index: number, call: string | null): boolean {
  if (call === null || !takers.has(call)) return false;
  let before = index - 1;
  while (before >= 0 && (["name", "quoted"].includes(tokens[before]!.kind) || tokens[before]!.text === "!" || tokens[before]!.text === "[")) before--;
  let after = index + 1;
  while (after < tokens.length && (["name", "quoted", "number", "bracket"].includes(tokens[after]!.kind) || /^[:!]$/.test(tokens[after]!.text) || (tokens[after]!.kind === "open" && partner[after]! > 0))) after = tokens[after]!.kind === "open" ? partner[after]! + 1 : after + 1;
  const starts = tokens[before]?.kind === "open" || tokens[before]?.kind === "comma";
  const ends = tokens[after]?.kind === "close" || tokens[after]?.kind === "comma";
  return starts && ends;
}
