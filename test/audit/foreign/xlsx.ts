import { zip } from "../../hosts/file/fixtures/zip";
import type { Book, Cell } from "./book";
import { split } from "./formula";

/** A workbook as an .xlsx file, written by hand: the project's own writer has no part in it. */
export function toXlsx(book: Book): Uint8Array {
  const formats = ["General", ...new Set(book.sheets.flatMap((sheet) => [...sheet.cells.values()].flatMap((cell) => cell.format ?? [])))];
  const sheets = book.sheets.map((sheet, at) => ({ ...sheet, file: `xl/worksheets/sheet${at + 1}.xml`, id: `rId${at + 1}` }));
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.map((sheet) => `<Override PartName="/${sheet.file}" ContentType="${type}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${ns}><sheets>${sheets.map((sheet, at) => `<sheet name="${xml(sheet.name)}" sheetId="${at + 1}"${sheet.hidden ? ' state="hidden"' : ""} r:id="${sheet.id}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((sheet) => `<Relationship Id="${sheet.id}" Type="${rel}/worksheet" Target="${sheet.file.slice(3)}"/>`).join("")}<Relationship Id="rIdStyles" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${ns}><numFmts count="${formats.length}">${formats.map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${xml(code)}"/>`).join("")}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.map((_, at) => `<xf numFmtId="${at + 164}" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`,
  };
  for (const sheet of sheets) {
    const rows = new Map<number, [string, Cell][]>();
    for (const [at, cell] of sheet.cells) rows.set(split(at).row, [...(rows.get(split(at).row) ?? []), [at, cell]]);
    const data = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => `<row r="${row}">${cells.sort(([a], [b]) => split(a).column - split(b).column).map(([at, cell]) => cellXml(at, cell, formats.indexOf(cell.format ?? "General"))).join("")}</row>`);
    files[sheet.file] = `<worksheet ${ns}><sheetData>${data.join("")}</sheetData>${sheet.merges.length > 0 ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : ""}</worksheet>`;
  }
  return zip(new Map(Object.entries(files)));
}

function cellXml(at: string, { value, formula }: Cell, style: number): string {
  const head = `<c r="${at}" s="${style}"`;
  const f = formula === undefined ? "" : `<f>${xml(formula.slice(1).replace(/\bXLOOKUP\(/g, "_xlfn.XLOOKUP("))}</f>`;
  if (value === null) return `${head}>${f}</c>`;
  if (typeof value === "number") return `${head}>${f}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `${head} t="b">${f}<v>${Number(value)}</v></c>`;
  if (typeof value === "object") return `${head} t="e">${f}<v>${value.error}</v></c>`;
  return f === "" ? `${head} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>` : `${head} t="str">${f}<v>${xml(value)}</v></c>`;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
