import type { Element } from "../xml/tree";
import builtIn from "./numberFormats.json";

export const builtInFormats: ReadonlyMap<number, string> = new Map(Object.entries(builtIn.formats).map(([id, format]) => [Number(id), format]));

/** The number format of each cell style, by the index that cells carry in `s`. "General" for a style that does not exist. */
export function readFormats(styles: Element | null): readonly string[] {
  if (!styles) return [];
  const own = customFormats(styles);
  return (styles.first("cellXfs")?.all("xf") ?? []).map((xf) => {
    const id = Number(xf.attribute("numFmtId") ?? "0");
    return own.get(id) ?? builtInFormats.get(id) ?? "General";
  });
}

export function customFormats(styles: Element): Map<number, string> {
  const formats = new Map<number, string>();
  for (const format of styles.first("numFmts")?.all("numFmt") ?? []) formats.set(Number(format.attribute("numFmtId") ?? "-1"), format.attribute("formatCode") ?? "General");
  return formats;
}
