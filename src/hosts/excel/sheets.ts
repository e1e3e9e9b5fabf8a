import { PcfError } from "../../errors";
import type { Area, Grid } from "../../tables/grid";

export interface NamedSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly visibility: Grid["visibility"];
}

const visibilities: Readonly<Record<string, Grid["visibility"]>> = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" };

/** Every sheet with its name as Excel spells it. */
export async function allSheets(context: Excel.RequestContext): Promise<NamedSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/visibility");
  await context.sync();
  return worksheets.items.map((sheet) => ({ sheet, name: sheet.name, visibility: visibilities[sheet.visibility] ?? "visible" }));
}

/** The sheet of a name, without regard to case. Throws file.sheetUnknown. */
export function sheetNamed(sheets: readonly NamedSheet[], name: string): NamedSheet {
  const found = sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new PcfError("file.sheetUnknown", { given: name, known: sheets.map((one) => one.name) });
  return found;
}

/** The part of a range that says where it is. */
export const place = "rowIndex,columnIndex,rowCount,columnCount";

export function areaOf(range: Excel.Range): Area {
  return { top: range.rowIndex, left: range.columnIndex, bottom: range.rowIndex + range.rowCount - 1, right: range.columnIndex + range.columnCount - 1 };
}

export function rangeAt(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRangeByIndexes(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1);
}
