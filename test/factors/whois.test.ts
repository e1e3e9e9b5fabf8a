import { PcfError } from "../../src/errors";
import { factorsOf } from "../../src/factors/libraryAsset";
import { createWhois, significantDigits } from "../../src/factors/whois";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";
import { sampleFactors } from "./samples";

const shipped = createWhois(factorsOf(readLibraryFolder()));
const few = createWhois(sampleFactors());
const names = (whois: typeof few, value: string, unit?: string) => whois.ask(value, { count: 3, ...(unit !== undefined && { unit }) }).owners.map(({ factor, fuel }) => factor?.id ?? `${fuel?.id}@${fuel?.set}`);

test.each([
  ["0.6776", "cn-grid-north-2022"],
  ["0.5366", "cn-grid-national-2022"],
  ["0.115", "gbt51366-truck-petrol-8t"],
  ["0.1150", "gbt51366-truck-petrol-8t"],
  ["1.99", "gbt51366-steel-bof-carbon"],
  ["3.09591", "diesel@gbt32151"],
  ["3075.236", "desnz-2018-plastics-pp-primary"],
  ["3075.2358", "desnz-2018-plastics-pp-primary"],
  ["0.3441", "desnz-2018-water-supply"],
  ["2.1622", "natural-gas@gbt32151"],
  ["21.65", "natural-gas@cn-steel-guide"],
  ["2.365", "gbt51366-steel-sections-medium"],
  ["0.5703", "cn-grid-reporting-2022"],
])("in the shipped library %s belongs to %s", (value, owner) => {
  expect(names(shipped, value)).toContain(owner);
});

test("an equal figure, a rounded one, one cut off and one with fewer digits are told apart", () => {
  const how = (value: string) => few.ask(value).owners.map(({ how: way, factor }) => [way, factor?.id])[0];
  expect(how("3075.235845")).toEqual(["exact", "desnz-2018-plastics-pp"]);
  expect(how("3075.236")).toEqual(["rounded", "desnz-2018-plastics-pp"]);
  expect(how("3075.2358")).toEqual(["rounded", "desnz-2018-plastics-pp"]);
  expect(how("3075.23584")).toEqual(["truncated", "desnz-2018-plastics-pp"]);
  expect(how("0.3441")).toEqual(["nearly", "desnz-2018-water"]);
});

test("another unit of the same kind is named, and so is a power of ten that no unit explains", () => {
  expect(few.ask("2.375").owners[0]).toMatchObject({ factor: { id: "gbt51366-steel-wire-rod" }, how: "exact", power: 0, unit: "kgCO2e/kg", value: "2.375", converted: true });
  expect(few.ask("677.6").owners[0]).toMatchObject({ factor: { id: "cn-grid-north-2022" }, power: 0, unit: "kgCO2e/MWh" });
  // 0.6776 kg/kWh is 188.2222... kg/GJ.
  expect(few.ask("188.222").owners[0]).toMatchObject({ factor: { id: "cn-grid-north-2022" }, how: "rounded", unit: "kgCO2e/GJ" });
  expect(few.ask("6.776").owners[0]).toMatchObject({ factor: { id: "cn-grid-north-2022" }, how: "power-of-ten", power: 1 });
  expect(few.ask("0.00115").owners[0]).toMatchObject({ factor: { id: "gbt51366-truck-petrol-8t" }, how: "power-of-ten", power: -2 });
});

test("a unit that was given is converted, and puts figures of its kind first", () => {
  expect(few.ask("2375", { unit: "gCO2e/kg" }).owners[0]).toMatchObject({ factor: { id: "gbt51366-steel-wire-rod" }, inUnit: true, power: 0 });
  expect(few.ask("2.375", { unit: "tCO2e/t" }).owners[0]).toMatchObject({ how: "exact", power: 0, inUnit: true });
  expect(few.ask("2.375", { unit: "kgCO2e/t" }).owners[0]).toMatchObject({ how: "power-of-ten", power: -3 });
  expect(few.ask("3.09591", { unit: "kgCO2/m3" }).owners[0]).toMatchObject({ fuel: { id: "diesel" }, inUnit: false });
  expect(few.ask("2.375", { unit: "no unit" }).owners[0]).toMatchObject({ factor: { id: "gbt51366-steel-wire-rod" } });
});

test("the fuel formula is found with the parameters of one set, per litre, and of two sets mixed", () => {
  expect(few.ask("3.09591").owners[0]).toMatchObject({ fuel: { id: "diesel", set: "gbt32151" }, formula: "42.652 GJ/t x 0.0202 tC/GJ x 0.98 x 44/12", strength: "strong" });
  expect(few.ask("3.14512").owners[0]).toMatchObject({ fuel: { id: "diesel", set: "cn-industry-2015" } });
  // 42.652 x 0.0202 x 0.98 x 44/12 x 0.84
  expect(few.ask("2.600564").owners[0]).toMatchObject({ fuel: { id: "diesel" }, unit: "kgCO2/L" });
  // The heating value of one guideline with the carbon of another: 389.31 x 0.01532 without oxidation.
  expect(few.ask("21.86884").owners[0]).toMatchObject({ fuel: { id: "natural-gas" }, formula: expect.stringContaining("0.01532 tC/GJ x 1 x 44/12") });
});

test("how much a match says follows from its digits and from how many figures have them", () => {
  expect(shipped.ask("3.09591").owners[0]?.strength).toBe("strong");
  expect(shipped.ask("0.115").owners[0]?.strength).toBe("weak");
  expect(shipped.ask("0.115", { unit: "kg/t·km" }).owners[0]?.strength).toBe("fair");
  expect(shipped.ask("0.115").byChance).toBeGreaterThan(10);
  expect(shipped.ask("3075.2358").byChance).toBeLessThan(0.01);
});

test("round numbers do not drown the person", () => {
  for (const value of ["0.1", "1", "2", "0.5", "10", "100", "1.5"]) {
    const { owners, total } = shipped.ask(value, { count: 5 });
    expect(owners.length).toBeLessThanOrEqual(5);
    expect(total).toBeLessThan(100);
    expect(owners.every(({ strength }) => strength === "weak")).toBe(true);
  }
});

test("a number that carries in rounding still finds its owner", () => {
  const tens = createWhois([{ ...sampleFactors()[0]!, id: "nearly-ten", value: "9.9996" }]);
  expect(tens.ask("10.00").owners[0]).toMatchObject({ factor: { id: "nearly-ten" }, how: "rounded", power: 0 });
});

test.each([["0.1150", 4], ["0.115", 3], ["1990", 3], ["1990.0", 5], ["3.09591", 6], ["1e-3", 1], ["0.049", 2], ["１.９９", 3], ["1,740.5", 5]])("%s has %d significant digits", (text, digits) => {
  expect(significantDigits(text)).toBe(digits);
});

test("nobody owns zero, and text is refused", () => {
  expect(few.ask("0")).toMatchObject({ owners: [], total: 0 });
  expect(() => few.ask("steel")).toThrow(PcfError);
});
