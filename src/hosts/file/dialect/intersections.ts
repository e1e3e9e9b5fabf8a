import scalars from "./scalarFunctions.json";
import { tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";

const scalarFunctions = new Set(scalars.scalar.split(" "));
const passing = new Set([...scalarFunctions, ...scalars.passing.split(" "), ""]);

const cell = /^\$?[A-Za-z]{1,3}\$?\d{1,7}$/;
const column = /^\$?[A-Za-z]{1,3}$/;
const row = /^\$?\d{1,7}$/;

/**
 * A plain formula (neither array nor dynamic) as today's Excel shows it: an "@" where a range stands for the one cell in the formula's
 * own row or column, as formulas of older Excels mean it. Only where that is certain: the range is an operand, or the argument of a
 * function that takes single values, and nothing around it calculates with arrays.
 */
export function showIntersections(formula: string): string {
  if (!/[:[]/.test(formula)) return formula;
  const { tokens } = tokenize(formula);
  const calls: string[] = [];
  const marks = new Set<number>();
  let isCertain = true;
  tokens.forEach((token, index) => {
    if (token.kind === "open") calls.push(tokens[index - 1]?.kind === "name" ? tokens[index - 1]!.text.toUpperCase() : "");
    else if (token.kind === "close") calls.pop();
    else if (token.text === "{") isCertain = false;
    const range = rangeAt(tokens, index);
    if (range === null || !calls.every((call) => passing.has(call))) return;
    const before = neighbour(tokens, range.start, -1);
    const after = neighbour(tokens, range.end, 1);
    const isOperand = isOperator(before) || isOperator(after);
    const isWhole = before === null && after === null;
    const isArgument = scalarFunctions.has(calls.at(-1) ?? "") && (before?.kind === "open" || before?.kind === "comma") && (after?.kind === "close" || after?.kind === "comma");
    // The first token is the "=" of the formula.
    if (isOperand || isWhole || isArgument) marks.add(range.start);
  });
  return isCertain && marks.size > 0 ? tokens.map((token, index) => (marks.has(index) ? `@${token.text}` : token.text)).join("") : formula;
}

/** The range whose first corner, or table column, is the token at an index: where it begins (with its sheet) and its last token. */
function rangeAt(tokens: readonly Token[], index: number): { readonly start: number; readonly end: number } | null {
  const token = tokens[index]!;
  if (token.kind === "bracket" && tokens[index - 1]?.kind === "name") {
    const isColumn = /^\[[^[\]@#]+\]$/.test(token.text) && !["!", ":"].includes(tokens[index + 1]?.text ?? "");
    return isColumn && tokens[index - 2]?.text !== "!" && tokens[index - 2]?.text !== ":" ? { start: index - 1, end: index } : null;
  }
  const other = tokens[index + 2];
  if (tokens[index + 1]?.text !== ":" || !other || tokens[index - 1]?.text === ":") return null;
  const fits = [cell, column, row].some((pattern) => pattern.test(token.text) && pattern.test(other.text));
  if (!fits || (cell.test(token.text) && token.text.toUpperCase() === other.text.toUpperCase())) return null;
  if (/^[!:#(.]$/.test(tokens[index + 3]?.text ?? "")) return null;
  if (tokens[index - 1]?.text !== "!") return { start: index, end: index + 2 };
  const sheet = index - 2;
  return { start: tokens[sheet - 1]?.kind === "bracket" ? sheet - 1 : sheet, end: index + 2 };
}

function neighbour(tokens: readonly Token[], index: number, step: 1 | -1): Token | null {
  let at = index + step;
  while (tokens[at]?.kind === "space") at += step;
  // The "=" in front is no operator.
  return at <= 0 ? null : (tokens[at] ?? null);
}

function isOperator(token: Token | null): boolean {
  return token !== null && token.kind === "operator" && /^[-+*/^&=<>%]$/.test(token.text);
}
