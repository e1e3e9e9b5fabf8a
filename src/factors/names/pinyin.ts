/**
 * How Chinese characters are read, without tones: for each reading the characters that have it ("gang": "钢港"). A character
 * that is read in several ways stands in several places. Made from the names of the library when it is compiled.
 */
export type Readings = Readonly<Record<string, string>>;

/** A stretch of Chinese in full pinyin and in initials: 钢材 is "gangcai" and "gc". */
export interface Spelling {
  readonly full: readonly string[];
  readonly initials: string;
}

/** More spellings of one word than this are not made. */
const mostSpellings = 4;

/** Returns the pinyin of a stretch of Chinese, in every reading of its characters; null where a character's reading is not known. */
export function pinyinSpeller(readings: Readings): (chinese: string) => Spelling[] | null {
  const ofCharacter = new Map<string, string[]>();
  for (const [reading, characters] of Object.entries(readings)) {
    for (const character of characters) {
      const known = ofCharacter.get(character);
      if (known) known.push(reading);
      else ofCharacter.set(character, [reading]);
    }
  }
  return (chinese) => {
    let spellings: string[][] = [[]];
    for (const character of chinese) {
      const read = ofCharacter.get(character);
      if (read === undefined) return null;
      const longer = spellings.flatMap((spelling) => read.map((reading) => [...spelling, reading]));
      spellings = longer.length <= mostSpellings ? longer : spellings.map((spelling) => [...spelling, read[0] as string]);
    }
    return spellings.map((full) => ({ full, initials: full.map((syllable) => syllable[0]).join("") }));
  };
}
