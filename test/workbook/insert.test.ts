import type { Factor } from "../../src/factors/factor";
import type { Area, Grid } from "../../src/tables/grid";
import { planInsert } from "../../src/workbook/insert";
import type { InsertMode } from "../../src/workbook/insert";
import { area, sheet } from "../tables/sheet";

const plain: Factor = {
  id: "test-factor", nameZh: "测试", nameEn: "Test", synonyms: [], category: "material", value: "15.6", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "CN", dataYear: "2022", validFrom: "", validTo: "",
  boundary: "cradle-to-gate", source: "Handbook", publisher: "Institute", locator: "Table 3", url: "", licence: "", verified: true, supersededBy: "", note: "",
};
const grid = (factor: Partial<Factor>): Factor => ({ ...plain, id: "cn-grid", nameZh: "华北电网", nameEn: "North China grid", category: "electricity", value: "0.7120", unit: "kgCO2/kWh", gases: "CO2", ...factor });
const truck: Factor = { ...plain, id: "truck", category: "transport", value: "0.049", unit: "kgCO2e/t·km" };

/** What would stand in each cell, by address. */
function planned(on: Grid, selection: string, factor: Factor, mode: InsertMode = "row") {
  const plan = planInsert({ factor, grid: on, selection: area(selection), mode, language: "en" });
  const cells = Object.fromEntries(plan.cells.map(({ address, edit: { content } }) => [address, "formula" in content ? content.formula : content.value]));
  return { cells, notes: plan.notes.map(({ code }) => code), replaced: plan.cells.filter(({ replaces }) => replaces !== null).map(({ address }) => address), plan };
}

const table = (rows: Parameters<typeof sheet>[0]["rows"] = []) =>
  sheet({ name: "S", rows: [["Drive shaft, materials"], ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"], ["Steel", 1740, "kg"], ["Cast iron", 139, "kg"], ["Total", null, null, null, null, null, "=SUM(G3:G4)"], ...rows] });

describe("a row of a table with a column for each part", () => {
  test("takes value, unit, source and the formula over its own cells, wherever in the row the selection stands", () => {
    const expected = { D3: 15.6, E3: "kgCO2e/kg", F3: "Handbook, Table 3", G3: "=PCF.MATERIAL(B3,C3,D3,E3)" };
    for (const selected of ["A3", "B3", "D3", "G3"]) expect(planned(table(), selected, plain).cells).toEqual(expected);
  });

  test("takes the values without the formula, or the formula with the id alone", () => {
    expect(planned(table(), "D3", plain, "cells").cells).toEqual({ D3: 15.6, E3: "kgCO2e/kg", F3: "Handbook, Table 3" });
    expect(planned(table(), "D3", plain, "formula").cells).toEqual({ G3: '=PCF.MATERIAL(B3,C3,"test-factor")' });
  });

  test("takes several rows at once and leaves headings and totals alone", () => {
    const { cells, notes } = planned(table(), "A2:A5", plain, "formula");
    expect(cells).toEqual({ G3: '=PCF.MATERIAL(B3,C3,"test-factor")', G4: '=PCF.MATERIAL(B4,C4,"test-factor")' });
    expect(notes).toEqual(["skipped"]);
  });

  test("is told to hold something already, cell by cell, and not where it holds the very same", () => {
    const filled = sheet({ name: "S", rows: [["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"], ["Steel", 1740, "kg", 2.3, "kgCO2e/kg", "old", { formula: "=B2*D2", value: 4002 }]] });
    const { cells, replaced, plan } = planned(filled, "D2", plain);
    expect(Object.keys(cells)).toEqual(["D2", "F2", "G2"]);
    expect(replaced).toEqual(["D2", "F2", "G2"]);
    expect(plan.cells.map(({ replaces }) => replaces)).toEqual(["2.3", "old", "=B2*D2"]);
  });

  test("shows a value with the digits it was published with", () => {
    const [value] = planned(table(), "D3", grid({}), "cells").plan.cells;
    expect(value).toMatchObject({ shown: "0.7120", edit: { content: { value: 0.712 }, format: "0.0000" } });
  });
});

test.each([
  ["electricity", "=PCF.ELECTRICITY(B3,C3,D3,E3)"], ["heat", "=PCF.HEAT(B3,C3,D3,E3)"], ["fuel", "=PCF.FUEL(B3,C3,D3,E3)"], ["waste", "=PCF.WASTE(B3,C3,D3,E3)"],
  ["packaging", "=PCF.PACKAGING(B3,C3,D3,E3)"], ["upstream", "=PCF.EMISSION(B3,C3,D3,E3)"], ["other", "=PCF.EMISSION(B3,C3,D3,E3)"],
] as const)("a factor of %s goes to its own function", (category, formula) => {
  expect(planned(table(), "D3", { ...plain, category }).cells.G3).toBe(formula);
});

describe("units that stand in headings", () => {
  const headed = (factorHeading: string, emission = "排放量（tCO2e）") => sheet({ name: "S", rows: [["名称", "用量（t）", factorHeading, "数据来源", emission], ["钢材", 20], ["铝锭", 3]] });

  test("go into the formula, and the value is converted to the heading's unit", () => {
    const { cells, notes } = planned(headed("排放因子（tCO2e/t）"), "C2", { ...plain, value: "1320", unit: "kgCO2e/t" });
    expect(cells).toEqual({ C2: 1.32, D2: "Handbook, Table 3", E2: '=PCF.MATERIAL(B2,"t",C2,"tCO2e/t","t")' });
    expect(notes).toEqual(["converted"]);
  });

  test("that do not fit keep the value out and let the formula name the factor", () => {
    const { cells, notes } = planned(headed("排放因子（kgCO2e/kWh）"), "C2", plain);
    expect(cells).toEqual({ D2: "Handbook, Table 3", E2: '=PCF.MATERIAL(B2,"t","test-factor",,"t")' });
    expect(notes).toEqual(["heading.mismatch"]);
  });

  test("a value never stands without its unit: where no column names it, the cell's format shows it", () => {
    const { plan } = planned(headed("排放因子"), "C2", plain);
    expect(plan.cells[0]).toMatchObject({ address: "C2", shown: "15.6 kgCO2e/kg", edit: { format: '0.0 "kgCO2e/kg"' } });
    expect(plan.cells.at(-1)?.shown).toBe('=PCF.MATERIAL(B2,"t",C2,"kgCO2e/kg","t")');
  });

  test("a heading of CO2e is told of a factor of CO2 alone", () => {
    expect(planned(headed("排放因子（kgCO2e/kWh）"), "C2", grid({})).notes).toContain("gas");
  });
});

test("an amount whose unit nobody names gets no formula, and the person hears which cell lacks it", () => {
  const bare = sheet({ name: "S", rows: [["名称", "数量", "排放因子", "碳足迹"], ["钢材", 20], ["铝锭", 3]] });
  const { cells, plan } = planned(bare, "C2", plain);
  expect(Object.keys(cells)).toEqual(["C2"]);
  expect(plan.notes).toEqual([{ code: "unit.missing", row: 1, column: 1, heading: "数量" }]);
});

test("a unit beside the number in the cell itself is enough", () => {
  const typed = sheet({ name: "S", rows: [["名称", "数量", "排放因子", "碳足迹"], ["钢材", "1,740 kg"], ["铝锭", "139 kg"]] });
  expect(planned(typed, "D2", plain).cells.D2).toBe('=PCF.MATERIAL(B2,,C2,"kgCO2e/kg")');
});

test("an amount that does not fit the factor is told before it is written", () => {
  const gas = sheet({ name: "S", rows: [["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Natural gas", 16330, "m3"]] });
  expect(planned(gas, "D2", plain).plan.notes).toEqual([{ code: "unit.mismatch", row: 1, column: 1, unit: "m3", per: "kg" }]);
});

describe("transport", () => {
  test("takes mass and distance, or the freight work", () => {
    const byMass = sheet({ name: "S", rows: [["货物", "重量（kg）", "运输距离（km）", "排放因子（kgCO2e/t·km）", "碳足迹（kgCO2e）"], ["传动轴", 1740, 1520]] });
    expect(planned(byMass, "D2", truck).cells).toEqual({ D2: 0.049, E2: '=PCF.TRANSPORT(B2,"kg",C2,D2,"kgCO2e/t·km")' });
    const byFreight = sheet({ name: "S", rows: [["Goods", "Freight (t·km)", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Bolts", 58600]] });
    expect(planned(byFreight, "C2", truck).cells.E2).toBe('=PCF.TRANSPORT(B2,"t·km",,C2,D2)');
  });

  test("a distance in miles keeps its unit", () => {
    const miles = sheet({ name: "S", rows: [["Goods", "Mass (t)", "Distance (mile)", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Bolts", 2, 320]] });
    expect(planned(miles, "D2", truck).cells.F2).toBe('=PCF.TRANSPORT(B2,"t",C2&" mi",D2,E2)');
  });
});

describe("an Excel table", () => {
  const inTable: Grid = { ...sheet({ name: "S", rows: [["Item", "Amount [net]", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"], ["Steel", 1740, "kg"], ["Iron", 139, "kg"]] }), tables: [{ name: "Materials", area: area("A1:G3"), headerRows: 1, totalsRows: 0, columns: ["Item", "Amount [net]", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"] }] };

  test("gets structured references, with the signs that need it marked", () => {
    expect(planned(inTable, "D2", plain).cells.G2).toBe("=PCF.MATERIAL([@[Amount '[net']]],[@Unit],[@[Emission factor]],[@[Factor unit]])");
  });

  const material = "=PCF.MATERIAL([@[Amount '[net']]],[@Unit],[@[Emission factor]],[@[Factor unit]])";
  const general = material.replace("MATERIAL", "EMISSION");
  /** The table with the cells of its last column as they are given: a text with "=" is a formula. */
  const withResults = (...results: readonly (string | number | null)[]): Grid => ({
    ...inTable,
    values: inTable.values.map((row, index) => (index === 0 ? row : [...row.slice(0, 6), typeof results[index - 1] === "string" ? 5 : (results[index - 1] ?? null)])),
    formulas: inTable.formulas.map((row, index) => (index === 0 ? row : [...row.slice(0, 6), typeof results[index - 1] === "string" ? (results[index - 1] as string) : null])),
  });

  test("calculates its blank column in every row, and says so", () => {
    const { cells, plan } = planned(inTable, "D2", plain);
    expect(cells).toEqual({ D2: 15.6, E2: "kgCO2e/kg", F2: "Handbook, Table 3", G2: material, G3: material });
    expect(plan.notes).toEqual([{ code: "column.follows", heading: "Emission (kgCO2e)", count: 1 }]);
  });

  test("leaves a column alone that holds anything of the person's own: a number, a formula over other cells", () => {
    for (const own of [317, "=B3*2.28", "=PCF.MATERIAL(B3,C3,D3,E3)", "=PCF.MATERIAL([@Unit],[@Unit],[@[Emission factor]],[@[Factor unit]])"]) {
      const { cells, plan } = planned(withResults(null, own), "D2", plain);
      expect({ own, G2: cells.G2, G3: cells.G3, notes: plan.notes }).toEqual({ own, G2: material, G3: undefined, notes: [] });
    }
  });

  test("keeps a column that is calculated so already, also as Excel writes it with the table's name", () => {
    expect(planned(withResults(material.replaceAll("[@", "Materials[@"), material), "D2", plain).cells.G3).toBeUndefined();
    expect(planned(withResults(general, general), "D2", plain).cells).toEqual({ D2: 15.6, E2: "kgCO2e/kg", F2: "Handbook, Table 3" });
  });

  test("takes the function of all factors once a factor of another kind comes, and asks before it replaces formulas that stand there", () => {
    const { cells, plan } = planned(withResults(material, material), "D3", grid({}));
    expect([cells.G2, cells.G3]).toEqual([general, general]);
    expect(plan.cells.filter(({ replaces }) => replaces !== null).map(({ address }) => address)).toEqual(["G3", "G2"]);
    expect(plan.notes.map(({ code }) => code)).toContain("column.follows");
    const typed: Grid = { ...inTable, values: [inTable.values[0]!, inTable.values[1]!, ["Power", 5, "kWh", 0.5, "kgCO2/kWh", null, null]] };
    expect(planned(typed, "D2", plain).cells.G3).toBe(general);
  });

  test("is not filled with a formula that names one row's factor or unit", () => {
    expect(planned(inTable, "D2", plain, "formula").cells.G3).toBeUndefined();
    const columns = ["Item", "Amount", "Unit", "Emission factor", "Emission (kgCO2e)"];
    const unitless: Grid = { ...sheet({ name: "S", rows: [columns, ["Steel", 1740, "kg"], ["Power", 5, "kWh"]] }), tables: [{ name: "T", area: area("A1:E3"), headerRows: 1, totalsRows: 0, columns }] };
    expect(planned(unitless, "D2", plain).cells).toEqual({ D2: 15.6, E2: '=PCF.MATERIAL([@Amount],[@Unit],[@[Emission factor]],"kgCO2e/kg")' });
  });

  test("its totals row is no row of the column", () => {
    const total: Grid = { ...sheet({ name: "S", rows: [...inTable.values, ["Total", null, null, null, null, null, "=SUBTOTAL(109,[Emission (kgCO2e)])"]] as never }), tables: [{ ...inTable.tables[0]!, area: area("A1:G4"), totalsRows: 1 }] };
    expect(Object.keys(planned(total, "D2", plain).cells)).toEqual(["D2", "E2", "F2", "G2", "G3"]);
  });

  test("below its last row the references are plain cells", () => {
    expect(planned(inTable, "D4", plain).cells.G4).toBe("=PCF.MATERIAL(B4,C4,D4,E4)");
  });
});

test("a new row below the last gets its name and unit as well", () => {
  const open = sheet({ name: "S", rows: [["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Steel", 1740, "kg", 2.3, "kgCO2e/kg", 4002]] });
  expect(planned(open, "A3", plain).cells).toEqual({ A3: "Test", C3: "kg", D3: 15.6, E3: "kgCO2e/kg", F3: "=PCF.MATERIAL(B3,C3,D3,E3)" });
});

test("headings without a row yet are read too", () => {
  const headings = sheet({ name: "S", rows: [["材料清单"], ["名称", "用量", "单位", "排放因子", "因子单位", "来源", "碳足迹（kgCO2e）"]] });
  expect(planned(headings, "D3", plain).cells).toEqual({ A3: "Test", C3: "kg", D3: 15.6, E3: "kgCO2e/kg", F3: "Handbook, Table 3", G3: "=PCF.MATERIAL(B3,C3,D3,E3)" });
});

test("in a table on its side the rows are columns", () => {
  const side = sheet({ name: "S", rows: [["名称", "钢材", "铝锭"], ["数量", 1740, 139], ["单位", "kg", "kg"], ["排放因子", 2.3, null], ["因子单位", "kgCO2e/kg", null], ["碳足迹（kgCO2e）", 4002, null]] });
  expect(planned(side, "C4", plain).cells).toEqual({ C4: 15.6, C5: "kgCO2e/kg", C6: "=PCF.MATERIAL(C2,C3,C4,C5)" });
});

describe("in the open sheet", () => {
  const empty = sheet({ name: "S", rows: [["notes"]] });
  test("the selected cell and those to its right are filled", () => {
    expect(planned(empty, "C5", plain).cells).toEqual({ C5: "Test", D5: 15.6, E5: "kgCO2e/kg", F5: "Handbook, Table 3" });
    expect(planned(empty, "C5", plain, "cells").cells).toEqual({ C5: 15.6, D5: "kgCO2e/kg", E5: "Handbook, Table 3" });
    expect(planned(empty, "C5", plain, "formula").cells).toEqual({ C5: '=PCF.FACTOR("test-factor")' });
  });

  test("a quotation mark in an id of one's own does not break the formula", () => {
    expect(planned(empty, "C5", { ...plain, id: 'my "best" steel' }, "formula").cells).toEqual({ C5: '=PCF.FACTOR("my ""best"" steel")' });
  });
});

test("a selection of whole columns is answered, not unrolled", () => {
  const whole: Area = { top: 0, left: 3, bottom: 1_048_575, right: 3 };
  const plan = planInsert({ factor: plain, grid: table(), selection: whole, mode: "formula", language: "en" });
  expect(plan.cells.map(({ address }) => address)).toEqual(["G3", "G4"]);
});
