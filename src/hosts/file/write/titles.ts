import { tried } from "../../../errors";
import { append, setAttributes, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import { writeText } from "../xml/text";
import type { Element } from "../xml/tree";
import type { PackageEdit } from "./packageEdit";

/** Which of the titles are sheets, and where their number stands. */
interface SheetTitles {
  readonly list: Element;
  readonly count: Element;
  readonly items: readonly Element[];
}

/**
 * The list of sheets that the file's properties show (docProps/app.xml) follows sheets that were added or taken away. Where it does not
 * say what the workbook says, it is left as it is: no program reads a workbook by it.
 */
export function changeTitles(edit: PackageEdit, present: readonly string[], removed: readonly string[], added: readonly string[]): void {
  const path = edit.relationships("").find(({ kind, external, target }) => ["extended-properties", "extendedProperties"].includes(kind) && !external && edit.has(target))?.target;
  if (path === undefined || removed.length + added.length === 0) return;
  const root = treeOf(edit, path);
  const titles = root && sheetTitles(root, present);
  if (!root || !titles) return;
  const { list, count, items } = titles;
  const isGone = (item: Element) => removed.some((name) => name.toLowerCase() === item.text.toLowerCase());
  const gone = items.filter(isGone);
  const change = added.length - gone.length;
  const last = items.at(-1)!;
  const text = added.map((name) => `<${last.name}>${writeText(name)}</${last.name}>`).join("");
  const splices: Splice[] = [
    ...gone.map(({ start, end }) => ({ start, end, text: "" })),
    ...(text === "" ? [] : [last.end < list.closeStart ? { start: last.end, end: last.end, text } : append(list, text)]),
    ...(change === 0 ? [] : [{ start: count.openEnd, end: count.closeStart, text: String(items.length + change) }, setAttributes(list, { size: String(list.children.length + change) })]),
  ];
  edit.set(path, splice(root.source, splices));
}

/** null for one that is damaged, which no workbook needs. */
function treeOf(edit: PackageEdit, path: string): Element | null {
  return tried(() => edit.tree(path));
}

/** The group of titles that names sheets; its heading is in the language of whoever saved the file. */
function sheetTitles(root: Element, present: readonly string[]): SheetTitles | null {
  const headings = root.first("HeadingPairs")?.first("vector")?.all("variant") ?? [];
  const list = root.first("TitlesOfParts")?.first("vector");
  if (!list) return null;
  const known = new Set(present.map((name) => name.toLowerCase()));
  let from = 0;
  for (let index = 1; index < headings.length; index += 2) {
    const count = headings[index]!.first("i4");
    const length = Number(count?.text);
    if (!count || !Number.isInteger(length) || length < 0) return null;
    const items = list.children.slice(from, from + length);
    if (items.length !== length) return null;
    if (length > 0 && items.every((item) => known.has(item.text.toLowerCase()))) return { list, count, items };
    from += length;
  }
  return null;
}
