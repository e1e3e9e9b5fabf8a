import type { Area } from "../../tables/grid";
import { columnLimit, columnNumber, parseArea, rowLimit } from "../file/reference";

/** The areas of an address as Excel's events give it: "B2", "A1:C3", "2:5" (whole rows), "B:D" (whole columns), several after commas, with or without a sheet. */
export function areasOf(address: string): Area[] {
  const cells = address.replace(/^.*!/, "").replaceAll("$", "");
  return cells.split(",").flatMap((part): Area[] => {
    const text = part.trim();
    const rows = /^(\d+):(\d+)$/.exec(text);
    if (rows) return [{ top: Number(rows[1]) - 1, bottom: Number(rows[2]) - 1, left: 0, right: columnLimit - 1 }];
    const columns = /^([A-Z]+):([A-Z]+)$/i.exec(text);
    if (columns) return [{ top: 0, bottom: rowLimit - 1, left: columnNumber(columns[1]!), right: columnNumber(columns[2]!) }];
    const area = parseArea(text);
    return area ? [area] : [];
  });
}
