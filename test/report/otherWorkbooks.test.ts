import { buildReport } from "../../src/report/buildReport";
import { readSources } from "../../src/report/readSources";
import type { Language } from "../../src/locales";
import type { Grid } from "../../src/tables/grid";
import { readStatedStudy } from "../../src/workbook/statedStudy";
import { gridOf } from "../exchange/study";
import { plain } from "./sources";

type Rows = readonly (readonly (string | number | boolean | null)[])[];

const textOf = (grids: readonly Grid[], language: Language = "en") => plain(buildReport(readSources({ grids, factors: [], corrections: [], ignored: [] }, []), language));
const heads = ["Item", "Quantity", "Unit", "Emission factor", "Factor unit", "kg CO2e"];
const oak: Rows = [heads, ["Oak timber", 33600, "kg", 0.31, "kg CO2e/kg", 10416], ["Steel fittings", 1800, "kg", 2.4, "kg CO2e/kg", 4320], ["Total", null, null, null, null, 14736]];

describe("a study that is stated beside the tables", () => {
  const cover = gridOf("Cover", [
    ["Product carbon footprint", "Oak dining table"], [], ["Company", "Northwood Joinery"], ["Product", "Oak dining table T-4"], ["Reporting period", "January - December 2023"], ["Functional unit", "one table, 28 kg, used 15 years"],
    ["System boundary", "cradle-to-gate (A1-A3)"], ["Standard", "PAS 2050:2011"], ["Units produced", "1,200 pieces"], ["Prepared by", "J. Doe"], ["Cut-off", "flows below 1 % of mass"],
  ]);

  it("is read with the cell of each field, a particular that looks like a heading of a table among them", () => {
    const { study, cells } = readStatedStudy([cover, gridOf("Materials", oak)]);
    expect(study).toMatchObject({ producer: "Northwood Joinery", product: "Oak dining table T-4", functionalUnit: "one table, 28 kg, used 15 years", boundary: "gate", standards: ["PAS 2050:2011"], outputAmount: "1200", outputUnit: "pieces", periodStart: "2023-01", periodEnd: "2023-12", author: "J. Doe", cutOff: "flows below 1 % of mass" });
    expect(cells.get("producer")).toMatchObject({ sheet: "Cover", row: 2, column: 1 });
    const text = textOf([cover, gridOf("Materials", oak)]);
    expect(text).toMatch(/carbon footprint of Oak dining table T-4.*12\.2800 kg CO2e\/pieces/);
    expect(text).toMatch(/System boundary\nThe system boundary is business to business/);
    expect(text).not.toMatch(/to be stated: (product|producer|standards|system boundary|functional unit|author)/);
  });

  it("comes after the sheet of the study, field by field, and never halves what is one statement", () => {
    const own = gridOf("PCF Study", [["Product", "Bench"], ["Output", 300], ["Standards", "ISO 14067:2018"]]);
    expect(readStatedStudy([own, cover, gridOf("Materials", oak)]).study).toMatchObject({ product: "Bench", producer: "Northwood Joinery", standards: ["ISO 14067:2018"], outputAmount: "300", outputUnit: null });
  });

  it("may stand in lines, in traditional characters, and as dates in words", () => {
    expect(readStatedStudy([gridOf("LCA", [...oak, [], ["Functional unit: 1 bottle of 0.5 L"]])]).study.functionalUnit).toBe("1 bottle of 0.5 L");
    expect(readStatedStudy([gridOf("盤查", [["產品名稱", "保溫瓶"], ["公司名稱", "某某金屬"], ["宣告單位", "1 支"], ["盤查期間", "2022/01/01~2022/12/31"], ["系統邊界", "搖籃到大門"]])]).study).toMatchObject({ product: "保溫瓶", producer: "某某金屬", declaredAmount: "1", declaredUnit: "支", periodStart: "2022-01-01", periodEnd: "2022-12-31", boundary: "gate" });
    for (const period of ["1 January 2023 to 31 December 2023", "1 Jan – 31 Dec 2023", "January 1, 2023 - December 31, 2023"]) expect(readStatedStudy([gridOf("A", [["Period", period]])]).study).toMatchObject({ periodStart: "2023-01-01", periodEnd: "2023-12-31" });
  });

  it("takes no row of a calculation and no sum of emissions for a particular", () => {
    const table = gridOf("A", [["Type", "Country", "Amount (kg)", "EF (kgCO2e/kg)", "kg CO2e"], ["Steel", "DE", 10, 2, 20], ["Site", "CN", 5, 2, 10], ["Total output", "200 kgCO2e"]]);
    expect(readStatedStudy([table]).study).toMatchObject({ region: null, specification: null, outputAmount: null });
    expect(readStatedStudy([gridOf("A", [["System boundary", "not cradle to grave"]])]).study.boundary).toBeNull();
  });
});

describe("a calculation in other words", () => {
  it("calls its result GWP, as impact assessment does, and names the piece in the label", () => {
    const text = textOf([gridOf("清单", [["清单名称", "用量", "单位", "排放因子", "因子单位", "GWP/kgCO2eq"], ["正极材料", 200, "kg", 10, "kgCO2eq/kg", 2000], ["用电", 1000, "kWh", 0.5, "kgCO2eq/kWh", 500], ["合计", null, null, null, null, 2500], ["每套碳足迹/kgCO2eq", null, null, null, null, 25]])], "zh");
    expect(text).toMatch(/碳足迹总量为 2500\.000 kgCO2eq，单位产品碳足迹为 25\.0000 kgCO2eq\/套/);
  });

  it("does not say where freight goes that the workbook does not place", () => {
    const freight = gridOf("Transport", [["Leg", "Load (t)", "Distance (km)", "EF (kg CO2e/tkm)", "Emissions (kg CO2e)"], ["Tables to retail", 30, 600, 0.1, 1800], ["Timber to factory", 30, 400, 0.1, 1200]]);
    const text = textOf([gridOf("Materials", oak), freight]);
    expect(text).toMatch(/with these life-cycle stages: Raw materials, Transport\./);
    expect(text).not.toMatch(/Raw-material transport/);
  });

  it("ranks credits by their size with the share of the total that they have, and advises against none of them", () => {
    const text = textOf([gridOf("LCA", [["Stage", ...heads], ["Raw material", "PET", 25, "kg", 2.15, "kgCO2e/kg", 53.75], ["End of life", "Recycling credit", 12.5, "kg", -1.2, "kgCO2e/kg", -15]])]);
    expect(text).toMatch(/PET is the largest with 138\.71 %/);
    expect(text).toMatch(/PET \| 53\.750 \| 138\.71 \| 138\.71\nRecycling credit \| -15\.000 \| -38\.71 \| 100\.00/);
    expect(text).toMatch(/PET \(138\.71 %\): Prefer.*lowers the total by 13\.87 %/);
    expect(text).not.toMatch(/Recycling credit \(-?[\d.]+ %\)/);
  });

  it("keeps rows of one name apart by stage, product and cell, with the figures of each", () => {
    const two = gridOf("Calc", [["Product", "Stage", ...heads], ["Mug A", "Raw materials", "Clay", 400, "kg", 0.3, "kgCO2e/kg", 120], ["Mug A", "Production", "Gas", 900, "kWh", 0.2, "kgCO2e/kWh", 180], ["Mug B", "Raw materials", "Clay", 200, "kg", 0.3, "kgCO2e/kg", 60], ["Mug B", "Production", "Gas", 700, "kWh", 0.2, "kgCO2e/kWh", 140], ["Mug B", "Production", "Gas", 50, "kWh", 0.2, "kgCO2e/kWh", 10], ["Total", null, null, null, null, null, null, 510]]);
    const text = textOf([two]);
    expect(text).toMatch(/Gas \(Production, Mug A\) \| 180\.000 \| 35\.29/);
    expect(text).toMatch(/Gas \(Production, Mug B, Calc!H5\) \| 140\.000 \| 27\.45/);
    expect(text).toMatch(/Clay \(Raw materials, Mug A\) \| 120\.000 \| 23\.53/);
    expect(text).toMatch(/Gas \(Production, Mug B, Calc!H6\) \| 50 kWh × 0\.2 kgCO2e\/kWh \| 10\.000/);
  });

  it("counts no result per unit among its rows, where its label stands in the column of stages", () => {
    const glass = gridOf("Inventory", [["Life cycle stage", "Flow", "Annual amount", "Unit", "GHG factor", "Factor unit", "kg CO2e"], ["A1 Raw materials", "Float glass", 500, "kg", 1.2, "kg CO2e/kg", 600], ["A1 Raw materials", "PVB film", 20, "kg", 4, "kg CO2e/kg", 80], ["A3 Manufacturing", "Electricity", 250, "kWh", 0.4, "kg CO2e/kWh", 100], ["Total A1-A3", null, null, null, null, null, 780], ["per m2 (kg CO2e/m2)", null, null, null, null, null, 31.2]]);
    expect(textOf([glass])).toMatch(/total of the period is 780\.000 kg CO2e, and the footprint per unit 31\.2000 kg CO2e\/m2\. The stage A1 Raw materials has the largest share, 87\.18 %/);
  });

  it("has shares of the largest and of all others that add up to what they are", () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`Part ${index + 1}`, 100 + 7 * index, "kg", 1, "kg CO2e/kg", 100 + 7 * index]);
    const whole = rows.reduce((sum, row) => sum + Number(row[5]), 0);
    const [, value, share] = /Others \| ([\d.]+) \| ([\d.]+) \| 100\.00/.exec(textOf([gridOf("Parts", [heads, ...rows])])) ?? [];
    expect(Math.abs(Number(share) - (100 * Number(value)) / whole)).toBeLessThan(0.01);
  });
});

describe("what the workbook says beyond its calculation", () => {
  const quality = (rows: Rows) => textOf([gridOf("Materials", oak), gridOf("Quality", rows)]);

  it("gives scores from 1 to 9 with the grade that their weighted mean has", () => {
    const text = quality([["Item", "Statistical representativeness", "Time representativeness", "Data origin", "Geographical representativeness", "Technological representativeness"], ["Oak timber", 9, 7, 9, 9, 7], ["Steel fittings", 5, 5, 3, 5, 5]]);
    // ((9+7+9)/3 + (9+7)/2)/2 = 8.1667 and ((5+5+3)/3 + 5)/2 = 4.6667; weighted 10416 : 4320 they are 7.1406.
    expect(text).toMatch(/scale from 1 \(low\) to 9 \(highest\)/);
    expect(text).toMatch(/Oak timber \| 9 \| 7 \| 9 \| 9 \| 7 \| 8\.17\nSteel fittings \| 5 \| 5 \| 3 \| 5 \| 5 \| 4\.67/);
    expect(text).toMatch(/the overall score is 7\.14: high\b/);
  });

  it("gives a pedigree matrix on its own scale, and no score that it does not have", () => {
    const text = quality([["Item", "Reliability", "Completeness", "Temporal", "Geographical", "Technological"], ["Oak timber", 1, 3, 1, 1, 3], ["Steel fittings", 3, 1, 5, 1, 1]]);
    expect(text).toMatch(/pedigree matrix, from 1 \(best\) to 5/);
    expect(text).toMatch(/Item \| Reliability \| Time \| Completeness \| Place \| Technology\nOak timber \| 1 \| 1 \| 3 \| 1 \| 3\nSteel fittings \| 3 \| 5 \| 1 \| 1 \| 1\n/);
    expect(text).not.toMatch(/overall score/);
  });

  it("names no scale that the workbook does not name", () => {
    const text = quality([["Item", "DQR"], ["Oak timber", 1.8], ["Steel fittings", 2.4]]);
    expect(text).toMatch(/as the workbook states them/);
    expect(text).toMatch(/Oak timber \| 1\.80\nSteel fittings \| 2\.40/);
    expect(text).not.toMatch(/scale from 1/);
  });

  it("gives an uncertainty that another program left, where it is that of the total", () => {
    const uncertain = (total: number) => textOf([gridOf("Materials", oak), gridOf("Uncertainty", [["Total", "Low (2.5 %)", "High (97.5 %)"], [total, 12000, 18100]])]);
    expect(uncertain(14736)).toMatch(/total of 14736\.000 kg CO2e lies between 12000\.000 kg CO2e and 18100\.000 kg CO2e/);
    expect(uncertain(9000)).toMatch(/to be stated: uncertainty analysis/);
  });

  it("lists its documents, without their headings and numbers, until the list ends", () => {
    const text = textOf([gridOf("Materials", oak), gridOf("Evidence", [["List of supporting documents"], ["No.", "Document", "Date"], [1, "Electricity invoices 2023", "2024-01-15"], [2, "Purchase ledger", "2024-02-01"], [null], ["Not a document"]])]);
    expect(text).toMatch(/List of documents\nElectricity invoices 2023, 2024-01-15\nPurchase ledger, 2024-02-01$/);
    expect(textOf([gridOf("Materials", oak), gridOf("证明材料清单", [["序号", "文件名称"], [1, "电费发票"], [2, "采购台账"]])], "zh")).toMatch(/文件清单\n电费发票\n采购台账$/);
  });
});
