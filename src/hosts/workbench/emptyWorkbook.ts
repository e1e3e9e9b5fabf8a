import type { IWorkbookData } from "@univerjs/core";
import type { Language } from "../../locales";
import { localeType } from "./languagePack";
import { word } from "./words";

/** One blank sheet. */
export function emptyWorkbook(language: Language, id: string): Partial<IWorkbookData> {
  const sheetId = `${id}-1`;
  return {
    id,
    name: word("untitled", language),
    locale: localeType[language],
    sheetOrder: [sheetId],
    sheets: { [sheetId]: { id: sheetId, name: word("sheet", language), rowCount: 200, columnCount: 26, cellData: {} } },
  };
}
