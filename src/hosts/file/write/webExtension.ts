import { splice } from "../xml/splice";
import { writeAttribute } from "../xml/text";
import type { AddInOffer } from "./changes";
import type { PackageEdit } from "./packageEdit";

// MS-OWEXML 2.1 and 2.2: the package points to the task panes, these to the add-in.
const paneRelation = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes";
const addInRelation = "http://schemas.microsoft.com/office/2011/relationships/webextension";
const paneType = "application/vnd.ms-office.webextensiontaskpanes+xml";
const addInType = "application/vnd.ms-office.webextension+xml";
const paneNamespace = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11";
const addInNamespace = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
const relationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Makes the workbook offer an add-in, once; null takes the offer of any with that id away. Offers of other add-ins stay. */
export function setAddIn(edit: PackageEdit, offer: AddInOffer | null): void {
  const panes = panesOf(edit);
  const present = panes === null ? [] : edit.relationships(panes).filter(({ target, external }) => !external && edit.has(target) && isOurs(edit.text(target)));
  if (offer === null) {
    if (panes !== null) for (const { id, target } of present) removeOffer(edit, panes, id, target);
    return;
  }
  const path = present[0]?.target ?? edit.freePath("xl/webextensions/webextension{n}.xml");
  const xml = addInXml(offer);
  if (present.length > 0) {
    if (edit.text(path) !== xml) edit.set(path, xml);
    return;
  }
  const list = panes ?? newPanes(edit);
  const id = edit.add(path, xml, addInType, list, addInRelation);
  const root = edit.tree(list);
  // Shown to whoever opens the workbook: that is what the offer is.
  const pane = `<wetp:taskpane xmlns:wetp="${paneNamespace}" dockstate="right" visibility="1" width="350" row="${root.all("taskpane").length}"><wetp:webextensionref xmlns:r="${relationshipNamespace}" r:id="${id}"/></wetp:taskpane>`;
  edit.set(list, splice(root.source, [root.empty ? { start: root.start, end: root.end, text: panesXml(pane) } : { start: root.closeStart, end: root.closeStart, text: pane }]));
}

function panesOf(edit: PackageEdit): string | null {
  return edit.relationships("").find(({ type, external, target }) => type === paneRelation && !external && edit.has(target))?.target ?? null;
}

function newPanes(edit: PackageEdit): string {
  const path = edit.freePath("xl/webextensions/taskpanes{n}.xml");
  edit.add(path, declaration + panesXml(""), paneType, "", paneRelation);
  return path;
}

const panesXml = (panes: string) => `<wetp:taskpanes xmlns:wetp="${paneNamespace}">${panes}</wetp:taskpanes>`;

/** The mark by which the offer is found again, whatever store it names. */
const mark = "PcfForExcel.Offer";

function addInXml({ id, version, store, storeType }: AddInOffer): string {
  return `${declaration}<we:webextension xmlns:we="${addInNamespace}" id="{${writeAttribute(id.toUpperCase())}}"><we:reference id="${writeAttribute(id)}" version="${writeAttribute(version)}" store="${writeAttribute(store)}" storeType="${storeType}"/><we:alternateReferences/><we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/><we:property name="${mark}" value="true"/></we:properties><we:bindings/><we:snapshot xmlns:r="${relationshipNamespace}"/></we:webextension>`;
}

const isOurs = (xml: string) => xml.includes(`name="${mark}"`);

function removeOffer(edit: PackageEdit, panes: string, id: string, path: string): void {
  const root = edit.tree(panes);
  const own = root.all("taskpane").filter((pane) => pane.first("webextensionref")?.prefixedAttribute("id") === id);
  edit.remove(path, panes);
  if (own.length === root.all("taskpane").length) edit.remove(panes, "");
  else edit.set(panes, splice(root.source, own.map(({ start, end }) => ({ start, end, text: "" }))));
}
