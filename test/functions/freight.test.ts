import { route, vehicle } from "../../functions";
import { provideBook } from "../../functions/session";
import { createBook } from "../../src/factors/book";
import { call, column, message } from "./call";

beforeAll(() => provideBook(createBook({ pinned: [], library: [] })));

describe("PCF.ROUTE", () => {
  it("adds the legs of a journey up", () => {
    expect(call(route, 10, "t", column(120, 8000, 60), column(0.1, 0.01, 0.1), "kgCO2e/t·km")).toBe(980);
    expect(call(route, 1740, "kg", 1520, 0.049, "kg/t·km")).toBe(129.5952);
    expect(call(route, "1.74 t", null, column("1520 km", null), column("0.049 kgCO2/t·km", null))).toBe(129.5952);
    expect(call(route, column(10, 5), "t", column(100, 200), 0.1, "kgCO2e/t·km", null, null, "t")).toBe(0.2);
  });

  it("lengthens the way and charges the empty return, for each leg or for all", () => {
    expect(call(route, 1740, "kg", column(1520, 30), 0.049, "kg/t·km", 1.05, 0.5)).toBe(208.140975);
    expect(call(route, 10, "t", column(100, 100), 0.1, "kgCO2e/t·km", column(1, 1.2), column(0, 1))).toBe(340);
  });

  it("tells the leg that lacks something", () => {
    expect(message(call(route, 10, "t", column(100, 200), column(0.1, null), "kgCO2e/t·km"))).toMatch(/Row 2 has no factor/);
    expect(message(call(route, column(10, null), "t", column(100, 200), 0.1, "kgCO2e/t·km"))).toMatch(/Row 2 has no mass/);
    expect(message(call(route, 10, "t", column(100, 200, 300), column(0.1, 0.2), "kgCO2e/t·km"))).toMatch(/^#N\/A/);
    expect(message(call(route, 10, "t", 100, 0.1, "kgCO2e/km"))).toMatch(/do not fit/);
    expect(message(call(route, 10, "t", 100, 0.1, "kgCO2e/t·km", 0.9))).toMatch(/at least 1/);
    expect(message(call(route, 10, "t", 100, 0.1, "kgCO2e/t·km", null, -1))).toMatch(/at least 0/);
    expect(message(call(route, 10, "t", -100, 0.1, "kgCO2e/t·km"))).toMatch(/-100/);
    expect(call(route, 10, "t", null, null)).toBe("");
  });
});

describe("PCF.VEHICLE", () => {
  // 20 t truck half full: (20 + 12 x 0.5 + 1 x 20) L/100 km = 46; 2.5 kg/L; 10 t over 100 km share 46 L x 2.5 among the 10 t on board.
  it("shares consumption, load factor and empty return among the load", () => {
    expect(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, 20, 0.5, 1)).toBe(115);
    expect(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, 20, "50 %", 0)).toBe(65);
    expect(call(vehicle, "500 kg", null, "100 km", "0.5 kgCO2e/kWh", null, 120, 100, "20 t", 1, 0)).toBe(1.5);
    expect(call(vehicle, column(10, null), "t", 100, 2.5, "kgCO2/L", 32, 20, 20, 0.5, 1)).toEqual([[115], [""]]);
  });

  it("assumes no load factor, capacity or empty return", () => {
    expect(message(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, 20, null, 1))).toMatch(/load factor is missing/);
    expect(message(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, 20, 0, 1))).toMatch(/load factor/);
    expect(message(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, null, 0.5, 1))).toMatch(/capacity is missing/);
    expect(message(call(vehicle, 10, "t", 100, 2.5, "kgCO2/L", 32, 20, 20, 0.5, null))).toMatch(/empty return is missing/);
    expect(message(call(vehicle, 10, "t", null, 2.5, "kgCO2/L", 32, 20, 20, 0.5, 1))).toMatch(/distance is missing/);
  });
});
