import { PcfError } from "../../../errors";
import type { Area } from "../../../tables/grid";
import { AreaSweep } from "../areaSweep";
import type { FunctionNames } from "../../../workbook/functionNames";
import { showIntersections } from "../dialect/intersections";
import { shiftTokens } from "../dialect/shift";
import { tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";
import { toPerson } from "../dialect/toPerson";
import { parseArea } from "../reference";
import type { CellData } from "../workbookData";
import { readText } from "../xml/text";
import { parseTree } from "../xml/tree";
import type { Element } from "../xml/tree";
import { readCellValue } from "./cellValue";
import type { Metadata } from "./metadata";
import { isTrue } from "./metadata";
import { scanSheet } from "./sheetScan";
import type { CellMark } from "./sheetScan";

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly metadata: Metadata;
  readonly functions: FunctionNames;
  readonly date1904: boolean;
  readonly elements: number;
  /** Of shared formulas, written out. */
  readonly formulaCharacters: number;
}

export interface SheetContent {
  readonly cells: readonly CellData[];
  readonly merges: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  /** The area that the sheet's own filter chooses rows of, while it does. */
  readonly filter: Area | null;
  readonly protected: boolean;
}

type Draft = { -readonly [K in keyof CellData]: CellData[K] };

interface Master {
  readonly row: number;
  readonly column: number;
  readonly tokens: readonly Token[];
  readonly length: number;
}

/** The cells, merges and protection of one sheet. */
export function readSheet(text: string, part: string, context: SheetContext): SheetContent {
  const cells: Draft[] = [];
  const arrays: Area[] = [];
  const dataTables: Area[] = [];
  const masters = new Map<number, Master>();
  const members: { readonly cell: Draft; readonly index: number }[] = [];
  const hiddenRows = new Set<number>();
  let ordered = true;
  const layout = scanSheet(text, part, {
    row: (mark) => {
      if (mark.hidden) hiddenRows.add(mark.row);
    },
    cell: (mark) => {
      const value = readCellValue(text, mark, context.strings, context.metadata, context.date1904);
      if (value === null && mark.formulaStart < 0) return;
      const cell: Draft = { row: mark.row, column: mark.column, value, format: context.formats[mark.style] ?? "General" };
      const last = cells.at(-1);
      if (last && (last.row > cell.row || (last.row === cell.row && last.column >= cell.column))) ordered = false;
      cells.push(cell);
      if (mark.formulaStart >= 0) readFormula(mark, cell);
    },
  });
  const written = members.reduce((sum, { index }) => sum + (masters.get(index)?.length ?? 0), 0);
  if (written > context.formulaCharacters) throw new PcfError("file.tooLarge", { part, what: "formulas", most: context.formulaCharacters });
  for (const { cell, index } of members) {
    const master = masters.get(index);
    if (master) setFormula(cell, shiftTokens(master.tokens, cell.row - master.row, cell.column - master.column), true);
  }
  const sorted = ordered ? cells : inOrder(cells);
  markFilled(sorted, arrays, dataTables, part);
  const child = (local: string) => {
    const found = layout.children.find((one) => one.local === local);
    return found ? parseTree(text.slice(found.start, found.end), part, context.elements) : null;
  };
  const merges = (child("mergeCells")?.children ?? []).flatMap((merge) => parseArea(merge.attribute("ref") ?? "") ?? []);
  return { cells: sorted, merges, hiddenRows, filter: filteredArea(child("autoFilter")), protected: isTrue(child("sheetProtection")?.attribute("sheet") ?? null) };

  function readFormula(mark: CellMark, cell: Draft): void {
    const raw = readText(text.slice(mark.formulaOpenEnd, mark.formulaCloseStart));
    const area = mark.formulaReference === "" ? null : parseArea(mark.formulaReference);
    if (mark.formulaType === "dataTable") {
      if (area) dataTables.push((cell.dataTable = area));
      return;
    }
    if (mark.formulaType === "shared") {
      if (raw === "") members.push({ cell, index: mark.sharedIndex });
      else masters.set(mark.sharedIndex, { row: mark.row, column: mark.column, tokens: tokenize(raw).tokens, length: raw.length });
    }
    if (raw === "") return;
    setFormula(cell, raw, mark.formulaType !== "array");
    if (mark.formulaType !== "array") return;
    const fills = area ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
    if (context.metadata.dynamic.has(mark.cellMetadata)) cell.spill = fills;
    else cell.array = fills;
    if (fills.top !== fills.bottom || fills.left !== fills.right) arrays.push(fills);
  }

  function setFormula(cell: Draft, raw: string, isPlain: boolean): void {
    const formula = toPerson(raw, context.functions);
    cell.formula = isPlain ? showIntersections(formula) : formula;
    if (isStuck(raw, context.functions)) cell.stuck = true;
    if (readsOtherWorkbook(cell.formula)) cell.external = true;
  }
}

/** The area of a filter that has a condition on one of its columns. */
export function filteredArea(filter: Element | null): Area | null {
  return filter && filter.all("filterColumn").length > 0 ? parseArea(filter.attribute("ref") ?? "") : null;
}

/** [1]Sheet1!A1, '[1]My sheet'!A1 or [1]!Name: brackets that name a workbook, not a table's column. */
function readsOtherWorkbook(formula: string): boolean {
  if (!formula.includes("[") || !formula.includes("!")) return false;
  const { tokens } = tokenize(formula);
  return tokens.some((token, at) => {
    if (token.kind === "quoted") return token.text.includes("[") && tokens[at + 1]?.text === "!";
    if (token.kind !== "bracket" || tokens[at - 1]?.kind === "name") return false;
    return tokens[at + 1]?.text === "!" || tokens[at + 2]?.text === "!";
  });
}

/** Whether a formula names one of our functions other than Excel does: by the name that people type, in small letters, with a prefix. */
export function isStuck(raw: string, functions: FunctionNames): boolean {
  if (!functions.mayOccurIn(raw)) return false;
  const { tokens } = tokenize(raw);
  return tokens.some((token, at) => {
    if (token.kind !== "name" || tokens[at + 1]?.kind !== "open" || functions.decode(token.text) === null) return false;
    return token.text !== functions.encode(token.text) || tokens[at - 1]?.text === "!";
  });
}

/** Sorted, the later of two cells at one place taken. */
function inOrder(cells: readonly Draft[]): Draft[] {
  const places = new Map(cells.map((cell) => [cell.row * 16_384 + cell.column, cell]));
  return [...places.entries()].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}

/** Marks the cells that an array formula or data table in another cell fills. */
function markFilled(cells: readonly Draft[], arrays: readonly Area[], dataTables: readonly Area[], part: string): void {
  if (arrays.length === 0 && dataTables.length === 0) return;
  const inArrays = new AreaSweep(arrays, part);
  const inDataTables = new AreaSweep(dataTables, part);
  for (const cell of cells) {
    if (cell.formula !== undefined || cell.dataTable) continue;
    const array = inArrays.at(cell.row, cell.column);
    if (array) cell.filledBy = array;
    const dataTable = inDataTables.at(cell.row, cell.column);
    if (dataTable) cell.dataTable = dataTable;
  }
}
