import type { ErrorCode, ErrorParts, PcfError } from "../errors";
import { en } from "./en";
import type { ErrorWords, Language } from "./words";
import { zh } from "./zh";

export type { Language } from "./words";

const words: Record<Language, ErrorWords> = { en, zh };

/** The message of an error in the person's language. */
export function say(error: PcfError, language: Language): string {
  const sentence = words[language][error.code] as (parts: ErrorParts[ErrorCode]) => string;
  return sentence(error.parts);
}

/** Excel and browsers name languages "zh-CN", "zh-Hant-TW", "en-GB": anything Chinese reads Chinese, all else English. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
