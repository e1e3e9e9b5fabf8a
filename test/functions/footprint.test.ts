import { check, convert, explain, fuel, perunit, refrigerant, share, stages, total } from "../../functions";
import { speak } from "../../functions/session";
import { call, column, message } from "./call";

afterEach(() => speak("en"));

describe("PCF.TOTAL", () => {
  const totalOf = (...ranges: unknown[][][]) => call(total as (...given: any[]) => any[][], ranges.length > 0 ? ranges : null);

  it("adds up exactly", () => {
    expect(totalOf(column(0.1, 0.2), column(0.3))).toBe(0.6);
    expect(totalOf([[1e16, 1, -1e16]])).toBe(1);
    expect(totalOf(column(54940.4, 179.22926, 804.9))).toBe(55924.52926);
  });

  it("leaves blanks out, and refuses text where a sum would skip it", () => {
    expect(totalOf(column(1, null, "", 2))).toBe(3);
    expect(message(totalOf(column(1, "2")))).toMatch(/row 2, column 1.*"2"/);
    expect(message(totalOf(column(1, "待定")))).toMatch(/待定/);
    expect(message(totalOf(column(1, true)))).toMatch(/TRUE/);
    expect(message(totalOf(column(null, "")))).toMatch(/no number/);
  });
});

describe("PCF.SHARE", () => {
  it("adds up to exactly 100 by the largest remainder", () => {
    expect(call(share, column(75.992, 5422.329, 144.21), 1)).toEqual([[1.3], [96.1], [2.6]]);
    expect(call(share, column(54940.4, 179.229, 804.9))).toEqual([[98.24], [0.32], [1.44]]);
    expect(call(share, column(1, 1, 1))).toEqual([[33.34], [33.33], [33.33]]);
  });

  it("keeps the shape, the blanks and the sign of a credit", () => {
    expect(call(share, [[1, null, 3]], 0)).toEqual([[25, "", 75]]);
    expect(call(share, column(110, -10), 0)).toEqual([[110], [-10]]);
  });

  it("refuses what has no shares", () => {
    expect(message(call(share, column(5, -5)))).toMatch(/add up to 0/);
    expect(message(call(share, column(1, 2), 1.5))).toMatch(/1\.5/);
    expect(message(call(share, column("x", 2)))).toMatch(/"x"/);
  });
});

describe("PCF.PERUNIT", () => {
  it("divides, and converts an output with its own unit", () => {
    expect(call(perunit, 5642.5313432, 6270)).toBe(5642.5313432 / 6270);
    expect(call(perunit, "5642.5313432 tCO2e", "6270 t", "kg")).toBe(0.8999252540988836);
    expect(call(perunit, column(10, 20), 4)).toEqual([[2.5], [5]]);
  });

  it("refuses no output, none made and less than none", () => {
    expect(message(call(perunit, 5, null))).toMatch(/output is missing/);
    expect(message(call(perunit, 5, 0))).toMatch(/output is 0/);
    expect(message(call(perunit, 5, -2))).toMatch(/-2/);
  });
});

describe("PCF.STAGES", () => {
  it("puts stages in the order of the life cycle, whatever the order of the rows", () => {
    expect(call(stages, column("产品生产", "原材料运输", "原材料获取", "原材料获取"), column(804.9, 179.229, 54940, 0.4))).toEqual([
      ["原材料获取", 54940.4, 98.24],
      ["原材料运输", 179.229, 0.32],
      ["产品生产", 804.9, 1.44],
      ["合计", 55924.529, 100],
    ]);
  });

  it("takes a blank stage for the one above it, as in merged cells, and names a row without any", () => {
    expect(call(stages, column("Production", null, "Raw materials"), column(1, 2, 5))).toEqual([["Raw materials", 5, 62.5], ["Production", 3, 37.5], ["Total", 8, 100]]);
    expect(message(call(stages, column(null, "Use"), column(1, 2)))).toMatch(/Row 1/);
  });

  it("refuses ranges of different lengths", () => {
    expect(message(call(stages, column("a", "b"), column(1)))).toMatch(/^#N\/A/);
  });
});

describe("PCF.CHECK", () => {
  it("agrees within the tolerance", () => {
    expect(call(check, 33.68, "%", 33.6808)).toBe("OK");
    expect(call(check, 75.992, "tCO2e", 75992, "kgCO2e")).toBe("OK");
    expect(call(check, 100, "kg", 101, null, 0.02)).toBe("OK");
  });

  it("names the power of ten and the label that explains it", () => {
    expect(call(check, 75992, "tCO2e", 75.992)).toBe("1000 times too large: kg written as t?");
    expect(call(check, 75.992, "kg", 75992)).toBe("1000 times too small: t written as kg?");
    expect(call(check, 30000, "kWh", 3000)).toBe("10 times too large: 3000 kWh expected.");
  });

  it("says how far off it is otherwise, in the person's language", () => {
    expect(call(check, 5211.224, "kg", 4550.335)).toBe("14.5 % too large: 4550.34 kg expected.");
    expect(call(check, -5, "kg", 5)).toBe("The sign is reversed: 5 kg expected.");
    expect(call(check, 5, "kg", 0)).toBe("Not 0: 0 kg expected.");
    speak("zh");
    expect(call(check, 75992, "tCO2e", 75.992)).toBe("偏大 1000 倍：是否把 kg 写成了 t？");
  });

  it("refuses units that measure different things", () => {
    expect(message(call(check, 5, "kg", 5, "kWh"))).toMatch(/do not fit/);
  });
});

describe("PCF.FUEL", () => {
  it("burns by the Chinese parameters unless another set is named", () => {
    expect(call(fuel, 1, "t", "diesel")).toBeCloseTo(3095.909637333, 8);
    expect(call(fuel, 1, "t", "汽油", null, "t")).toBeCloseTo(2.9250560, 6);
    expect(call(fuel, 10000, "Nm3", "natural gas", null, "t")).toBe(21.62188809);
    expect(call(fuel, 1, "万Nm3", "天然气", null, "t")).toBe(21.62188809);
    expect(call(fuel, 1000, "kg", "diesel@ipcc2006")).toBe(3186.3);
  });

  it("takes volumes over the density and energy as it is", () => {
    expect(call(fuel, 100, "L", "diesel")).toBeCloseTo(260.056409536, 9);
    expect(call(fuel, 1, "GJ", "diesel")).toBeCloseTo((0.0202 * 0.98 * 44000) / 12, 9);
  });

  it("tells m3 from Nm3, and what a set does not know", () => {
    expect(message(call(fuel, 16330, "m3", "天然气"))).toMatch(/Nm3/);
    expect(message(call(fuel, 1, "t", "天然气"))).toMatch(/density/);
    expect(message(call(fuel, 1, "t", "wood@ipcc2006"))).toMatch(/biogenic/);
    expect(message(call(fuel, 1, "t", "diesel@nowhere"))).toMatch(/nowhere/);
    expect(message(call(fuel, 1, "kWh", 3.1, "kgCO2/kg"))).toMatch(/do not fit/);
  });
});

describe("PCF.REFRIGERANT", () => {
  it("multiplies mass and GWP", () => {
    expect(call(refrigerant, 2.5, "kg", "R-134a", "AR5")).toBe(3250);
    expect(call(refrigerant, 500, "g", "SF6", "AR5")).toBe(11750);
    expect(message(call(refrigerant, 1, "kg", "R-9999"))).toMatch(/^#N\/A/);
  });
});

describe("PCF.CONVERT", () => {
  it("converts, over a density or a fuel where the kinds differ", () => {
    expect(call(convert, 30.27, "万kWh", "MWh")).toBe(302.7);
    expect(call(convert, 1000, "L", "kg", "0.84 kg/L")).toBe(840);
    expect(call(convert, 1, "t", "GJ", "diesel")).toBe(42.652);
    expect(call(convert, 1, "GJ", "kg", "diesel")).toBeCloseTo(1000 / 42.652, 10);
    expect(message(call(convert, 1, "t", "m3"))).toMatch(/density/);
    expect(message(call(convert, 1, "L", "kg", 0.84))).toMatch(/0.84 has no unit/);
  });
});

describe("PCF.EXPLAIN", () => {
  it("writes the arithmetic down", () => {
    expect(call(explain, 1740, "kg", 0.049, "kg/t·km", 1520)).toBe("1740 kg x 1520 km x 0.049 kgCO2/t·km = 129.5952 kgCO2e");
    expect(call(explain, "30.27 万kWh", null, "1.04 kgCO2e/kWh")).toBe("30.27 万kWh x 1.04 kgCO2e/kWh = 314808 kgCO2e");
    expect(call(explain, 1, "t", "diesel")).toMatch(/^1 t x 42\.652 GJ\/t x 0\.0202 tC\/GJ x 0\.98 x 44\/12 = 3095\.90963733333 kgCO2e \(柴油, GB\/T 32151/);
  });
});
