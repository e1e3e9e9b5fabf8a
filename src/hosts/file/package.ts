import { PcfError } from "../../errors";
import { contentType, contentTypesPath, partKey, readContentTypes } from "./contentTypes";
import type { ContentTypes } from "./contentTypes";
import { defaultLimits } from "./limits";
import type { Limits } from "./limits";
import { readRelationships, relationshipsPath } from "./relationships";
import type { Relationship } from "./relationships";
import { refuseOtherKinds } from "./sniff";
import { decode } from "./xml/encoding";
import type { Encoding } from "./xml/encoding";
import { parseTree } from "./xml/tree";
import type { Element } from "./xml/tree";
import { readArchive } from "./zip/archive";
import type { Archive, Entry } from "./zip/archive";
import { checkRatio, unpack } from "./zip/unpack";

/**
 * Opens an .xlsx, .xlsm, .xltx or .xltm: every part is unpacked once and checked, so that a damaged or hostile file is refused here,
 * before anything is read from it. Throws file.notZip, file.legacy, file.encrypted, file.notWorkbook, file.damaged, file.tooLarge,
 * file.entity, file.path.
 */
export function openPackage(bytes: Uint8Array, limits: Limits = defaultLimits): Package {
  refuseOtherKinds(bytes);
  const archive = readArchive(bytes, limits);
  checkRatio("zip", archive.entries.reduce((sum, entry) => sum + entry.size, 0), bytes.length, limits);
  return new Package(archive, limits);
}

/** The parts of a workbook file. Paths are as in the package ("xl/workbook.xml"), found without regard to case. */
export class Package {
  readonly contentTypes: ContentTypes;
  /** The path of the workbook part, which is not always xl/workbook.xml. */
  readonly workbookPath: string;
  private readonly entries = new Map<string, Entry>();
  private readonly unpacked = new Map<string, Uint8Array>();
  /** Parts that are there twice with different contents: copied as they are, and refused where they are read. */
  private readonly ambiguous = new Set<string>();
  private readonly decoded = new Map<string, { readonly text: string; readonly encoding: Encoding }>();

  constructor(
    readonly archive: Archive,
    readonly limits: Limits,
  ) {
    for (const entry of archive.entries) this.admit(entry);
    if (!this.has(contentTypesPath)) throw this.noWorkbook();
    this.contentTypes = readContentTypes(this.tree(contentTypesPath));
    this.workbookPath = this.findWorkbook();
  }

  has(path: string): boolean {
    return this.entries.has(partKey(path));
  }

  /** Every part's path as the file spells it, folders left out. */
  paths(): string[] {
    return [...this.entries.values()].map((entry) => entry.name);
  }

  /** The name of a part's entry in the zip, slashes and case as they stand there. */
  entryName(path: string): string | null {
    return this.entries.get(partKey(path))?.rawName ?? null;
  }

  bytes(path: string): Uint8Array {
    const key = partKey(path);
    const entry = this.entries.get(key);
    if (!entry) throw new PcfError("file.damaged", { part: path, reason: "missing" });
    if (this.ambiguous.has(key)) throw new PcfError("file.damaged", { part: path, reason: "duplicate" });
    return this.unpacked.get(key) ?? unpack(this.archive, entry, this.limits);
  }

  text(path: string): string {
    return this.decode(path).text;
  }

  encoding(path: string): Encoding {
    return this.decode(path).encoding;
  }

  tree(path: string): Element {
    return parseTree(this.text(path), path, this.limits.elements);
  }

  contentType(path: string): string | null {
    return contentType(this.contentTypes, path);
  }

  /** The relationships of a part; of the package itself for "". None where the part has no .rels. */
  relationships(part: string): Relationship[] {
    const path = relationshipsPath(part);
    return this.has(path) ? readRelationships(this.tree(path), part) : [];
  }

  /** The first part of a kind that the workbook points to, if the file has it. */
  workbookPart(kind: string): string | null {
    const found = this.relationships(this.workbookPath).find((one) => one.kind === kind && !one.external && this.has(one.target));
    return found?.target ?? null;
  }

  private decode(path: string): { readonly text: string; readonly encoding: Encoding } {
    const key = partKey(path);
    let decoded = this.decoded.get(key);
    if (!decoded) {
      decoded = decode(this.bytes(path), path);
      this.decoded.set(key, decoded);
      this.unpacked.delete(key);
    }
    return decoded;
  }

  /** Unpacks an entry to check it; keeps the bytes of XML, which is read next, and of nothing else. */
  private admit(entry: Entry): void {
    if (entry.name === "" || entry.name.endsWith("/")) return;
    const key = partKey(entry.name);
    const isXml = /\.(xml|rels)$/.test(key) || key === partKey(contentTypesPath);
    // Methods other than stored and deflated are unknown to OPC; such an entry can be copied, and is refused only where it is read.
    if (entry.method === 0 || entry.method === 8) {
      const data = unpack(this.archive, entry, this.limits);
      if (isXml) {
        refuseDoctype(data, entry.name);
        this.unpacked.set(key, data);
      }
    }
    const other = this.entries.get(key);
    if (!other) this.entries.set(key, entry);
    else if (other.crc !== entry.crc || other.size !== entry.size) this.ambiguous.add(key);
  }

  private findWorkbook(): string {
    const linked = this.relationships("").find((one) => one.kind === "officeDocument" && !one.external && this.has(one.target))?.target;
    const path = linked ?? this.paths().find((part) => /(?:spreadsheetml|ms-excel)\..*main\+xml$/i.test(this.contentType(part) ?? ""));
    if (path === undefined) throw this.noWorkbook();
    const type = this.contentType(path) ?? "";
    if (/\.bin$/i.test(path) || /binary/i.test(type)) throw new PcfError("file.notWorkbook", { found: "xlsb" });
    if (/wordprocessingml|ms-word/i.test(type)) throw new PcfError("file.notWorkbook", { found: "docx" });
    if (/presentationml|ms-powerpoint/i.test(type)) throw new PcfError("file.notWorkbook", { found: "pptx" });
    if (this.tree(path).local !== "workbook") throw new PcfError("file.notWorkbook", { found: "zip" });
    return path;
  }

  private noWorkbook(): PcfError {
    if (this.has("mimetype") && this.has("content.xml")) return new PcfError("file.notWorkbook", { found: "ods" });
    if (this.paths().some((path) => /^xl\//i.test(path))) return new PcfError("file.damaged", { part: contentTypesPath, reason: "missing" });
    return new PcfError("file.notWorkbook", { found: "zip" });
  }
}

/** A document type can only stand before the root element, so only what stands there is looked at. */
function refuseDoctype(data: Uint8Array, part: string): void {
  let length = 1024;
  for (;;) {
    const prolog = readProlog(data, length);
    if (prolog === "doctype") throw new PcfError("file.entity", { part });
    if (prolog === "root" || length >= data.length) return;
    length *= 16;
  }
}

function readProlog(data: Uint8Array, length: number): "doctype" | "root" | "unfinished" {
  const wide = data[0] === 0xff || data[0] === 0xfe || data[0] === 0 || data[1] === 0;
  const latin = new TextDecoder("latin1").decode(data.subarray(0, length));
  const text = wide ? latin.replace(/\0/g, "") : latin;
  const rest = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
  const mark = rest.indexOf("<");
  if (mark < 0 || mark + 2 > rest.length) return "unfinished";
  if (rest.startsWith("<!--", mark) || rest.startsWith("<?", mark)) return "unfinished";
  if (/^<!/.test(rest.slice(mark, mark + 2))) return rest.length - mark < 4 ? "unfinished" : rest.startsWith("<!-", mark) ? "unfinished" : "doctype";
  return "root";
}
