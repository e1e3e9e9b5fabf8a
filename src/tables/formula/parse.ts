import { columnNumber, corner, lastRow } from "./corner";
import type { BinaryOperator, Corner, Formula, Reference } from "./tree";
import { FormulaSyntax, tokens, type Token } from "./tokens";

// Loosest first, as Excel binds them: comparison, text, sum, product, power. Signs and % bind tighter than ^, so -2^2 is 4.
const levels: readonly (readonly string[])[] = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];
const mostPercents = 64;
// Excel's own limit; it keeps the depth of the tree within bounds too.
const longest = 8192;
const column = /^(\$?)([A-Za-z]{1,3})$/;
const rows = /^(\$?)(\d{1,7}):(\$?)(\d{1,7})$/;
// What files put before names that are younger than the format, and what they write for our own functions' parameters.
const filePrefix = /^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/i;

/** Reads a formula as Excel does; throws FormulaSyntax with the place where it stops being one. */
export function parse(formula: string): Formula {
  if (formula.length > longest) throw new FormulaSyntax(longest, formula.slice(longest, longest + 10), "end");
  return new Reader(tokens(formula)).whole();
}

/** The same, and null where the text is no formula. */
export function formulaOf(text: string): Formula | null {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof FormulaSyntax) return null;
    throw thrown;
  }
}

function columnCorner(text: string): Corner | null {
  const parts = column.exec(text);
  const at = parts ? columnNumber(parts[2] ?? "") : null;
  return parts && at !== null ? { row: null, column: at, rowFixed: false, columnFixed: parts[1] === "$" } : null;
}

function rowRange(text: string): [Corner, Corner] | null {
  const parts = rows.exec(text);
  if (!parts) return null;
  const from = Number(parts[2]);
  const to = Number(parts[4]);
  if (from < 1 || to < 1 || from > lastRow || to > lastRow) return null;
  const at = (row: number, fixed: string | undefined): Corner => ({ row: row - 1, column: null, rowFixed: fixed === "$", columnFixed: false });
  return [at(from, parts[1]), at(to, parts[3])];
}

class Reader {
  private index = 0;
  private depth = 0;

  constructor(private readonly words: readonly Token[]) {}

  whole(): Formula {
    const formula = this.level(0);
    if (this.now.kind !== "end") throw this.stuck("operator");
    return formula;
  }

  private get now(): Token {
    return this.words[this.index] as Token;
  }

  private get next(): Token | undefined {
    return this.words[this.index + 1];
  }

  private take(): Token {
    const word = this.now;
    if (word.kind !== "end") this.index += 1;
    return word;
  }

  private is(text: string): boolean {
    return this.now.kind === "operator" && this.now.text === text;
  }

  private stuck(wanted: FormulaSyntax["wanted"]): FormulaSyntax {
    return new FormulaSyntax(this.now.at, this.now.kind === "end" ? "" : this.now.text, wanted);
  }

  private level(at: number): Formula {
    const operators = levels[at];
    if (!operators) return this.signed();
    // Excel allows 64 levels of nesting; a hostile text must not exhaust the stack.
    if (at === 0 && ++this.depth > 256) throw this.stuck("close");
    let left = this.level(at + 1);
    while (this.now.kind === "operator" && operators.includes(this.now.text)) {
      const operator = this.take().text as BinaryOperator;
      left = { kind: "binary", operator, left, right: this.level(at + 1) };
    }
    if (at === 0) this.depth -= 1;
    return left;
  }

  private signed(): Formula {
    let minus = 0;
    let plus = false;
    for (; this.is("-") || this.is("+"); this.take()) {
      if (this.is("-")) minus += 1;
      else plus = true;
    }
    let operand = this.intersection();
    for (let count = 0; this.is("%"); count++) {
      if (count === mostPercents) throw this.stuck("operator");
      this.take();
      operand = { kind: "percent", operand };
    }
    // Two signs turn a text into its number; further pairs change nothing.
    const signs: readonly ("-" | "+")[] = minus > 0 ? (minus % 2 === 0 ? ["-", "-"] : ["-"]) : plus ? ["+"] : [];
    for (const operator of signs) operand = { kind: "sign", operator, operand };
    return operand;
  }

  /** A blank between two references is the operator of their common cells. */
  private intersection(): Formula {
    let left = this.span();
    while (this.now.space && isReferenceLike(left) && this.startsOperand()) left = { kind: "binary", operator: " ", left, right: this.span() };
    return left;
  }

  private startsOperand(): boolean {
    const word = this.now;
    return word.kind === "name" || word.kind === "sheet" || word.kind === "structure" || (word.kind === "operator" && (word.text === "(" || word.text === "@"));
  }

  private span(): Formula {
    let left = this.postfix();
    while (this.is(":")) {
      this.take();
      left = { kind: "binary", operator: ":", left, right: this.postfix() };
    }
    return left;
  }

  private postfix(): Formula {
    if (this.is("@")) {
      this.take();
      return { kind: "sign", operator: "@", operand: this.span() };
    }
    let operand = this.operand();
    for (;;) {
      if (this.is("#")) {
        this.take();
        operand = { kind: "spill", operand };
      } else if (this.is("(") && !this.now.space && (operand.kind === "call" || operand.kind === "apply" || operand.kind === "group")) {
        operand = { kind: "apply", callee: operand, arguments: this.arguments() };
      } else return operand;
    }
  }

  private operand(): Formula {
    const word = this.now;
    switch (word.kind) {
      case "number":
        return { kind: "number", text: this.take().text };
      case "text":
        return { kind: "text", value: this.take().text };
      case "error":
        return { kind: "error", code: this.take().text };
      case "sheet":
        this.take();
        if (this.now.kind === "error") return { kind: "error", code: this.take().text };
        if (this.now.kind !== "name") throw this.stuck("operand");
        return this.named(word.text);
      case "name":
        return this.named(null);
      case "structure":
        return { kind: "structure", table: "", text: this.take().text };
      case "operator":
        if (word.text === "(") return this.group();
        if (word.text === "{") return this.array();
        throw this.stuck("operand");
      default:
        throw this.stuck("operand");
    }
  }

  private named(sheet: string | null): Formula {
    const word = this.take();
    const opens = this.is("(") && !this.now.space;
    if (opens && !word.text.includes("$")) return { kind: "call", name: word.text.replace(filePrefix, ""), arguments: this.arguments() };
    const between = rowRange(word.text);
    if (between) return { kind: "reference", sheet, from: between[0], to: between[1] };
    const from = corner(word.text);
    if (from) return { kind: "reference", sheet, from, to: this.second(corner) };
    const fromColumn = this.is(":") ? columnCorner(word.text) : null;
    if (fromColumn) {
      const to = this.second(columnCorner);
      if (to) return { kind: "reference", sheet, from: fromColumn, to };
    }
    if (this.now.kind === "structure" && !this.now.space) return { kind: "structure", table: word.text, text: this.take().text };
    const upper = word.text.toUpperCase();
    if (sheet === null && (upper === "TRUE" || upper === "FALSE")) return { kind: "boolean", value: upper === "TRUE" };
    return { kind: "name", sheet, name: word.text.replace(filePrefix, "") };
  }

  /** The other corner of A1:B2, taken only where it is plainly one (A1:INDEX(...) stays an operator). */
  private second(read: (text: string) => Corner | null): Corner | null {
    if (!this.is(":") || this.next?.kind !== "name") return null;
    const after = this.words[this.index + 2];
    if (after?.kind === "operator" && (after.text === "(" && !after.space)) return null;
    const to = read(this.next.text);
    if (to) this.index += 2;
    return to;
  }

  private arguments(): (Formula | null)[] {
    this.take();
    if (this.is(")")) {
      this.take();
      return [];
    }
    const list: (Formula | null)[] = [];
    for (;;) {
      list.push(this.is(",") || this.is(")") ? null : this.level(0));
      if (this.is(")")) {
        this.take();
        return list;
      }
      if (!this.is(",")) throw this.stuck("close");
      this.take();
    }
  }

  private group(): Formula {
    this.take();
    let inside = this.level(0);
    while (this.is(",")) {
      this.take();
      inside = { kind: "binary", operator: ",", left: inside, right: this.level(0) };
    }
    if (!this.is(")")) throw this.stuck("close");
    this.take();
    return { kind: "group", operand: inside };
  }

  private array(): Formula {
    this.take();
    const rows: Formula[][] = [[]];
    for (;;) {
      rows.at(-1)?.push(this.constant());
      if (this.is("}")) {
        if (rows.some((row) => row.length !== rows[0]?.length)) throw this.stuck("operand");
        this.take();
        return { kind: "array", rows };
      }
      if (this.is(";")) rows.push([]);
      else if (!this.is(",")) throw this.stuck("close");
      this.take();
    }
  }

  private constant(): Formula {
    const sign = this.is("-") || this.is("+") ? this.take().text : "";
    const value = this.operand();
    if (value.kind === "number") return { kind: "number", text: sign === "-" ? `-${value.text}` : value.text };
    if (sign === "" && (value.kind === "text" || value.kind === "boolean" || value.kind === "error")) return value;
    throw this.stuck("operand");
  }
}

function isReferenceLike(formula: Formula): boolean {
  return (
    formula.kind === "reference" ||
    formula.kind === "name" ||
    formula.kind === "structure" ||
    formula.kind === "call" ||
    formula.kind === "group" ||
    formula.kind === "spill" ||
    formula.kind === "error" ||
    (formula.kind === "binary" && (formula.operator === ":" || formula.operator === " "))
  );
}

/** Whether a reference names one cell. */
export function isCell(reference: Reference): boolean {
  return reference.to === null;
}
