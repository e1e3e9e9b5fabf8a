import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";
import { apportion } from "./shares";
import { sum } from "./sum";

/** Every decimal of so many digits is the shortest form of one double, so a cell keeps it as it is. */
const cellDigits = 15;
/** How far the last digit is searched for a place that a cell can keep; one place in four can. */
const tries = 80;

/**
 * Splits a total in proportion to a basis (mass, value, energy, ...) into parts that add up to it exactly, also when each of them
 * stands in a cell. So all parts are whole multiples of one step, 15 digits below the first digit of the largest part; what is
 * then missing goes to the largest remainders. A negative total (a credit) is split the same way. Each part is within 1e-14 of the
 * total of its exact value; within 1e-13 where the total itself has 16 or 17 digits, as the results of some divisions do.
 * @throws PcfError sum.empty without a basis, basis.notPositive for a zero or negative one.
 */
export function allocate(total: Decimal, basis: readonly Decimal[]): Decimal[] {
  if (basis.length === 0) throw new PcfError("sum.empty", {});
  basis.forEach((part, index) => {
    if (!part.greaterThan(0)) throw new PcfError("basis.notPositive", { row: index + 1, given: part.toString() });
  });
  if (total.isZero()) return basis.map(() => new Decimal(0));
  const weight = sum(basis);
  const largest = total.times(Decimal.max(...basis)).dividedBy(weight);
  const decimals = cellDigits - 1 - largest.e;
  const step = new Decimal(10).pow(-decimals);
  const whole = total.dividedBy(step).round().times(step);
  const parts = apportion(whole, basis, weight, decimals);
  const rest = total.minus(whole);
  return rest.isZero() ? parts : withRest(parts, rest, step);
}

/** A total of 16 or 17 digits leaves a rest below the step. It goes where a cell can keep the part together with it. */
function withRest(parts: readonly Decimal[], rest: Decimal, step: Decimal): Decimal[] {
  const order = parts.map((_, index) => index).sort((one, other) => parts[other]!.abs().comparedTo(parts[one]!.abs()) || one - other);
  const taker = order.find((index) => fitsCell(parts[index]!.plus(rest)));
  if (taker !== undefined) return parts.map((part, index) => (index === taker ? part.plus(rest) : part));
  const [first = 0, second] = order;
  for (let shift = 1; second !== undefined && shift <= tries; shift++) {
    for (const moved of [step.times(shift), step.times(-shift)]) {
      const [lifted, lowered] = [parts[first]!.plus(rest).plus(moved), parts[second]!.minus(moved)];
      if (fitsCell(lifted) && fitsCell(lowered)) return parts.map((part, index) => (index === first ? lifted : index === second ? lowered : part));
    }
  }
  return parts.map((part, index) => (index === first ? part.plus(rest) : part));
}

function fitsCell(value: Decimal): boolean {
  return value.equals(new Decimal(value.toNumber()));
}
