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
  const close = /\s*\/?>$/.exec(openTag)!;
  return `${openTag.slice(0, close.index)} ${name}="${writeAttribute(value)}"${close[0]}`;
}

/** Where an attribute stands in a tag, the blank before it included; `end` is after its closing quote. */
function findAttribute(openTag: string, name: string): { start: number; end: number } | null {
  const pattern = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
  for (let match = pattern.exec(openTag); match; match = pattern.exec(openTag)) {
    if (match[1] === name) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** A splice that sets attributes of an element's opening tag. */
export function setAttributes(element: Element, values: Readonly<Record<string, string | null>>): Splice {
  let tag = element.source.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(values)) tag = setAttribute(tag, name, value);
  return { start: element.start, end: element.openEnd, text: tag };
}
