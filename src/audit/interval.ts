import type { Cell } from "../tables/cell";

/**
 * What a printed number may stand for. Doubles do here: they are exact to sixteen digits, and no printed figure is meant more
 * exactly than half of its last digit. Messages are worked out in decimals (arithmetic.ts).
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure of a formula, and a sum of printed ones, is exact but for the last bits of a double. */
export const floatSlack = 1e-9;
/** No figure is taken for more than this away from what is printed: 0.1 is not 0.05 to 0.15. */
const roundingLimit = 0.03;

/** A stored value of so many digits may have been cut after the last of them, which tells of nothing that anybody prints. */
const storedDigits = 7;

/** Functions whose figures are rounded: shares are apportioned to hundredths. */
const rounds = /ROUND|PCF\.(SHARE|STAGES|HOTSPOTS)\(/i;

/** Half of the last printed digit: what rounding can have taken or added. */
export function rounding(cell: Cell, decimals: number = cell.decimals): number {
  const value = Math.abs(cell.number ?? 0);
  // Some programs store the value of a formula with nine decimals.
  if (cell.formula !== null && !rounds.test(cell.formula))
    return Math.max(value * floatSlack, cell.decimals > 0 && significant(cell) >= storedDigits ? 0.5 * 10 ** -cell.decimals : 0);
  return 0.5 * 10 ** -decimals;
}

/** An amount or factor that goes into a product. `exact`: the table computes with the figures as printed. */
export function operand(cell: Cell, exact: boolean): Interval {
  const value = cell.number ?? NaN;
  const size = Math.abs(value);
  const half = exact && significant(cell) < 3 ? size * floatSlack : Math.min(rounding(cell), size * roundingLimit);
  return { low: value - half, high: value + half };
}

export function significant(cell: Cell): number {
  return cell.digits.replace(/e.*$/i, "").replace(/[-+.]/g, "").replace(/^0+/, "").length;
}

export function times(a: Interval, b: Interval): Interval {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

export function scaled(a: Interval, by: number): Interval {
  return by >= 0 ? { low: a.low * by, high: a.high * by } : { low: a.high * by, high: a.low * by };
}

export function plus(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

export function exactly(value: number): Interval {
  return { low: value, high: value };
}

/** True where a printed figure can come from the interval by rounding (or cutting off) its last digit. */
export function agrees(cell: Cell, expected: Interval, decimals: number = cell.decimals): boolean {
  const value = cell.number;
  if (value === null) return true;
  const slack = 2 * rounding(cell, decimals) + Math.max(Math.abs(expected.low), Math.abs(expected.high)) * floatSlack;
  return value >= expected.low - slack && value <= expected.high + slack;
}

/** Zeros at the end of a whole number need not be digits that were meant, within half a percent: 62110 for 62.11 kg in grams, 11130 for 11126. */
export function unmeantZeros(digits: string, value: number): number {
  const zeros = /[1-9](0+)$/.exec(digits)?.[1]?.length ?? 0;
  return zeros === 0 ? 0 : Math.min(0.5 * 10 ** zeros, Math.abs(value) * 0.005);
}

/** A figure blurred by more than this part of itself tells no power of ten: kg, t and 10^4 are slips that people make, other powers need more digits. */
const coarsest = { usual: 0.12, other: 0.04 };

/** The power of ten that a ratio is, within this part of a power; null for any other ratio, and for 1. */
export function powerOf(ratio: number, within: number): number | null {
  const power = Math.log10(Math.abs(ratio));
  const whole = Math.round(power);
  return Number.isFinite(power) && whole !== 0 && Math.abs(power - whole) < within ? whole : null;
}

/** The power of ten between a printed figure and what it should be; null where there is none, or where it is too coarse to tell. */
export function powerOfTen(cell: Cell, expected: Interval): number | null {
  const value = cell.number;
  const middle = (expected.low + expected.high) / 2;
  if (value === null || value === 0 || middle === 0 || value > 0 !== middle > 0) return null;
  const power = Math.round(Math.log10(value / middle));
  if (power === 0 || Math.abs(power) > 9) return null;
  const slack = Math.max(2 * rounding(cell), cell.formula === null ? unmeantZeros(cell.digits, value) : 0);
  const usual = power % 3 === 0 || Math.abs(power) === 4;
  if (slack / Math.abs(value) > (usual ? coarsest.usual : coarsest.other)) return null;
  const shifted = scaled(expected, 10 ** power);
  const float = Math.abs(value) * floatSlack;
  return value >= shifted.low - slack - float && value <= shifted.high + slack + float ? power : null;
}
