import { writeAttribute, writeText } from "../file/xml/text";

/** Characters that XML cannot hold are dropped: text from a workbook may contain any. */
export function escapeText(text: string): string {
  return writeText(text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""));
}

export function escapeAttribute(text: string): string {
  return writeAttribute(text.replace(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""));
}

export interface RunStyle {
  readonly bold?: boolean;
  readonly gap?: boolean;
}

/** A run; line breaks become breaks. */
export function run(text: string, { bold, gap }: RunStyle = {}): string {
  const properties = `${bold ? "<w:b/>" : ""}${gap ? '<w:highlight w:val="yellow"/>' : ""}`;
  const pieces = text.split("\n").map((line) => `<w:t xml:space="preserve">${escapeText(line)}</w:t>`);
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${pieces.join("<w:br/>")}</w:r>`;
}

/** A field with the result that it shows until it is updated. */
export function field(instruction: string, shown: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escapeText(instruction)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

export function paragraph(style: string, content: string, more = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;
}
