import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { anyOrder, schemaOrder } from "./schemaOrder";

export type Parts = Readonly<Record<string, string>>;

export const partsOf = (bytes: Uint8Array): Parts => Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/.test(name)).map(([name, part]) => [name, strFromU8(part)]));
export const treeOf = (parts: Parts, name: string) => new DOMParser({ onError: (_level, message) => { throw new Error(`${name}: ${message}`); } }).parseFromString(parts[name]!, "text/xml").documentElement as Element;
export const childrenOf = (element: Element) => [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
export const allOf = (element: Element): Element[] => [element, ...childrenOf(element).flatMap(allOf)];

/** Everything for which Word would offer to repair a document: the order of children, tables, ids, fields, and parts that are pointed at. */
export function wordFaults(parts: Parts): string[] {
  const names = Object.keys(parts);
  return [...names.flatMap((name) => orderFaults(name, allOf(treeOf(parts, name)))), ...names.filter((name) => /^word\/(?:document|header|footer)/.test(name)).flatMap((name) => bodyFaults(name, allOf(treeOf(parts, name)))), ...partFaults(parts)];
}

function orderFaults(name: string, elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const own = childrenOf(element);
    const order = schemaOrder[element.tagName];
    // An element whose order nobody wrote down is a fault of the test.
    if (!order) return new Set(own.map(({ tagName }) => tagName)).size > 1 && !anyOrder.has(element.tagName) ? [`${name}: no order is known of ${element.tagName}`] : [];
    const places = own.map(({ tagName }) => ({ tagName, place: order.indexOf(tagName) }));
    return places.flatMap(({ tagName, place }, index) => (place < 0 || (index > 0 && place < places[index - 1]!.place) ? [`${name}: ${tagName} in ${element.tagName}`] : []));
  });
}

function bodyFaults(name: string, body: readonly Element[]): string[] {
  const faults: string[] = [];
  const of = (tag: string) => body.filter(({ tagName }) => tagName === tag);
  if (of("w:tc").some((cell) => childrenOf(cell).at(-1)?.tagName !== "w:p")) faults.push(`${name}: a cell that does not end with a paragraph`);
  for (const table of of("w:tbl")) {
    const columns = childrenOf(childrenOf(table).find(({ tagName }) => tagName === "w:tblGrid")!).length;
    const spans = (row: Element) => childrenOf(row).filter(({ tagName }) => tagName === "w:tc").length;
    if (childrenOf(table).some((row) => row.tagName === "w:tr" && spans(row) !== columns)) faults.push(`${name}: a row without as many cells as its table's grid`);
  }
  for (const [tag, id] of [["w:bookmarkStart", "w:id"], ["w:bookmarkStart", "w:name"], ["wp:docPr", "id"]] as const) {
    const ids = of(tag).map((element) => element.getAttribute(id));
    if (new Set(ids).size < ids.length) faults.push(`${name}: two ${tag} have one ${id}`);
  }
  if (of("w:bookmarkStart").some((start) => !of("w:bookmarkEnd").some((end) => end.getAttribute("w:id") === start.getAttribute("w:id")))) faults.push(`${name}: a bookmark without its end`);
  let open = 0;
  for (const mark of of("w:fldChar")) {
    open += { begin: 1, separate: 0, end: -1 }[mark.getAttribute("w:fldCharType") as "begin"];
    if (open < 0) faults.push(`${name}: a field ends that has not begun`);
  }
  if (open !== 0) faults.push(`${name}: a field without its end`);
  const marks = new Set(of("w:bookmarkStart").map((element) => element.getAttribute("w:name")));
  return [...faults, ...of("w:hyperlink").filter((link) => link.getAttribute("w:anchor") && !marks.has(link.getAttribute("w:anchor"))).map((link) => `${name}: no bookmark ${link.getAttribute("w:anchor")}`)];
}

function partFaults(parts: Parts): string[] {
  const names = Object.keys(parts);
  const types = childrenOf(treeOf(parts, "[Content_Types].xml"));
  const overrides = types.filter(({ tagName }) => tagName === "Override").map((element) => element.getAttribute("PartName")!.slice(1));
  const faults = [...overrides.filter((name) => !(name in parts)).map((name) => `a content type for ${name}, which is not there`), ...names.filter((name) => name !== "[Content_Types].xml" && !name.endsWith(".rels") && !overrides.includes(name)).map((name) => `no content type for ${name}`)];
  for (const rels of names.filter((name) => name.endsWith(".rels"))) {
    const owner = rels.replace(/_rels\/([^/]*)\.rels$/, "$1");
    const folder = owner.replace(/[^/]*$/, "");
    const known = childrenOf(treeOf(parts, rels));
    for (const each of known) if (each.getAttribute("TargetMode") !== "External" && !(folder + each.getAttribute("Target")! in parts)) faults.push(`${rels}: ${each.getAttribute("Target")} is not there`);
    const ids = known.map((each) => each.getAttribute("Id"));
    if (new Set(ids).size < ids.length) faults.push(`${rels}: two relationships have one id`);
    if (owner in parts) for (const element of allOf(treeOf(parts, owner))) { const id = element.getAttribute("r:id"); if (id && !ids.includes(id)) faults.push(`${owner}: no relationship ${id}`); }
  }
  const styles = new Set("word/styles.xml" in parts ? allOf(treeOf(parts, "word/styles.xml")).filter(({ tagName }) => tagName === "w:style").map((element) => element.getAttribute("w:styleId")) : []);
  const used = allOf(treeOf(parts, "word/document.xml")).filter(({ tagName }) => tagName === "w:pStyle").map((element) => element.getAttribute("w:val"));
  return [...faults, ...new Set(used.filter((id) => !styles.has(id)).map((id) => `no style ${id}`))];
}
