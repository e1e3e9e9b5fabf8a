import { Decimal as Base } from "decimal.js";

/**
 * The one number type of the sum: decimals of 64 significant digits. Every double has at most 17 digits in its shortest form,
 * so the product of three cells is exact and a quotient is right far beyond what a cell can show. Values enter as decimal
 * text (or as the shortest decimal form of a double, which is what the person typed) and leave as the nearest double.
 */
export const Decimal = Base.clone({ precision: 64, rounding: Base.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 30, maxE: 9000, minE: -9000 });
export type Decimal = Base;
