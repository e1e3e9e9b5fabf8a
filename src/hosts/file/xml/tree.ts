import { PcfError } from "../../../errors";
import { Scanner } from "./scanner";
import { readAttribute, readText } from "./text";

/** An element with its place in the text. For the small parts (workbook, styles, relationships ...); sheets are scanned without a tree. */
export class Element {
  readonly children: Element[] = [];
  /** Where its content ends; equal to `openEnd` in an empty element. */
  closeStart: number;
  end: number;

  constructor(
    readonly source: string,
    readonly name: string,
    readonly local: string,
    readonly attributes: ReadonlyMap<string, string>,
    readonly start: number,
    readonly openEnd: number,
    readonly empty: boolean,
  ) {
    this.closeStart = openEnd;
    this.end = openEnd;
  }

  /** The prefix with its colon, for writing a sibling or child the same way. */
  get prefix(): string {
    return this.name.slice(0, this.name.length - this.local.length);
  }

  attribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  /** An attribute with a prefix (r:id), whatever the prefix is. */
  prefixedAttribute(local: string): string | null {
    for (const [name, value] of this.attributes) if (name.endsWith(`:${local}`) && !name.startsWith("xmlns:")) return value;
    return null;
  }

  first(local: string): Element | null {
    return this.children.find((child) => child.local === local) ?? null;
  }

  all(local: string): Element[] {
    return this.children.filter((child) => child.local === local);
  }

  /** The text in it, without that of its children. */
  get text(): string {
    return this.children.length > 0 ? "" : readText(this.source.slice(this.openEnd, this.closeStart));
  }

  /** The element as it stands in the source. */
  get raw(): string {
    return this.source.slice(this.start, this.end);
  }
}

/** No part of a workbook nests anywhere near this deep; what does would exhaust the stack of whoever walks it. */
const deepest = 500;

/** Reads a part as a tree. Children of other namespaces are kept; `most` bounds the memory. Throws file.damaged, file.entity, file.tooLarge. */
export function parseTree(text: string, part: string, most: number): Element {
  const scanner = new Scanner(text, part);
  const stack: Element[] = [];
  let root: Element | null = null;
  let count = 0;
  while (scanner.next()) {
    const parent = stack.at(-1);
    if (scanner.closing) {
      const element = stack.pop()!;
      element.closeStart = scanner.start;
      element.end = scanner.end;
      continue;
    }
    if (++count > most) throw new PcfError("file.tooLarge", { part, what: "elements", most });
    const element = new Element(text, scanner.name, scanner.local, readAttributes(scanner), scanner.start, scanner.end, scanner.empty);
    if (parent) parent.children.push(element);
    else if (root) throw scanner.damaged();
    else root = element;
    if (!scanner.empty) stack.push(element);
    if (stack.length > deepest) throw scanner.damaged();
  }
  if (!root) throw new PcfError("file.damaged", { part, reason: "xml" });
  return root;
}

export function readAttributes(scanner: Scanner): Map<string, string> {
  const attributes = new Map<string, string>();
  while (scanner.nextAttribute()) attributes.set(scanner.text.slice(scanner.attributeStart, scanner.attributeEnd), readAttribute(scanner.text.slice(scanner.valueStart, scanner.valueEnd)));
  return attributes;
}
