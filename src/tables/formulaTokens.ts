/** A piece of a formula. Texts of all tokens joined are the formula. */
export interface Token {
  readonly kind: "text" | "quoted" | "bracket" | "name" | "number" | "error" | "open" | "close" | "comma" | "space" | "operator";
  readonly text: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Every quotation mark, bracket and parenthesis is closed. */
  readonly closed: boolean;
}

const simple: readonly (readonly [Token["kind"], RegExp])[] = [
  ["space", /[\s]+/y],
  ["error", /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|PYTHON!|TIMEOUT!)/iy],
  ["name", /[\p{L}_\\$][\p{L}\p{M}\p{N}_.\\?$]*/uy],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
];

/**
 * Cuts a formula (without its "=") into tokens. Text in quotation marks, quoted sheet names and everything in square brackets is one
 * token each, so that no rewriting ever reaches into them.
 */
export function tokenize(formula: string): Tokens {
  const tokens: Token[] = [];
  let closed = true;
  let depth = 0;
  let at = 0;
  while (at < formula.length) {
    const mark = formula[at]!;
    let end = at + 1;
    let kind: Token["kind"] = "operator";
    if (mark === '"' || mark === "'") {
      end = endOfQuotes(formula, at, mark);
      kind = mark === '"' ? "text" : "quoted";
    } else if (mark === "[") {
      end = endOfBracket(formula, at);
      kind = "bracket";
    } else if (mark === "(") kind = "open";
    else if (mark === ")") kind = "close";
    else if (mark === ",") kind = "comma";
    else {
      for (const [candidate, pattern] of simple) {
        pattern.lastIndex = at;
        const match = pattern.exec(formula);
        if (!match) continue;
        kind = candidate;
        end = at + match[0].length;
        break;
      }
    }
    if (end < 0) {
      closed = false;
      end = formula.length;
    }
    if (kind === "open") depth++;
    if (kind === "close" && --depth < 0) closed = false;
    tokens.push({ kind, text: formula.slice(at, end) });
    at = end;
  }
  return { tokens, closed: closed && depth === 0 };
}

/** After the closing mark; a doubled one stands for itself. -1 where it never comes. */
function endOfQuotes(formula: string, start: number, mark: string): number {
  for (let at = formula.indexOf(mark, start + 1); at >= 0; at = formula.indexOf(mark, at + 2)) if (formula[at + 1] !== mark) return at + 1;
  return -1;
}

/** Brackets nest (T[[#This Row],[a]]); an apostrophe escapes the character after it (structured references). */
function endOfBracket(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const mark = formula[at];
    if (mark === "'" && depth > 0) at++;
    else if (mark === "[") depth++;
    else if (mark === "]" && --depth === 0) return at + 1;
  }
  return -1;
}

/** For each opening parenthesis the index of its closing one, and the reverse; -1 elsewhere. */
export function pairs(tokens: readonly Token[]): number[] {
  const partner = tokens.map(() => -1);
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === "open") open.push(index);
    if (token.kind !== "close") return;
    const start = open.pop();
    if (start === undefined) return;
    partner[start] = index;
    partner[index] = start;
  });
  return partner;
}
