import { simplify } from "../factors/names/nameKey";
import { remembered } from "./remembered";

/** A text as it is compared: half width, lower case, simplified characters, single blanks, subscripts as plain digits. */
export const plainText = remembered(20_000, (text) =>
  simplify(text.normalize("NFKC").toLowerCase())
    .replace(/<\/?(sub|sup)>/g, "")
    .replace(/[\s\u200b\ufeff]+/g, " ")
    // "合　计": blanks between Chinese characters only spread them out.
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .trim(),
);
