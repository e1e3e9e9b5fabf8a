import { LocaleType, mergeLocales } from "@univerjs/core";
import type { ILanguagePack } from "@univerjs/core";
import type { Language } from "../../locales";
import { functionTexts } from "./functionHelp";

export const localeType: Readonly<Record<Language, LocaleType>> = { en: LocaleType.EN_US, zh: LocaleType.ZH_CN };

/** Everything the grid says in a language, with the help of our functions. Loaded when it is needed: a page shows one language. */
export async function languagePack(language: Language): Promise<ILanguagePack> {
  const pack = language === "zh" ? await import("@univerjs/preset-sheets-core/locales/zh-CN") : await import("@univerjs/preset-sheets-core/locales/en-US");
  return mergeLocales(pack.default, functionTexts(language));
}
