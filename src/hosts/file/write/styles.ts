import { builtInFormats, customFormats } from "../read/styles";
import { append, setAttribute, setAttributes, splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import { writeAttribute } from "../xml/text";
import type { Element } from "../xml/tree";
import type { PackageEdit } from "./packageEdit";
import type { StyleWish } from "./plan";

const stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
/** Ids below this one are Excel's own (ECMA-376 part 1, 18.8.30). */
const firstOwnFormat = 164;

/** Finds or appends cell styles; styles that are there are never changed, so no other cell looks different. */
export class StylesEdit {
  private readonly known = new Map<string, number>();

  constructor(private readonly edit: PackageEdit) {}

  /** The index of a style like `base` but for what is wished. */
  style(base: number, wish: StyleWish): number {
    const key = JSON.stringify([base, wish.format ?? null, wish.bold ?? null]);
    let style = this.known.get(key);
    if (style === undefined) {
      style = this.find(base, wish);
      this.known.set(key, style);
    }
    return style;
  }

  private find(base: number, wish: StyleWish): number {
    const path = this.path();
    let root = this.edit.tree(path);
    const changes: Record<string, string> = {};
    if (wish.format !== undefined) {
      changes.numFmtId = String(this.format(root, path, wish.format));
      changes.applyNumberFormat = "1";
    }
    root = this.edit.tree(path);
    const styles = root.first("cellXfs")?.all("xf") ?? [];
    const model = styles[base] ?? styles[0] ?? null;
    if (wish.bold !== undefined) {
      changes.fontId = String(this.font(root, path, Number(model?.attribute("fontId") ?? "0"), wish.bold));
      changes.applyFont = "1";
      root = this.edit.tree(path);
    }
    const xfs = root.first("cellXfs");
    const { prefix } = root;
    const source = model ? model.raw : `<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`;
    const openEnd = model ? model.openEnd - model.start : source.length;
    let tag = source.slice(0, openEnd);
    for (const [name, value] of Object.entries(changes)) tag = setAttribute(tag, name, value);
    const xml = tag + source.slice(openEnd);
    const same = xfs?.all("xf").findIndex((xf) => xf.raw === xml) ?? -1;
    if (same >= 0) return same;
    const index = xfs?.all("xf").length ?? 0;
    if (xfs) this.edit.set(path, splice(root.source, withCount(xfs, xml, index + 1)));
    else this.edit.set(path, splice(root.source, [insertStyles(root, "cellXfs", `<${prefix}cellXfs count="1">${xml}</${prefix}cellXfs>`)]));
    return index;
  }

  /** The id of a number format: Excel's own, one that is there, or a new one. */
  private format(root: Element, path: string, format: string): number {
    const own = customFormats(root);
    for (const [id, code] of own) if (code === format) return id;
    for (const [id, code] of builtInFormats) if (code === format && !own.has(id) && (id < 5 || (id > 8 && id < 14) || (id > 14 && id < 22) || id === 49)) return id;
    const id = Math.max(firstOwnFormat - 1, ...own.keys()) + 1;
    const xml = `<${root.prefix}numFmt numFmtId="${id}" formatCode="${writeAttribute(format)}"/>`;
    const formats = root.first("numFmts");
    const made = formats ? withCount(formats, xml, formats.children.length + 1) : [insertStyles(root, "numFmts", `<${root.prefix}numFmts count="1">${xml}</${root.prefix}numFmts>`)];
    this.edit.set(path, splice(root.source, made));
    return id;
  }

  /** The index of a font like another one, bold or not. */
  private font(root: Element, path: string, base: number, bold: boolean): number {
    const fonts = root.first("fonts");
    const all = fonts?.all("font") ?? [];
    const model = all[base] ?? null;
    const isBold = model?.first("b") !== null && model?.first("b")?.attribute("val") !== "0";
    if (model && isBold === bold) return base;
    const { prefix } = root;
    const content = model && !model.empty ? model.source.slice(model.openEnd, model.closeStart) : "";
    const plain = model ? model.all("b").reduce((rest, b) => rest.replace(b.raw, ""), content) : `<${prefix}sz val="11"/>`;
    const xml = `<${prefix}font>${bold ? `<${prefix}b/>` : ""}${plain}</${prefix}font>`;
    const same = all.findIndex((font) => font.raw === xml);
    if (same >= 0) return same;
    const made = fonts ? withCount(fonts, xml, all.length + 1) : [insertStyles(root, "fonts", `<${prefix}fonts count="1">${xml}</${prefix}fonts>`)];
    this.edit.set(path, splice(root.source, made));
    return all.length;
  }

  private path(): string {
    const book = this.edit.file.workbookPath;
    const found = this.edit.relationships(book).find((link) => link.kind === "styles" && !link.external && this.edit.has(link.target));
    if (found) return found.target;
    const path = `${book.slice(0, book.lastIndexOf("/") + 1)}styles.xml`;
    const namespace = mainNamespace(this.edit);
    this.edit.add(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`, stylesType, book, "styles");
    return path;
  }
}

/** The children of a style sheet in their order (CT_Stylesheet). */
const order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

function insertStyles(root: Element, local: string, xml: string): Splice {
  const next = root.children.find((child) => order.indexOf(child.local) > order.indexOf(local));
  return next ? { start: next.start, end: next.start, text: xml } : append(root, xml);
}

function withCount(list: Element, xml: string, count: number): Splice[] {
  if (list.empty) return [{ start: list.start, end: list.end, text: `${setAttribute(list.raw.replace(/\s*\/>$/, ">"), "count", String(count))}${xml}</${list.name}>` }];
  return [setAttributes(list, { count: String(count) }), append(list, xml)];
}

/** The namespace of the workbook's own elements: another one in strict files. */
export function mainNamespace(edit: PackageEdit): string {
  const root = edit.tree(edit.file.workbookPath);
  return root.attribute(root.prefix === "" ? "xmlns" : `xmlns:${root.prefix.slice(0, -1)}`) ?? "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}
