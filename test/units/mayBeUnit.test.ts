import { knownUnits, mayBeUnit } from "../../src/units";

describe("mayBeUnit", () => {
  it("lets every spelling of every unit pass", () => {
    expect(knownUnits().flatMap((unit) => unit.spellings.filter((spelling) => !mayBeUnit(spelling)))).toEqual([]);
  });

  it.each(["kgCO2e/kg", "kg CO2 eq/台", "公噸CO2e/年", "kgCO2e / 公吨·公里", "tCO2/10⁴Nm³", "kg CO2 per short ton", "lb CO2 / MWh", "tonne-km", "kgCO2e/(t·km)", "万 kWh", "吨标准煤"])("lets %s pass", (text) => {
    expect(mayBeUnit(text)).toBe(true);
  });

  it.each(["物料12", "Steel plate", "环氧树脂", "Corrugated box", "Supplier EPD"])("says no to %s", (text) => {
    expect(mayBeUnit(text)).toBe(false);
  });
});
