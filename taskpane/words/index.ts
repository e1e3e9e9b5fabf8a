import type { Language } from "../../src/locales";
import { en } from "./en";
import type { Words } from "./en";
import { zh } from "./zh";

export type { Words } from "./en";

export const words: Readonly<Record<Language, Words>> = { en, zh };
