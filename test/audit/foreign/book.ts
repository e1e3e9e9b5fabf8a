import { evaluate, name } from "./formula";
import type { Value } from "./formula";

/** A cell as its author left it: a value, a formula, or a result typed off a calculator. */
export interface Cell {
  value: Value;
  formula?: string;
  /** The figure was worked out by this expression, rounded to so many decimals, and typed. */
  typed?: { readonly expression: string; readonly decimals: number };
  format?: string;
}

export interface Sheet {
  readonly name: string;
  readonly cells: Map<string, Cell>;
  readonly merges: string[];
  readonly hidden: boolean;
}

export interface Book {
  readonly name: string;
  readonly sheets: Sheet[];
  readonly marks: readonly Mark[];
}

/** What the author of a workbook knows of one of its tables: where its rows and columns stand. The reader is never shown this. */
export interface Mark {
  readonly kind: "calc" | "list" | "factors" | "stages" | "shares" | "cutoff" | "perunit" | "sensitivity" | "quality" | "transport" | "result" | "boundary" | "standard" | "gwp";
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Reads a workbook from its notation. A line is a row, "|" stands between cells; "=..." is a formula, "~2 ..." a figure typed with two
 * decimals, "#" in both the row's own number; "'12" a number typed as text; "<<" and "^^" belong to the merged cell on the left and
 * above; "0.33%f" shows as a percentage; "12@@0.00" has a number format. A sheet whose name ends with "(hidden)" is hidden.
 */
export function readBook(title: string, sheets: Readonly<Record<string, string>>, marks: readonly string[]): Book {
  return { name: title, sheets: Object.entries(sheets).map(([sheet, text]) => readSheet(sheet, text)), marks: marks.map(readMark) };
}

function readSheet(title: string, text: string): Sheet {
  const cells = new Map<string, Cell>();
  const owner = new Map<string, string>();
  const extent = new Map<string, { row: number; column: number; top: number; left: number }>();
  for (const [r, line] of text.replace(/^\n/, "").replace(/\n\s*$/, "").split("\n").entries()) {
    for (const [c, part] of line.split("|").entries()) {
      const here = name(r + 1, c + 1);
      const given = part.trim();
      if (given === "<<" || given === "^^") {
        const from = given === "<<" ? name(r + 1, c) : name(r, c + 1);
        const anchor = owner.get(from) ?? from;
        owner.set(here, anchor);
        const known = extent.get(anchor) ?? (given === "<<" ? { row: r + 1, column: c, top: r + 1, left: c } : { row: r, column: c + 1, top: r, left: c + 1 });
        extent.set(anchor, { ...known, row: Math.max(known.row, r + 1), column: Math.max(known.column, c + 1) });
      } else if (given !== "") cells.set(here, readCell(given, r + 1));
    }
  }
  const hidden = title.endsWith("(hidden)");
  return { name: title.replace("(hidden)", ""), cells, merges: [...extent].map(([anchor, { row, column }]) => `${anchor}:${name(row, column)}`), hidden };
}

function readCell(given: string, row: number): Cell {
  let text = given;
  let format: string | undefined;
  if (text.endsWith("%f")) [text, format] = [text.slice(0, -2), "0.00%"];
  const formatted = /^(.*)@@(.+)$/.exec(text);
  if (formatted) [text, format] = [formatted[1] as string, formatted[2]];
  const more = format === undefined ? {} : { format };
  if (text.startsWith("=")) return { value: null, formula: text.replaceAll("#", String(row)), ...more };
  const typed = /^~(\d+) (.+)$/.exec(text);
  if (typed) return { value: null, typed: { decimals: Number(typed[1]), expression: (typed[2] as string).replaceAll("#", String(row)) }, ...more };
  if (text.startsWith("'")) return { value: text.slice(1), ...more };
  if (/^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text)) return { value: Number(text), ...more };
  return { value: text, ...more };
}

/** "calc 清单!4-9,11 name=B qty=C unit=D ef=E efu=F em=G" */
function readMark(text: string): Mark {
  const [kind = "", place = "", ...rest] = text.split(" ");
  const bang = place.lastIndexOf("!");
  const rows = place.slice(bang + 1).split(",").flatMap((part) => { const [a, b = a] = part.split("-").map(Number); return Array.from({ length: (b as number) - (a as number) + 1 }, (_, at) => (a as number) + at); });
  return { kind: kind as Mark["kind"], sheet: place.slice(0, bang).replaceAll("_", " "), rows, columns: Object.fromEntries(rest.map((pair) => pair.split("=") as [string, string])) };
}

export function cellAt(book: Book, sheet: string, cell: string): Cell | undefined {
  return book.sheets.find((each) => each.name === sheet)?.cells.get(cell);
}

export function put(book: Book, sheet: string, cell: string, made: Cell): void {
  const found = book.sheets.find((each) => each.name === sheet);
  if (!found) throw new Error(`${book.name} has no sheet ${sheet}`);
  const before = found.cells.get(cell)?.format;
  found.cells.set(cell, before === undefined || made.format !== undefined ? made : { ...made, format: before });
}

/** Gives every formula its value, and every typed result its figure. */
export function calculate(book: Book): void {
  const state = new Map<string, "busy" | "done">();
  const value = (sheet: string, at: string): Value => {
    const cell = cellAt(book, sheet, at);
    if (!cell) return null;
    const key = `${sheet}!${at}`;
    if ((cell.formula !== undefined || cell.typed) && state.get(key) !== "done") {
      if (state.get(key) === "busy") throw new Error(`${book.name}: ${key} depends on itself`);
      state.set(key, "busy");
      const result = evaluate(cell.formula ?? (cell.typed as NonNullable<Cell["typed"]>).expression, sheet, { value });
      cell.value = cell.typed && typeof result === "number" ? Number((Math.sign(result) * (Math.round(Number((Math.abs(result) * 10 ** cell.typed.decimals).toPrecision(14))) / 10 ** cell.typed.decimals)).toFixed(cell.typed.decimals)) : result;
      state.set(key, "done");
    }
    return cell.value;
  };
  for (const sheet of book.sheets) for (const at of sheet.cells.keys()) value(sheet.name, at);
}

/** Typed results no longer follow what they came from. */
export function freeze(book: Book): void {
  calculate(book);
  for (const sheet of book.sheets) for (const cell of sheet.cells.values()) delete cell.typed;
}
