import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";

/** The questions the rules ask of a manifest that the schema has accepted. */
export interface Manifest {
  /** Every element of this name, in the order of the file. */
  all(name: string): Element[];
  /** The one element of this name that the schema guarantees. */
  one(name: string): Element;
  /** The resource (Image, Url, String) with this id. */
  resource(id: string): Element | undefined;
}

/** The element's xsi:type: which kind of ExtensionPoint, Action or Host it is. */
export const kindOf = (element: Element): string => element.getAttribute("xsi:type") ?? "";
export const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? "";
export const lineOf = (element: Element): number | undefined => element.lineNumber;
export const childrenOf = (element: Element, name: string): Element[] => Array.from(element.childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE && (node as Element).localName === name);
export const parentOf = (element: Element): Element => element.parentNode as Element;

/** All values of a setting or resource: what stands without a language, and what stands for one. */
export function valuesOf(element: Element): { locale?: string; value: string; element: Element }[] {
  const overrides = childrenOf(element, "Override").map((override) => ({ locale: attribute(override, "Locale"), value: attribute(override, "Value"), element: override }));
  return [{ value: attribute(element, "DefaultValue"), element }, ...overrides];
}

export function readManifest(xml: string): Manifest {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const all = (name: string) => Array.from(document.getElementsByTagNameNS("*", name));
  return {
    all,
    one(name) {
      const found = all(name)[0];
      if (!found) throw new Error(`The manifest has no <${name}>.`);
      return found;
    },
    resource: (id) => [...all("Url"), ...all("String"), ...childrenOf(all("Images")[0]!, "Image")].find((resource) => attribute(resource, "id") === id),
  };
}
