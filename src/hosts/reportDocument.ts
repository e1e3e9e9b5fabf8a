import { PcfError } from "../errors";
import type { Area } from "../tables/grid";
import type { Block, DocumentTable, ReportDocument } from "../report/check/document";
import { readText } from "../report/check/readText";
import { defaultLimits } from "./file/limits";
import { refuseOtherKinds } from "./file/sniff";
import { decode } from "./file/xml/encoding";
import { parseTree } from "./file/xml/tree";
import type { Element } from "./file/xml/tree";
import { readArchive } from "./file/zip/archive";
import { checkRatio, unpack } from "./file/zip/unpack";

/**
 * A report as a person reads it: a .docx, or text, Markdown or HTML. What is deleted under change tracking is left out.
 * @throws PcfError document.unknown, and file.* for a package that is damaged or made to do harm.
 */
export function readReportFile(bytes: Uint8Array, path: string): ReportDocument {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDocx(bytes);
  if (/\.docx?$/i.test(path)) refuseOtherKinds(bytes);
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) throw new PcfError("document.unknown", { given: path });
  return readText(textOf(bytes));
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** UTF-8 or UTF-16; what is neither is taken for GB 18030, as older Chinese programs save text. */
function textOf(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function readDocx(bytes: Uint8Array): ReportDocument {
  const archive = readArchive(bytes, defaultLimits);
  checkRatio("zip", archive.entries.reduce((sum, entry) => sum + entry.size, 0), bytes.length, defaultLimits);
  const tree = (path: string): Element | null => {
    const entry = archive.entries.find((each) => each.name.toLowerCase() === path);
    return entry ? parseTree(decode(unpack(archive, entry, defaultLimits), path).text, path, defaultLimits.elements) : null;
  };
  const body = tree("word/document.xml")?.first("body");
  if (!body) throw new PcfError("document.unknown", { given: "zip" });
  const styles = new Map((tree("word/styles.xml")?.all("style") ?? []).map((style) => [style.prefixedAttribute("styleId") ?? "", style.first("name")?.prefixedAttribute("val") ?? ""] as const));
  return { blocks: blocksOf(body, styles) };
}

function blocksOf(parent: Element, styles: ReadonlyMap<string, string>): Block[] {
  return parent.children.flatMap((child): Block[] => {
    if (child.local === "tbl") return [tableOf(child)];
    if (child.local === "p") return paragraphOf(child, styles);
    if (child.local === "sdt") return blocksOf(child.first("sdtContent") ?? child, styles);
    return child.local === "ins" || child.local === "customXml" || child.local === "smartTag" ? blocksOf(child, styles) : [];
  });
}

function paragraphOf(element: Element, styles: ReadonlyMap<string, string>): Block[] {
  const text = textIn(element).replace(/[ \u00a0]+/g, " ").trim();
  const properties = element.first("pPr");
  const id = properties?.first("pStyle")?.prefixedAttribute("val") ?? "";
  const style = styles.get(id) ?? id;
  // A table of contents repeats headings with page numbers.
  if (text === "" || /^(toc|目录)/i.test(style)) return [];
  return [{ kind: "paragraph", text, heading: /^(heading|标题|title|caption|题注)/i.test(style) || properties?.first("outlineLvl") != null }];
}

const silent = new Set(["del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "tcPr", "drawing", "pict", "footnoteReference"]);

function textIn(element: Element): string {
  if (silent.has(element.local)) return "";
  if (element.local === "t") return element.text;
  if (element.local === "tab") return "\t";
  if (element.local === "br" || element.local === "cr") return "\n";
  if (element.local === "noBreakHyphen") return "-";
  return element.children.map(textIn).join(element.local === "tc" || element.local === "txbxContent" ? "\n" : "");
}

function tableOf(element: Element): DocumentTable {
  const rows: string[][] = [];
  const merges: Area[] = [];
  const open = new Map<number, Area>();
  for (const tr of rowsOf(element)) {
    const row: string[] = Array.from({ length: Number(tr.first("trPr")?.first("gridBefore")?.prefixedAttribute("val") ?? 0) }, () => "");
    for (const tc of cellsOf(tr)) {
      const properties = tc.first("tcPr");
      const span = Math.min(63, Math.max(1, Number(properties?.first("gridSpan")?.prefixedAttribute("val") ?? 1) || 1));
      const merge = properties?.first("vMerge") ?? null;
      const left = row.length;
      const continued = merge !== null && merge.prefixedAttribute("val") !== "restart" ? open.get(left) : undefined;
      if (continued) open.set(left, { ...continued, bottom: rows.length });
      else {
        closeMerge(open, left, merges);
        if (merge !== null || span > 1) open.set(left, { top: rows.length, bottom: rows.length, left, right: left + span - 1 });
        if (merge === null) closeMerge(open, left, merges);
      }
      row.push(continued ? "" : textIn(tc).replace(/\s*\n\s*/g, " ").trim(), ...Array.from({ length: span - 1 }, () => ""));
    }
    rows.push(row);
  }
  for (const left of [...open.keys()]) closeMerge(open, left, merges);
  const width = Math.max(1, ...rows.map((row) => row.length));
  return { kind: "table", rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "")), merges };
}

function closeMerge(open: Map<number, Area>, left: number, merges: Area[]): void {
  const area = open.get(left);
  if (area && (area.bottom > area.top || area.right > area.left)) merges.push(area);
  open.delete(left);
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => (child.local === "tr" ? [child] : child.local === "sdt" ? rowsOf(child.first("sdtContent") ?? child) : child.local === "ins" ? rowsOf(child) : []));
}

function cellsOf(row: Element): Element[] {
  return row.children.flatMap((child) => (child.local === "tc" ? [child] : child.local === "sdt" ? cellsOf(child.first("sdtContent") ?? child) : []));
}
