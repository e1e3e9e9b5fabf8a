import type { Formula, Reference } from "./tree";

/** An Excel table as structured references need it; rows and columns count from 0, header and totals rows are inside the area. */
export interface TableShape {
  readonly name: string;
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly columns: readonly string[];
  readonly headerRows: number;
  readonly totalsRows: number;
}

/** What stands in the brackets of T[[#Data],[a]:[b]]: parts of the table and the columns from one to another. */
interface Selection {
  readonly parts: ReadonlySet<Part>;
  readonly from: string | null;
  readonly to: string | null;
}

type Part = "all" | "data" | "headers" | "totals" | "row";
const partNames: Readonly<Record<string, Part>> = {
  "#all": "all",
  "#data": "data",
  "#headers": "headers",
  "#totals": "totals",
  "#this row": "row",
  "@": "row",
};

/** The cells that a structured reference names, seen from a row of the sheet; an error value where it names none. */
export function structuredReference(text: string, table: TableShape, sheet: string, row: number): Formula {
  const selection = select(text);
  const left = selection.from === null ? 0 : indexOf(table, selection.from);
  const right = selection.to === null ? (selection.from === null ? table.columns.length - 1 : left) : indexOf(table, selection.to);
  if (left < 0 || right < 0) return { kind: "error", code: "#REF!" };
  const lines = linesOf(selection.parts, table, row);
  if (typeof lines === "string") return { kind: "error", code: lines };
  // The reference to the own row goes down with it, so that a column of such formulas is one formula to the engine.
  const rowFixed = !(selection.parts.size === 1 && selection.parts.has("row"));
  const corner = (at: number, column: number) => ({ row: at, column: table.left + column, rowFixed, columnFixed: true });
  const from = corner(lines.top, Math.min(left, right));
  const to = corner(lines.bottom, Math.max(left, right));
  const one = lines.top === lines.bottom && left === right;
  return { kind: "reference", sheet: table.sheet === sheet ? null : table.sheet, from, to: one ? null : to } satisfies Reference;
}

function linesOf(parts: ReadonlySet<Part>, table: TableShape, row: number): { top: number; bottom: number } | string {
  const dataTop = table.top + table.headerRows;
  const dataBottom = table.bottom - table.totalsRows;
  const lines: { top: number; bottom: number }[] = [];
  for (const part of parts.size > 0 ? parts : ["data" as const]) {
    if (part === "all") lines.push({ top: table.top, bottom: table.bottom });
    else if (part === "data") lines.push({ top: dataTop, bottom: dataBottom });
    else if (part === "headers" && table.headerRows > 0) lines.push({ top: table.top, bottom: dataTop - 1 });
    else if (part === "totals" && table.totalsRows > 0) lines.push({ top: dataBottom + 1, bottom: table.bottom });
    else if (part === "row" && row >= dataTop && row <= dataBottom) lines.push({ top: row, bottom: row });
    else return part === "row" ? "#VALUE!" : "#REF!";
  }
  return { top: Math.min(...lines.map((line) => line.top)), bottom: Math.max(...lines.map((line) => line.bottom)) };
}

function indexOf(table: TableShape, column: string): number {
  const wanted = fold(column);
  return table.columns.findIndex((name) => fold(name) === wanted);
}

/** Excel compares headings without case; a line break in a heading is a blank in a formula. */
function fold(column: string): string {
  return column.replace(/\s+/gu, " ").trim().toLowerCase();
}

function select(text: string): Selection {
  const parts = new Set<Part>();
  let from: string | null = null;
  let to: string | null = null;
  let inner = text.slice(1, -1).trim();
  if (inner.startsWith("@")) {
    parts.add("row");
    inner = inner.slice(1).trim();
  }
  if (inner === "") return { parts, from, to };
  const items = inner.startsWith("[") ? bracketItems(inner) : [{ text: unescape(inner), range: false }];
  for (const item of items) {
    const part = partNames[item.text.toLowerCase().replace(/\s+/g, " ")];
    if (part) parts.add(part);
    else if (item.range) to = item.text;
    else from = item.text;
  }
  return { parts, from, to };
}

/** "[#Data],[a]:[b]" as its bracketed items; `range` marks the one after a colon. */
function bracketItems(text: string): { text: string; range: boolean }[] {
  const items: { text: string; range: boolean }[] = [];
  let start = -1;
  let range = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (start >= 0 && character === "'") at += 1;
    else if (start >= 0 && character === "]") {
      const inside = text.slice(start, at);
      const row = inside.startsWith("@");
      if (row) items.push({ text: "@", range: false });
      items.push({ text: unescape(row ? inside.slice(1) : inside), range });
      start = -1;
      range = false;
    } else if (start < 0 && character === "[") start = at + 1;
    else if (start < 0 && character === ":") range = true;
  }
  return items;
}

function unescape(text: string): string {
  return text.replace(/'(.)/gsu, "$1").trim();
}
