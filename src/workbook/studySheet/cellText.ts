import type { CellValue } from "../../tables/grid";
import { isCellError } from "../../tables/grid";
import { Decimal } from "../../units/decimal";

/** What a cell of the sheet says; "" for a blank and for an error. */
export function textOf(value: CellValue): string {
  if (value === null || isCellError(value)) return "";
  return typeof value === "number" ? plainDigits(value) : String(value).trim();
}

/** A number as plain digits, never "1e+21". */
export function plainDigits(value: number): string {
  return Number.isFinite(value) ? new Decimal(value).toFixed() : "";
}
