import { plainText } from "../names/nameKey";
import nearJson from "./near.json";
import { tokensOf } from "./tokens";
import type { Token } from "./tokens";

interface NearWords {
  /** Whole stretches of Chinese. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly latin: ReadonlyMap<string, string>;
  readonly longestFirst: readonly string[];
}

let known: NearWords | undefined;

/**
 * What the library calls a thing, or the nearest kind of it that it has. These are no synonyms: a formula is never answered by
 * them, because an alloy steel is not a carbon steel; a person who looks is shown the nearest, after what bears the very name.
 * Put in order with the first search: the functions start in the same script, and Excel waits for them.
 */
function nearWords(): NearWords {
  if (known !== undefined) return known;
  const chinese = new Map<string, string>();
  const latin = new Map<string, string>();
  for (const { words, see } of nearJson) {
    for (const word of words) {
      const tokens = tokensOf(word);
      const isRun = tokens.length === 1 && tokens[0]?.kind === "chinese";
      (isRun ? chinese : latin).set(isRun ? plainText(word) : keyOf(tokens), see);
    }
  }
  known = { chinese, latin, longestFirst: [...chinese.keys()].sort((a, b) => b.length - a.length) };
  return known;
}

/** Words of a phrase. */
const longestPhrase = 3;

/** The query in words that the library may know better; null where none of it is known to be called otherwise. */
export function inNearWords(tokens: readonly Token[], spellings: (run: string) => readonly string[]): string | null {
  const parts: string[] = [];
  let changed = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const phrase = phraseAt(tokens, at);
    const other = phrase?.see ?? (token.kind === "chinese" ? nearRun(token.text) : token.kind === "word" ? nearPinyin(token.text, spellings) : null);
    if (other !== null) changed = true;
    parts.push(other ?? token.text);
    at += (phrase?.length ?? 1) - 1;
  }
  return changed ? parts.join(" ") : null;
}

function keyOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(" ");
}

function phraseAt(tokens: readonly Token[], at: number): { readonly see: string; readonly length: number } | null {
  const { latin } = nearWords();
  for (let length = Math.min(longestPhrase, tokens.length - at); length >= 1; length--) {
    const key = keyOf(tokens.slice(at, at + length));
    // A grade's letter behind its number says of what quality it is: Q345B is a Q345.
    const see = latin.get(key) ?? latin.get(key.replace(/(?<=\d)[a-z]$/, ""));
    if (see !== undefined) return { see, length };
  }
  return null;
}

/** A word at the beginning and one at the end of a stretch of Chinese (塑胶粒, 废木头, 苏州工厂用电), never a part of two words side by side. */
function nearRun(run: string): string | null {
  const { chinese, longestFirst } = nearWords();
  const last = longestFirst.find((word) => run.endsWith(word));
  const front = last === undefined ? run : run.slice(0, -last.length);
  const first = longestFirst.find((word) => front.startsWith(word));
  // The longer of two words that overlap is the one that is meant.
  const whole = longestFirst.find((word) => run.startsWith(word));
  if (whole !== undefined && last !== undefined && whole.length > last.length && first === undefined) return `${chinese.get(whole) as string}${run.slice(whole.length)}`;
  if (first === undefined && last === undefined) return null;
  return `${first === undefined ? "" : chinese.get(first) as string}${front.slice(first?.length ?? 0)}${last === undefined ? "" : chinese.get(last) as string}`;
}

let bySound: { readonly spellings: unknown; readonly see: ReadonlyMap<string, string> } | undefined;

function nearPinyin(word: string, spellings: (run: string) => readonly string[]): string | null {
  if (word.length < 4) return null;
  if (bySound?.spellings !== spellings) bySound = { spellings, see: new Map([...nearWords().chinese].flatMap(([run, see]) => spellings(run).map((sound): [string, string] => [sound, see]))) };
  return bySound.see.get(word) ?? null;
}
