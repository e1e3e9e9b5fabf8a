import type { Area, Grid, TableArea } from "../../tables/grid";
import { layCells } from "../file/layCells";
import type { Laid, LaidCell } from "../file/layCells";
import { overlaps } from "../file/reference";
import { cellFormula, cellValue } from "./cellContent";
import { refusalCode } from "./refusal";
import { allSheets, areaOf, place, rangeAt, sheetNamed } from "./sheets";
import type { NamedSheet } from "./sheets";
import { halvesOf, slicesOf } from "./slices";
import type { Spelling } from "./spelling";

/** A sheet's used range, or an area of it, as plain data. Throws file.sheetUnknown. */
export async function readGrid(context: Excel.RequestContext, name: string, wanted: Area | undefined, spelling: Spelling): Promise<Grid> {
  const named = sheetNamed(await allSheets(context), name);
  const { sheet } = named;
  // Cells with values for what is read, and those with a format too for merged cells, which may reach further than their text.
  const filled = sheet.getUsedRangeOrNullObject(true).load(place);
  const formatted = sheet.getUsedRangeOrNullObject(false).load(place);
  const { tables } = sheet;
  tables.load("items/name,items/showHeaders,items/showTotals,items/columns/items/name");
  await context.sync();

  const tableRanges = tables.items.map((table) => table.getRange().load(place));
  await context.sync();

  const area = wanted ?? (filled.isNullObject ? { top: 0, left: 0, bottom: 0, right: 0 } : areaOf(filled));
  const merges = formatted.isNullObject ? [] : await readMerges(context, sheet, areaOf(formatted));
  const cells = await readParts(context, named, area, spelling);
  return {
    sheet: named.name,
    ...cells,
    merges: wanted ? merges.filter((merge) => overlaps(merge, wanted)) : merges,
    tables: tables.items.map((table, index): TableArea => ({
      name: table.name,
      area: areaOf(tableRanges[index]!),
      headerRows: table.showHeaders ? 1 : 0,
      totalsRows: table.showTotals ? 1 : 0,
      columns: table.columns.items.map((column) => column.name),
    })),
    visibility: named.visibility,
  };
}

/** A larger area is asked first which parts of it hold something: a cell far out makes a sheet large, and nearly all of it is empty. */
const largestWhole = 1_000_000;

async function readParts(context: Excel.RequestContext, { sheet, name }: NamedSheet, area: Area, spelling: Spelling): Promise<Laid> {
  const parts = await filledParts(context, sheet, area);
  const read: Laid[] = [];
  for (const part of parts) read.push({ top: part.top, left: part.left, ...(await readSlices(context, sheet, slicesOf(part), spelling)) });
  return read.length === 1 && parts[0] === area ? read[0]! : layCells(name, read.flatMap(cellsOf), area);
}

async function filledParts(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<readonly Area[]> {
  const halves = (area.bottom - area.top + 1) * (area.right - area.left + 1) > largestWhole ? halvesOf(area) : null;
  if (halves === null) return [area];
  const used = halves.map((half) => rangeAt(sheet, half).getUsedRangeOrNullObject(true).load(place));
  await context.sync();
  const parts: Area[] = [];
  for (const range of used) if (!range.isNullObject) parts.push(...(await filledParts(context, sheet, areaOf(range))));
  return parts;
}

function cellsOf({ top, left, values, formulas, formats }: Laid): LaidCell[] {
  return values.flatMap((line, down) => line.flatMap((value, right) => {
    const formula = formulas[down]![right]!;
    return value === null && formula === null ? [] : [{ row: top + down, column: left + right, value, formula, format: formats[down]![right]! }];
  }));
}

type Cells = Pick<Grid, "values" | "formulas" | "formats">;

/** Slices one after the other: what would not fit into one answer is asked for in several. */
async function readSlices(context: Excel.RequestContext, sheet: Excel.Worksheet, slices: readonly Area[], spelling: Spelling): Promise<Cells> {
  const read: Cells[] = [];
  for (const slice of slices) read.push(await readSlice(context, sheet, slice, spelling));
  return { values: read.flatMap((cells) => cells.values), formulas: read.flatMap((cells) => cells.formulas), formats: read.flatMap((cells) => cells.formats) };
}

async function readSlice(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, spelling: Spelling): Promise<Cells> {
  const range = rangeAt(sheet, area).load("values,valueTypes,formulas,numberFormat");
  try {
    await context.sync();
  } catch (thrown) {
    const halves = refusalCode(thrown) === "ResponsePayloadSizeLimitExceeded" ? halvesOf(area) : null;
    if (!halves) throw thrown;
    const first = await readSlice(context, sheet, halves[0], spelling);
    const second = await readSlice(context, sheet, halves[1], spelling);
    return area.bottom > area.top ? below(first, second) : beside(first, second);
  }
  const { values, valueTypes, formulas, numberFormat } = range;
  return {
    values: values.map((row, down) => row.map((value, right) => cellValue(value, valueTypes[down]![right]!))),
    formulas: formulas.map((row, down) => row.map((formula, right) => cellFormula(formula, values[down]![right], spelling))),
    formats: numberFormat.map((row) => row.map((format) => String(format ?? "General"))),
  };
}

const below = (first: Cells, second: Cells): Cells => ({
  values: [...first.values, ...second.values],
  formulas: [...first.formulas, ...second.formulas],
  formats: [...first.formats, ...second.formats],
});

const beside = (first: Cells, second: Cells): Cells => ({
  values: [[...first.values[0]!, ...second.values[0]!]],
  formulas: [[...first.formulas[0]!, ...second.formulas[0]!]],
  formats: [[...first.formats[0]!, ...second.formats[0]!]],
});

/** Merged cells; Excel refuses to list more than 512 of them at once, so then it is asked for half of the area at a time. */
async function readMerges(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<Area[]> {
  const merged = rangeAt(sheet, area).getMergedAreasOrNullObject();
  const areas = merged.areas.load(`items/${place.replaceAll(",", ",items/")}`);
  try {
    await context.sync();
  } catch (thrown) {
    const halves = refusalCode(thrown) === null ? null : halvesOf(area);
    if (!halves) throw thrown;
    const both = [...(await readMerges(context, sheet, halves[0])), ...(await readMerges(context, sheet, halves[1]))];
    // One that lies across the middle is told by both halves.
    return [...new Map(both.map((merge) => [`${merge.top},${merge.left}`, merge])).values()];
  }
  return merged.isNullObject ? [] : areas.items.map(areaOf).sort((a, b) => a.top - b.top || a.left - b.left);
}
