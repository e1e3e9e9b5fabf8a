import { readCell } from "../../src/tables/cell";
import { explainTable } from "../../src/tables/explainTable";
import { readSheet, readTables } from "../../src/tables/readSheet";
import { sheet } from "./sheet";

function roles(...rows: Parameters<typeof sheet>[0]["rows"]): string[] {
  return (readTables(sheet({ name: "S", rows }))[0]?.columns ?? []).map((column) => column.role);
}

describe("a table's columns", () => {
  it("are known by simplified, traditional and English headings", () => {
    expect(roles(["物料名称", "消耗量", "单位", "碳排放因子", "因子单位", "碳足迹（kgCO2e）", "占比"], ["钢", 1, "kg", 2, "kgCO2e/kg", 2, "100%"])).toEqual(["name", "quantity", "unit", "factor", "factorUnit", "emission", "share"]);
    expect(roles(["排放源", "年活動數據", "單位", "排放係數", "係數單位", "排放量 (公噸/年)"], ["電力", 1, "度", 2, "公斤CO2e/度", 0.002])).toEqual(["name", "quantity", "unit", "factor", "factorUnit", "emission"]);
    expect(roles(["Material", "Quantity (t)", "EF (t CO2-e/t)", "Total GHG (t CO2-e)", "Reference"], ["Steel", 1, 2, 2, "EPD"])).toEqual(["name", "quantity", "factor", "emission", "source"]);
  });

  it("are told by their numbers where the heading names the wrong thing", () => {
    expect(roles(["原材料", "运输距离(km)", "用量(kg)", "CO2产生量(t·km)", "碳足迹(kgCO2eq)"], ["轴", 1520, 1740, 0.049, 129.595], ["电机", 50, 230, 0.049, 0.564])).toEqual(["name", "distance", "mass", "factor", "emission"]);
  });

  it("can be put right by a person, and say why they are what they are", () => {
    const grid = sheet({ name: "S", rows: [["名称", "甲", "乙"], ["钢", 3, 6]] });
    const [table] = readTables(grid, [{ sheet: "S", row: 0, column: 0, roles: new Map([[1, "quantity"], [2, "emission"]] as const) }]);
    expect(table && explainTable(table).columns.map(({ role, because }) => `${role} ${because}`)).toEqual(["name heading", "quantity override", "emission override"]);
  });
});

describe("a sheet", () => {
  it("holds several tables, one below the other and side by side", () => {
    const reading = readSheet(sheet({ name: "S", rows: [["表1 原料"], ["名称", "用量(kg)", null, "名称", "距离(km)"], ["钢", 1, null, "钢", 100], ["铝", 2, null, "铝", 200], [], ["表2 能源"], ["能源", "消耗量(kWh)"], ["电力", 5]] }));
    expect(reading.tables.map(({ area }) => `${area.left},${area.top}`)).toEqual(["0,1", "3,1", "0,6"]);
  });

  it("may lay a table on its side", () => {
    const [table] = readTables(sheet({ name: "S", rows: [["数据项", "盘圆消耗量"], ["数据值", 245], ["单位", "t"], ["数据来源", "生产报表"]] }));
    expect(table?.turned).toBe(true);
    expect(table?.columns.map((column) => column.role)).toEqual(["name", "quantity", "unit", "source"]);
  });

  it("tells sums and lines under a table from its items", () => {
    const [table] = readTables(sheet({ name: "S", rows: [["名称", "排放量(tCO2e)"], ["钢", 3], ["小　计", 3], ["电", 1], ["合 计", 4], ["产品产量（t）", 2], ["产品碳足迹（tCO2e/t）", 2]] }));
    expect(table?.rows.map((row) => row.kind)).toEqual(["item", "subtotal", "item", "total", "summary", "summary"]);
  });

  it("reads labels with values and numbers in sentences", () => {
    const { facts } = readSheet(sheet({ name: "S", rows: [["产量", 6270, "t"], [], ["公司2024年度里程重量1321600（t.km），结果如下"]] }));
    expect(facts.map(({ label, number, unitText }) => [label, number, unitText])).toEqual([["产量", 6270, "t"], ["公司2024年度里程重量", 1321600, "t.km"]]);
  });

  it("takes the modules of an EPD for names, and an amount for a number whatever words stand before it", () => {
    for (const name of ["A1 Raw materials", "C2 Transport", "a.1 Steel"]) expect({ name, number: readCell(0, 0, name, null, "General").number }).toEqual({ name, number: null });
    for (const [text, number] of [["ca. 5 kg", 5], ["ca 5 kg", 5], ["约 5 kg", 5], ["大约5kg", 5], ["≈5", 5], [".5 kg", 0.5]] as const) expect({ text, number: readCell(0, 0, text, null, "General").number }).toEqual({ text, number });
  });

  it("reads a factor with its unit in one cell and an amount with its unit", () => {
    const [table] = readTables(sheet({ name: "S", rows: [["名称", "用量", "因子"], ["运输", "450.00g", "0.1826kgCO2e / 公吨·公里"]] }));
    const row = table?.rows[0];
    expect(row && table?.columns.slice(1).map((column) => { const cell = table.cell(row, column); return [cell.number, cell.unit]; })).toEqual([[450, "g"], [0.1826, "kgCO2e / 公吨·公里"]]);
  });
});
