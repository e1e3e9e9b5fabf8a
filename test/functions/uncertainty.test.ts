import { compare, montecarlo, pedigree, simulate, uncertainty, varianceshare } from "../../functions";
import { call, column, message } from "./call";

describe("PCF.PEDIGREE", () => {
  it("adds the variances of ecoinvent 3 to the basic one", () => {
    // σ² = 0.0006 + 0.0006 + 0.0006 + 0 + 0.000025 + 0.008 = 0.009825; e^(2 · 0.09912) = 1.2193.
    expect(call(pedigree, 2, 3, 1, 2, 3) as number).toBeCloseTo(1.2192577549520738, 14);
    expect(Math.sqrt(call(pedigree, 2, 3, 1, 2, 3) as number).toFixed(4)).toBe("1.1042");
    expect((call(pedigree, 1, 1, 1, 1, 1) as number).toFixed(2)).toBe("1.05");
    expect(call(pedigree, 1, 1, 1, 1, 1, 1.5) as number).toBeCloseTo(1.5, 14);
    expect(call(pedigree, 1, 1, 1, 1, 1, 1)).toBe(1);
    expect(call(pedigree, 5, 5, 5, 5, 5, "运输") as number).toBeCloseTo(Math.exp(2 * Math.sqrt(0.12 + 0.04 + 0.008 + 0.04 + 0.002 + 0.12)), 14);
  });

  it("takes the older factors by name", () => {
    const logs = [1.05, 1.05, 1.1, 1.02, 1.2, 1.05].map((factor) => Math.log(factor) ** 2);
    expect(call(pedigree, 2, 3, 3, 3, 3, "material", "ecoinvent 2") as number).toBeCloseTo(Math.exp(Math.sqrt(logs.reduce((sum, one) => sum + one, 0))), 14);
    expect(message(call(pedigree, 2, 3, 1, 2, 3, null, "Ciroth"))).toMatch(/ecoinvent 3, ecoinvent 2/);
  });

  it("takes no unknown score for the best", () => {
    expect(message(call(pedigree, 2, null, 1, 2, 3))).toMatch(/completeness score is missing/);
    expect(message(call(pedigree, 2, 6, 1, 2, 3))).toMatch(/1, 2, 3, 4, 5/);
    expect(message(call(pedigree, 2, 0, 1, 2, 3))).toMatch(/"0"/);
    expect(message(call(pedigree, 2, 2.5, 1, 2, 3))).toMatch(/"2.5"/);
    expect(message(call(pedigree, 2, "n/a", 1, 2, 3))).toMatch(/n\/a/);
    expect(message(call(pedigree, 1, 1, 1, 1, 1, 0.9))).toMatch(/at least 1/);
    expect(message(call(pedigree, 1, 1, 1, 1, 1, "ship"))).toMatch(/material/);
    expect(call(pedigree, column(1, null), column(1, null), column(1, null), column(1, null), column(1, null), 1.2)).toEqual([[expect.closeTo(1.2, 14)], [""]]);
  });
});

const values = column(487.55, 314.81, 98.2);
const spreads = column(1.2, 1.1, 1.5);

describe("PCF.UNCERTAINTY", () => {
  it("propagates independent lognormal rows", () => {
    const [[total, low, high, gsd2]] = call(uncertainty, values, spreads) as [[number, number, number, number]];
    expect(total).toBe(900.56);
    expect(gsd2.toFixed(4)).toBe("1.1198");
    expect([low.toFixed(1), high.toFixed(1)]).toEqual(["804.2", "1008.5"]);
  });

  it("moves the rows of one key together, spelt in any case", () => {
    // Two halves of one factor are as uncertain as the whole.
    const [[, , , together]] = call(uncertainty, column(50, 50), 1.5, column("Steel", "steel ")) as number[][] as [[number, number, number, number]];
    expect(together).toBeCloseTo(1.5, 13);
    const [[, , , apart]] = call(uncertainty, column(50, 50), 1.5, column("steel", "copper")) as [[number, number, number, number]];
    expect(apart).toBeCloseTo(1.5 ** Math.SQRT1_2, 13);
    // A credit of the same factor sets off: 150 - 50 = 100 at 1.5, as if 100 were one row.
    const [[, , , credit]] = call(uncertainty, column(150, -50), 1.5, column("steel", "steel")) as [[number, number, number, number]];
    expect(credit).toBeCloseTo(1.5, 13);
  });

  it("puts low below high for a net credit", () => {
    const [[total, low, high]] = call(uncertainty, column(-10), 2) as [[number, number, number]];
    expect([total, low, high]).toEqual([-10, -20, -5]);
  });

  it("assumes nothing for a row without GSD²", () => {
    expect(message(call(uncertainty, values, column(1.2, null, 1.5)))).toMatch(/Row 2 has no GSD²/);
    expect(message(call(uncertainty, values, column(1.2, 0.9, 1.5)))).toMatch(/at least 1/);
    expect(message(call(uncertainty, column(5, null), column(1.2, 1.3)))).toMatch(/Row 2 has no values/);
    expect(message(call(uncertainty, column(5, -5), 1.2))).toMatch(/add up to 0/);
    expect(message(call(uncertainty, values, column(1.2, 1.3)))).toMatch(/^#N\/A/);
    expect(call(uncertainty, column(5, null), column(1, null))).toEqual([[5, 5, 5, 1]]);
  });
});

describe("PCF.VARIANCESHARE", () => {
  it("shares the variance out, in the shape of the values", () => {
    const parts = [487.55 * Math.log(1.2), 314.81 * Math.log(1.1), 98.2 * Math.log(1.5)].map((part) => part ** 2);
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const found = call(varianceshare, column(487.55, null, 314.81, 98.2), column(1.2, null, 1.1, 1.5)) as unknown[][];
    expect(found).toEqual([[expect.closeTo((100 * parts[0]!) / whole, 10)], [""], [expect.closeTo((100 * parts[1]!) / whole, 10)], [expect.closeTo((100 * parts[2]!) / whole, 10)]]);
  });

  it("lets the rows of a key share what they do together", () => {
    expect(call(varianceshare, column(100, 100), 1.2, column("a", "a"))).toEqual([[expect.closeTo(50, 12)], [expect.closeTo(50, 12)]]);
    expect(call(varianceshare, column(150, -50), 1.5, column("a", "a"))).toEqual([[expect.closeTo(150, 10)], [expect.closeTo(-50, 10)]]);
    expect(call(varianceshare, column(1, 2), 1)).toEqual([[0], [0]]);
  });
});

describe("PCF.MONTECARLO", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    const first = call(montecarlo, values, spreads, 1000, 42);
    expect(first).toEqual(call(montecarlo, values, spreads, 1000, 42));
    expect(first).toEqual([[902.8449960955451, 900.2953124932314, 53.25516975312377, 807.8682964492964, 1012.5307303400217].map((cell) => expect.closeTo(cell, 9))]);
    expect(call(montecarlo, values, spreads, 1000, 43)).not.toEqual(first);
    expect(call(montecarlo, values, spreads)).toEqual(call(montecarlo, values, spreads, 10000, 1));
  });

  it("lies about the analytic interval", () => {
    const [[, median, , low, high]] = call(montecarlo, values, spreads, 100000, 3) as [number[]];
    expect(Math.abs(median! / 900.56 - 1)).toBeLessThan(0.01);
    expect(Math.abs(low! / 804.2 - 1)).toBeLessThan(0.01);
    expect(Math.abs(high! / 1008.5 - 1)).toBeLessThan(0.01);
  });

  it("takes whole runs and seeds within bounds", () => {
    expect(message(call(montecarlo, values, spreads, 1))).toMatch(/from 2/);
    expect(message(call(montecarlo, values, spreads, 10.5))).toMatch(/10\.5/);
    expect(message(call(montecarlo, values, spreads, 100, -1))).toMatch(/from 0 to 4294967295/);
    expect(message(call(montecarlo, column(...new Array<number>(1000).fill(1)), 1.2, 1_000_000))).toMatch(/1000000000 draws/);
  });
});

describe("PCF.SIMULATE", () => {
  it("draws each row from its own distribution, named in either language", () => {
    const [[mean]] = call(simulate, column(100, 50, 20, 10), column("normal", "均匀", "triangular", "lognormal"), column(5, 40, 10, 1.2), column(null, 60, 30, null), 20000, 1) as [number[]];
    expect(Math.abs(mean! - (100 + 50 + 20 + 10 * Math.exp(Math.log(1.2) ** 2 / 8)))).toBeLessThan(0.3);
    expect(call(simulate, column(100, 50), "lognormal", column(1.2, 1.1), null, 500, 7)).toEqual(call(montecarlo, column(100, 50), column(1.2, 1.1), 500, 7));
  });

  it("tells what a distribution lacks", () => {
    expect(message(call(simulate, column(1, 50), "uniform", column(0, 40), column(2, null)))).toMatch(/Row 2 has no most/);
    expect(message(call(simulate, 50, "triangular", 60, 70))).toMatch(/50 does not lie between/);
    expect(message(call(simulate, 50, "beta", 60))).toMatch(/lognormal, normal, triangular, uniform/);
    expect(message(call(simulate, column(1, 2), column("normal", null), 1))).toMatch(/Row 2 has no distribution/);
  });
});

describe("PCF.COMPARE", () => {
  it("says how probable it is that A is below B", () => {
    const [[below, mean, low, high]] = call(compare, column(90, 20), column(1.2, 1.5), column(100, 20), column(1.2, 1.5), 5000, 42, column("steel", "A"), column("steel", "B")) as [[number, number, number, number]];
    expect(below).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(-8);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    const [[alone]] = call(compare, column(90, 20), column(1.2, 1.5), column(100, 20), column(1.2, 1.5), 5000, 42) as [[number]];
    expect(alone).toBeLessThan(below);
  });

  it("finds no difference where all is shared", () => {
    expect(call(compare, 100, 1.5, 100, 1.5, 100, 1, "x", "x")).toEqual([[0, 0, 0, 0]]);
    expect(call(compare, 90, 1.5, 100, 1.5, 100, 1, "x", "x")).toEqual([[1, expect.any(Number), expect.any(Number), expect.any(Number)]]);
  });
});
