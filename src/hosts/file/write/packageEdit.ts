import { PcfError } from "../../../errors";
import { contentTypesPath, partKey } from "../contentTypes";
import type { Package } from "../package";
import { officeRelationships, packageRelationships, readRelationships, relationshipsPath, relativeTarget } from "../relationships";
import type { Relationship } from "../relationships";
import { encode, utf8 } from "../xml/encoding";
import { append, splice } from "../xml/splice";
import { writeAttribute } from "../xml/text";
import { parseTree } from "../xml/tree";
import type { Element } from "../xml/tree";
import { assemble } from "../zip/assemble";

const strictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const relationshipsType = "application/vnd.openxmlformats-package.relationships+xml";

/** The package while it is being changed: the new texts of parts, over the parts of the file. */
export class PackageEdit {
  private readonly texts = new Map<string, { readonly path: string; readonly text: string | null }>();

  constructor(readonly file: Package) {}

  has(path: string): boolean {
    const changed = this.texts.get(partKey(path));
    return changed ? changed.text !== null : this.file.has(path);
  }

  text(path: string): string {
    const changed = this.texts.get(partKey(path));
    if (!changed) return this.file.text(path);
    if (changed.text === null) throw new PcfError("file.damaged", { part: path, reason: "missing" });
    return changed.text;
  }

  tree(path: string): Element {
    return parseTree(this.text(path), path, this.file.limits.elements);
  }

  set(path: string, text: string): void {
    this.texts.set(partKey(path), { path, text });
  }

  /** Adds a part and says what it is; the part that it belongs to gets a relationship to it, whose id is answered. */
  add(path: string, text: string, contentType: string, source: string, kind: string): string {
    this.set(path, text);
    this.setContentType(path, contentType);
    return this.relate(source, kind, path);
  }

  /** Removes a part, what it points to by its own .rels, its content type and the source's relationship to it. */
  remove(path: string, source: string): void {
    this.unrelate(source, path);
    for (const gone of [path, relationshipsPath(path)]) if (this.has(gone)) this.texts.set(partKey(gone), { path: gone, text: null });
    const types = this.tree(contentTypesPath);
    const overrides = types.children.filter((child) => child.local === "Override" && partKey(child.attribute("PartName") ?? "") === partKey(path));
    if (overrides.length > 0) this.set(contentTypesPath, splice(types.source, overrides.map(({ start, end }) => ({ start, end, text: "" }))));
  }

  relationships(source: string): Relationship[] {
    const path = relationshipsPath(source);
    return this.has(path) ? readRelationships(this.tree(path), source) : [];
  }

  relate(source: string, kind: string, target: string): string {
    const path = relationshipsPath(source);
    if (!this.has(path)) {
      this.set(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageRelationships}"></Relationships>`);
      this.ensureDefault("rels", relationshipsType);
    }
    const root = this.tree(path);
    const ids = new Set(root.children.map((child) => child.attribute("Id")));
    let number = ids.size + 1;
    while (ids.has(`rId${number}`)) number++;
    // A part of a strict file names its relationships after the strict standard.
    const isStrict = root.children.some((child) => child.attribute("Type")?.startsWith(strictRelationships));
    const type = kind.includes(":") ? kind : `${isStrict ? strictRelationships : officeRelationships}${kind}`;
    const xml = `<${root.prefix}Relationship Id="rId${number}" Type="${type}" Target="${writeAttribute(relativeTarget(source, target))}"/>`;
    this.set(path, splice(root.source, [append(root, xml)]));
    return `rId${number}`;
  }

  unrelate(source: string, target: string): void {
    const path = relationshipsPath(source);
    if (!this.has(path)) return;
    const root = this.tree(path);
    const links = readRelationships(root, source);
    const elements = root.all("Relationship").filter((_, index) => !links[index]!.external && partKey(links[index]!.target) === partKey(target));
    if (elements.length > 0) this.set(path, splice(root.source, elements.map(({ start, end }) => ({ start, end, text: "" }))));
  }

  /** A path that no part has: "xl/worksheets/sheet{n}.xml" with the least n that is free. */
  freePath(pattern: string): string {
    let number = 1;
    while (this.has(pattern.replace("{n}", String(number)))) number++;
    return pattern.replace("{n}", String(number));
  }

  /** The file with the changes made; the very bytes that were opened when nothing differs. */
  toBytes(): Uint8Array {
    const replaced = new Map<string, Uint8Array | null>();
    for (const { path, text } of this.texts.values()) {
      const name = this.file.entryName(path);
      if (text === null) {
        if (name !== null) replaced.set(name, null);
      } else if (name === null) replaced.set(path, encode({ text, encoding: utf8 }));
      else if (text !== this.file.text(path)) replaced.set(name, encode({ text, encoding: this.file.encoding(path) }));
    }
    return replaced.size === 0 ? this.file.archive.bytes : assemble(this.file.archive, replaced);
  }

  private setContentType(path: string, contentType: string): void {
    const root = this.tree(contentTypesPath);
    const known = root.all("Override").find((child) => partKey(child.attribute("PartName") ?? "") === partKey(path));
    if (known) return;
    this.set(contentTypesPath, splice(root.source, [append(root, `<${root.prefix}Override PartName="/${writeAttribute(path)}" ContentType="${contentType}"/>`)]));
  }

  private ensureDefault(extension: string, contentType: string): void {
    const root = this.tree(contentTypesPath);
    if (root.all("Default").some((child) => child.attribute("Extension")?.toLowerCase() === extension)) return;
    this.set(contentTypesPath, splice(root.source, [{ start: root.openEnd, end: root.openEnd, text: `<${root.prefix}Default Extension="${extension}" ContentType="${contentType}"/>` }]));
  }
}
