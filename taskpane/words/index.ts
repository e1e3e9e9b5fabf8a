import type { Language } from "../../src/locales";
import { en } from "./en";
import { zh } from "./zh";

/** The texts of the pane. English is the shape: a text that another language lacks does not compile. */
export type Words = typeof en;

export const words: Readonly<Record<Language, Words>> = { en, zh };
