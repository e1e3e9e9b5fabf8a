import { Decimal } from "../units";
import type { Cell } from "../tables/cell";
import type { Amount } from "./entry";
import type { RowCheck } from "./relation";

/** A number as a message shows it: twelve digits at most, no exponent where a person would write none. */
export function show(value: Decimal | number): string {
  const decimal = new Decimal(value).toSignificantDigits(12);
  return decimal.abs().gte("1e15") || (!decimal.isZero() && decimal.abs().lt("1e-7")) ? decimal.toExponential() : decimal.toFixed();
}

/** The cell's number as it was typed. */
export function exactOf(cell: Cell): Decimal {
  return new Decimal(cell.digits === "" ? (cell.number ?? 0) : cell.digits);
}

export function withUnit(amount: { readonly cell: Cell; readonly unitText: string }): string {
  return `${show(exactOf(amount.cell))}${amount.unitText === "" ? "" : ` ${amount.unitText}`}`;
}

/** What the row's own cells give, exactly, in the unit of the printed result; null where a unit is not known. */
export function exactResult(check: RowCheck): Decimal | null {
  const { factor, operands, emission } = check;
  if (!factor.unit || !emission.unit || operands.some((amount) => amount.unit === null)) return null;
  let product = exactOf(factor.cell).times(factor.unit.emission.scale).div(emission.unit.scale).div(factor.unit.per.scale);
  for (const amount of operands) product = product.times(exactOf(amount.cell)).times((amount.unit as NonNullable<Amount["unit"]>).scale);
  return product;
}

/** "660800 t·km x 0.115 kgCO2e/t·km = 75.992 tCO2e" */
export function productText(check: RowCheck): string {
  const left = [...check.operands.map(withUnit), withUnit(check.factor)].join(" x ");
  const exact = exactResult(check);
  const middle = check.expected ? (check.expected.low + check.expected.high) / 2 : null;
  const right = exact ? `${show(exact)} ${check.emission.unitText}` : middle === null ? "" : show(middle);
  return `${left} = ${right.trim()}`;
}
