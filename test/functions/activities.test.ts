import { electricity, emission, heat, material, packaging, transport, waste } from "../../functions";
import { call, column, message } from "./call";

describe("an activity in one cell", () => {
  it("multiplies amount and factor exactly", () => {
    expect(call(material, 1740, "kg", 15.6, "kgCO2e/kg")).toBe(27144);
    expect(call(electricity, 1500, "kWh", 0.5366, "kgCO2/kW·h")).toBe(804.9);
    expect(call(packaging, 6.2, "t", 1320, "kgCO2e/t")).toBe(8184);
    expect(call(waste, 120, "m3", 0.708, "kgCO2e/m3")).toBe(84.96);
    expect(call(heat, 52, "GJ", 0.11, "tCO2/GJ")).toBe(5720);
  });

  it("brings the amount to the unit of the factor", () => {
    expect(call(material, 245, "t", 1.99, "kgCO2e/kg", "t")).toBe(487.55);
    expect(call(electricity, 30.27, "万kWh", 1.04, "kgCO2e/kWh", "t")).toBe(314.808);
    expect(call(material, 0.65, "t", 0.3441, "kgCO2e/t", "t")).toBe(0.000223665);
    expect(call(electricity, 8002.257, "MWh", 0.6776, "tCO2/MWh", "t")).toBe(5422.3293432);
  });

  it("takes the amount and the factor as text with their units", () => {
    expect(call(material, "1,740 kg", null, "15.6 kgCO2e/kg")).toBe(27144);
    expect(call(material, "1740", "kg", "15.6", "kgCO2e/kg")).toBe(27144);
    expect(call(material, "１，７４０", "ｋｇ", 15.6, "kgCO2e/kg")).toBe(27144);
    expect(call(material, "450.00g", "", "2 kgCO2e/kg", "")).toBe(0.9);
    expect(call(material, "1740 kg", "kg", "15.6 kgCO2e/kg", "kgCO2/kg")).toEqual(expect.objectContaining({ code: "#VALUE!" }));
  });

  it("leaves a row without an amount blank, and never takes what is missing for 0", () => {
    for (const blank of [null, "", "  ", undefined]) expect(call(material, blank, "kg", 15.6, "kgCO2e/kg")).toBe("");
    expect(message(call(material, 5, null, 15.6, "kgCO2e/kg"))).toMatch(/^#VALUE! 5 has no unit/);
    expect(message(call(material, 5, "kg", null, "kgCO2e/kg"))).toMatch(/^#VALUE! The factor is missing/);
    expect(message(call(material, 5, "kg", 15.6, null))).toMatch(/^#VALUE! 15.6 has no unit/);
    expect(call(material, 0, "kg", 15.6, "kgCO2e/kg")).toBe(0);
  });

  it("says what does not fit and what would", () => {
    const told = message(call(material, 16330, "m3", 3.09591, "kgCO2e/kg"));
    expect(told).toContain("16330 m3");
    expect(told).toContain("per kg");
    expect(told).toMatch(/density/);
    expect(message(call(material, 5, "kq", 2, "kgCO2e/kg"))).toMatch(/"kq".*kg/);
    expect(message(call(material, 5, "kg", 2, "kg/kg"))).toMatch(/names no gas/);
    expect(message(call(material, 5, "kg", 2, "kgCH4/kg"))).toMatch(/CH4.*GWP/);
  });

  it.each([["1.740,5"], ["abc"], ["—"], ["/"], ["n/a"], ["12 34"], ["0x10"], ["1e400"]])("refuses %s as an amount", (text) => {
    expect(call(material, text, "kg", 15.6, "kgCO2e/kg")).toBeInstanceOf(CustomFunctions.Error);
  });

  it("refuses a negative amount, which only PCF.EMISSION books as a credit", () => {
    for (const activity of [material, packaging, waste, electricity, heat]) expect(message(call(activity, -5, "kg", 2, "kgCO2e/kg"))).toMatch(/-5.*PCF\.EMISSION/);
    expect(call(emission, -30, "kg", 2.2, "kgCO2e/kg")).toBe(-66);
    expect(call(material, 30, "kg", -0.5, "kgCO2e/kg")).toBe(-15);
  });

  it("refuses what no cell can hold", () => {
    expect(message(call(material, 1e308, "t", 15.6, "kgCO2e/kg"))).toMatch(/does not fit into a cell/);
    expect(call(material, 1e300, "kg", 1e-300, "kgCO2e/kg")).toBe(1);
  });
});

describe("freight", () => {
  it("multiplies mass, distance and factor", () => {
    expect(call(transport, 1740, "kg", 1520, 0.049, "kg/t·km")).toBe(129.5952);
    expect(call(transport, 245, "t", 200, 0.19639, "kgCO2e/t.km", "t")).toBe(9.62311);
    expect(call(transport, "1.74 t", null, "1520 km", "0.049 kgCO2/t·km")).toBe(129.5952);
    expect(call(transport, 1, "t", "1 mile", 1, "kgCO2e/tkm")).toBe(1.609344);
  });

  it("takes freight work in t·km without a distance", () => {
    expect(call(transport, 58600, "t.km", null, 0.115, "kgCO2e/t.km", "t")).toBe(6.739);
    expect(call(transport, 5.86, "万吨公里", "", 0.115, "kgCO2e/(t·km)", "t")).toBe(6.739);
  });

  it("asks for what is missing and refuses a distance beside t·km", () => {
    expect(message(call(transport, 5, "t", null, 0.115, "kgCO2e/t.km"))).toMatch(/distance is missing/);
    expect(message(call(transport, 5, "t.km", 100, 0.115, "kgCO2e/t.km"))).toMatch(/do not fit/);
    expect(message(call(transport, 5, "t", "100 kg", 0.115, "kgCO2e/t.km"))).toMatch(/do not fit/);
    expect(message(call(transport, 5, "t", -100, 0.115, "kgCO2e/t.km"))).toMatch(/-100/);
    expect(message(call(transport, 1740, "kg", 1520, 0.049, "kg/kg"))).toMatch(/names no gas/);
    expect(message(call(transport, 1740, "kg", 1520, 0.049, "kgCO2/kg"))).toMatch(/do not fit/);
  });
});

describe("ranges", () => {
  it("spill row by row, one cell going with all", () => {
    expect(call(material, column(1740, 139), "kg", 15.6, "kgCO2e/kg")).toEqual([[27144], [2168.4]]);
    expect(call(material, column(1, 2), "kg", [[10, 20]], "kgCO2e/kg")).toEqual([[10, 20], [20, 40]]);
  });

  it("keep a blank row blank and an error in its row", () => {
    const answer = call(material, column(1740, null, "abc", 5, true), column("kg", null, "kg", "kq", "kg"), column(15.6, null, 2, 2, 2), "kgCO2e/kg") as unknown[][];
    expect(answer[0]).toEqual([27144]);
    expect(answer[1]).toEqual([""]);
    expect(message(answer[2]![0])).toMatch(/"abc"/);
    expect(message(answer[3]![0])).toMatch(/"kq"/);
    expect(message(answer[4]![0])).toMatch(/TRUE/);
  });

  it("pass an error of a cell on in its row, and tell one that Excel takes no answer of", () => {
    const failed = (code: string) => new CustomFunctions.Error(code as CustomFunctions.ErrorCode, "");
    const answer = call(material, column(failed("#DIV/0!"), failed("#NAME?"), 3), "kg", 2, "kgCO2e/kg") as unknown[][];
    expect(answer[0]![0]).toMatchObject({ code: "#DIV/0!" });
    expect(message(answer[1]![0])).toMatch(/^#VALUE! .*#NAME\?/);
    expect(answer[2]).toEqual([6]);
  });

  it("of different heights leave #N/A where a partner is missing", () => {
    const answer = call(material, column(1, 2, 3), "kg", column(10, 20), "kgCO2e/kg") as unknown[][];
    expect(answer.slice(0, 2)).toEqual([[10], [40]]);
    expect(message(answer[2]![0])).toMatch(/^#N\/A .*no partner/);
  });

  it("of whole columns end at their last row", () => {
    const height = 1_048_576;
    const amounts: unknown[][] = Array.from({ length: height }, () => [null]);
    amounts[0] = ["Amount"];
    amounts[1] = [1740];
    const answer = call(material, amounts, "kg", 15.6, "kgCO2e/kg") as unknown[][];
    expect(answer).toHaveLength(2);
    expect(message(answer[0]![0])).toMatch(/"Amount"/);
    expect(answer[1]).toEqual([27144]);
  });
});

describe("a data type in a cell", () => {
  it("counts as what the cell shows", () => {
    expect(call(material, { type: "Double", basicType: "Double", basicValue: 1740 }, "kg", 15.6, "kgCO2e/kg")).toBe(27144);
  });
});
