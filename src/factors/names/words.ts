import { plainText } from "./nameKey";

/**
 * A text as words with one blank on either side: " 华北 2022 " , " us rfcw ". Case, width, punctuation and traditional
 * characters are gone, and a run of Chinese stands apart from the letters and digits beside it.
 */
export function wordsOf(text: string): string {
  const plain = plainText(text);
  const spaced = plain.replace(/\p{Script=Han}+/gu, " $& ").replace(/[^\p{L}\p{N}]+/gu, " ");
  return ` ${spaced.trim()} `;
}

const han = /\p{Script=Han}/u;

/** Takes `phrase` (a result of wordsOf) out of `words`: whole words of letters, any stretch of Chinese. Null where it does not occur. */
export function without(words: string, phrase: string): string | null {
  const wanted = han.test(phrase) ? phrase.trim() : phrase;
  const at = words.indexOf(wanted);
  if (wanted.trim() === "" || at < 0) return null;
  return `${words.slice(0, at)} ${words.slice(at + wanted.length)}`.replace(/ +/g, " ");
}
