import { PcfError } from "../../errors";
import type { Area } from "../../tables/grid";
import { allSheets, rangeAt, sheetNamed } from "./sheets";

/** Makes cells a table with this name, or gives the table of this name the area. Throws file.sheetUnknown, file.table. */
export async function setTable(context: Excel.RequestContext, sheetName: string, name: string, area: Area, totals: boolean): Promise<void> {
  if (area.bottom - Number(totals) <= area.top) throw new PcfError("file.table", { given: name, reason: "area" });
  const { sheet, name: spelled } = sheetNamed(await allSheets(context), sheetName);
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load("name,worksheet/name");
  const taken = context.workbook.names.getItemOrNullObject(name).load("name");
  await context.sync();
  if (table.isNullObject && !taken.isNullObject) throw new PcfError("file.table", { given: name, reason: "taken" });
  if (table.isNullObject) {
    const added = sheet.tables.add(rangeAt(sheet, totals ? { ...area, bottom: area.bottom - 1 } : area), true);
    added.name = name;
    // Excel puts the totals into the row below, and a label and a sum of its own into it.
    if (totals) added.showTotals = true;
  } else if (table.worksheet.name === spelled) table.resize(rangeAt(sheet, area));
  else throw new PcfError("file.table", { given: name, reason: "taken" });
  await context.sync();
}

/** The sheet that a table stands on; null where there is no such table. */
export async function sheetOfTable(context: Excel.RequestContext, name: string): Promise<string | null> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load("worksheet/name");
  await context.sync();
  return table.isNullObject ? null : table.worksheet.name;
}
