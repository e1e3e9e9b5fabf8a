import { exponential } from "../../src/interpretation/exponential";
import { logarithm } from "../../src/interpretation/logarithm";
import { normalQuantile } from "../../src/interpretation/normalQuantile";
import { uniformDraws, xoshiro } from "../../src/interpretation/xoshiro";
import { Decimal } from "../../src/units/decimal";

/** How far a double is from the exact value, in units of the last place. The arguments below are eighths, whose decimal form is exact. */
function places(found: number, exact: Decimal): number {
  const nearest = exact.toNumber();
  const place = 2 ** (Math.floor(Math.log2(Math.abs(nearest))) - 52);
  return exact.minus(found).abs().dividedBy(place).toNumber();
}

describe("the random numbers", () => {
  it("are those of xoshiro128**, as its C code gives them for the state 1, 2, 3, 4", () => {
    const next = xoshiro(1, 2, 3, 4);
    const reference = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
    expect(reference.map(() => next())).toEqual(reference);
  });

  it("begin with the seed: worked out once in another language", () => {
    const next = uniformDraws(1);
    expect([next(), next(), next()]).toEqual([0.09156953275669366, 0.5061978040030226, 0.888192814658396]);
  });

  it("never reach 0 or 1 and fill the space between", () => {
    const next = uniformDraws(4_294_967_295);
    const outside: number[] = [];
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const u = next();
      if (u <= 0 || u >= 1) outside.push(u);
      tenths[Math.floor(u * 10)]! += 1;
    }
    expect(outside).toEqual([]);
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});

describe("the functions under the draws", () => {
  it("give e^x to a unit of the last place", () => {
    for (let x = -20; x <= 20; x += 0.375) expect(places(exponential(x), new Decimal(x).exp())).toBeLessThan(1);
    expect([exponential(0), exponential(-800), exponential(800)]).toEqual([1, 0, Infinity]);
    expect(exponential(-720)).toBeGreaterThan(0);
    expect(exponential(709.5)).toBeLessThan(Infinity);
  });

  it("give the logarithm to a unit of the last place", () => {
    for (let x = 0.125; x < 12; x += 0.125) if (x !== 1) expect(places(logarithm(x), new Decimal(x).ln())).toBeLessThan(1);
    expect(logarithm(1)).toBe(0);
    expect(logarithm(5e-324)).toBeCloseTo(-744.4400719213812, 10);
  });

  it("give the normal quantile, as Python's statistics.NormalDist().inv_cdf does", () => {
    const reference: [number, number][] = [
      [0.5, 0], [0.975, 1.9599639845400536], [0.025, -1.9599639845400538], [0.1, -1.2815515655446008],
      [0.001, -3.090232306167813], [1e-9, -5.9978070150076865], [0.999999999, 5.997807019601638], [1e-12, -7.034483825301132],
    ];
    for (const [u, z] of reference) expect(normalQuantile(u)).toBeCloseTo(z, 13);
  });
});
