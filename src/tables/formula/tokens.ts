/** A formula cut into words. `at` counts characters from 0 in the formula text, "=" included; `space` is true where blanks stand before the token. */
export interface Token {
  readonly kind: "number" | "text" | "error" | "name" | "sheet" | "structure" | "operator" | "end";
  readonly text: string;
  readonly at: number;
  readonly space: boolean;
}

/** The place and the reason why a text is no formula. */
export class FormulaSyntax extends Error {
  constructor(
    readonly at: number,
    readonly found: string,
    readonly wanted: "operand" | "operator" | "close" | "quote" | "bracket" | "end",
  ) {
    super(`${wanted} wanted at ${at}, found ${found}`);
  }
}

const errorText = /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA|BUSY!|UNKNOWN!|FIELD!|BLOCKED!|CONNECT!)/iy;
const number = /(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?/y;
// Letters of any script, as Excel takes them in names and in sheet names that need no quotes.
const word = /[$\p{L}_\\][$\p{L}\p{M}\p{N}_.\\?]*/uy;
const sheetWord = /(?:\[[^\]]*\])?[\p{L}\p{N}_.][\p{L}\p{M}\p{N}_.]*(?::[\p{L}\p{N}_.][\p{L}\p{M}\p{N}_.]*)?!/uy;
const rowRange = /\$?\d+:\$?\d+(?![\d.])/y;
const operators = ["<>", "<=", ">=", "(", ")", "{", "}", ",", ";", ":", "&", "=", "<", ">", "+", "-", "*", "/", "^", "%", "@", "#"];
// Excel takes the typographic forms that a Chinese input method writes for brackets, commas and signs.
const fullWidth: Readonly<Record<string, string>> = {
  "（": "(",
  "）": ")",
  "，": ",",
  "；": ";",
  "：": ":",
  "＋": "+",
  "－": "-",
  "＊": "*",
  "／": "/",
  "＝": "=",
  "＜": "<",
  "＞": ">",
  "％": "%",
  "＾": "^",
  "＆": "&",
};

/** Cuts a formula text (with or without its "=") into tokens; throws FormulaSyntax where a quote or a bracket is left open. */
export function tokens(formula: string): Token[] {
  const found: Token[] = [];
  let at = formula.startsWith("=") ? 1 : 0;
  let space = false;
  // Most formulas name no sheet and no rows: not to look for them at every token halves the time.
  const namesSheet = formula.includes("!");
  const namesRange = formula.includes(":");
  const push = (kind: Token["kind"], text: string, length: number) => {
    found.push({ kind, text, at, space });
    at += length;
    space = false;
  };
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(formula)?.[0];
  };
  while (at < formula.length) {
    const character = formula[at] ?? "";
    if (/[\s\u00a0\u3000]/u.test(character)) {
      space = true;
      at += 1;
      continue;
    }
    if (character === '"' || character === "“" || character === "”") {
      const text = quoted(formula, at, character === '"' ? '"' : "”");
      push("text", text.value, text.length);
      continue;
    }
    if (character === "'") {
      const name = quoted(formula, at, "'");
      if (formula[at + name.length] !== "!") throw new FormulaSyntax(at, "'", "quote");
      push("sheet", name.value, name.length + 1);
      continue;
    }
    const error = character === "#" ? match(errorText) : undefined;
    if (error !== undefined) {
      push("error", error.toUpperCase(), error.length);
      continue;
    }
    const sheet = namesSheet ? match(sheetWord) : undefined;
    if (sheet !== undefined) {
      push("sheet", sheet.slice(0, -1), sheet.length);
      continue;
    }
    if (character === "[") {
      const structure = bracketed(formula, at);
      push("structure", structure, structure.length);
      continue;
    }
    const rows = namesRange ? match(rowRange) : undefined;
    if (rows !== undefined) {
      push("name", rows, rows.length);
      continue;
    }
    const digits = match(number);
    if (digits !== undefined) {
      push("number", digits, digits.length);
      continue;
    }
    const name = match(word);
    if (name !== undefined) {
      push("name", name, name.length);
      continue;
    }
    const operator = operators.find((one) => formula.startsWith(one, at));
    if (operator !== undefined) {
      push("operator", operator, operator.length);
      continue;
    }
    const plain = fullWidth[character];
    if (plain === undefined) throw new FormulaSyntax(at, character, "operand");
    push("operator", plain, 1);
  }
  push("end", "", 0);
  return found;
}

/** A text between quotes, a doubled quote standing for one. */
function quoted(formula: string, start: number, close: string): { value: string; length: number } {
  let value = "";
  for (let at = start + 1; at < formula.length; at++) {
    if (formula[at] !== close) value += formula[at];
    else if (formula[at + 1] === close) {
      value += close;
      at += 1;
    } else return { value, length: at + 1 - start };
  }
  throw new FormulaSyntax(start, formula[start] ?? "", "quote");
}

/** The square brackets of a structured reference, with those inside them; ' escapes the next character. */
function bracketed(formula: string, start: number): string {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const character = formula[at];
    if (character === "'") at += 1;
    else if (character === "[") depth += 1;
    else if (character === "]") {
      depth -= 1;
      if (depth === 0) return formula.slice(start, at + 1);
    }
  }
  throw new FormulaSyntax(start, "[", "bracket");
}
