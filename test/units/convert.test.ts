import fc from "fast-check";
import type { Bridge } from "../../src/errors";
import { say } from "../../src/locales";
import { Decimal, convert, knownUnits, parseUnit, sameDimension, scaleAsCO2e, scaleBetween } from "../../src/units";
import { thrown } from "./thrown";

const between = (from: string, to: string) => scaleBetween(parseUnit(from), parseUnit(to)).toString();
const converted = (value: string, from: string, to: string) => convert(new Decimal(value), parseUnit(from), parseUnit(to)).toString();

// Families of units that convert to each other, each with products and quotients.
const families: string[][] = [
  ["kg", "g", "t", "mg", "lb", "oz", "short ton", "long ton", "斤", "两", "万t", "kt", "台斤"],
  ["km", "m", "mi", "nmi", "ft", "yd", "里", "mm"],
  ["m2", "ha", "亩", "km2", "acre", "ft2", "坪", "cm2"],
  ["m3", "L", "mL", "kL", "gal", "gal (UK)", "ft3", "bbl", "cm3", "万m3", "Mcf"],
  ["Nm3", "万Nm3", "10^4Nm3", "Sm3", "Sm3(20°C)"],
  ["MJ", "GJ", "kWh", "MWh", "万kWh", "tce", "kgce", "toe", "kcal", "Btu", "MMBtu", "therm", "kW·d"],
  ["t·km", "kg·km", "short ton·mi", "万t·km", "t·nmi"],
  ["h", "d", "a", "min", "s", "week"],
  ["kg/L", "g/cm3", "t/m3", "lb/gal"],
  ["GJ/t", "MJ/kg", "kcal/kg", "TJ/Gg", "kWh/kg"],
  ["kgCO2e", "tCO2e", "gCO2e", "lbCO2e"],
  ["TEU·km", "FEU·km"],
];

describe("converting", () => {
  test.each([
    ["1.5", "t", "kg", "1500"],
    ["1740", "kg", "t", "1.74"],
    ["30.27", "万kWh", "MWh", "302.7"],
    ["1", "kWh", "MJ", "3.6"],
    ["1", "GJ", "kWh", "277.777777777777777777777777777777777777777777777777777777778"],
    ["1", "tce", "GJ", "29.3076"],
    ["15", "亩", "ha", "1"],
    ["1", "ha", "亩", "15"],
    ["3", "亩", "m2", "2000"],
    ["1", "short ton", "lb", "2000"],
    ["1", "long ton", "lb", "2240"],
    ["1", "lb", "oz", "16"],
    ["1", "bbl", "gal", "42"],
    ["1", "mi", "ft", "5280"],
    ["1", "acre", "ft2", "43560"],
    ["1", "gal", "in3", "231"],
    ["10", "therm", "MMBtu", "1"],
    ["1", "MMBtu", "Btu", "1000000"],
    ["1", "ML", "m3", "1000"],
    ["1921", "Sm3", "Nm3", "1821"],
    ["12", "tC", "tCO2", "44"],
    ["1", "kW·a", "kWh", "8760"],
    ["1", "short ton·mi", "t·km", "1.45997231821056"],
    ["0.84", "kg/L", "kg/m3", "840"],
    ["389.31", "GJ/万Nm3", "MJ/Nm3", "38.931"],
    ["42.652", "TJ/Gg", "GJ/t", "42.652"],
    ["50", "%", "kg/kg", "0.5"],
    ["7", "L/100km", "L/km", "0.07"],
    ["5", "台", "个", "5"],
    ["2", "dozen", "pcs", "24"],
    ["1", "FEU", "TEU", "2"],
    ["1", "m·m", "m2", "1"],
    ["1", "cm·cm·cm", "mL", "1"],
  ])("%s %s is %s-wise what it should be: %s", (value, from, to, expected) => {
    expect(converted(value, from, to)).toBe(expected);
  });

  test("there and back gives the same double", () => {
    for (const family of families) {
      fc.assert(fc.property(fc.constantFrom(...family), fc.constantFrom(...family), fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b, number) => {
        const [from, to] = [parseUnit(a), parseUnit(b)];
        expect(convert(convert(new Decimal(number), from, to), to, from).toNumber()).toBe(number);
      }));
    }
  });

  test("the way through a third unit gives the same double", () => {
    for (const family of families) {
      fc.assert(fc.property(fc.constantFrom(...family), fc.constantFrom(...family), fc.constantFrom(...family), fc.integer({ min: -1e9, max: 1e9 }), (a, b, c, number) => {
        const [from, by, to] = [parseUnit(a), parseUnit(b), parseUnit(c)];
        const value = new Decimal(number).div(1000);
        expect(convert(convert(value, from, by), by, to).toNumber()).toBe(convert(value, from, to).toNumber());
        expect(value.times(scaleBetween(from, to)).toNumber()).toBe(convert(value, from, to).toNumber());
      }));
    }
  });

  test("a scale times its reverse is one", () => {
    for (const family of families) for (const a of family) for (const b of family) expect(scaleBetween(parseUnit(a), parseUnit(b)).times(scaleBetween(parseUnit(b), parseUnit(a))).toSignificantDigits(50).toString()).toBe("1");
  });
});

describe("units of different kinds", () => {
  const bridges: [string, string, Bridge | undefined][] = [
    ["m3", "kg", "density"], ["kg", "L", "density"], ["Nm3", "kg", "density"],
    ["kg", "GJ", "heatingValue"], ["m3", "kWh", "heatingValue"], ["Nm3", "MJ", "heatingValue"], ["kWh", "scf", "heatingValue"],
    ["kg", "t·km", "distance"], ["km", "t·km", "mass"],
    ["台", "kg", "massPerPiece"], ["t", "pcs", "massPerPiece"],
    ["m3", "Nm3", "normalState"], ["万Nm3", "m3", "normalState"], ["scf", "Nm3", "normalState"], ["ft3", "scf", "normalState"],
    ["kWh (net CV)", "kWh (gross CV)", "heatingBasis"],
    ["kgCO2", "kgCO2e", "otherGases"], ["tCO2/MWh", "tCO2e/MWh", "otherGases"],
    ["CNY", "USD", "exchangeRate"], ["USD", "USD2022", "priceYear"],
    ["箱", "个", "piecesPerPack"], ["pair", "box", "piecesPerPack"],
    ["t N", "t", "content"],
    ["kg", "km", undefined], ["kg", "kgCO2e", undefined], ["h", "kWh", undefined], ["m2", "m3", undefined], ["TEU·km", "t·km", undefined], ["vkm", "km", undefined], ["%", "kg", undefined],
  ];

  test.each(bridges)("%s and %s do not convert: %s", (from, to, bridge) => {
    for (const [a, b] of [[from, to], [to, from]] as const) {
      const error = thrown(() => between(a, b));
      expect(error).toMatchObject({ code: "unit.mismatch", parts: { from: a, to: b } });
      expect((error.parts as { bridge?: Bridge }).bridge).toBe(bridge);
      expect(sameDimension(parseUnit(a), parseUnit(b))).toBe(false);
      for (const language of ["en", "zh"] as const) for (const word of [a, b]) expect(say(error, language)).toContain(word);
    }
  });

  test.each([["kgCH4", "kgCO2e"], ["tN2O", "tCO2"], ["kgCH4", "kgN2O"]])("%s is not %s before its GWP", (from, to) => {
    expect(thrown(() => between(from, to))).toMatchObject({ code: "unit.singleGas", parts: { gas: parseUnit(from).gas } });
    expect(thrown(() => scaleAsCO2e(parseUnit(from), parseUnit(to))).code).toBe("unit.singleGas");
  });

  test("one gas converts within itself", () => {
    expect(between("tCH4", "kgCH4")).toBe("1000");
  });

  test("CO2 becomes CO2e only when that is asked for", () => {
    expect(scaleAsCO2e(parseUnit("tCO2"), parseUnit("kgCO2e")).toString()).toBe("1000");
    expect(scaleAsCO2e(parseUnit("kgCO2e"), parseUnit("tCO2")).toString()).toBe("0.001");
    expect(scaleAsCO2e(parseUnit("t"), parseUnit("kg")).toString()).toBe("1000");
    expect(thrown(() => scaleAsCO2e(parseUnit("kg"), parseUnit("kgCO2e"))).code).toBe("unit.mismatch");
    expect(thrown(() => between("tCO2", "kgCO2e")).code).toBe("unit.mismatch");
  });

  test("sameDimension answers exactly where scaleBetween does", () => {
    const symbols = knownUnits().map(({ symbol }) => symbol);
    fc.assert(fc.property(fc.constantFrom(...symbols), fc.constantFrom(...symbols), (a, b) => {
      let answers = true;
      try {
        expect(scaleBetween(parseUnit(a), parseUnit(b)).gt(0)).toBe(true);
      } catch {
        answers = false;
      }
      expect(sameDimension(parseUnit(a), parseUnit(b))).toBe(answers);
    }), { numRuns: 3000 });
  });
});
