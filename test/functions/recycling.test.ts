import { cff, recycling } from "../../functions";
import { provideBook } from "../../functions/session";
import { createBook } from "../../src/factors/book";
import { call, column, message } from "./call";

beforeAll(() => provideBook(createBook({ pinned: [], library: [] })));

const shared = ["kg", 2.3, 0.7, "kgCO2e/kg", 0.3, 0.85] as const;

describe("PCF.RECYCLING", () => {
  it("counts what was recycled before, what will be after, or half of each", () => {
    expect(call(recycling, 1, ...shared, "cut-off")).toBe(1.82); // 0.7 x 2.3 + 0.3 x 0.7
    expect(call(recycling, 1, ...shared, "substitution")).toBe(0.94); // 2.3 - 0.85 x 1.6
    expect(call(recycling, 1, ...shared, "50/50")).toBe(1.38); // their mean
    expect(call(recycling, 2, "t", 2.3, 0.7, "kgCO2e/kg", 0.3, 0.85, column("截断法", "替代法"), null, "t")).toEqual([[3.64], [1.88]]);
  });

  it("adds the disposal of the rest, in its own unit", () => {
    expect(call(recycling, 1, "kg", 2.3, 0.7, "kgCO2e/kg", 0.3, 0.85, "cut-off", "10 kgCO2e/t")).toBe(1.8215);
    expect(call(recycling, 1000, "kg", "2300 kgCO2e/t", 0.7, "kgCO2e/kg", "30 %", null, "cut-off")).toBe(1820);
  });

  it("asks for the share that the method needs, and for no other", () => {
    expect(call(recycling, 1, "kg", 2.3, 0.7, "kgCO2e/kg", null, 0.85, "substitution")).toBe(0.94);
    expect(message(call(recycling, 1, "kg", 2.3, 0.7, "kgCO2e/kg", null, 0.85, "cut-off"))).toMatch(/recycled content \(R1\) is missing/);
    expect(message(call(recycling, 1, "kg", 2.3, 0.7, "kgCO2e/kg", 0.3, null, "cut-off", "10 kgCO2e/t"))).toMatch(/R2/);
    expect(message(call(recycling, 1, "kg", 2.3, null, "kgCO2e/kg", 0.3, 0.85, "cut-off"))).toMatch(/factor of recycled material is missing/);
    expect(message(call(recycling, 1, ...shared, "magic"))).toMatch(/cut-off, 50\/50, substitution/);
    expect(message(call(recycling, 1, ...shared, null))).toMatch(/method is missing/);
    expect(message(call(recycling, 1, "kg", 2.3, 0.7, "kgCO2e/kg", 30, 0.85, "cut-off"))).toMatch(/from 0 to 1/);
    expect(message(call(recycling, 1, "m3", 2.3, 0.7, "kgCO2e/kg", 0.3, 0.85, "cut-off"))).toMatch(/do not fit/);
    expect(message(call(recycling, -1, ...shared, "cut-off"))).toMatch(/-1/);
  });
});

describe("PCF.CFF", () => {
  it("shows its five terms apart and their sum", () => {
    expect(call(cff, 1, ...shared, 0.2, 1, 1, 0.7, 0.01)).toEqual([[1.61, 0.594, -1.088, 0, 0.0015, 1.1175]]);
  });

  it("recovers energy with the share that is burnt", () => {
    // Virgin 2.5 kg; 40 % burnt at 2.2 kg, replacing 0.9 kg of heat and 0.6 kg of electricity; 60 % landfilled at 0.05 kg.
    const row = call(cff, 10, "kg", 2.5, null, "kgCO2e/kg", 0, 0, null, null, null, null, 0.05, null, 0.4, 2.2, 0.9, 0.6, 0) as number[][];
    expect(row).toEqual([[25, 0, 0, 2.8, 0.3, 28.1]]);
  });

  it("takes the virgin material replaced for another one, and qualities", () => {
    // A 0.5, Qin 0.8, Qout 0.5, E*v 1.8: 0.5·3 | 0.5(0.5·1 + 0.5·3·0.8) | 0.5·0.6(1.1 - 1.8·0.5) | 0.4·0.1
    expect(call(cff, 1, "kg", 3, 1, "kgCO2e/kg", 0.5, 0.6, 0.5, 0.8, 0.5, 1.1, 0.1, 1.8)).toEqual([[1.5, 0.85, 0.06, 0, 0.04, 2.45]]);
  });

  it("asks for what a term needs and for nothing that no term needs", () => {
    expect(call(cff, 1, "kg", 2.5, null, "kgCO2e/kg", 0, 1, 1, null, null)).toEqual([[2.5, 0, 0, 0, 0, 2.5]]);
    expect(message(call(cff, 1, ...shared, null, 1, 1, 0.7, 0.01))).toMatch(/allocation factor \(A\) is missing/);
    expect(message(call(cff, 1, ...shared, 0.2, null, 1, 0.7, 0.01))).toMatch(/quality ratio of the recycled input is missing/);
    expect(message(call(cff, 1, ...shared, 0.2, 1, 1, null, 0.01))).toMatch(/recycling at end of life is missing/);
    expect(message(call(cff, 1, ...shared, 0.2, 1, 1, 0.7))).toMatch(/disposal is missing/);
    expect(message(call(cff, 1, ...shared, 0.2, 1, 1, 0.7, 0.01, null, 0.3, 1, 1, 1, 0))).toMatch(/1\.15/);
  });

  it("answers row by row; an error and a blank fill their row", () => {
    const rows = call(cff, column(1, null, "x"), "kg", 2.3, 0.7, "kgCO2e/kg", 0.3, 0.85, 0.2, 1, 1, 0.7, 0.01) as unknown[][];
    expect(rows[0]).toEqual([1.61, 0.594, -1.088, 0, 0.0015, 1.1175]);
    expect(rows[1]).toEqual(["", "", "", "", "", ""]);
    expect(rows[2]!.every((cell) => cell instanceof CustomFunctions.Error)).toBe(true);
  });
});
