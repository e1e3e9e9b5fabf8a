import { carbonate, carbonbalance, carboninput, shieldgas } from "../../functions";
import carbonates from "../../src/activities/carbonates.json";
import { call, column, message } from "./call";

describe("PCF.CARBONATE", () => {
  it("sets free what the carbonate holds", () => {
    expect(call(carbonate, 10, "t", "limestone", 0.96)).toBe(4221.216);
    expect(call(carbonate, column(1, 1, 1, 1), "t", column("石灰石", "MgCO3", "Dolomite", "na2co3"), null, null, "t")).toEqual([[0.43971], [0.52197], [0.47732], [0.41492]]);
    expect(call(carbonate, "100 kg", null, "CaCO3", "90 %", 0.5)).toBeCloseTo(19.78695, 10);
  });

  it("has factors that follow from the molar masses", () => {
    const mass: Record<string, number> = { Ca: 40.078, Mg: 24.305, Fe: 55.845, Mn: 54.938, Na: 22.99, C: 12.011, O: 15.999 };
    for (const { formula, value } of carbonates.carbonates) {
      const expanded = formula.replace(/\(CO3\)2/, "C2O6");
      const atoms = [...expanded.matchAll(/([A-Z][a-z]?)(\d*)/g)].map(([, symbol, count]) => ({ symbol: symbol!, count: Number(count || 1) }));
      const whole = atoms.reduce((sum, { symbol, count }) => sum + mass[symbol]! * count, 0);
      const dioxide = atoms.find(({ symbol }) => symbol === "C")!.count * (mass.C! + 2 * mass.O!);
      // The table's soda ash is 0.07 % off; the others agree to its last digits.
      expect(Math.abs(dioxide / whole / Number(value) - 1)).toBeLessThan(formula === "Na2CO3" ? 1e-3 : 5e-5);
    }
  });

  it("refuses what is no carbonate of its table", () => {
    expect(message(call(carbonate, 1, "t", "sand"))).toMatch(/"sand".*CaCO3 \(limestone\)/);
    expect(message(call(carbonate, 1, "t", null))).toMatch(/carbonate is missing/);
    expect(message(call(carbonate, 1, "m3", "limestone"))).toMatch(/do not fit/);
    expect(message(call(carbonate, 1, "t", "limestone", 96))).toMatch(/from 0 to 1/);
    expect(message(call(carbonate, -1, "t", "limestone"))).toMatch(/-1/);
  });
});

describe("PCF.CARBONINPUT", () => {
  it("burns the carbon that does not stay", () => {
    expect(call(carboninput, 300, "kg", 0.99)).toBe(1089);
    expect(call(carboninput, 1, "t", "96 %", 0.75, "t")).toBe(0.88);
    expect(call(carboninput, column(12, null), "kg", 1)).toEqual([[44], [""]]);
    expect(message(call(carboninput, 1, "t", null))).toMatch(/carbon content is missing/);
  });
});

describe("PCF.CARBONBALANCE", () => {
  it("takes the carbon of the products from that of the inputs", () => {
    // (100 x 0.04 + 2 x 0.98 - 101 x 0.003) t x 44/12
    expect(call(carbonbalance, column(100, 2), column(0.04, 0.98), 101, 0.003, "t", "t")).toBe(5.657 * 44 / 12);
    expect(call(carbonbalance, column("12 kg", null), column(1, null), null, null, null)).toBe(44);
  });

  it("refuses more carbon out than in, and an unknown content", () => {
    expect(message(call(carbonbalance, 1, 0.1, 1, 0.2, "kg"))).toMatch(/0\.2 kg.*0\.1 kg/);
    expect(message(call(carbonbalance, column(1, 2), column(0.1, null), null, null, "kg"))).toMatch(/Row 2/);
    expect(message(call(carbonbalance, null, null, 1, 0.2, "kg"))).toMatch(/no number/);
  });
});

describe("PCF.SHIELDGAS", () => {
  it("lets out the CO2 of a mixture, by mass and by volume", () => {
    expect(call(shieldgas, 500, "kg", 1)).toBe(500);
    expect(call(shieldgas, 100, "Nm3", 0.2, null, 1.977)).toBe(39.54);
    expect(call(shieldgas, 100, "Nm3", 1) as number).toBeCloseTo((100 * 44.009) / 22.41396954, 10);
    // 20 % by volume are 21.6 % by mass beside argon.
    expect(call(shieldgas, 100, "kg", "20 %", "Ar") as number).toBeCloseTo((100 * 0.2 * 44.009) / (0.2 * 44.009 + 0.8 * 39.95), 10);
    expect(call(shieldgas, 100, "kg", 0, "氩气")).toBe(0);
  });

  it("asks for the other gas of a weighed mixture and for normal volumes", () => {
    expect(message(call(shieldgas, 100, "kg", 0.2))).toMatch(/other gas of the mixture is missing/);
    expect(message(call(shieldgas, 100, "kg", 0.2, "Xe"))).toMatch(/Ar \(argon\)/);
    expect(message(call(shieldgas, 10, "m3", 1))).toMatch(/Nm3/);
    expect(message(call(shieldgas, 10, "瓶", 1))).toMatch(/do not fit/);
    expect(message(call(shieldgas, 100, "kg", 20))).toMatch(/from 0 to 1/);
  });
});
