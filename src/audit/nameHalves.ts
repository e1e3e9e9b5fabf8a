import { plainText } from "../tables/plainText";

/** What a name may be called by: the whole, and each half of a bilingual one ("Fuel oil 燃料油"). */
export function nameHalves(name: string): readonly string[] {
  const plain = plainText(name);
  const halves = [plain.replace(/[^\p{Script=Han}]+$|^[^\p{Script=Han}]+/gu, ""), plain.replace(/\s*[(/|·-]*\s*\p{Script=Han}.*$/u, "").trim()];
  return [...new Set([plain, ...halves.filter((half) => /^[\p{Script=Han}、]+$|^[^\p{Script=Han}]+$/u.test(half))])].filter((each) => each.length >= 2 && /\p{L}{2}/u.test(each));
}
