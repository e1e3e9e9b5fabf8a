import type { Language } from "../locales";
import { filledCells } from "../tables/grid";
import type { Grid } from "../tables/grid";
import { isOwnSheet } from "./ownSheets";

/** Units, sources and names of gases are written in Latin letters in Chinese tables too: so much Chinese among the texts makes them Chinese. */
const chineseFrom = 0.2;

/** The language that a workbook's own tables are written in, to write beside them in the same; null where they hold no text. */
export function workbookLanguage(grids: readonly Grid[]): Language | null {
  const texts = grids.filter(({ sheet, visibility }) => visibility === "visible" && !isOwnSheet(sheet)).flatMap((grid) => [...filledCells(grid)].flatMap(({ value }) => (typeof value === "string" && /\p{L}/u.test(value) ? [value] : [])));
  if (texts.length === 0) return null;
  return texts.filter((text) => /\p{Script=Han}/u.test(text)).length >= texts.length * chineseFrom ? "zh" : "en";
}
