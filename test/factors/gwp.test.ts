import { PcfError } from "../../src/errors";
import { allGwp, findGwp, findGwpSet, gwpSets } from "../../src/factors/gwp";
import blends from "../../src/factors/gwp/blends.json";

function refusal(gas: string, set?: string): PcfError {
  try {
    findGwp(gas, set);
  } catch (error) {
    if (error instanceof PcfError) return error;
  }
  throw new Error(`${gas} was not refused`);
}

test.each([
  ["CO2", "AR6", "1"], ["二氧化碳", "AR4", "1"], ["R744", "AR5", "1"],
  ["CH4", "AR6", "27.9"], ["methane", "AR5", "28"], ["甲烷", "AR4", "25"], ["化石甲烷", "AR6", "29.8"], ["biogenic methane", "AR6", "27"],
  ["N2O", "AR6", "273"], ["氧化亚氮", "AR5", "265"], ["N₂O", "AR4", "298"],
  ["SF6", "AR5", "23500"], ["六氟化硫", "AR6", "25200"], ["NF3", "AR6", "17400"], ["CF₄", "AR5", "6630"], ["PFC-116", "AR5", "11100"],
  ["HFC-134a", "AR6", "1530"], ["R134a", "AR5", "1300"], ["r-134A", "AR4", "1430"], ["HFC134a", "SAR", "1300"], ["R32", "AR6", "771"], ["R-22", "AR4", "1810"], ["hcfc 22", "AR5", "1760"],
  ["制冷剂R134a", "AR6", "1530"], ["R-32 refrigerant", "AR5", "677"], ["氟利昂R22", "AR5", "1760"],
  // By composition, worked by hand: 0.5 x 677 + 0.5 x 3170 and so on.
  ["R-410A", "AR4", "2087.5"], ["R410A", "AR5", "1923.5"], ["r410a", "AR6", "2255.5"], ["R-404A", "AR5", "3942.8"], ["R407C", "AR6", "1907.93"], ["R507", "AR5", "3985"],
])("the GWP of %s in %s is %s", (gas, set, value) => {
  expect(findGwp(gas, set).value.toString()).toBe(value);
});

test("the set is AR6 where none is given, and is known by what people call it", () => {
  expect(findGwp("CH4").set).toBe("AR6");
  expect(["", "ar5", "IPCC AR4", "第六次评估报告", "第五次评估报告", "AR5 GWP100", "AR6 (100-year)", "sar"].map(findGwpSet)).toEqual(["AR6", "AR5", "AR4", "AR6", "AR5", "AR5", "AR6", "SAR"]);
});

test("a blend tells its components, and which are not counted", () => {
  expect(findGwp("R-413A", "AR5").composition?.map(({ gas, fraction, counted }) => [gas, fraction, counted])).toEqual([["C3F8", "0.09", true], ["HFC-134a", "0.88", true], ["isobutane", "0.03", false]]);
  expect(findGwp("HFC-32").composition).toBeUndefined();
});

test("every blend's parts add up to one and have a GWP in AR5 and AR6", () => {
  for (const { gas, parts } of blends) {
    const sum = Object.values(parts).reduce((total, part) => total + Number(part), 0);
    expect([gas, sum.toFixed(9)]).toEqual([gas, "1.000000000"]);
    expect(findGwp(gas, "AR5").value.gt(0)).toBe(true);
    expect(findGwp(gas, "AR6").value.gt(0)).toBe(true);
  }
});

// Total emissions including non-Kyoto products, UK Government GHG Conversion Factors 2023, a handful of its rows.
test.each([["R401A", 1130], ["R402A", 2571], ["R403B", 4457], ["R407F", 1674], ["R408A", 3257], ["R422D", 2473], ["R438A", 2059], ["R500", 7564], ["R508B", 11698]])("%s reproduces the published AR5 value %d", (gas, published) => {
  expect(Math.abs(findGwp(gas, "AR5").value.toNumber() - published)).toBeLessThanOrEqual(0.6);
});

test("what no table gives is said, never guessed", () => {
  expect(refusal("NF3", "SAR")).toMatchObject({ code: "gas.noValue", parts: { gas: "NF3", set: "SAR" } });
  expect(refusal("化石甲烷", "AR4").code).toBe("gas.noValue");
  expect(refusal("HFC-245fa", "SAR")).toMatchObject({ code: "gas.noValue", parts: { gas: "HFC-245fa", set: "SAR" } });
  expect(refusal("R-410", "AR6")).toMatchObject({ code: "gas.unknown", parts: { nearest: expect.arrayContaining(["R-410A"]) } });
  expect(refusal("steel").code).toBe("gas.unknown");
  expect(refusal("CH4", "AR7")).toMatchObject({ code: "gwp.set", parts: { known: [...gwpSets] } });
});

test("AR5 holds the greenhouse gases of the guidelines", () => {
  expect(allGwp("AR5").length).toBeGreaterThan(140);
});
