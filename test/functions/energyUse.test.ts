import { marketelectricity, use } from "../../functions";
import { provideBook } from "../../functions/session";
import { createBook } from "../../src/factors/book";
import { call, column, message } from "./call";

beforeAll(() => provideBook(createBook({ pinned: [], library: [] })));

describe("PCF.USE", () => {
  it("multiplies a year with the years, row by row", () => {
    expect(call(use, column(1200, "2 kg"), column("kWh", null), 10, column(0.5, "3 kgCO2e/kg"), column("kgCO2e/kWh", null))).toEqual([[6000], [60]]);
    expect(call(use, 1.5, "kW", 2, 0.5, "kgCO2e/kWh", 2000)).toBe(3000);
    expect(call(use, "500 W", null, 1, "0.5 kgCO2e/kWh", null, 1000, null, "t")).toBe(0.25);
  });

  it("follows a grid that gets cleaner, with a broken last year", () => {
    expect(call(use, 100, "kWh", 3, 1, "kgCO2e/kWh", null, -0.1)).toBe(271); // 100 + 90 + 81
    expect(call(use, 100, "kWh", 2.5, 1, "kgCO2e/kWh", null, "-10 %")).toBe(230.5); // 100 + 90 + 40.5
    expect(call(use, 100, "kWh", 2.5, 1, "kgCO2e/kWh")).toBe(250);
  });

  it("refuses a power without hours, and what is no year", () => {
    expect(message(call(use, 1.5, "kW", 2, 0.5, "kgCO2e/kWh"))).toMatch(/do not fit/);
    expect(message(call(use, 1.5, "kW", null, 0.5, "kgCO2e/kWh", 2000))).toMatch(/years of use is missing/);
    expect(message(call(use, 1.5, "kW", -2, 0.5, "kgCO2e/kWh", 2000))).toMatch(/-2/);
    expect(message(call(use, 1.5, "kW", 2, 0.5, "kgCO2e/kWh", 9000))).toMatch(/8784/);
    expect(message(call(use, 1.5, "kWh", 2, null, "kgCO2e/kWh"))).toMatch(/factor is missing/);
  });
});

describe("PCF.MARKETELECTRICITY", () => {
  it("gives both views; what no contract covers is of the residual mix", () => {
    // 1000 x 0.5306; 600 x 0 + 100 x 0.03 + 300 x 0.6096.
    expect(call(marketelectricity, 1000, "MWh", 0.5306, column(600, 100), column(0, 0.03), 0.6096, "kgCO2/kWh", "t")).toEqual([[530.6, 185.88]]);
    expect(call(marketelectricity, 1000, "kWh", 0.5, "0.5 MWh", 0, "0.6 kgCO2/kWh", "kgCO2/kWh")).toEqual([[500, 300]]);
    expect(call(marketelectricity, 1000, "kWh", 0.5, null, null, 0.6, "kgCO2/kWh")).toEqual([[500, 600]]);
    expect(call(marketelectricity, 1000, "kWh", 0.5, 1000, 0, null, "kgCO2/kWh")).toEqual([[500, 0]]);
  });

  it("never takes the grid for the residual mix, and no contract twice", () => {
    expect(message(call(marketelectricity, 1000, "kWh", 0.5, 600, 0, null, "kgCO2/kWh"))).toMatch(/residual mix is missing/);
    expect(message(call(marketelectricity, 1000, "kWh", 0.5, column(600, 600), 0, 0.6, "kgCO2/kWh"))).toMatch(/1200 kWh.*1000 kWh/);
    expect(message(call(marketelectricity, 1000, "kWh", 0.5, column(600, 100), column(0, null), 0.6, "kgCO2/kWh"))).toMatch(/Row 2/);
    expect(message(call(marketelectricity, 1000, "kWh", 0.5, -600, 0, 0.6, "kgCO2/kWh"))).toMatch(/-600/);
    expect(message(call(marketelectricity, column(1, 2), "kWh", 0.5, 0, 0, 0.6, "kgCO2/kWh"))).toMatch(/range of 2 cells/);
  });
});
