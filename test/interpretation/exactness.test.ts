import fc from "fast-check";
import { dqr, overallquality, primaryshare, recycling, sensitivity } from "../../functions";
import { provideBook } from "../../functions/session";
import { createBook } from "../../src/factors/book";
import { add, divide, multiply, rational, toDouble } from "../oracle/rational";
import type { Rational } from "../oracle/rational";
import { call, column } from "../functions/call";

beforeAll(() => provideBook(createBook({ pinned: [], library: [] })));

const emission = fc.integer({ min: -9_999_999, max: 99_999_999 }).filter((n) => n !== 0).map((n) => n / 1000);
const size = (value: number) => rational(Math.abs(value));
const minus = (one: Rational, other: Rational): Rational => add(one, multiply(other, rational(-1)));

/** The mean weighted with the size of the values, as an exact fraction. */
function weighted(rows: readonly { value: number; score: number }[]): Rational {
  return divide(add(...rows.map(({ value, score }) => multiply(size(value), rational(score)))), add(...rows.map(({ value }) => size(value))));
}

describe("against exact fractions of big integers", () => {
  const scored = (least: number, most: number) => fc.array(fc.record({ value: emission, score: fc.integer({ min: least * 100, max: most * 100 }).map((n) => n / 100) }), { minLength: 1, maxLength: 15 });

  it("weighted scores are the nearest double", () => {
    fc.assert(fc.property(scored(1, 5), (rows) => expect(call(dqr, column(...rows.map(({ value }) => value)), column(...rows.map(({ score }) => score)))).toBe(toDouble(weighted(rows)))));
    fc.assert(fc.property(scored(1, 9), (rows) => expect(call(overallquality, column(...rows.map(({ score }) => score)), column(...rows.map(({ value }) => value)))).toBe(toDouble(weighted(rows)))));
    fc.assert(
      fc.property(scored(0, 1), (rows) => {
        expect(call(primaryshare, column(...rows.map(({ value }) => value)), column(...rows.map(({ score }) => score)))).toBe(toDouble(multiply(weighted(rows), rational(100))));
      }),
    );
  });

  it("the effects of a sensitivity are, in the order of their size", () => {
    const change = fc.integer({ min: -100, max: 100 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.array(emission, { minLength: 1, maxLength: 10 }), change, (values, by) => {
        const base = add(...values.map(rational));
        fc.pre(base.numerator !== 0n);
        const rows = call(sensitivity, column(...values.map((_, index) => `row ${index}`)), column(...values), by) as unknown[][];
        for (const [name, total, difference, percent] of rows) {
          const effect = multiply(rational(values[Number(String(name).slice(4))]!), rational(by));
          expect([total, difference, percent]).toEqual([add(base, effect), effect, multiply(divide(effect, base), rational(100))].map(toDouble));
        }
        const sizes = rows.map(([name]) => Math.abs(values[Number(String(name).slice(4))]!));
        expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
      }),
    );
  });

  it("50/50 is the mean of cut-off and substitution, and each is the exact figure", () => {
    const factor = fc.integer({ min: 0, max: 99_999 }).map((n) => n / 1000);
    const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(factor, factor, share, share, (virgin, recycled, content, atEnd) => {
        const by = (part: Rational) => toDouble(minus(rational(virgin), multiply(part, minus(rational(virgin), rational(recycled)))));
        const method = (name: string) => call(recycling, 1, "kg", virgin, recycled, "kgCO2e/kg", content, atEnd, name);
        expect(method("cut-off")).toBe(by(rational(content)));
        expect(method("substitution")).toBe(by(rational(atEnd)));
        expect(method("50/50")).toBe(by(divide(add(rational(content), rational(atEnd)), rational(2))));
      }),
    );
  });
});
