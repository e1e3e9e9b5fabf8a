/** Works out the formulas of a written workbook, as its author's spreadsheet would have: the stored values of the test files come from here. */
export type Value = number | string | boolean | null | { readonly error: string };

export interface Lookup {
  value(sheet: string, cell: string): Value;
}

type Result = Value | readonly (readonly Value[])[];

const tokenPattern = /\s*("(?:[^"]|"")*"|'[^']+'!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[\p{L}\p{N}_.]+!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\d+\.?\d*(?:[eE][+-]?\d+)?|[A-Z.]+(?=\()|TRUE|FALSE|<>|<=|>=|[-+*/^(),&=<>%])/uy;

export function evaluate(formula: string, sheet: string, lookup: Lookup): Value {
  const tokens: string[] = [];
  const text = formula.replace(/^=/, "");
  for (let at = 0; at < text.length; ) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (!match) throw new Error(`cannot read ${formula} at ${text.slice(at)}`);
    tokens.push(match[1] as string);
    at = tokenPattern.lastIndex;
  }
  let next = 0;
  const peek = () => tokens[next];
  const take = () => tokens[next++] as string;
  const number = (value: Result): number => {
    const one = single(value);
    if (typeof one === "number") return one;
    if (one === null) return 0;
    if (typeof one === "boolean") return Number(one);
    if (typeof one === "object") throw new Failure(one.error);
    if (Number.isNaN(Number(one)) || one.trim() === "") throw new Failure("#VALUE!");
    return Number(one);
  };
  function compare(): Result {
    let left = concat();
    while (["=", "<", ">", "<>", "<=", ">="].includes(peek() ?? "")) {
      const operator = take();
      const [a, b] = [single(left), single(concat())];
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a ?? "") < String(b ?? "") ? -1 : String(a ?? "") > String(b ?? "") ? 1 : 0;
      left = operator === "=" ? order === 0 : operator === "<>" ? order !== 0 : operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
    }
    return left;
  }
  function concat(): Result {
    let left = sum();
    while (peek() === "&") {
      take();
      left = `${String(single(left) ?? "")}${String(single(sum()) ?? "")}`;
    }
    return left;
  }
  function sum(): Result {
    let left = product();
    while (peek() === "+" || peek() === "-") left = tidy(take() === "+" ? number(left) + number(product()) : number(left) - number(product()));
    return left;
  }
  function product(): Result {
    let left = power();
    while (peek() === "*" || peek() === "/") {
      if (take() === "*") left = tidy(number(left) * number(power()));
      else {
        const by = number(power());
        if (by === 0) throw new Failure("#DIV/0!");
        left = tidy(number(left) / by);
      }
    }
    return left;
  }
  function power(): Result {
    let left = unary();
    while (peek() === "^") {
      take();
      left = number(left) ** number(unary());
    }
    while (peek() === "%") {
      take();
      left = number(left) / 100;
    }
    return left;
  }
  function unary(): Result {
    if (peek() === "-") {
      take();
      return -number(unary());
    }
    if (peek() === "+") take();
    return atom();
  }
  function atom(): Result {
    const token = take();
    if (token === "(") {
      const inner = compare();
      take();
      return inner;
    }
    if (token.startsWith('"')) return token.slice(1, -1).replace(/""/g, '"');
    if (/^\d/.test(token)) return Number(token);
    if (token === "TRUE" || token === "FALSE") return token === "TRUE";
    if (/^[A-Z.]+$/.test(token) && peek() === "(") {
      take();
      const given: Result[] = [];
      while (peek() !== ")") {
        given.push(peek() === "," ? null : compare());
        if (peek() === ",") take();
      }
      take();
      return call(token, given, number);
    }
    const [, own, range] = /^(?:(.+)!)?([^!]+)$/.exec(token) ?? [];
    return rangeOf(own ? own.replace(/^'|'$/g, "") : sheet, (range as string).replaceAll("$", ""), lookup);
  }
  try {
    const result = single(compare());
    return result === null ? 0 : result;
  } catch (error) {
    if (error instanceof Failure) return { error: error.message };
    throw error;
  }
}

class Failure extends Error {}

const tidy = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(15)) : value);

function single(value: Result): Value {
  return Array.isArray(value) ? ((value as Value[][])[0]?.[0] ?? null) : (value as Value);
}

function rangeOf(sheet: string, text: string, lookup: Lookup): Result {
  const [first = "", last] = text.split(":");
  if (last === undefined) {
    const value = lookup.value(sheet, first);
    if (typeof value === "object" && value !== null) throw new Failure(value.error);
    return value;
  }
  const [a, b] = [split(first), split(last)];
  const rows: Value[][] = [];
  for (let row = a.row; row <= b.row; row++) {
    const line: Value[] = [];
    for (let column = a.column; column <= b.column; column++) line.push(lookup.value(sheet, name(row, column)));
    rows.push(line);
  }
  return rows;
}

export function split(cell: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return { row: Number(digits), column: [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) };
}

export function name(row: number, column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

const flat = (given: readonly Result[]) => given.flatMap((each) => (Array.isArray(each) ? (each as Value[][]).flat() : [each as Value]));
const numbers = (given: readonly Result[]) => flat(given).map((each) => { if (typeof each === "object" && each !== null) throw new Failure(each.error); return each; }).filter((each): each is number => typeof each === "number");
const total = (list: readonly number[]) => tidy(list.reduce((all, each) => all + each, 0));

function call(called: string, given: readonly Result[], number: (value: Result) => number): Result {
  const table = (at: number) => given[at] as readonly (readonly Value[])[];
  const column = (at: number) => flat([given[at] as Result]);
  switch (called) {
    case "SUM": return total(numbers(given));
    case "SUBTOTAL": return total(numbers(given.slice(1)));
    case "AVERAGE": return total(numbers(given)) / numbers(given).length;
    case "MAX": return Math.max(...numbers(given));
    case "MIN": return Math.min(...numbers(given));
    case "ABS": return Math.abs(number(given[0] as Result));
    case "SQRT": return Math.sqrt(number(given[0] as Result));
    case "ROUND": { const by = 10 ** number(given[1] as Result); return Math.round(Number((number(given[0] as Result) * by).toPrecision(15))) / by; }
    case "PRODUCT": return tidy(numbers(given).reduce((all, each) => all * each, 1));
    case "SUMPRODUCT": return total(column(0).map((_, at) => given.reduce<number>((all, each) => { const value = flat([each])[at]; return all * (typeof value === "number" ? value : 0); }, 1)));
    case "SUMIF": { const wanted = single(given[1] as Result); const values = column(given.length > 2 ? 2 : 0); return total(column(0).map((each, at) => (each === wanted && typeof values[at] === "number" ? (values[at] as number) : 0))); }
    case "IF": return single(given[0] as Result) ? (given[1] as Result) : ((given[2] ?? false) as Result);
    case "IFERROR": return given[0] as Result;
    case "VLOOKUP": { const row = table(1).find((line) => line[0] === single(given[0] as Result)); if (!row) throw new Failure("#N/A"); return row[number(given[2] as Result) - 1] ?? null; }
    case "XLOOKUP": { const at = column(1).indexOf(single(given[0] as Result)); if (at < 0) throw new Failure("#N/A"); return column(2)[at] ?? null; }
    case "MATCH": { const at = column(1).indexOf(single(given[0] as Result)); if (at < 0) throw new Failure("#N/A"); return at + 1; }
    case "INDEX": { const rows = table(0); const at = number(given[1] as Result); return (given.length > 2 ? rows[at - 1]?.[number(given[2] as Result) - 1] : flat([rows as Result])[at - 1]) ?? null; }
    default: throw new Error(`${called} is not known to the test's own calculator`);
  }
}
