const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Character data between two tags as the text it means: CDATA, comments and the five entities of XML itself; any other entity stays as it is. */
export function readText(raw: string): string {
  if (!raw.includes("<")) return readCharacters(raw);
  return raw.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|[^<]+/g, (piece, cdata: string | undefined) => {
    if (cdata !== undefined) return cdata.replace(/\r\n?/g, "\n");
    return piece.startsWith("<") ? "" : readCharacters(piece);
  });
}

function readCharacters(raw: string): string {
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  return lines.includes("&") ? expand(lines) : lines;
}

/** An attribute's value: white space counts as blanks there. */
export function readAttribute(raw: string): string {
  const blanks = /[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, " ") : raw;
  return blanks.includes("&") ? expand(blanks) : blanks;
}

function expand(raw: string): string {
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name]!;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text for between two tags. A carriage return would be lost as a line end, so it is written as a reference. */
export function writeText(text: string): string {
  return text.replace(/[&<>\r]/g, (mark) => (mark === "&" ? "&amp;" : mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : "&#13;"));
}

export function writeAttribute(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (mark) => (mark === "&" ? "&amp;" : mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : mark === '"' ? "&quot;" : `&#${mark.charCodeAt(0)};`));
}

/** A cell's text, in which Excel writes characters that XML cannot hold as _xHHHH_ (ST_Xstring, ECMA-376 part 1, 22.9.2.19). */
export function readEscapes(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

export function writeEscapes(text: string): string {
  const literal = text.includes("_x") ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_") : text;
  return literal.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}
