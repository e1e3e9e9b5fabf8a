import type { Place } from "../audit/finding";
import type { Language } from "../locales";
import { Decimal } from "../units";
import type { Figure } from "../workbook/inventory";
import type { PrintedFigure } from "./content";

/** An input: every digit that its cell has. */
export function exactly({ value, places }: Figure): PrintedFigure {
  return { kind: "figure", text: value.toSignificantDigits(15).toFixed(), value, from: places };
}

/** A unit as readers of the language know it: "万kWh" is "10^4 kWh" to others. */
export function unitIn(language: Language, unit: string): string {
  return language === "zh" ? unit : unit.replace(/万\s*/gu, "10^4 ");
}

/** A factor out of a list or worked out of a fuel's parameters: six digits and no zeros behind them. */
export function shortest(value: Decimal, from: readonly Place[]): PrintedFigure {
  return { kind: "figure", text: value.toSignificantDigits(6).toFixed(), value, from };
}

/** A result: three decimals (halves away from zero, as Excel shows them), and three digits where that would leave less. */
export function rounded(value: Decimal, from: readonly Place[], decimals = 3): PrintedFigure {
  const size = value.abs();
  const places = size.isZero() || size.greaterThanOrEqualTo("0.1") ? decimals : Math.max(decimals, 2 - size.e);
  return { kind: "figure", text: value.toFixed(places, Decimal.ROUND_HALF_UP), value, from };
}
