import { pairs, tokenize } from "../../tables/formulaTokens";
import type { Token } from "../../tables/formulaTokens";

/** A call of one of our functions in a formula. */
export interface PcfCall {
  /** "MATERIAL", without the namespace. */
  readonly name: string;
  /** Where it stands in the formula's text, "=" counted. */
  readonly start: number;
  readonly end: number;
  /** As they stand there; "" where one is left out. */
  readonly arguments: readonly string[];
}

/** The outermost calls of our functions in a formula, from left to right. */
export function findCalls(formula: string): PcfCall[] {
  const body = formula.startsWith("=") ? formula.slice(1) : formula;
  const offset = formula.length - body.length;
  const { tokens, closed } = tokenize(body);
  if (!closed) return [];
  const partner = pairs(tokens);
  const starts: number[] = [];
  tokens.reduce((at, token, index) => ((starts[index] = at), at + token.text.length), offset);
  const calls: PcfCall[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = /^PCF\.(\w+)$/i.exec(tokens[at]!.text)?.[1];
    const open = at + 1;
    if (tokens[at]!.kind !== "name" || name === undefined || tokens[open]?.kind !== "open") continue;
    const close = partner[open]!;
    calls.push({ name: name.toUpperCase(), start: starts[at]!, end: starts[close]! + 1, arguments: splitArguments(tokens.slice(open + 1, close)) });
    at = close;
  }
  return calls;
}

/** The arguments between the brackets of a call, as they are written. */
export function splitArguments(tokens: readonly Token[]): string[] {
  if (tokens.every(({ kind }) => kind === "space")) return [];
  const parts: string[] = [""];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "open" || token.text === "{") depth++;
    if (token.kind === "close" || token.text === "}") depth--;
    if (token.kind === "comma" && depth === 0) parts.push("");
    else parts[parts.length - 1] += token.text;
  }
  return parts.map((part) => part.trim());
}

/** The formula with parts of its text replaced; `parts` from left to right. */
export function withReplaced(formula: string, parts: readonly { readonly start: number; readonly end: number; readonly text: string }[]): string {
  return [...parts].reverse().reduce((text, part) => text.slice(0, part.start) + part.text + text.slice(part.end), formula);
}

/** A formula's text in one spelling: without spaces, in capitals, sheet names without needless quotes; texts as they are. */
export function canonical(formula: string): string {
  return tokenize(formula.replace(/^\s*=/, "")).tokens.flatMap(({ kind, text }) => {
    if (kind === "space") return [];
    if (kind === "text") return [text];
    if (kind === "quoted") return [text.slice(1, -1).replaceAll("''", "'").toUpperCase()];
    if (kind === "number") return [String(Number(text))];
    return [text.toUpperCase()];
  }).join("");
}
