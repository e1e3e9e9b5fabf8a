import { pinyin } from "pinyin-pro";
import type { Factor } from "../factors/factor";
import { simplify } from "../factors/names/nameKey";
import type { Readings } from "../factors/names/pinyin";

const chineseRun = /\p{Script=Han}+/gu;

/** How the characters in the names and synonyms of these factors are read, each in the words it stands in (重庆 is chong, 重型 is zhong). */
export function readingsOf(factors: readonly Factor[]): Readings {
  const words = new Set(factors.flatMap((factor) => [factor.nameZh, ...factor.synonyms]).flatMap((name) => simplify(name).match(chineseRun) ?? []));
  const charactersOf = new Map<string, Set<string>>();
  for (const word of words) {
    const syllables = pinyin(word, { toneType: "none", type: "array", v: true });
    [...word].forEach((character, index) => {
      const syllable = syllables[index];
      if (syllable === undefined || !/^[a-z]+$/.test(syllable)) return;
      const characters = charactersOf.get(syllable) ?? new Set();
      charactersOf.set(syllable, characters.add(character));
    });
  }
  return Object.fromEntries([...charactersOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, characters]) => [syllable, [...characters].sort().join("")]));
}
