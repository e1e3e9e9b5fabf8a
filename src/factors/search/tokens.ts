import { plainText } from "../names/nameKey";

/** A piece of a text as it is searched: a stretch of Chinese, a word (letters, and digits after them: c30, r410a, co2e), or a number. */
export interface Token {
  readonly kind: "chinese" | "word" | "number";
  readonly text: string;
}

const pieces = /(?<chinese>\p{Script=Han}+)|(?<number>\d+(?:\.\d+)?)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;

/** Cuts a text into tokens: no case, no width, simplified characters; digits stand apart from letters after them. */
export function tokensOf(text: string): Token[] {
  const plain = plainText(text);
  const tokens: Token[] = [];
  for (const { groups } of plain.matchAll(pieces)) {
    if (groups?.["chinese"] !== undefined) tokens.push({ kind: "chinese", text: groups["chinese"] });
    else if (groups?.["number"] !== undefined) tokens.push({ kind: "number", text: groups["number"] });
    else if (groups?.["word"] !== undefined) tokens.push({ kind: "word", text: groups["word"] });
  }
  return tokens;
}

/** The pieces of a stretch of Chinese by which it is found: its characters and each two that stand side by side. */
export function chinesePieces(run: string): { characters: string[]; pairs: string[] } {
  const characters = [...run];
  return { characters, pairs: characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`) };
}
