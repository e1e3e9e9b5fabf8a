import type { Element } from "./xml/tree";

/** A link from one part to another, or out of the package. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type ("worksheet", "sharedStrings"): the same in transitional and strict files. */
  readonly kind: string;
  readonly type: string;
  /** The part's path within the package, or the target as written for an external one. */
  readonly target: string;
  readonly external: boolean;
}

export const officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
export const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Where the relationships of a part stand; of the package itself for "". */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function readRelationships(root: Element, source: string): Relationship[] {
  return root.all("Relationship").map((element) => {
    const type = element.attribute("Type") ?? "";
    const external = element.attribute("TargetMode")?.toLowerCase() === "external";
    const target = element.attribute("Target") ?? "";
    return { id: element.attribute("Id") ?? "", kind: type.slice(type.lastIndexOf("/") + 1), type, target: external ? target : resolve(target, source), external };
  });
}

/** A target is relative to the folder of its source, or absolute within the package; backslashes and "." and ".." are taken as meant. */
export function resolve(target: string, source: string): string {
  const forward = target.replace(/\\/g, "/").replace(/#.*$/, "");
  const base = forward.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const segment of forward.split("/")) {
    if (segment === "..") base.pop();
    else if (segment !== "" && segment !== ".") base.push(segment);
  }
  return base.join("/");
}

/** The shortest target that leads from one part to another. */
export function relativeTarget(source: string, target: string): string {
  const from = source.split("/").slice(0, -1);
  const to = target.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
