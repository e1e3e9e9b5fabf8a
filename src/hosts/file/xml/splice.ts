import { Scanner } from "./scanner";
import type { Element } from "./tree";
import { writeAttribute } from "./text";

/** A piece of text that takes the place of [start, end). */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with all splices made; those at one place are put in the order in which they were given. */
export function splice(source: string, splices: readonly Splice[]): string {
  const ordered = splices.map((one, index) => ({ ...one, index })).sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of ordered) {
    pieces.push(source.slice(at, start), text);
    at = Math.max(at, end);
  }
  pieces.push(source.slice(at));
  return pieces.join("");
}

/** Puts XML in at the end of an element's content; an empty element is opened for it. */
export function append(element: Element, xml: string): Splice {
  if (!element.empty) return { start: element.closeStart, end: element.closeStart, text: xml };
  return { start: element.openEnd - 2, end: element.openEnd, text: `>${xml}</${element.name}>` };
}

/** Sets, adds or (with null) removes an attribute of an opening tag. */
export function setAttribute(openTag: string, name: string, value: string | null): string {
  const found = findAttribute(openTag, name);
  if (found) {
    const written = value === null ? "" : ` ${name}="${writeAttribute(value)}"`;
    return openTag.slice(0, found.start) + written + openTag.slice(found.end);
  }
  if (value === null) return openTag;
  const end = openTag.endsWith("/>") ? openTag.length - 2 : openTag.length - 1;
  const last = openTag.slice(0, end).trimEnd().length;
  return `${openTag.slice(0, last)} ${name}="${writeAttribute(value)}"${openTag.slice(last)}`;
}

/** Where an attribute stands in a tag, the blank before it included; `end` is after its closing quote. A tag may be megabytes of blanks. */
function findAttribute(openTag: string, name: string): { start: number; end: number } | null {
  const scanner = new Scanner(openTag, "");
  scanner.next();
  let before = scanner.nameEnd;
  while (scanner.nextAttribute()) {
    if (scanner.isAttribute(name)) return { start: before, end: scanner.valueEnd + 1 };
    before = scanner.valueEnd + 1;
  }
  return null;
}

/** An opening tag as that of an element with content. */
export function opened(tag: string): string {
  return tag.endsWith("/>") ? `${tag.slice(0, -2).trimEnd()}>` : tag;
}

/** A splice that sets attributes of an element's opening tag. */
export function setAttributes(element: Element, values: Readonly<Record<string, string | null>>): Splice {
  let tag = element.source.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(values)) tag = setAttribute(tag, name, value);
  return { start: element.start, end: element.openEnd, text: tag };
}
