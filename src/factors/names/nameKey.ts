import traditional from "./traditional.json";

const simplified = new Map<string, string>();
for (const [from, to] of traditional as [string, string][]) {
  const targets = [...to];
  [...from].forEach((character, index) => simplified.set(character, targets[index] as string));
}

const ascii = /^[\x20-\x7e]*$/;

/** No case, no width, no traditional characters: what every comparison of names begins with. */
export function plainText(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : simplify(text.normalize("NFKC").toLowerCase());
}

/** Traditional characters as simplified ones, one by one; all else as it is. */
export function simplify(text: string): string {
  let result = "";
  for (const character of text) result += simplified.get(character) ?? character;
  return result;
}

/**
 * What two spellings of one name have in common: letters and digits without case, width, spaces and punctuation, in simplified
 * characters ("Diesel (average)" and "diesel average", "鋼材" and "钢材"). A decimal point between digits stays: 3.5 t is not 35 t.
 */
export function nameKey(text: string): string {
  return plainText(text)
    .replace(/(\d)\.(?=\d)/g, "$1\u0001")
    .replace(/[^\p{L}\p{N}\u0001]/gu, "")
    .replace(/\u0001/g, ".");
}
