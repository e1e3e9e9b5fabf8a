import { unit } from "mathjs";
import { Decimal, convert, parseUnit } from "../../src/units";

// Our spelling beside that of mathjs, whose tables were made by others. Its tce, calorie and year are other ones or none.
const families: [string, string][][] = [
  [["kg", "kg"], ["g", "g"], ["mg", "mg"], ["μg", "ug"], ["t", "tonne"], ["kt", "kilotonne"], ["lb", "lbm"], ["oz", "oz"], ["short ton", "ton"]],
  [["m", "m"], ["km", "km"], ["cm", "cm"], ["mm", "mm"], ["mi", "mile"], ["ft", "ft"], ["in", "in"], ["yd", "yd"]],
  [["m2", "m^2"], ["ha", "hectare"], ["ft2", "sqft"], ["km2", "km^2"], ["cm2", "cm^2"]],
  [["m3", "m^3"], ["L", "L"], ["mL", "mL"], ["kL", "kL"], ["gal", "gal"], ["ft3", "ft^3"], ["bbl", "oilbarrel"], ["cm3", "cc"]],
  [["J", "J"], ["kJ", "kJ"], ["MJ", "MJ"], ["GJ", "GJ"], ["TJ", "TJ"], ["Wh", "Wh"], ["kWh", "kWh"], ["MWh", "MWh"], ["GWh", "GWh"], ["Btu", "BTU"]],
  [["W", "W"], ["kW", "kW"], ["MW", "MW"]],
  [["h", "hour"], ["min", "minute"], ["s", "second"], ["d", "day"], ["week", "week"]],
  [["t·km", "tonne km"], ["kg·km", "kg km"], ["short ton·mi", "ton mile"]],
  [["kg/L", "kg/L"], ["g/cm3", "g/cm^3"], ["lb/gal", "lbm/gal"]],
  [["GJ/t", "GJ/tonne"], ["kWh/kg", "kWh/kg"], ["Btu/lb", "BTU/lbm"]],
];

describe("the common units agree with mathjs", () => {
  const pairs = families.flatMap((family) => family.flatMap((from) => family.filter((to) => to !== from).map((to) => [from[0], to[0], from[1], to[1]] as const)));

  test.each(pairs)("%s in %s", (from, to, theirFrom, theirTo) => {
    const ours = convert(new Decimal("1740.5"), parseUnit(from), parseUnit(to)).toNumber();
    const theirs = unit(1740.5, theirFrom).toNumber(theirTo);
    // mathjs counts in doubles, so its last digits drift.
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-13);
  });
});
