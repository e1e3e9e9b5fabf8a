import type { Area } from "./grid";
import { headingLikeness, readHeading } from "./header";
import type { Role } from "./header";
import { headings, isLine, isUnitRow, onlyYears, rowShape } from "./rowShape";
import type { RowShape } from "./rowShape";
import { factKind } from "./summaryWord";
import { isModule, isStageName } from "./stage";
import type { Line } from "./table";
import { totalWord } from "./totals";
import { turn } from "./view";
import type { View } from "./view";

/** A table as it was cut out of a sheet, before anybody has said what its columns mean. */
export interface RawTable {
  readonly view: View;
  readonly left: number;
  readonly right: number;
  readonly titles: readonly Line[];
  readonly heading: { readonly first: number; readonly last: number };
  /** Data rows in order; a section is a line of text between them. */
  readonly rows: { row: number; section: string | null }[];
}

/** A label with the cells after it in the same row. */
export interface RawPair {
  readonly view: View;
  readonly shape: RowShape;
  readonly context: string;
}

export interface BlockReading {
  readonly tables: RawTable[];
  readonly pairs: RawPair[];
  readonly lines: Line[];
}

/** Takes an island of cells apart: titles, tables below one another, labels with values, notes. */
export function readBlock(view: View, area: Area): BlockReading {
  if (liesOnItsSide(view, area)) {
    const side = sideways(view, area);
    if (side) return side;
  }
  return upright(view, area);
}

function upright(view: View, area: Area): BlockReading {
  const tables: RawTable[] = [];
  const pairs: RawPair[] = [];
  const lines: Line[] = [];
  let titles: Line[] = [];
  let open: RawTable | null = null;
  let opening = "";
  const shapes = new Map<number, RowShape>();
  const shapeAt = (row: number): RowShape => {
    let shape = shapes.get(row);
    if (!shape) shapes.set(row, (shape = rowShape(view, row, area.left, area.right)));
    return shape;
  };

  for (let row = area.top; row <= area.bottom; row++) {
    const shape = shapeAt(row);
    if (shape.spans.length === 0) continue;
    if (isLine(shape)) {
      const cell = shape.spans[0]?.cell;
      if (!cell || cell.row !== row) continue;
      const line = { row: cell.row, column: cell.column, text: cell.text };
      lines.push(line);
      const next = row < area.bottom ? shapeAt(row + 1) : null;
      if (open && next && continues(shape, next, shapeAt, area)) open.rows.push({ row, section: cell.text });
      else {
        open = null;
        titles = [...titles.slice(-3), line];
      }
      continue;
    }
    if (isHeading(shape, open !== null, shapeAt, area)) {
      const last = headingEnd(view, row, shapeAt, area);
      const words = wordsOf(shape);
      // The same headings under "(续)" or "page 2": the table goes on.
      const before = tables.at(-1);
      if (!open && before && words === opening && titles.some((line) => carriesOn.test(line.text))) {
        open = before;
        titles = [];
        row = last;
        continue;
      }
      if (open && words === opening) {
        row = last;
        continue;
      }
      open = { view, left: area.left, right: area.right, titles, heading: { first: row, last }, rows: [] };
      opening = words;
      tables.push(open);
      titles = [];
      row = last;
      continue;
    }
    if (open) open.rows.push({ row, section: null });
    else pairs.push({ view, shape, context: titles.map((line) => line.text).join(" ") });
  }
  return { tables: tables.filter((table) => table.rows.some((row) => row.section === null)), pairs, lines };
}

function wordsOf(shape: RowShape): string {
  return shape.spans.map((span) => span.cell.text).join("\u0001");
}

const carriesOn = /续|續|\bcont(?:inued|['’]?d)?\b|\bpage \d|第\s*\d+\s*[页頁]/i;

const noteStart = /^(注|备注|说明|资料来源|数据来源|来源|note|notes|source|remark|\*|※)\s*[:：.\d]?/i;
const titleStart = /^(附?表|续表|table|tab\.|sheet|附录|图|figure)\s*\d?/i;

/** "表 6-10 …", "Table 3", "注：…": the line closes what stands above it. */
export function startsTable(text: string): boolean {
  return titleStart.test(text) || noteStart.test(text);
}

/** In characters; a longer line is a sentence. */
const longestSection = 40;

/** A line inside a table (a section's name) rather than under it: data follow that are no new table. */
function continues(shape: RowShape, next: RowShape, shapeAt: (row: number) => RowShape, area: Area): boolean {
  const text = shape.spans[0]?.cell.text ?? "";
  // "B. Freight inward (truck, GVW > 16 t, 0.105 kg CO2e/t.km)": what stands in brackets is a remark on the section.
  if (startsTable(text) || text.replace(/[(（].*[)）]/, "").length > longestSection || /[。；;]$/.test(text)) return false;
  if (isLine(next)) return false;
  return !isHeading(next, true, shapeAt, area) && next.numbers > 0;
}

/** Headings are texts over numbers. Inside a table only the words of the vocabulary make one; at the start the place does too. */
function isHeading(shape: RowShape, open: boolean, shapeAt: (row: number) => RowShape, area: Area): boolean {
  // Years may head columns, two at least: "2022 | 2023"; one number alone is a value, though it looks like a year.
  if (shape.texts < 2 || shape.numbers === 1 || !onlyYears(shape)) return false;
  const good = headings(shape);
  if (!open && statesStudy(shape, shapeAt, area)) return false;
  if (good >= 2 && good * 2 >= shape.texts && (!open || belowIsData(shape, shapeAt, area))) return true;
  if (open) return false;
  if (shape.numbers > 0) return false;
  if (shape.texts >= 3 || good >= 1) return shape.texts >= (good >= 1 ? 2 : 3) && numbersBelow(shape, shapeAt, area) && !labelled(shape, shapeAt, area);
  return false;
}

function belowIsData(shape: RowShape, shapeAt: (row: number) => RowShape, area: Area): boolean {
  for (let row = shape.row + 1; row <= Math.min(area.bottom, shape.row + 4); row++) {
    const below = shapeAt(row);
    if (below.numbers > 0 && !onlyYears(below)) return true;
  }
  return false;
}

/** Numbers stand below texts of this row, within the next rows. */
function numbersBelow(shape: RowShape, shapeAt: (row: number) => RowShape, area: Area): boolean {
  for (let row = shape.row + 1; row <= Math.min(area.bottom, shape.row + 3); row++) {
    const below = shapeAt(row);
    if (below.spans.some((span) => span.cell.number !== null && shape.spans.some((head) => head.left <= span.left && span.left <= head.right))) return true;
  }
  return false;
}

/** Rows that are looked at to see what a list states. */
const statedRows = 8;

/** "产品型号 | 组件 580 W", "声明单位 | 1块", "系统边界 | …": label after label of what a study states, whatever the first value looks like. */
function statesStudy(shape: RowShape, shapeAt: (row: number) => RowShape, area: Area): boolean {
  if (shape.spans.length > 4) return false;
  const kinds: (string | null)[] = [];
  for (let row = shape.row; row <= Math.min(area.bottom, shape.row + statedRows - 1); row++) {
    const { spans } = shapeAt(row);
    // "零件名称 | 支架 | 零件号 | CB-45": two labels in a row, each with its value.
    const labels = spans.length === 4 ? [spans[0], spans[2]] : spans.length === 2 || spans.length === 3 ? [spans[0]] : [];
    for (const label of labels) {
      if (!label || label.cell.number !== null) continue;
      // Stages over a total are results, though "产品生产" sounds like a product.
      if (totalWord(label.cell.text) !== null) return false;
      kinds.push(isStageName(label.cell.text) ? null : factKind(label.cell.text));
    }
  }
  const stated = kinds.filter((kind) => kind !== null && statements.has(kind)).length;
  return stated >= 2 && stated * 2 >= kinds.length;
}

const statements: ReadonlySet<string> = new Set(["boundary", "standard", "period", "functionalUnit", "product", "region", "gwp", "output"]);

/** A list of labels with values ("Product | Casting", "Output | 6270 | t"): its first row is no heading. */
function labelled(shape: RowShape, shapeAt: (row: number) => RowShape, area: Area): boolean {
  if (shape.spans.length > 3 || headings(shape) >= 2) return false;
  // "Excluded flow | Estimated share (%)": a value is not called like a column with a unit.
  const heads = (text: string) => headingLikeness(text) > 0 && readHeading(text).unit !== null && readHeading(text).matches.length > 0;
  if (shape.spans.slice(1).some((span) => heads(span.cell.text))) return false;
  const next = shape.row < area.bottom ? shapeAt(shape.row + 1) : null;
  return next === null || (next.spans.length <= 3 && next.numbers <= 1);
}

const headingRowLimit = 4;

/** The last row of the headings: rows of units, of letters, and the lower row under merged groups belong to them. */
function headingEnd(view: View, first: number, shapeAt: (row: number) => RowShape, area: Area): number {
  let last = first;
  while (last < area.bottom && last - first < headingRowLimit - 1) {
    const next = shapeAt(last + 1);
    if (isLine(next) && isUnitRow(next)) {
      last++;
      continue;
    }
    if (next.spans.length === 0 || isLine(next) || !onlyYears(next)) break;
    const own = next.spans.filter((span) => span.cell.row === next.row);
    const hangs = next.spans.length > own.length && next.spans.some((span) => span.cell.row <= last && span.cell.row >= first);
    if (own.length === 0 || isUnitRow(next) || (hangs && onlyTexts(own)) || underGroup(view, last, own)) last++;
    else break;
  }
  return last;
}

function onlyTexts(spans: RowShape["spans"]): boolean {
  return spans.every((span) => span.cell.number === null || (Number.isInteger(span.cell.number) && span.cell.number >= 1990 && span.cell.number <= 2100));
}

/** The texts stand under a heading that spans them, merged or followed by blanks. */
function underGroup(view: View, row: number, own: RowShape["spans"]): boolean {
  if (own.length < 2 || !onlyTexts(own) || own.some((span) => span.cell.text.length > 30)) return false;
  const group = own.filter((span) => {
    const merge = view.merge(row, span.left);
    return (merge !== undefined && merge.right > merge.left) || (!view.filled(row, span.left) && view.filled(row, span.left - 1));
  });
  const first = own[0];
  return group.length >= 1 && own.every((span) => span.cell.text !== "") && (group.length === own.length || first === undefined || headingsOf(own) >= 2);
}

function headingsOf(spans: RowShape["spans"]): number {
  return spans.filter((span) => readHeading(span.cell.text).matches.length > 0 || readHeading(span.cell.text).unit !== null).length;
}

const numericRoles: ReadonlySet<Role> = new Set([
  "quantity",
  "factor",
  "emission",
  "share",
  "score",
  "distance",
  "mass",
  "freight",
  "q1",
  "q2",
  "q3",
  "q4",
  "q5",
]);

/** The words that head columns stand below one another in the first column instead. */
function liesOnItsSide(view: View, area: Area): boolean {
  if (area.bottom - area.top > 40 || area.right === area.left) return false;
  const found: Role[] = [];
  let rows = 0;
  let across = 0;
  let firstRow = true;
  for (let row = area.top; row <= area.bottom; row++) {
    const shape = rowShape(view, row, area.left, area.right);
    if (shape.spans.length < 2) continue;
    const first = shape.spans[0]?.cell;
    if (!first || first.number !== null) return false;
    rows++;
    const best = readHeading(first.text).matches[0];
    if (best && best.confidence >= 0.4) found.push(best.kind);
    // Items across the top may be called "原料" or "material"; headings of other kinds say that the table stands upright.
    if (firstRow) across = shape.spans.slice(1).filter((span) => span.cell.number === null && isColumnWord(span.cell.text)).length;
    firstRow = false;
  }
  const distinct = new Set(found);
  if (rows < 3 || distinct.size < 3 || found.length < rows * 0.6 || across >= 2) return false;
  if (![...distinct].some((role) => numericRoles.has(role))) return false;
  const items = itemColumns(view, area);
  const calculates = distinct.has("factor") && ["quantity", "mass", "distance", "freight"].some((role) => distinct.has(role as Role));
  return (
    ((distinct.has("unit") || calculates) && distinct.has("name")) ||
    (items >= 2 && distinct.size >= 3 && found.filter((role) => numericRoles.has(role)).length >= 2)
  );
}

function isColumnWord(text: string): boolean {
  if (isModule(text)) return true;
  const best = readHeading(text).matches[0];
  return best !== undefined && best.confidence >= 0.45 && best.kind !== "name" && best.kind !== "stage" && best.kind !== "product" && best.kind !== "mode";
}

/** Columns after the first that hold numbers. */
function itemColumns(view: View, area: Area): number {
  let items = 0;
  for (let column = area.left + 1; column <= area.right; column++) {
    for (let row = area.top; row <= area.bottom; row++) {
      if (view.at(row, column).number !== null) {
        items++;
        break;
      }
    }
  }
  return items;
}

function sideways(view: View, area: Area): BlockReading | null {
  const lines: Line[] = [];
  const tables: RawTable[] = [];
  let titles: Line[] = [];
  let top = area.top;
  for (; top <= area.bottom; top++) {
    const shape = rowShape(view, top, area.left, area.right);
    if (!isLine(shape)) break;
    const cell = shape.spans[0]?.cell;
    if (cell) {
      const line = { row: cell.row, column: cell.column, text: cell.text };
      lines.push(line);
      titles = [...titles, line];
    }
  }
  let bottom = top;
  while (bottom < area.bottom && !isLine(rowShape(view, bottom + 1, area.left, area.right))) bottom++;
  const side = turn(view);
  const table: RawTable = { view: side, left: top, right: bottom, titles, heading: { first: area.left, last: area.left }, rows: [] };
  for (let row = area.left + 1; row <= area.right; row++) {
    if (rowShape(side, row, top, bottom).spans.length > 0) table.rows.push({ row, section: null });
  }
  if (table.rows.length === 0) return null;
  tables.push(table);
  if (bottom >= area.bottom) return { tables, pairs: [], lines };
  const rest = readBlock(view, { ...area, top: bottom + 1 });
  return { tables: [...tables, ...rest.tables], pairs: rest.pairs, lines: [...lines, ...rest.lines] };
}
