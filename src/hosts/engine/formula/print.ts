import { quoted } from "../../../tables/formula/quoted";
import type { Corner, Formula, Reference } from "../../../tables/formula/tree";

const tightness: Readonly<Record<string, number>> = { "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5, " ": 8, ":": 9, ",": 0 };
const signTightness = 6;
const percentTightness = 7;

/** Writes a tree as a formula, "=" included, with no more brackets than it needs. */
export function print(formula: Formula): string {
  return `=${write(formula, 0)}`;
}

function write(formula: Formula, least: number): string {
  switch (formula.kind) {
    case "number":
      return formula.text;
    case "text":
      return quoted(formula.value);
    case "boolean":
      return formula.value ? "TRUE" : "FALSE";
    case "error":
      return formula.code;
    case "array":
      return `{${formula.rows.map((row) => row.map((item) => write(item, 0)).join(",")).join(";")}}`;
    case "reference":
      return reference(formula);
    case "name":
      return `${sheetPrefix(formula.sheet)}${formula.name}`;
    case "structure":
      return `${formula.table}${formula.text}`;
    case "call":
      return `${formula.name}(${list(formula.arguments)})`;
    case "apply":
      return `${write(formula.callee, 9)}(${list(formula.arguments)})`;
    case "group":
      return `(${write(formula.operand, 0)})`;
    case "spill":
      return `${write(formula.operand, 9)}#`;
    case "percent":
      return bracket(`${write(formula.operand, percentTightness)}%`, percentTightness, least);
    case "sign":
      return formula.operator === "@" ? `@${write(formula.operand, 9)}` : bracket(`${formula.operator}${write(formula.operand, signTightness)}`, signTightness, least);
    case "binary": {
      const own = tightness[formula.operator] ?? 0;
      const text = `${write(formula.left, own)}${formula.operator}${write(formula.right, own + 1)}`;
      return bracket(text, own, least);
    }
  }
}

function bracket(text: string, own: number, least: number): string {
  return own < least ? `(${text})` : text;
}

function list(items: readonly (Formula | null)[]): string {
  return items.map((item) => (item ? write(item, 1) : "")).join(",");
}

function reference(formula: Reference): string {
  const from = corner(formula.from);
  if (!formula.to) return sheetPrefix(formula.sheet) + from;
  return `${sheetPrefix(formula.sheet)}${from}:${corner(formula.to)}`;
}

function corner(at: Corner): string {
  const column = at.column === null ? "" : `${at.columnFixed ? "$" : ""}${columnLetters(at.column)}`;
  const row = at.row === null ? "" : `${at.rowFixed ? "$" : ""}${at.row + 1}`;
  return column + row;
}

function sheetPrefix(sheet: string | null): string {
  return sheet === null ? "" : `'${sheet.replaceAll("'", "''")}'!`;
}

/** 0 is "A", 16383 is "XFD". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
