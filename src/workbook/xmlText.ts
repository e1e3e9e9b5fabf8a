/** The attributes of an element's start tag, read as they were written by escapeXml or by a program that kept the part. */
export function attributesOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/([\w:]+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", double, single]) => [name, unescaped(double ?? single ?? "")]));
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Characters that no XML may hold, escaped or not. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as the value of an attribute; line breaks survive every program. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, "").replace(/[&<>"]/g, (sign) => signs[sign]!).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:(\w+)|#(\d+)|#x([\da-f]+));/gi, (whole, name: string | undefined, digits: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(digits === undefined ? parseInt(hex!, 16) : Number(digits));
  });
}
