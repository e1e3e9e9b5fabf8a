import fc from "fast-check";
import { electricity, material, perunit, share, stages, total, transport } from "../../functions";
import { shares } from "../../src/footprint/shares";
import { sum } from "../../src/footprint/sum";
import { Decimal } from "../../src/units";
import { add, divide, multiply, rational, toDouble } from "../oracle/rational";
import { column } from "./call";

/** Amounts and factors as people type them: up to 15 digits, over many powers of ten. */
const typed = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: -9, max: 6 })).map(([digits, power]) => Number(`${digits}e${power}`));
const signed = fc.tuple(typed, fc.boolean()).map(([value, negative]) => (negative ? -value : value));
const rows = 2000;
const runs = 25;

/** Sizes of units in the unit of the factor, as exact text: the tests' own table, not the project's. */
const masses = { kg: "1", t: "1000", g: "0.001", 斤: "0.5", lb: "0.45359237", 万t: "10000000" };
const energies = { kWh: "3.6", MWh: "3600", 万kWh: "36000", GJ: "1000", MJ: "1", tce: "29307.6" };

function columnOf<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { minLength: rows, maxLength: rows });
}

describe("against exact fractions of big integers, 50,000 random rows each", () => {
  it("PCF.MATERIAL gives the nearest double", () => {
    fc.assert(
      fc.property(columnOf(typed), columnOf(typed), columnOf(fc.constantFrom(...Object.keys(masses))), (amounts, factors, units) => {
        const answer = material(column(...amounts), column(...units), column(...factors), [["kgCO2e/kg"]]);
        const exact = amounts.map((amount, row) => toDouble(multiply(rational(amount), rational(factors[row]!), rational(masses[units[row] as keyof typeof masses]))));
        expect(answer.map(([cell]) => cell)).toEqual(exact);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it("PCF.ELECTRICITY over units that do not divide evenly agrees to the last digit", () => {
    fc.assert(
      fc.property(columnOf(typed), columnOf(typed), columnOf(fc.constantFrom(...Object.keys(energies))), (amounts, factors, units) => {
        const answer = electricity(column(...amounts), column(...units), column(...factors), [["tCO2/kWh"]], [["t"]]);
        const exact = amounts.map((amount, row) => toDouble(divide(multiply(rational(amount), rational(factors[row]!), rational(energies[units[row] as keyof typeof energies])), rational("3.6"))));
        expect(answer.map(([cell]) => cell)).toEqual(exact);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it("PCF.TRANSPORT gives the nearest double of three factors", () => {
    fc.assert(
      fc.property(columnOf(typed), columnOf(typed), columnOf(typed), (loads, ways, factors) => {
        const answer = transport(column(...loads), [["kg"]], column(...ways), column(...factors), [["kg/t·km"]]);
        const exact = loads.map((load, row) => toDouble(divide(multiply(rational(load), rational(ways[row]!), rational(factors[row]!)), rational(1000))));
        expect(answer.map(([cell]) => cell)).toEqual(exact);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it("PCF.TOTAL and PCF.PERUNIT do", () => {
    fc.assert(
      fc.property(columnOf(signed), typed.filter((output) => output > 0), (values, output) => {
        const exact = add(...values.map((value) => rational(value)));
        expect(total([column(...values)])).toEqual([[toDouble(exact)]]);
        const whole = toDouble(exact);
        expect(perunit([[whole]], [[output]])).toEqual([[toDouble(divide(rational(whole), rational(output)))]]);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});

describe("shares", () => {
  const values = fc.array(signed, { minLength: 1, maxLength: 40 });

  it("add up to exactly 100, and none is further from its exact share than one step", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 10 }), (numbers, decimals) => {
        const exact = numbers.map((value) => new Decimal(value));
        fc.pre(!sum(exact).isZero());
        const parts = shares(exact, decimals);
        expect(sum(parts).toFixed()).toBe("100");
        const step = new Decimal(10).pow(-decimals);
        parts.forEach((part, index) => expect(part.minus(exact[index]!.times(100).dividedBy(sum(exact))).abs().lessThanOrEqualTo(step)).toBe(true));
      }),
      { numRuns: 3000 },
    );
  });

  it("come in cells whose decimal sum is 100", () => {
    fc.assert(
      fc.property(fc.array(typed.filter((value) => value > 0), { minLength: 1, maxLength: 30 }), (numbers) => {
        const cells = share(column(...numbers)).map(([cell]) => new Decimal(cell as number));
        expect(sum(cells).toFixed()).toBe("100");
      }),
    );
  });

  it("of stages, and their total, are those of the rows", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("Raw materials", "Production", "使用", "Something else"), typed.filter((value) => value > 0)), { minLength: 1, maxLength: 60 }), (pairs) => {
        const table = stages(column(...pairs.map(([stage]) => stage)), column(...pairs.map(([, value]) => value)));
        const last = table.at(-1)!;
        expect(last[1]).toBe(toDouble(add(...pairs.map(([, value]) => rational(value)))));
        expect(sum(table.slice(0, -1).map((row) => new Decimal(row[2] as number))).toFixed()).toBe("100");
      }),
    );
  });
});
