import type { CellArea } from "../../workbook/port";
import { areaName } from "../file/reference";
import { allSheets, sheetNamed } from "./sheets";

/** An address list may not be longer than this (8192 characters in Excel, some left for its own spelling). */
const longestAddress = 8000;

/** Marks cells dirty, a list of addresses at a time, and has Excel calculate what is dirty. Throws file.sheetUnknown. */
export async function markDirty(context: Excel.RequestContext, cells: readonly CellArea[]): Promise<void> {
  const sheets = await allSheets(context);
  const addresses = new Map<string, string[]>();
  for (const { sheet, area } of cells) {
    const { name } = sheetNamed(sheets, sheet);
    const lists = addresses.get(name) ?? [""];
    const address = areaName(area);
    const last = lists.at(-1)!;
    if (last !== "" && last.length + address.length + 1 > longestAddress) lists.push(address);
    else lists[lists.length - 1] = last === "" ? address : `${last},${address}`;
    addresses.set(name, lists);
  }
  for (const [name, lists] of addresses) {
    const { sheet } = sheetNamed(sheets, name);
    for (const list of lists) sheet.getRanges(list).setDirty();
  }
  context.workbook.application.calculate(Excel.CalculationType.recalculate);
  await context.sync();
}
