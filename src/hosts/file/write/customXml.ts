import { PcfError } from "../../../errors";
import { namespaceOf } from "../read/customXml";
import { writeAttribute } from "../xml/text";
import type { CustomXmlChange } from "./changes";
import type { PackageEdit } from "./packageEdit";

const propertiesType = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const itemNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

/** Adds, replaces or removes the custom XML part whose root has the namespace. Throws file.customXml. */
export function setCustomXml(edit: PackageEdit, { namespace, xml }: CustomXmlChange): void {
  const book = edit.file.workbookPath;
  // LibreOffice lets the package point to them.
  const items = [book, ""].flatMap((owner) => edit.relationships(owner).filter((link) => link.kind === "customXml" && !link.external && edit.has(link.target)).map(({ target }) => ({ path: target, owner })));
  const found = items.find(({ path }) => namespaceOf(edit.text(path), path) === namespace);
  const path = found?.path;
  if (xml === null) {
    if (found !== undefined) removeItem(edit, found.path, found.owner);
    return;
  }
  if (namespace === "" || namespaceOf(xml, namespace) !== namespace || /<!DOCTYPE/i.test(xml.replace(/<!--[\s\S]*?-->/g, ""))) throw new PcfError("file.customXml", { namespace });
  if (path !== undefined) {
    if (edit.text(path) !== xml) edit.set(path, xml);
    return;
  }
  const item = edit.freePath("customXml/item{n}.xml");
  const properties = edit.freePath("customXml/itemProps{n}.xml");
  edit.add(item, xml, "application/xml", book, "customXml");
  edit.add(properties, `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${itemId(namespace)}" xmlns:ds="${itemNamespace}"><ds:schemaRefs><ds:schemaRef ds:uri="${writeAttribute(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`, propertiesType, item, "customXmlProps");
}

/** The part goes with its properties, unless something else points to them. */
function removeItem(edit: PackageEdit, path: string, owner: string): void {
  for (const link of edit.relationships(path)) if (link.kind === "customXmlProps" && !link.external && edit.has(link.target)) edit.remove(link.target, path);
  edit.remove(path, owner);
}

/** An id for a part has to be there and be the same every time: made of the namespace (FNV-1a, four times over). */
function itemId(namespace: string): string {
  const words = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ seed;
    for (let at = 0; at < namespace.length; at++) hash = Math.imul(hash ^ namespace.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0").toUpperCase();
  }).join("");
  return `{${words.slice(0, 8)}-${words.slice(8, 12)}-4${words.slice(13, 16)}-8${words.slice(17, 20)}-${words.slice(20)}}`;
}
