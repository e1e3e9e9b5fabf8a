import { PcfError } from "../../../errors";
import type { Area, CellValue } from "../../../tables/grid";
import { areaName, columnLimit, overlaps, parseArea, rowLimit } from "../reference";
import { scanSheet } from "../read/sheetScan";
import { append, setAttribute, setAttributes, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import { readEscapes, writeAttribute, writeEscapes, writeText } from "../xml/text";
import { parseTree } from "../xml/tree";
import type { Element } from "../xml/tree";
import type { FunctionNames } from "../../../workbook/functionNames";
import { toFile } from "../dialect/toFile";
import type { CalculatedColumnChange, CellChange, TableChange } from "./changes";
import { renameColumns } from "./renameColumns";
import type { PackageEdit } from "./packageEdit";
import { insertChild } from "./sheetOrder";
import { mainNamespace } from "./styles";
import { isName } from "./workbookPart";

const tableType = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

interface KnownTable {
  readonly path: string;
  readonly sheetPath: string;
  readonly root: Element;
  readonly area: Area | null;
}

/** What the tables of a workbook need to know of its sheets. */
export interface TableContext {
  readonly sheetPaths: readonly string[];
  /** The text of a cell as it is after all changes; null where it holds none. */
  readonly textAt: (sheetPath: string, row: number, column: number) => CellValue;
}

/** Adds a table or gives one another area. Throws file.table. */
export function setTable(edit: PackageEdit, sheetPath: string, change: TableChange, context: TableContext): void {
  const refuse = (reason: "name" | "taken" | "area" | "overlap" | "columns") => new PcfError("file.table", { given: change.name, reason });
  const tables = knownTables(edit, context.sheetPaths);
  const known = tables.find((table) => nameOf(table.root).toLowerCase() === change.name.toLowerCase());
  if (known && known.sheetPath !== sheetPath) throw refuse("taken");
  if (!known && !isName(change.name)) throw refuse("name");
  if (!known && definedNames(edit).includes(change.name.toLowerCase())) throw refuse("taken");
  const { area } = change;
  if (!(area.top >= 0 && area.left >= 0 && area.bottom - Number(!known && change.totals === true) > area.top && area.right >= area.left && area.bottom < rowLimit && area.right < columnLimit)) throw refuse("area");
  const others = tables.filter((table) => table.sheetPath === sheetPath && table.path !== known?.path);
  if (others.some((table) => table.area && overlaps(table.area, area)) || merges(edit, sheetPath).some((merge) => overlaps(merge, area))) throw refuse("overlap");
  const headers = readHeaders(area, (row, column) => context.textAt(sheetPath, row, column));
  if (!headers) throw refuse("columns");
  if (known) resize(edit, known, area, headers, context.sheetPaths);
  else add(edit, sheetPath, change, headers, tables);
}

function add(edit: PackageEdit, sheetPath: string, { name, area, totals = false }: TableChange, headers: readonly string[], tables: readonly KnownTable[]): void {
  const id = Math.max(0, ...tables.map((table) => Number(table.root.attribute("id") ?? "0"))) + 1;
  const book = edit.file.workbookPath;
  const path = edit.freePath(`${book.slice(0, book.lastIndexOf("/") + 1)}tables/table{n}.xml`);
  const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${headerAttribute(header)}"/>`).join("");
  const relation = edit.add(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${mainNamespace(edit)}" id="${id}" name="${writeAttribute(name)}" displayName="${writeAttribute(name)}" ref="${areaName(area)}" ${totals ? 'totalsRowCount="1"' : 'totalsRowShown="0"'}><autoFilter ref="${areaName(totals ? { ...area, bottom: area.bottom - 1 } : area)}"/><tableColumns count="${headers.length}">${columns}</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`, tableType, sheetPath, "table");
  link(edit, sheetPath, relation);
}

/** Names the table in the sheet, in <tableParts> at its place. */
function link(edit: PackageEdit, sheetPath: string, relation: string): void {
  const text = edit.text(sheetPath);
  const layout = scanSheet(text, sheetPath, {});
  const namespace = mainNamespace(edit).includes("purl.oclc.org") ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const { prefix } = layout;
  const part = `<${prefix}tablePart xmlns:r="${namespace}" r:id="${relation}"/>`;
  const parts = layout.children.find((child) => child.local === "tableParts");
  if (!parts) {
    edit.set(sheetPath, splice(text, [insertChild(text, layout, "tableParts", `<${prefix}tableParts count="1">${part}</${prefix}tableParts>`)]));
    return;
  }
  const element = parseTree(text.slice(parts.start, parts.end), sheetPath, edit.file.limits.elements);
  const grown = element.empty ? `<${prefix}tableParts count="1">${part}</${prefix}tableParts>` : splice(element.source, [setAttributes(element, { count: String(element.children.length + 1) }), append(element, part)]);
  edit.set(sheetPath, splice(text, [{ start: parts.start, end: parts.end, text: grown }]));
}

/** Columns that keep their place keep what they carry (formulas, totals, ids); filters keep theirs. */
function resize(edit: PackageEdit, table: KnownTable, area: Area, headers: readonly string[], sheetPaths: readonly string[]): void {
  const { root } = table;
  const isMoved = table.area === null || areaName(table.area) !== areaName(area);
  const splices: Splice[] = [setAttributes(root, { ref: areaName(area) })];
  const totals = Number(root.attribute("totalsRowCount") ?? "0");
  const filter = root.first("autoFilter");
  if (filter) splices.push(setAttributes(filter, { ref: areaName({ ...area, bottom: area.bottom - totals }) }));
  const sort = root.first("sortState");
  if (sort && isMoved) splices.push({ start: sort.start, end: sort.end, text: "" });
  const list = root.first("tableColumns");
  const columns = list?.all("tableColumn") ?? [];
  const shift = area.left - (table.area?.left ?? area.left);
  let nextId = Math.max(0, ...columns.map((column) => Number(column.attribute("id") ?? "0"))) + 1;
  const renamed = new Map<string, string>();
  const written = headers.map((header, index) => {
    const column = columns[index + shift];
    if (!column) return `<${root.prefix}tableColumn id="${nextId++}" name="${headerAttribute(header)}"/>`;
    const old = readEscapes(column.attribute("name") ?? "");
    if (old === header) return column.raw;
    renamed.set(old.toLowerCase(), header);
    const { start, text, end } = setAttributes(column, { name: headerText(header) });
    return root.source.slice(column.start, start) + text + root.source.slice(end, column.end);
  });
  if (list) splices.push({ start: list.start, end: list.end, text: `<${list.name} count="${headers.length}">${written.join("")}</${list.name}>` });
  edit.set(table.path, splice(root.source, splices));
  if (renamed.size > 0) renameColumns(edit, [edit.file.workbookPath, ...sheetPaths, ...knownTables(edit, sheetPaths).map(({ path }) => path)], nameOf(root), renamed);
}

/**
 * The texts that changed header cells of a table get, by column: a number as it is written, "Column2" for a blank one, a number after one
 * that another column has. Formulas are left out: they are refused with the headers that they would give.
 */
export function headerTexts(table: KnownTable, cells: readonly Omit<CellChange, "sheet">[]): Map<number, string> {
  const texts = new Map<number, string>();
  const { area, root } = table;
  if (!area || (root.attribute("headerRowCount") ?? "1") === "0") return texts;
  const changed = cells.filter(({ row, column, content }) => row === area.top && column >= area.left && column <= area.right && "value" in content);
  const isChanged = new Set(changed.map(({ column }) => column));
  const taken = new Set((root.first("tableColumns")?.all("tableColumn") ?? []).flatMap((column, index) => (isChanged.has(area.left + index) ? [] : [readEscapes(column.attribute("name") ?? "").toLowerCase()])));
  for (const { column, content } of changed) {
    const given = "value" in content ? content.value : null;
    const plain = given === null || given === "" ? `Column${column - area.left + 1}` : typeof given === "object" ? given.error : typeof given === "boolean" ? String(given).toUpperCase() : String(given);
    let text = plain;
    for (let number = 2; taken.has(text.toLowerCase()); number++) text = `${plain}${number}`;
    taken.add(text.toLowerCase());
    texts.set(column, text);
  }
  return texts;
}

/** Takes changed header cells over into the tables: a header that differs from its cell makes Excel repair the file. Throws file.table. */
export function syncHeaders(edit: PackageEdit, sheetPaths: readonly string[], allPaths: readonly string[], isChanged: (sheetPath: string, row: number, column: number) => boolean, textAt: TableContext["textAt"]): void {
  for (const table of knownTables(edit, sheetPaths)) {
    const { area, sheetPath } = table;
    if (!area || (table.root.attribute("headerRowCount") ?? "1") === "0") continue;
    let changed = false;
    for (let column = area.left; column <= area.right && !changed; column++) changed = isChanged(sheetPath, area.top, column);
    if (!changed) continue;
    const headers = readHeaders(area, (row, column) => textAt(sheetPath, row, column));
    if (!headers) throw new PcfError("file.table", { given: nameOf(table.root), reason: "columns" });
    const names = table.root.first("tableColumns")?.all("tableColumn").map((column) => readEscapes(column.attribute("name") ?? "")) ?? [];
    if (headers.length === names.length && headers.every((header, index) => header === names[index])) continue;
    resize(edit, table, area, headers, allPaths);
  }
}

/**
 * When every row of a table's column got the same formula, the table fills new rows with it as well. `formula` answers what a cell
 * was given, moved to the column's first row, in the file's spelling; null where a cell was given none.
 */
export function setCalculatedColumns(edit: PackageEdit, sheetPaths: readonly string[], formula: (sheetPath: string, row: number, column: number, firstRow: number) => string | null): void {
  for (const table of knownTables(edit, sheetPaths)) {
    if (!table.area) continue;
    const first = table.area.top + Number(table.root.attribute("headerRowCount") ?? "1");
    const last = table.area.bottom - Number(table.root.attribute("totalsRowCount") ?? "0");
    const splices: Splice[] = [];
    table.root.first("tableColumns")?.all("tableColumn").forEach((column, index) => {
      const place = table.area!.left + index;
      const text = formula(table.sheetPath, first, place, first);
      if (text === null) return;
      for (let row = first + 1; row <= last; row++) if (formula(table.sheetPath, row, place, first) !== text) return;
      splices.push(...columnFormula(column, text));
    });
    if (splices.length > 0) edit.set(table.path, splice(table.root.source, splices));
  }
}

/** What fills the new rows of a column, in the file's spelling; null takes it away. */
function columnFormula(column: Element, text: string | null): Splice[] {
  const old = column.first("calculatedColumnFormula");
  if (text === null) return old ? [{ start: old.start, end: old.end, text: "" }] : [];
  const xml = `<${column.prefix}calculatedColumnFormula>${writeText(text)}</${column.prefix}calculatedColumnFormula>`;
  if (old) return [{ start: old.start, end: old.end, text: xml }];
  return column.empty ? [append(column, xml)] : [{ start: column.openEnd, end: column.openEnd, text: xml }];
}

/** Gives columns of tables what they fill new rows with. A table or column that is not there is passed over. */
export function giveColumns(edit: PackageEdit, sheetPaths: readonly string[], changes: readonly CalculatedColumnChange[], functions: FunctionNames): void {
  if (changes.length === 0) return;
  for (const { path, root } of knownTables(edit, sheetPaths)) {
    const columns = root.first("tableColumns")?.all("tableColumn") ?? [];
    const name = nameOf(root);
    const splices = changes.flatMap(({ table, column, formula }) => (table.toLowerCase() === name.toLowerCase() && columns[column] ? columnFormula(columns[column], formula === null ? null : toFile(formula, functions, name)) : []));
    if (splices.length > 0) edit.set(path, splice(root.source, splices));
  }
}

/** What a cell of a totals row was given: a label, or a formula in the file's spelling. */
export type TotalsContent = { readonly label: string } | { readonly formula: string } | null;

/** Takes what the cells of totals rows were given over into their tables. `given` answers undefined for a cell that was given nothing. */
export function setTotals(edit: PackageEdit, sheetPaths: readonly string[], given: (sheetPath: string, row: number, column: number) => TotalsContent | undefined): void {
  for (const { path, sheetPath, root, area } of knownTables(edit, sheetPaths)) {
    if (!area || (root.attribute("totalsRowCount") ?? "0") === "0") continue;
    const splices = (root.first("tableColumns")?.all("tableColumn") ?? []).flatMap((column, index): Splice[] => {
      const content = given(sheetPath, area.bottom, area.left + index);
      return content === undefined ? [] : [{ start: column.start, end: column.end, text: withTotals(column, content) }];
    });
    if (splices.length > 0) edit.set(path, splice(root.source, splices));
  }
}

/** A column with another content of its totals row; everything else of it stays. */
function withTotals(column: Element, content: TotalsContent): string {
  const label = content !== null && "label" in content ? headerText(content.label) : null;
  const formula = content !== null && "formula" in content ? `<${column.prefix}totalsRowFormula>${writeText(content.formula)}</${column.prefix}totalsRowFormula>` : "";
  const tag = setAttribute(setAttribute(column.raw.slice(0, column.openEnd - column.start), "totalsRowLabel", label), "totalsRowFunction", formula === "" ? null : "custom").replace(/\s*\/?>$/, "");
  const kept = column.children.filter(({ local }) => local !== "totalsRowFormula");
  const [calculated, others] = [kept.filter(({ local }) => local === "calculatedColumnFormula"), kept.filter(({ local }) => local !== "calculatedColumnFormula")].map((parts) => parts.map(({ raw }) => raw).join(""));
  const inside = `${calculated}${formula}${others}`;
  return inside === "" ? `${tag}/>` : `${tag}>${inside}</${column.name}>`;
}

export function knownTables(edit: PackageEdit, sheetPaths: readonly string[]): KnownTable[] {
  return sheetPaths.flatMap((sheetPath) => edit.relationships(sheetPath).filter((one) => one.kind === "table" && !one.external && edit.has(one.target)).map((one) => {
    const root = edit.tree(one.target);
    return { path: one.target, sheetPath, root, area: parseArea(root.attribute("ref") ?? "") };
  }));
}

export function nameOf(table: Element): string {
  return table.attribute("displayName") ?? table.attribute("name") ?? "";
}

/** The headers of a table must be texts, each its own. */
function readHeaders(area: Area, textAt: (row: number, column: number) => CellValue): string[] | null {
  const headers: string[] = [];
  const seen = new Set<string>();
  for (let column = area.left; column <= area.right; column++) {
    const text = textAt(area.top, column);
    if (typeof text !== "string" || text === "" || seen.has(text.toLowerCase())) return null;
    seen.add(text.toLowerCase());
    headers.push(text);
  }
  return headers;
}

function headerAttribute(header: string): string {
  return writeAttribute(headerText(header));
}

/** A text as a table's attributes spell it. */
function headerText(text: string): string {
  return writeEscapes(text).replace(/\n/g, "_x000a_");
}

function definedNames(edit: PackageEdit): string[] {
  return (edit.tree(edit.file.workbookPath).first("definedNames")?.children ?? []).map((name) => (name.attribute("name") ?? "").toLowerCase());
}

function merges(edit: PackageEdit, sheetPath: string): Area[] {
  const text = edit.text(sheetPath);
  const child = scanSheet(text, sheetPath, {}).children.find((one) => one.local === "mergeCells");
  return child ? parseTree(text.slice(child.start, child.end), sheetPath, edit.file.limits.elements).children.flatMap((merge) => parseArea(merge.attribute("ref") ?? "") ?? []) : [];
}
