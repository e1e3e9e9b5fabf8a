import { pairs, tokenize } from "../../tables/formulaTokens";
import { bracketed } from "./argument";
import { splitArguments } from "./calls";
import { NotNative } from "./reading";
import { longestFormula } from "./formulaLimits";

/** A formula with its LETs written out: older programs know no LET. The same formula where it has none. Throws NotNative where it grows too long. */
export function withoutLet(formula: string): string {
  if (!/\bLET\s*\(/i.test(formula) || !formula.startsWith("=")) return formula;
  return `=${expand(formula.slice(1), new Map())}`;
}

function expand(text: string, bound: ReadonlyMap<string, string>): string {
  const { tokens, closed } = tokenize(text);
  if (!closed) throw new NotNative();
  const partner = pairs(tokens);
  const pieces: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text: own } = tokens[at]!;
    const isCall = tokens[at + 1]?.kind === "open";
    if (kind === "name" && isCall && /^LET$/i.test(own)) {
      const close = partner[at + 1]!;
      pieces.push(bodyOf(splitArguments(tokens.slice(at + 2, close)), bound));
      at = close;
      continue;
    }
    const value = kind === "name" && tokens[at - 1]?.text !== "!" ? bound.get(own.toLowerCase()) : undefined;
    if (value !== undefined && isCall) throw new NotNative();
    pieces.push(value ?? own);
  }
  const expanded = pieces.join("");
  if (expanded.length > longestFormula) throw new NotNative();
  return expanded;
}

function bodyOf(parts: readonly string[], outer: ReadonlyMap<string, string>): string {
  if (parts.length < 3 || parts.length % 2 === 0) throw new NotNative();
  const bound = new Map(outer);
  for (let at = 0; at + 1 < parts.length; at += 2) bound.set(parts[at]!.toLowerCase(), bracketed(expand(parts[at + 1]!, bound)));
  return bracketed(expand(parts.at(-1)!, bound));
}
