import { tried } from "../../../errors";
import type { Package } from "../package";
import { Scanner } from "../xml/scanner";
import { readAttributes } from "../xml/tree";

/** The custom XML parts that the workbook points to, or the package as LibreOffice writes it, with the namespace of their root element. */
export function customXmlPaths(file: Package): { readonly path: string; readonly namespace: string }[] {
  const links = [...file.relationships(file.workbookPath), ...file.relationships("")].filter((link) => link.kind === "customXml" && !link.external && file.has(link.target));
  return [...new Set(links.map(({ target }) => target))].map((path) => ({ path, namespace: namespaceOf(file.text(path), path) ?? "" }));
}

/** The text of each custom XML part by namespace. A part that is no XML belongs to someone else and is left out. */
export function readCustomXml(file: Package): Map<string, string> {
  const parts = new Map<string, string>();
  for (const { path, namespace } of customXmlPaths(file)) if (!parts.has(namespace)) parts.set(namespace, file.text(path));
  return parts;
}

/** The namespace of the root element, "" without one, null for a text that is not well-formed. */
export function namespaceOf(xml: string, part: string): string | null {
  return tried(() => {
    const scanner = new Scanner(xml, part);
    if (!scanner.next() || scanner.closing) return null;
    const attributes = readAttributes(scanner);
    const namespace = attributes.get(scanner.prefix === "" ? "xmlns" : `xmlns:${scanner.prefix.slice(0, -1)}`) ?? "";
    while (scanner.next()) if (scanner.depth === 0 && !scanner.closing) return null;
    return namespace;
  });
}
