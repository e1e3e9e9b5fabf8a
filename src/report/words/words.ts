import type { Language } from "../../locales";
import type { Inline, Line } from "../content";
import en from "./en.json";
import zh from "./zh.json";

export type Words = typeof en;

export const wordsIn: Readonly<Record<Language, Words>> = { en, zh };

/** A sentence with its parts filled in: "{total} {unit}" becomes words and figures. */
export function fill(template: string, parts: Readonly<Record<string, Inline | Line>>): Line {
  return template.split(/(\{\w+\})/).flatMap((piece): Line => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name === undefined) return piece === "" ? [] : [piece];
    const part = parts[name] ?? "";
    return Array.isArray(part) ? (part as Line) : [part as Inline];
  });
}

/** The plain text of a line. */
export function plainLine(line: Line): string {
  return line.map((each) => (typeof each === "string" ? each : each.text)).join("");
}
