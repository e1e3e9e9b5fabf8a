import type { Element } from "./xml/tree";

export const contentTypesPath = "[Content_Types].xml";

/** What kind each part is: by its own name first, by its extension else. Names compare without case. */
export interface ContentTypes {
  readonly overrides: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, string>;
}

export function readContentTypes(root: Element): ContentTypes {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const element of root.children) {
    const type = element.attribute("ContentType") ?? "";
    if (element.local === "Override") overrides.set(partKey(element.attribute("PartName") ?? ""), type);
    else if (element.local === "Default") defaults.set((element.attribute("Extension") ?? "").toLowerCase().replace(/^\./, ""), type);
  }
  return { overrides, defaults };
}

export function contentType(types: ContentTypes, path: string): string | null {
  return types.overrides.get(partKey(path)) ?? types.defaults.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase()) ?? null;
}

/** Part names are equal without regard to case (ECMA-376 part 2, 6.2.2.3), and some writers escape what others write plainly. */
export function partKey(path: string): string {
  const plain = path.replace(/\\/g, "/").replace(/^\/+/, "").toLowerCase();
  if (!plain.includes("%")) return plain;
  try {
    return decodeURIComponent(plain).toLowerCase();
  } catch {
    return plain;
  }
}
