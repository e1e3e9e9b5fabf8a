import { createLexicon } from "../tables/lexicon";
import { plainText } from "../tables/plainText";
import vocabulary from "./vocabulary/packaging.json";

const lexicon = createLexicon({ packaging: vocabulary.words });

/** The name of an item is that of packaging ("瓦楞纸箱", "PE bags"). */
export function isPackaging(name: string): boolean {
  return lexicon.best(name) !== undefined || vocabulary.endings.some((ending) => plainText(name).endsWith(ending));
}
