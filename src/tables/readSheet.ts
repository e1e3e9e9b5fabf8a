import type { Area, Grid } from "./grid";
import { findBlocks } from "./blocks";
import { factsOfLabelledCells, factsOfLabelledLine, factsOfLine, factsOfPair, factsOfSummaries, factsOfWords, labelsItself } from "./facts";
import type { Role } from "./header";
import { readHeading } from "./header";
import { lanesOf } from "./lanes";
import { kindOf } from "./kind";
import { readBlock, startsTable } from "./readBlock";
import type { BlockReading, RawTable } from "./readBlock";
import { assignRoles } from "./roles";
import { headings, isLine, rowShape } from "./rowShape";
import { readRows } from "./rows";
import { stageColumns } from "./stageColumns";
import { summaryWord } from "./summaryWord";
import type { FootprintTable, Line, SheetReading } from "./table";
import { totalWord } from "./totals";
import { viewOf } from "./view";
import type { View } from "./view";

/** Roles a person has put right: the area's first cell of the table, then column by column. */
export interface Override {
  readonly sheet: string;
  /** First cell of the table's area. */
  readonly row: number;
  readonly column: number;
  /** Role by column of the sheet (row of the sheet, for a table on its side). */
  readonly roles: ReadonlyMap<number, Role>;
  /** The person says that this is no footprint table. */
  readonly notATable?: boolean;
}

/** The footprint tables of a sheet, the labels with values, and the lines of text. Reads any sheet; never throws. */
export function readSheet(grid: Grid, overrides: readonly Override[] = []): SheetReading {
  const view = viewOf(grid);
  const blocks = withHeadings(view, findBlocks(view));
  const readings: BlockReading[] = [];
  const tables: RawTable[] = [];
  const lines: Line[] = [];
  let pending: Line[] = [];
  let above: Area | null = null;
  for (const block of blocks) {
    const last = tables.at(-1);
    if (last && above && continuesTable(view, last, above, block)) {
      for (let row = block.top; row <= block.bottom; row++) last.rows.push({ row, section: sectionOf(view, row, block) });
      above = block;
      continue;
    }
    const reading = readBlock(view, block);
    // Lines that stand alone above a table, with a blank row between, still are its titles.
    const only = reading.tables.length === 0 && reading.pairs.length === 0;
    const first = reading.tables[0];
    if (first && pending.length > 0 && near(pending, block))
      reading.tables[0] = { ...first, titles: [...pending.filter((line) => !first.titles.includes(line)), ...first.titles].slice(-4) };
    pending = only ? [...pending, ...reading.lines].slice(-3) : [];
    readings.push(reading);
    tables.push(...reading.tables);
    lines.push(...reading.lines);
    above = block;
  }
  const found = tables.flatMap((raw) => finish(raw, overrides));
  const pairs = readings.flatMap((reading) => reading.pairs.flatMap((pair) => (labelsItself(pair) ? factsOfLabelledCells(pair) : [...factsOfPair(pair), ...factsOfWords(pair)])));
  return {
    sheet: grid.sheet,
    tables: found,
    facts: [
      ...pairs,
      ...lines.flatMap((line) => factsOfLabelledLine(view, line)),
      ...found.flatMap(factsOfSummaries),
      ...lines.flatMap((line) => factsOfLine(view, line)),
    ],
    lines,
  };
}

/** The tables of a sheet alone. */
export function readTables(grid: Grid, overrides: readonly Override[] = []): readonly FootprintTable[] {
  return readSheet(grid, overrides).tables;
}

/** Headings with a blank row under them belong to the rows below. */
function withHeadings(view: View, blocks: readonly Area[]): readonly Area[] {
  const joined: Area[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (!above || block.top - above.bottom !== 2 || block.left < above.left || block.right > above.right) {
      joined.push(block);
      continue;
    }
    const heading = rowShape(view, above.bottom, above.left, above.right);
    const first = rowShape(view, block.top, block.left, block.right);
    const heads = heading.texts >= 3 && heading.numbers === 0 && headings(heading) >= 2 && first.numbers >= 2 && first.spans.length >= 3;
    if (heads) joined[joined.length - 1] = { ...above, bottom: block.bottom };
    else joined.push(block);
  }
  return joined;
}

function near(lines: readonly Line[], block: Area): boolean {
  const last = lines.at(-1);
  return last !== undefined && block.top - last.row <= 3;
}

/** Rows after a blank row, without headings of their own and with numbers in the same columns: the table goes on. */
function continuesTable(view: View, table: RawTable, above: Area, block: Area): boolean {
  if (table.view.turned || block.top - above.bottom > 2 || block.left < table.left || block.right > table.right) return false;
  const last = table.rows.at(-1)?.row ?? table.heading.last;
  if (last !== above.bottom && last !== block.top - 2) return false;
  const first = rowShape(view, block.top, block.left, block.right);
  if (isLine(first) && startsTable(first.spans[0]?.cell.text ?? "")) return false;
  const second = block.top < block.bottom ? rowShape(view, block.top + 1, block.left, block.right) : null;
  const data = isLine(first) && second ? second : first;
  if (data.numbers === 0) return false;
  const numeric = new Set<number>();
  for (const { row, section } of table.rows.slice(0, 40)) {
    if (section === null) for (const span of rowShape(view, row, table.left, table.right).spans) if (span.cell.number !== null) numeric.add(span.left);
  }
  const columns = data.spans.filter((span) => span.cell.number !== null).map((span) => span.left);
  const label = data.spans[0]?.cell;
  // A label with one value is a pair unless it continues the numbers' last columns.
  if (
    columns.length === 1 &&
    data.spans.length <= 3 &&
    label &&
    (readHeading(label.text).unit !== null || summaryWord(label.text) === "output" || summaryWord(label.text) === "perUnit")
  )
    return false;
  if (listsPairs(view, block, numeric)) return false;
  return (
    columns.every((column) => numeric.has(column)) &&
    (columns.length >= 2 || (columns[0] as number) === Math.max(...numeric) || data.spans.length >= 3 || (columns[0] as number) > table.left + 1)
  );
}

/**
 * "Output in period | 1100000 | block" and the like below a table of more columns: labels, each with its one value (and unit) beside it, and nothing under
 * the table's last figures.
 */
function listsPairs(view: View, block: Area, numeric: ReadonlySet<number>): boolean {
  const shapes = Array.from({ length: block.bottom - block.top + 1 }, (_, at) => rowShape(view, block.top + at, block.left, block.right)).filter(
    (shape) => shape.numbers > 0,
  );
  const [first] = shapes;
  if (!first || numeric.size < 2 || block.bottom - block.top > 12) return false;
  const label = first.spans[0]?.cell.text ?? "";
  if (totalWord(label) !== null && shapes.length === 1) return false;
  const column = first.spans.find((span) => span.cell.number !== null || span.cell.formula !== null)?.left;
  const alone = shapes.every(
    (shape) =>
      shape.numbers === 1 &&
      shape.spans.length <= 3 &&
      shape.spans[0]?.cell.number === null &&
      shape.spans.every((span) => (span.cell.number === null && span.cell.formula === null) || span.left === column),
  );
  return alone && shapes.some((shape) => shape.spans.length === 3) && column !== undefined && column < Math.max(...numeric);
}

function sectionOf(view: View, row: number, block: Area): string | null {
  const shape = rowShape(view, row, block.left, block.right);
  return isLine(shape) ? (shape.spans[0]?.cell.text ?? null) : null;
}

/** No person heads more columns than this. */
const widest = 500;

function finish(raw: RawTable, overrides: readonly Override[]): FootprintTable[] {
  if (raw.right - raw.left >= widest) return [];
  const firstRow = raw.rows[0]?.row ?? raw.heading.last;
  const lastRow = raw.rows.at(-1)?.row ?? firstRow;
  const area: Area = raw.view.turned
    ? { top: raw.left, bottom: raw.right, left: raw.heading.first, right: lastRow }
    : { top: raw.heading.first, bottom: lastRow, left: raw.left, right: raw.right };
  const override = overrides.find((each) => each.sheet === raw.view.sheet && each.row === area.top && each.column === area.left);
  if (override?.notATable) return [];
  const columns = assignRoles(raw, override?.roles);
  const across = override ? null : stageColumns(raw, columns);
  if (across) return across.map((table) => ({ ...table, area }));
  return (lanesOf(columns) ?? [{ columns, again: false }]).map((lane) => ({ ...tableOf(raw, area, lane.columns), ...(lane.again && { again: true }) }));
}

function tableOf(raw: RawTable, area: Area, columns: FootprintTable["columns"]): FootprintTable {
  return {
    sheet: raw.view.sheet,
    area,
    kind: kindOf(columns, raw.titles),
    turned: raw.view.turned,
    titles: raw.titles,
    heading: raw.heading,
    columns,
    rows: readRows(raw, columns),
    cell: (row, column) => raw.view.at(row.index, column.index),
  };
}
