import { simplify } from "../factors/names/nameKey";

/** Texts come back again and again in a workbook; the plain form of each is made once. More than this many are not kept. */
const cacheLimit = 20_000;
const cache = new Map<string, string>();

/** A text as it is compared: half width, lower case, simplified characters, single blanks, subscripts as plain digits. */
export function plainText(text: string): string {
  let known = cache.get(text);
  if (known === undefined) {
    known = simplify(text.normalize("NFKC").toLowerCase())
      .replace(/<\/?(sub|sup)>/g, "")
      .replace(/[\s\u200b\ufeff]+/g, " ")
      // "合　计": blanks between Chinese characters only spread them out.
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
      .trim();
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(text, known);
  }
  return known;
}
