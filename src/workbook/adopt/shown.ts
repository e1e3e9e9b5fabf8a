import type { Cell } from "../../tables/cell";
import type { CellValue } from "../../tables/grid";
import { Decimal } from "../../units/decimal";

/** The last bits of a double, for figures that are typed with all their digits. */
const doubleSlack = 1e-12;
/** A native formula may have added and multiplied in another order. */
const formulaSlack = 1e-9;
const mostDecimals = 12;
/** As many digits as a spreadsheet shows of a number. */
const doubleDigits = 15;

/** True where `value`, rounded to the digits that the cell shows as a spreadsheet rounds, is what stands there. */
export function sameAsShown(cell: Cell, value: number, decimals: number = cell.decimals): boolean {
  if (cell.number === null || !Number.isFinite(value)) return false;
  if (isSame(cell.number, value, cell.formula === null ? doubleSlack : formulaSlack)) return true;
  return decimals >= 0 && decimals <= mostDecimals && new Decimal(value.toPrecision(doubleDigits)).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).eq(cell.number);
}

function isSame(one: number, other: number, slack: number): boolean {
  return Math.abs(one - other) <= Math.abs(one) * slack;
}

/** A format that keeps the digits as they were shown, where the cell has none of its own; text format would keep a formula from being one. */
export function keptFormat(cell: Cell, value: number, decimals: number = cell.decimals): string | undefined {
  if (cell.formula !== null || (cell.format !== "General" && cell.format !== "@")) return undefined;
  const fixed = Math.max(0, decimals);
  if (isSame(value, cell.number ?? NaN, doubleSlack) || decimals < 0 || fixed > mostDecimals) return cell.format === "@" ? "General" : undefined;
  return fixed === 0 ? "0" : `0.${"0".repeat(fixed)}`;
}

/** True where a calculated cell is what the plan said, but for the last bits of a double. */
export function sameValueAsPlanned(calculated: CellValue, planned: number): boolean {
  return typeof calculated === "number" && Math.abs(calculated - planned) <= Math.abs(planned) * formulaSlack + Number.MIN_VALUE;
}
