import type { Language } from "../locales";
import words from "./words.json";

export type ChartTheme = keyof typeof words.themes;

export interface ChartOptions {
  readonly language: Language;
  /** In pixels, 240 or more; the height follows from what is drawn. */
  readonly width: number;
  readonly theme: ChartTheme;
  /** The unit of the figures, "" where none is known. */
  readonly unit: string;
  /** In place of the chart's own title. */
  readonly title?: string;
}

export const leastWidth = 240;

/** Colours of a life cycle's stages in their order; further names begin again. */
export const stageColours: readonly string[] = [words.palette.blue, words.palette.orange, words.palette.green, words.palette.purple, words.palette.skyBlue, words.palette.vermillion, words.palette.yellow];

export function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}
