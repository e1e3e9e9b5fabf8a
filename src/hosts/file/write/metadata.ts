import { readMetadata } from "../read/metadata";
import { append, setAttributes, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import type { Element } from "../xml/tree";
import type { PackageEdit } from "./packageEdit";
import { mainNamespace } from "./styles";

const metadataType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
const dynamicNamespace = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";
/** The extension that says "dynamic array" (MS-XLSX 2.3.6), as Excel writes it. */
const extension = "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}";
const flags = 'minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"';

/** The `cm` by which a cell says that its formula is a dynamic array; the metadata part is made or extended where it lacks one. */
export function ensureDynamic(edit: PackageEdit): number {
  const book = edit.file.workbookPath;
  const path = edit.relationships(book).find((link) => link.kind === "sheetMetadata" && !link.external && edit.has(link.target))?.target;
  if (path === undefined) {
    const made = `${book.slice(0, book.lastIndexOf("/") + 1)}metadata.xml`;
    edit.add(made, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<metadata xmlns="${mainNamespace(edit)}" xmlns:xda="${dynamicNamespace}"><metadataTypes count="1">${typeXml("")}</metadataTypes><futureMetadata name="XLDAPR" count="1">${blockXml("")}</futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`, metadataType, book, "sheetMetadata");
    return 1;
  }
  const root = edit.tree(path);
  const [known] = readMetadata(root, null, null).dynamic;
  if (known !== undefined) return known;
  edit.set(path, splice(root.source, extend(root)));
  return (root.first("cellMetadata")?.children.length ?? 0) + 1;
}

/** Adds the type, its one block and a cell record to metadata that is about other things (rich values, pivot tables). */
function extend(root: Element): Splice[] {
  const { prefix } = root;
  const splices: Splice[] = [];
  const types = root.first("metadataTypes");
  const typeIndex = types?.all("metadataType").findIndex((type) => type.attribute("name") === "XLDAPR") ?? -1;
  const type = typeIndex >= 0 ? typeIndex + 1 : (types?.children.length ?? 0) + 1;
  if (!types) splices.push({ start: root.openEnd, end: root.openEnd, text: `<${prefix}metadataTypes count="1">${typeXml(prefix)}</${prefix}metadataTypes>` });
  else if (typeIndex < 0) splices.push(...grow(types, typeXml(prefix)));
  const future = root.all("futureMetadata").find((element) => element.attribute("name") === "XLDAPR");
  const cells = root.first("cellMetadata");
  const values = root.first("valueMetadata");
  const extensions = root.first("extLst");
  const record = `<${prefix}bk><${prefix}rc t="${type}" v="${future?.children.length ?? 0}"/></${prefix}bk>`;
  if (future) splices.push(...grow(future, blockXml(prefix)));
  else splices.push(insertBefore(root, cells ?? values ?? extensions, `<${prefix}futureMetadata name="XLDAPR" count="1">${blockXml(prefix)}</${prefix}futureMetadata>`));
  if (cells) splices.push(...grow(cells, record));
  else splices.push(insertBefore(root, values ?? extensions, `<${prefix}cellMetadata count="1">${record}</${prefix}cellMetadata>`));
  return splices;
}

function typeXml(prefix: string): string {
  return `<${prefix}metadataType name="XLDAPR" ${flags}/>`;
}

function blockXml(prefix: string): string {
  return `<${prefix}bk><${prefix}extLst><${prefix}ext uri="${extension}"><xda:dynamicArrayProperties xmlns:xda="${dynamicNamespace}" fDynamic="1" fCollapsed="0"/></${prefix}ext></${prefix}extLst></${prefix}bk>`;
}

function grow(list: Element, xml: string): Splice[] {
  const count = String(list.children.length + 1);
  if (list.empty) return [{ start: list.start, end: list.end, text: `${list.raw.replace(/\scount\s*=\s*["'][^"']*["']/, "").replace(/\s*\/>$/, ` count="${count}">`)}${xml}</${list.name}>` }];
  return [setAttributes(list, { count }), append(list, xml)];
}

function insertBefore(root: Element, next: Element | null, text: string): Splice {
  return next ? { start: next.start, end: next.start, text } : append(root, text);
}
