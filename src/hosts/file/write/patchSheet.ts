import type { Area } from "../../../tables/grid";
import { AreaSweep } from "../areaSweep";
import { readCellValue } from "../read/cellValue";
import type { Metadata } from "../read/metadata";
import { scanSheet } from "../read/sheetScan";
import type { CellMark, RowMark, SheetLayout } from "../read/sheetScan";
import { areaName, cellName, parseArea } from "../reference";
import { opened, setAttribute, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import { readAttribute, writeText } from "../xml/text";
import { sameValue, valueXml } from "./cellXml";
import { keyOf, placeOf } from "./plan";
import type { Planned, SheetPlan, StyleWish } from "./plan";
import { insertChild } from "./sheetOrder";
import { surveySheet } from "./survey";
import type { Survey } from "./survey";

export interface PatchContext {
  readonly part: string;
  readonly strings: readonly string[];
  readonly metadata: Metadata;
  readonly date1904: boolean;
  /** The index of a style that is like another one but for what is wished. */
  readonly style: (base: number, wish: StyleWish) => number;
  /** The `cm` of a dynamic array formula. */
  readonly dynamic: () => number;
}

export interface Patched {
  readonly text: string;
  /** A cell came to hold a formula, or to hold one no more (or of another kind): the calculation chain is stale. */
  readonly formulasChanged: boolean;
}

/** Writes the planned cells into a sheet's XML; every other byte stays. */
export function patchSheet(text: string, plan: SheetPlan, context: PatchContext): Patched {
  return new SheetPatch(text, plan, context).run();
}

class SheetPatch {
  private readonly splices: Splice[] = [];
  private readonly survey: Survey;
  private readonly prefix: string;
  private readonly stale: AreaSweep;
  private readonly byRow = new Map<number, number[]>();
  /** Columns and positions of the cells of the row that is being read, where the plan has cells in it. */
  private places: { readonly column: number; readonly start: number }[] = [];
  private formulasChanged = false;
  private readonly written: Area = { top: Infinity, left: Infinity, bottom: -1, right: -1 };

  constructor(
    private readonly text: string,
    private readonly plan: SheetPlan,
    private readonly context: PatchContext,
  ) {
    this.survey = surveySheet(text, context.part, plan, context.metadata);
    this.prefix = this.survey.layout.prefix;
    this.stale = new AreaSweep(this.survey.stale, context.part);
    for (const key of [...plan.cells.keys()].sort((a, b) => a - b)) {
      const { row, column } = placeOf(key);
      const columns = this.byRow.get(row);
      if (columns) columns.push(column);
      else this.byRow.set(row, [column]);
    }
  }

  run(): Patched {
    scanSheet(this.text, this.context.part, { cell: (cell) => this.cell(cell), row: (row) => this.row(row) });
    this.addRows();
    if (this.splices.length === 0) return { text: this.text, formulasChanged: false };
    this.updateDimension(this.survey.layout);
    return { text: splice(this.text, this.splices), formulasChanged: this.formulasChanged };
  }

  private cell(cell: CellMark): void {
    const key = keyOf(cell.row, cell.column);
    if (this.byRow.has(cell.row)) this.places.push({ column: cell.column, start: cell.start });
    const planned = this.plan.cells.get(key);
    if (planned) {
      const xml = this.changed(cell, key, planned);
      if (xml !== null && xml !== this.text.slice(cell.start, cell.end)) this.splices.push({ start: cell.start, end: cell.end, text: xml });
      return;
    }
    const promoted = this.survey.promoted.get(key);
    if (promoted !== undefined) this.splices.push({ start: cell.formulaStart, end: cell.formulaEnd, text: promoted });
    else if (cell.formulaStart < 0 && this.stale.at(cell.row, cell.column)) this.splices.push({ start: cell.start, end: cell.end, text: this.xml(this.openTag(cell), cell, { kind: "value", value: null }) });
  }

  /** The new XML of a cell that is there; null where it stays as it is. */
  private changed(cell: CellMark, key: number, planned: Planned): string | null {
    const old = () => readCellValue(this.text, cell, this.context.strings, this.context.metadata, this.context.date1904);
    if (planned.kind === "result") {
      const promoted = this.survey.promoted.get(key);
      if (cell.formulaStart < 0) return null;
      const sameArea = planned.area === undefined || cell.formulaReference === "" || sameAreas(parseArea(cell.formulaReference), planned.area);
      if (promoted === undefined && sameArea && sameValue(old(), planned.result)) return null;
      return this.resultXml(cell, planned, promoted);
    }
    if (planned.kind === "filled") return cell.formulaStart < 0 && sameValue(old(), planned.value) ? null : this.xml(this.openTag(cell), cell, planned);
    if (planned.kind === "value") {
      if (cell.formulaStart >= 0) this.formulasChanged = true;
      else if (!planned.style && sameValue(old(), planned.value)) return null;
      return this.xml(this.openTag(cell), cell, planned);
    }
    const wasPlain = cell.formulaStart >= 0 && cell.formulaType !== "array";
    const wasArray = cell.formulaStart >= 0 && cell.formulaType === "array";
    if (planned.form === "plain" ? !wasPlain : !wasArray) this.formulasChanged = true;
    return this.xml(this.openTag(cell), cell, planned);
  }

  /** The formula as it stands, under another value. */
  private resultXml(cell: CellMark, planned: Extract<Planned, { kind: "result" }>, promoted: string | undefined): string {
    const prefix = prefixOf(this.openTag(cell));
    const value = valueXml(planned.result, prefix, true);
    let formula = promoted ?? this.text.slice(cell.formulaStart, cell.formulaEnd);
    if (planned.area && cell.formulaReference !== "") {
      const openEnd = cell.formulaOpenEnd - cell.formulaStart;
      formula = setAttribute(formula.slice(0, openEnd), "ref", areaName(planned.area)) + formula.slice(openEnd);
    }
    let tag = setAttribute(this.openTag(cell), "t", value.type);
    tag = setAttribute(tag, "vm", null);
    return `${tag}${formula}${value.xml}</${prefix}c>`;
  }

  /** The cell's own opening tag, opened if it is an empty element. */
  private openTag(cell: CellMark): string {
    const tag = this.text.slice(cell.start, cell.openEnd);
    return cell.empty ? opened(tag) : tag;
  }

  /** A cell's whole XML. Without content only the style is worth keeping; without one the cell goes. */
  private xml(openTag: string, base: { readonly row: number; readonly column: number; readonly style: number }, planned: Exclude<Planned, { kind: "result" }>): string {
    const wish = planned.kind === "filled" ? undefined : planned.style;
    const style = wish ? this.context.style(base.style, wish) : base.style;
    const isFormula = planned.kind === "formula";
    const prefix = prefixOf(openTag);
    const value = valueXml(planned.kind === "formula" ? planned.result : planned.value, prefix, isFormula || planned.kind === "filled");
    let tag = openTag;
    if (style !== base.style) tag = setAttribute(tag, "s", String(style));
    tag = setAttribute(tag, "t", value.type);
    tag = setAttribute(tag, "vm", null);
    tag = setAttribute(tag, "cm", isFormula && planned.form === "dynamic" ? String(this.context.dynamic()) : null);
    // A cell that does not say where it stands is counted by those after it, so it cannot go.
    if (!isFormula && value.xml === "") return style === 0 && /\sr\s*=/.test(tag) ? "" : tag.replace(/>$/, "/>");
    this.note(base.row, base.column);
    const formula = !isFormula ? "" : planned.form === "plain" ? `<${prefix}f${spaced(planned.formula)}>${writeText(planned.formula)}</${prefix}f>` : `<${prefix}f t="array" ref="${areaName(planned.area)}"${spaced(planned.formula)}>${writeText(planned.formula)}</${prefix}f>`;
    return `${tag}${formula}${value.xml}</${prefix}c>`;
  }

  private row(row: RowMark): void {
    const columns = this.byRow.get(row.row);
    const places = this.places;
    this.places = [];
    if (!columns) return;
    this.byRow.delete(row.row);
    const there = new Set(places.map((place) => place.column));
    const missing = columns.filter((column) => !there.has(column));
    const added = missing.map((column) => ({ column, xml: this.newCell(row.row, column) })).filter(({ xml }) => xml !== "");
    if (added.length === 0) return;
    const tag = widenSpans(this.text.slice(row.start, row.openEnd), added[0]!.column, added.at(-1)!.column);
    if (row.empty) {
      this.splices.push({ start: row.start, end: row.openEnd, text: `${opened(tag)}${added.map(({ xml }) => xml).join("")}</${prefixOf(tag)}row>` });
      return;
    }
    if (tag !== this.text.slice(row.start, row.openEnd)) this.splices.push({ start: row.start, end: row.openEnd, text: tag });
    for (const { column, xml } of added) {
      const at = places.find((place) => place.column > column)?.start ?? row.closeStart;
      this.splices.push({ start: at, end: at, text: xml });
    }
  }

  private newCell(row: number, column: number): string {
    const planned = this.plan.cells.get(keyOf(row, column))!;
    if (planned.kind === "result") return "";
    if (planned.kind === "formula") this.formulasChanged = true;
    return this.xml(`<${this.prefix}c r="${cellName(row, column)}">`, { row, column, style: 0 }, planned);
  }

  /** Rows that the sheet does not have yet: each before the first row with a larger number. */
  private addRows(): void {
    const rows = [...this.byRow.keys()].sort((a, b) => a - b);
    const known = [...this.survey.rows.entries()].sort(([a], [b]) => a - b);
    const made: string[] = [];
    let next = 0;
    const sheetData = this.survey.layout.children.find((child) => child.local === "sheetData");
    for (const row of rows) {
      const cells = this.byRow.get(row)!.map((column) => this.newCell(row, column)).join("");
      if (cells === "") continue;
      const xml = `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
      while (next < known.length && known[next]![0] < row) next++;
      const at = known[next]?.[1];
      if (at !== undefined) this.splices.push({ start: at, end: at, text: xml });
      else made.push(xml);
    }
    if (made.length === 0) return;
    const { prefix } = this;
    if (!sheetData) this.splices.push(insertChild(this.text, this.survey.layout, "sheetData", `<${prefix}sheetData>${made.join("")}</${prefix}sheetData>`));
    else if (sheetData.empty) this.splices.push({ start: sheetData.start, end: sheetData.end, text: `${opened(this.text.slice(sheetData.start, sheetData.openEnd))}${made.join("")}</${prefixOf(this.text.slice(sheetData.start, sheetData.openEnd))}sheetData>` });
    else this.splices.push({ start: sheetData.closeStart, end: sheetData.closeStart, text: made.join("") });
  }

  private note(row: number, column: number): void {
    const area = this.written as { -readonly [K in keyof Area]: number };
    area.top = Math.min(area.top, row);
    area.left = Math.min(area.left, column);
    area.bottom = Math.max(area.bottom, row);
    area.right = Math.max(area.right, column);
  }

  /** The used range that the sheet declares, widened by what was written; one that cannot be read is left alone. */
  private updateDimension(layout: SheetLayout): void {
    const child = layout.children.find((one) => one.local === "dimension");
    if (!child || this.written.bottom < 0) return;
    const tag = this.text.slice(child.start, child.openEnd);
    const reference = /\sref\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
    const area = reference === undefined ? null : parseArea(readAttribute(reference));
    if (!area) return;
    const wide = { top: Math.min(area.top, this.written.top), left: Math.min(area.left, this.written.left), bottom: Math.max(area.bottom, this.written.bottom), right: Math.max(area.right, this.written.right) };
    if (!sameAreas(area, wide)) this.splices.push({ start: child.start, end: child.openEnd, text: setAttribute(tag, "ref", areaName(wide)) });
  }
}

/** The prefix of an element with its colon, by its opening tag; "" for none. */
function prefixOf(openTag: string): string {
  return /^<([^\s/>:]+:)/.exec(openTag)?.[1] ?? "";
}

function spaced(formula: string): string {
  return /^\s|\s$|\n/.test(formula) ? ' xml:space="preserve"' : "";
}

function sameAreas(one: Area | null, other: Area): boolean {
  return one !== null && one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;
}

/** `spans` says which columns a row uses; Excel relies on it for speed, so it must not be too narrow. */
function widenSpans(openTag: string, left: number, right: number): string {
  const match = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(openTag);
  if (!match) return openTag;
  const from = Math.min(Number(match[1]), left + 1);
  const to = Math.max(Number(match[2]), right + 1);
  return from === Number(match[1]) && to === Number(match[2]) ? openTag : setAttribute(openTag, "spans", `${from}:${to}`);
}
