import { parseFactorText, parseFactorUnit, parseUnit, sameDimension } from "../../src/units";
import { table } from "./table";
import { thrown } from "./thrown";

describe("a factor's unit", () => {
  test.each(table("factors"))("%s is %s", (text = "", symbol = "", assumed = "") => {
    const unit = parseFactorUnit(text);
    expect(unit.symbol).toBe(symbol);
    expect(unit.assumed).toBe(assumed === "assumed");
    expect(unit.emission.dimension).toEqual({ emission: 1 });
    const again = parseFactorUnit(unit.symbol);
    expect(again).toEqual({ ...unit, assumed: false });
    expect(unit.symbol).toBe(`${unit.emission.symbol}/${unit.per.symbol}`);
  });

  test("takes all that follows the slash as one denominator", () => {
    expect(parseFactorUnit("kg/t·km").per).toEqual(parseUnit("t·km"));
    expect(parseFactorUnit("tCO2/10⁴Nm³").per.scale.toString()).toBe("10000");
    expect(parseFactorUnit("kgCO2e/25 kg").per.scale.toString()).toBe("25");
  });

  test("understands CO2 where no gas is named, and says so", () => {
    expect(parseFactorUnit("kg/t·km")).toMatchObject({ assumed: true, emission: { gas: "CO2", symbol: "kgCO2" } });
    expect(parseFactorUnit("gN2O/short ton")).toMatchObject({ assumed: false, emission: { gas: "N2O" } });
    expect(parseFactorUnit("tC/t").emission.scale.toFixed(6)).toBe("3666.666667");
  });

  test("keeps net and gross calorific value, the price year and the content apart", () => {
    expect(sameDimension(parseFactorUnit("kgCO2e/kWh (net CV)").per, parseUnit("kWh"))).toBe(true);
    expect(sameDimension(parseFactorUnit("kgCO2e/kWh (net CV)").per, parseUnit("kWh (gross CV)"))).toBe(false);
    expect(sameDimension(parseFactorUnit("kgCO2e/USD2022 (purchaser price)").per, parseUnit("USD"))).toBe(false);
    expect(sameDimension(parseFactorUnit("kgCO2e/t N").per, parseUnit("t"))).toBe(false);
  });

  test.each(["kg", "kgCO2e", "kWh/kg", "%/kg", "1/kg", "m3/kg", "kgCO2e·kg", "kgCO2e·t/km", "t N/ha", "CNY/t"])("%s is no factor's unit", (text) => {
    expect(thrown(() => parseFactorUnit(text))).toMatchObject({ code: "unit.notFactor", parts: { given: text } });
  });

  test.each([
    ["kgCO2e/kq", "kgCO2e/kg"],
    ["kgC02e/kg", "kgCO2e/kg"],
    ["kgCO2e/公顿", "kgCO2e/吨"],
    ["kgCO2e/吨公理", "kgCO2e/吨公里"],
    ["kgCO2e/ton", "kgCO2e/t"],
    ["MTCO2e/MWh", "tCO2e/MWh"],
    ["tco2/mwh", "tCO2/MWh"],
    ["tCO2/104Nm3", "tCO2/10^4Nm3"],
    ["kgCO2e/kg steel", "kgCO2e/kg"],
    ["kg CO2e kg-1", "kg CO2e kg^-1"],
    ["CO2e/kg", "kgCO2e/kg"],
    ["kgCO2e/kg)", "kgCO2e/kg"],
  ])("%s is unknown, and %s comes first", (text, nearest) => {
    const error = thrown(() => parseFactorUnit(text));
    expect(error).toMatchObject({ code: "unit.unknown", parts: { given: text } });
    expect((error.parts as { nearest: string[] }).nearest[0]).toBe(nearest);
  });
});

describe("a factor's text", () => {
  test.each([
    ["15.6 kgCO2e/kg", "15.6", "kgCO2e/kg"],
    ["15.6kgCO2e/kg", "15.6", "kgCO2e/kg"],
    ["0.1826kgCO2e / 公吨·公里", "0.1826", "kgCO2e/t·km"],
    ["2.16 kgCO₂/Nm³", "2.16", "kgCO2/Nm3"],
    ["0.5366 (kgCO2/KW·h)", "0.5366", "kgCO2/kWh"],
    ["3,075.236 kgCO2e/t", "3075.236", "kgCO2e/t"],
    ["21.622 tCO2/10⁴Nm³", "21.622", "tCO2/10^4Nm3"],
    ["１．０４ kgCO2e/kWh", "1.04", "kgCO2e/kWh"],
    ["-0.5 kgCO2e/kg", "-0.5", "kgCO2e/kg"],
    ["0.049 kg/t·km", "0.049", "kgCO2/t·km"],
  ])("%s is %s %s", (text, value, symbol) => {
    const factor = parseFactorText(text);
    expect(factor.value.toString()).toBe(value);
    expect(factor.unit.symbol).toBe(symbol);
  });

  test.each([
    ["15.6", "unit.missing"],
    ["15.6 kg", "unit.notFactor"],
    ["15.6 kgCO2e/kq", "unit.unknown"],
    ["15,6 kgCO2e/kg", "number.ambiguous"],
    ["kgCO2e/kg", "number.text"],
    ["约15.6 kgCO2e/kg", "number.text"],
    ["", "number.missing"],
  ])("%s is refused with %s", (text, code) => {
    expect(thrown(() => parseFactorText(text)).code).toBe(code);
  });
});
