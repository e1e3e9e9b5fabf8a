import type { Language } from "../../locales";
import en from "./words/en.json";
import zh from "./words/zh.json";

export type Word = keyof typeof en;

const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { en, zh };

/** A text of the workbench in the person's language; {names} in it are filled in. */
export function word(key: Word, language: Language, parts: Readonly<Record<string, string>> = {}): string {
  return words[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}

/** What an error value of the spreadsheet itself means; undefined for one that has no words. */
export function errorWords(error: string, language: Language): string | undefined {
  const key = `error.${error}`;
  return key in words[language] ? words[language][key as Word] : undefined;
}
