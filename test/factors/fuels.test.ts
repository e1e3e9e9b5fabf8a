import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PcfError } from "../../src/errors";
import { combustion } from "../../src/factors/combustion";
import { allFuels, findFuel } from "../../src/factors/fuels";
import { fuelNames, fuelSets } from "../../src/factors/fuels/index";
import { Decimal } from "../../src/units/decimal";

function refusal(text: string): PcfError {
  try {
    findFuel(text);
  } catch (error) {
    if (error instanceof PcfError) return error;
  }
  throw new Error(`${text} was not refused`);
}

test.each([
  ["diesel", "diesel", "gbt32151"],
  ["柴油", "diesel", "gbt32151"],
  ["轻柴油", "diesel", "gbt32151"],
  ["Gas Oil", "diesel", "gbt32151"],
  [" PETROL ", "gasoline", "gbt32151"],
  ["天然气", "natural-gas", "gbt32151"],
  ["NG", "natural-gas", "gbt32151"],
  ["液化石油气", "lpg", "gbt32151"],
  ["烟煤", "bituminous-coal", "gbt32151"],
  ["焦炭@指南", "coke", "cn-industry-2015"],
  ["diesel@ipcc2006", "diesel", "ipcc2006"],
  ["diesel @ IPCC 2006", "diesel", "ipcc2006"],
  ["柴油＠国标", "diesel", "gbt32151"],
  ["汽油@ipcc", "gasoline", "ipcc2006"],
  ["天然气@钢铁指南", "natural-gas", "cn-steel-guide"],
  ["naphtha@", "naphtha", "gbt32151"],
])("%s is %s of %s", (text, id, set) => {
  expect(findFuel(text)).toMatchObject({ id, set });
});

// Heating value x carbon x oxidation x 44/12, by fractions of whole numbers in another language, to eight decimals.
test.each([
  ["diesel", "3.09590964", "t"],
  ["gasoline", "2.92505598", "t"],
  ["natural gas", "21.62188809", "10^4Nm3"],
  ["diesel@指南", "3.14512249", "t"],
  ["natural gas@steel", "21.650152", "10^4Nm3"],
  ["diesel@ipcc", "3.1863", "t"],
  ["natural gas@ipcc", "2.6928", "t"],
])("burning %s emits %s tCO2 per %s", (text, expected, per) => {
  const burnt = combustion(findFuel(text));
  expect(burnt.per).toBe(per);
  expect(burnt.perAmount?.toDecimalPlaces(8).toString()).toBe(new Decimal(expected).toDecimalPlaces(8).toString());
});

test("the formula is told as people write it", () => {
  expect(combustion(findFuel("diesel")).formula).toBe("42.652 GJ/t x 0.0202 tC/GJ x 0.98 x 44/12");
  expect(combustion(findFuel("diesel@ipcc")).formula).toBe("43 GJ/t x 74100 kgCO2/TJ x 1");
});

test("carbon content and energy agree with the printed CO2 per energy within a percent between the sets", () => {
  const chinese = combustion(findFuel("diesel")).perGJ;
  const ipcc = combustion(findFuel("diesel@ipcc")).perGJ;
  expect(chinese.div(ipcc).minus(1).abs().toNumber()).toBeLessThan(0.03);
});

test("densities carry the source they come from", () => {
  expect(findFuel("diesel")).toMatchObject({ density: "0.84", densityUnit: "kg/L" });
  expect(findFuel("gasoline@ipcc")).toMatchObject({ density: "0.74", densitySource: "GHG Protocol cross-sector tool (2017)" });
  expect(findFuel("natural gas")).toMatchObject({ density: "", densityUnit: "", densitySource: "" });
});

test("coal, and gas from coal, are several fuels and list them", () => {
  expect(refusal("煤")).toMatchObject({ code: "fuel.ambiguous", parts: { candidates: ["无烟煤", "烟煤", "褐煤"] } });
  expect(refusal("coal@ipcc2006").parts).toMatchObject({ candidates: ["anthracite", "bituminous coal", "sub-bituminous coal", "coking coal", "lignite"] });
  expect(refusal("煤气").code).toBe("fuel.ambiguous");
});

test("an unknown fuel names the nearest, an unknown set the known ones", () => {
  expect(refusal("desel")).toMatchObject({ code: "fuel.unknown", parts: { given: "desel", nearest: expect.arrayContaining(["diesel"]) } });
  expect(refusal("diesel@iso")).toMatchObject({ code: "fuel.set", parts: { given: "iso", known: ["gbt32151", "cn-industry-2015", "cn-steel-guide", "ipcc2006"] } });
  expect(refusal("steel").code).toBe("fuel.unknown");
});

test("a fuel that only other sets have says how to ask them", () => {
  expect(refusal("jet fuel")).toMatchObject({ code: "fuel.unknown", parts: { nearest: ["jet kerosene@ipcc2006"] } });
});

test("every set in the folder is used, every fuel has a name, and no name of a set is shared", () => {
  const files = readdirSync(join(__dirname, "../../src/factors/fuels")).filter((name) => name.endsWith(".json") && name !== "names.json");
  expect(files.map((name) => name.replace(".json", "")).sort()).toEqual(fuelSets.map(({ id }) => id).sort());
  const known = new Set(fuelNames.map(({ fuel }) => fuel));
  for (const set of fuelSets) {
    expect(set.fuels.filter(({ fuel }) => !known.has(fuel))).toEqual([]);
    expect(new Set(set.fuels.map(({ fuel }) => fuel)).size).toBe(set.fuels.length);
  }
});

test("all parameters are physical: heat, carbon and oxidation lie where fuels lie", () => {
  for (const fuel of allFuels()) {
    const where = `${fuel.id}@${fuel.set}`;
    const { perGJ } = combustion(fuel);
    // Least: coke oven gas, 40; most: blast furnace gas, 260 kgCO2/GJ (its carbon is half burnt already).
    expect([where, perGJ.gt(35) && perGJ.lt(270)]).toEqual([where, true]);
    expect([where, Number(fuel.oxidation) > 0.85 && Number(fuel.oxidation) <= 1]).toEqual([where, true]);
    expect([where, (fuel.carbonContent === "") !== (fuel.emissionPerTJ === "")]).toEqual([where, true]);
  }
});
