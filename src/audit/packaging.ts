import { createLexicon } from "../tables/lexicon";
import { plainText } from "../tables/plainText";
import vocabulary from "./vocabulary/packaging.json";

const lexicon = createLexicon({ packaging: vocabulary.words });

/** The name of an item is that of packaging ("瓦楞纸箱", "PE bags"). */
export function isPackaging(name: string): boolean {
  // "彩盒（B楞）": a remark in brackets ends no name.
  const plain = plainText(name).replace(/\s*[(（][^()（）]*[)）]$/, "");
  return lexicon.best(name) !== undefined || vocabulary.endings.some((ending) => plain.endsWith(ending));
}
