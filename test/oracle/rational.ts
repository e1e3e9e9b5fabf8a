/** Exact fractions of big integers: the second opinion on every figure. Written for the tests, and shares nothing with the sum. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact value of decimal text, or of the shortest decimal form of a double ("0.1" is one tenth). */
export function rational(value: number | string): Rational {
  const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
  if (whole === undefined) throw new Error(`no decimal: ${value}`);
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? { numerator: digits * 10n ** BigInt(power), denominator: 1n } : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

export function multiply(...factors: Rational[]): Rational {
  return factors.reduce((product, factor) => ({ numerator: product.numerator * factor.numerator, denominator: product.denominator * factor.denominator }));
}

export function divide(one: Rational, other: Rational): Rational {
  return multiply(one, { numerator: other.denominator, denominator: other.numerator });
}

/** Decimals have powers of ten below the line, so the larger of two is a common one. */
export function add(...terms: Rational[]): Rational {
  const denominator = terms.reduce((largest, term) => (term.denominator > largest ? term.denominator : largest), 1n);
  if (terms.some((term) => denominator % term.denominator !== 0n)) throw new Error("add takes decimals");
  return { numerator: terms.reduce((sum, term) => sum + term.numerator * (denominator / term.denominator), 0n), denominator };
}

/** The double nearest to a fraction: its first 40 digits, read by the engine's own reader of numbers. */
export function toDouble({ numerator, denominator }: Rational): number {
  const negative = numerator < 0n !== denominator < 0n;
  const [up, down] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  if (up === 0n) return 0;
  const shift = 40 - (up.toString().length - down.toString().length);
  const digits = shift >= 0 ? (up * 10n ** BigInt(shift)) / down : up / (down * 10n ** BigInt(-shift));
  return Number(`${negative ? "-" : ""}${digits}e${-shift}`);
}
