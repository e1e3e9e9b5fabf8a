import { PcfError } from "../../errors";
import { namespaceOf } from "../file/read/customXml";

/** The custom XML part of a namespace, the first where a file has several; null where there is none. */
export async function readPart(context: Excel.RequestContext, namespace: string): Promise<string | null> {
  const [first] = await partsOf(context, namespace);
  if (!first) return null;
  const xml = first.getXml();
  await context.sync();
  // A method's result is no proxy: it is there after the sync, and cannot be loaded.
  // eslint-disable-next-line office-addins/load-object-before-read
  return xml.value;
}

/** Replaces the part of a namespace, adds it, or (null) removes it. Throws file.customXml for XML whose root is of another namespace. */
export async function writePart(context: Excel.RequestContext, namespace: string, xml: string | null): Promise<void> {
  if (xml !== null && (namespace === "" || namespaceOf(xml, namespace) !== namespace)) throw new PcfError("file.customXml", { namespace });
  const [first, ...others] = await partsOf(context, namespace);
  for (const other of others) other.delete();
  if (xml === null) first?.delete();
  else if (first) first.setXml(xml);
  else context.workbook.customXmlParts.add(xml);
  await context.sync();
}

async function partsOf(context: Excel.RequestContext, namespace: string): Promise<Excel.CustomXmlPart[]> {
  const { customXmlParts } = context.workbook;
  const parts = customXmlParts.getByNamespace(namespace).load("items,items/id");
  await context.sync();
  return parts.items;
}
