import { PcfError, isPcfError } from "../errors";

// A workbook has some dozen spellings; the bound only keeps a column of free text from filling the memory.
const most = 4096;

/**
 * The same function, with its answers and its errors kept per text: a range of 100,000 rows asks for one spelling 100,000 times.
 * The oldest text is forgotten first.
 */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  const failures = new Map<string, PcfError>();
  const keep = <V>(map: Map<string, V>, text: string, value: V): V => {
    if (map.size >= most) for (const oldest of map.keys()) { map.delete(oldest); break; }
    map.set(text, value);
    return value;
  };
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const failure = failures.get(text);
    if (failure !== undefined) throw new PcfError(failure.code, failure.parts);
    try {
      return keep(answers, text, read(text));
    } catch (thrown) {
      if (isPcfError(thrown)) keep(failures, text, thrown);
      throw thrown;
    }
  };
}
