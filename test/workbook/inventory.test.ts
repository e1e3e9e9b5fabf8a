import { readInventory } from "../../src/workbook/inventory";
import { sheet } from "../tables/sheet";
import type { CaseSheet } from "../tables/sheet";

const kilograms = (rows: CaseSheet["rows"]) => readInventory([sheet({ name: "S", rows })], { factors: [], pinned: [] }).rows.map(({ name, kg }) => [name, kg.toNumber()]);

test("a footprint counts what was verified, and not what was reported beside it", () => {
  expect(kilograms([
    ["排放源", "用量", "单位", "因子", "因子单位", "填报排放(kgCO2e)", "核查排放(kgCO2e)"],
    ["电力", 362, "kWh", 0.5777, "kgCO2e/kWh", 219.13, 209.13],
    ["淀粉", 38, "kg", 1.05, "kgCO2e/kg", 39.9, 39.9],
  ])).toEqual([["电力", 209.13], ["淀粉", 39.9]]);
});

test("a footprint counts the first of several scenarios", () => {
  expect(kilograms([
    ["Item", "Unit", "Factor", "Factor unit", "Use today", "t CO2e today", "Use saved", "t CO2e saved"],
    ["Kraft paper", "t", 1.22, "kgCO2e/kg", 291.1, 355.142, 291.1, 355.142],
    ["Electricity", "kWh", 0.494, "kgCO2e/kWh", 71840, 35.489, 63219.2, 31.23],
  ])).toEqual([["Kraft paper", 355142], ["Electricity", 35489]]);
});

test("a footprint counts materials and their haulage in one row, each for itself", () => {
  expect(kilograms([
    ["项目", "用量（吨）", "材料因子 (tCO2e/吨)", "材料排放 (tCO2e)", "距离（km）", "运输因子 (kgCO2e/t·km)", "运输排放 (tCO2e)"],
    ["覆铜板", 300, 8, 2400, 90, 0.2, 5.4],
    ["铜球", 50, 4.6, 230, 150, 0.2, 1.5],
  ])).toEqual([["覆铜板", 2400000], ["铜球", 230000], ["覆铜板", 5400], ["铜球", 1500]]);
});
