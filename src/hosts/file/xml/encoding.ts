import { PcfError } from "../../../errors";

/** How a part's bytes spell its text, kept so that an edited part is written the way it was found. */
export interface Encoding {
  readonly label: "utf-8" | "utf-16le" | "utf-16be" | string;
  readonly mark: boolean;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export const utf8: Encoding = { label: "utf-8", mark: false };

/** Decodes an XML part by its byte-order mark, its first bytes or its declaration (XML 1.0, appendix F). Throws file.damaged. */
export function decode(bytes: Uint8Array, part: string): DecodedText {
  const encoding = detect(bytes);
  const from = !encoding.mark ? 0 : encoding.label === "utf-8" ? 3 : 2;
  try {
    return { text: new TextDecoder(encoding.label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from)), encoding };
  } catch {
    throw new PcfError("file.damaged", { part, reason: "encoding" });
  }
}

function detect(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: "utf-8", mark: true };
  if (first === 0xff && second === 0xfe) return { label: "utf-16le", mark: true };
  if (first === 0xfe && second === 0xff) return { label: "utf-16be", mark: true };
  if (first === 0x3c && second === 0) return { label: "utf-16le", mark: false };
  if (first === 0 && second === 0x3c) return { label: "utf-16be", mark: false };
  const declared = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 200)))?.[1];
  // A declaration of UTF-16 in a text of single bytes is wrong, as it could not have been read otherwise.
  return { label: declared === undefined || /^utf-?(8|16)/i.test(declared) ? "utf-8" : declared.toLowerCase(), mark: false };
}

/** The text as bytes of its encoding. One that only the reader knows (GBK, windows-1252) becomes UTF-8, declared so. */
export function encode({ text, encoding }: DecodedText): Uint8Array {
  if (encoding.label === "utf-16le" || encoding.label === "utf-16be") return encodeUtf16(text, encoding);
  const declared = encoding.label === "utf-8" ? text : text.replace(/^(<\?xml[^>]*encoding\s*=\s*["'])[A-Za-z0-9._-]+/, "$1UTF-8");
  const body = new TextEncoder().encode(declared);
  if (!encoding.mark) return body;
  const marked = new Uint8Array(body.length + 3);
  marked.set([0xef, 0xbb, 0xbf]);
  marked.set(body, 3);
  return marked;
}

function encodeUtf16(text: string, { label, mark }: Encoding): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), label === "utf-16le");
  return bytes;
}
