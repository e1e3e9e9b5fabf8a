import { PcfError } from "../../../errors";
import type { FunctionNames } from "../../../workbook/functionNames";
import { toFile } from "../dialect/toFile";
import { cellName, parseCell } from "../reference";
import { checkSheetName } from "../sheetName";
import { append, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import { writeAttribute, writeText } from "../xml/text";
import type { Element } from "../xml/tree";
import type { NameChange, NewSheet } from "./changes";
import type { PackageEdit } from "./packageEdit";
import { placeOfChild, workbookOrder } from "./sheetOrder";
import { mainNamespace } from "./styles";

const worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** Adds an empty sheet at the end; answers its part. Throws file.sheetName. */
export function addSheet(edit: PackageEdit, sheet: NewSheet): string {
  const book = edit.file.workbookPath;
  checkSheetName(sheet.name, sheetNames(edit));
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const path = edit.freePath(`${folder}worksheets/sheet{n}.xml`);
  const id = edit.add(path, emptySheet(mainNamespace(edit), sheet), worksheetType, book, "worksheet");
  const root = edit.tree(book);
  const sheets = root.first("sheets");
  const sheetId = Math.max(0, ...(sheets?.all("sheet") ?? []).map((one) => Number(one.attribute("sheetId") ?? "0"))) + 1;
  const { prefix } = root;
  const relation = relationPrefix(root);
  const xml = `<${prefix}sheet${relation.declare} name="${writeAttribute(sheet.name)}" sheetId="${sheetId}" ${relation.prefix}:id="${id}"/>`;
  edit.set(book, splice(root.source, [sheets ? append(sheets, xml) : insert(root, "sheets", `<${prefix}sheets>${xml}</${prefix}sheets>`)]));
  return path;
}

function sheetNames(edit: PackageEdit): string[] {
  return (edit.tree(edit.file.workbookPath).first("sheets")?.all("sheet") ?? []).map((sheet) => sheet.attribute("name") ?? "");
}

function emptySheet(namespace: string, { widths, freeze }: NewSheet): string {
  const rows = freeze?.rows ?? 0;
  const columns = freeze?.columns ?? 0;
  const pane = rows === 0 && columns === 0 ? "" : paneXml(rows, columns);
  const cols = (widths ?? []).map((width, index) => (width === null ? "" : `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"${pane === "" ? "/>" : `>${pane}</sheetView>`}</sheetViews>${cols === "" ? "" : `<cols>${cols}</cols>`}<sheetData/></worksheet>`;
}

function paneXml(rows: number, columns: number): string {
  const state = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const corner = cellName(rows, columns);
  return `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${corner}" activePane="${state}" state="frozen"/><selection pane="${state}"/>`;
}

/** The prefix that the workbook gives relationship ids, declared on the spot where it has none. */
function relationPrefix(root: Element): { readonly prefix: string; readonly declare: string } {
  for (const [name, value] of root.attributes) if (name.startsWith("xmlns:") && (value === transitional || value === strict)) return { prefix: name.slice(6), declare: "" };
  const namespace = [...root.attributes.values()].some((value) => value.startsWith("http://purl.oclc.org/ooxml/spreadsheetml")) ? strict : transitional;
  return { prefix: "r", declare: ` xmlns:r="${namespace}"` };
}

/** Defines a name, or gives one that is there another reference. Throws file.name, file.sheetUnknown. */
export function setName(edit: PackageEdit, change: NameChange, functions: FunctionNames): void {
  const book = edit.file.workbookPath;
  if (!isName(change.name)) throw new PcfError("file.name", { given: change.name });
  const known = sheetNames(edit);
  const index = change.scope == null ? -1 : known.findIndex((name) => name.toLowerCase() === change.scope!.toLowerCase());
  if (change.scope != null && index < 0) throw new PcfError("file.sheetUnknown", { given: change.scope, known });
  const root = edit.tree(book);
  const names = root.first("definedNames");
  const { prefix } = root;
  const text = writeText(toFile(change.refersTo, functions));
  const scope = index < 0 ? null : String(index);
  const same = names?.all("definedName").find((element) => element.attribute("name")?.toLowerCase() === change.name.toLowerCase() && element.attribute("localSheetId") === scope);
  const xml = `<${prefix}definedName name="${writeAttribute(change.name)}"${scope === null ? "" : ` localSheetId="${scope}"`}>${text}</${prefix}definedName>`;
  if (same) edit.set(book, splice(root.source, [{ start: same.openEnd - (same.empty ? 2 : 0), end: same.empty ? same.openEnd : same.closeStart, text: same.empty ? `>${text}</${same.name}>` : text }]));
  else edit.set(book, splice(root.source, [names ? append(names, xml) : insert(root, "definedNames", `<${prefix}definedNames>${xml}</${prefix}definedNames>`)]));
}

/** Excel's rules for names, of tables too: letters, digits, dots, underscores and backslashes, and nothing that reads as a cell. */
export function isName(name: string): boolean {
  return /^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*$/u.test(name) && name.length <= 255 && parseCell(name) === null && !/^[rc]$/i.test(name) && !/^r\d*c\d*$/i.test(name);
}

function insert(root: Element, local: string, text: string): Splice {
  if (root.empty) return append(root, text);
  const at = placeOfChild(root.children, workbookOrder, local, root.closeStart);
  return { start: at, end: at, text };
}

/** Excel rebuilds the calculation chain when there is none; a stale one makes it repair the file. */
export function dropCalculationChain(edit: PackageEdit): void {
  const book = edit.file.workbookPath;
  const chain = edit.relationships(book).find((link) => link.kind === "calcChain" && !link.external)?.target;
  if (chain !== undefined) edit.remove(chain, book);
}
