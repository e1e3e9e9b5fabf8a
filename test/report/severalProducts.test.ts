import { exportInventory } from "../../src/exchange/openlca/exportInventory";
import { exportWorkbook } from "../../src/exchange/pact/exportWorkbook";
import { readReportFile } from "../../src/hosts/reportDocument";
import { writeReport } from "../../src/hosts/reportWord/writeReport";
import { buildReport } from "../../src/report/buildReport";
import { againstWorkbook } from "../../src/report/check/againstWorkbook";
import { readSources } from "../../src/report/readSources";
import type { Grid } from "../../src/tables/grid";
import { readFootprint } from "../../src/workbook/statedFootprint";
import { gridOf } from "../exchange/study";
import { plain } from "./sources";

type Rows = readonly (readonly (string | number | null)[])[];

const heads = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "kg CO2e"];
const pump: Rows = [["Cast iron", 40, "kg", 1.5, "kgCO2e/kg", 60], ["Screws", 2, "kg", 3, "kgCO2e/kg", 6], ["Total", null, null, null, null, 66]];
const valve: Rows = [["Brass", 5, "kg", 4, "kgCO2e/kg", 20], ["Screws", 2, "kg", 3, "kgCO2e/kg", 6], ["Total", null, null, null, null, 26]];
const twoSheets = [gridOf("Pump", [["Carbon footprint of the pump P1"], heads, ...pump]), gridOf("Valve", [["Carbon footprint of the valve V2"], heads, ...valve])];
const oneSheet = [gridOf("All", [["泵 P1 产品碳足迹（每 1 台）"], heads, ...pump, [], [], ["阀门产品碳足迹（每 1 台）"], heads, ...valve])];
const productHeads = ["Product", ...heads];
const ofColumn = (products: readonly [string, string], total: Rows = []) => [gridOf("All", [productHeads, ...pump.slice(0, -1).map((row) => [products[0], ...row]), ...valve.slice(0, -1).map((row) => [products[1], ...row]), ...total])];

const workbook = (grids: readonly Grid[]) => ({ grids, factors: [], corrections: [], ignored: [] });
const kgOf = (grids: readonly Grid[], product?: string) => readFootprint(workbook(grids), product ?? null).inventory.kg.toNumber();
const code = (read: () => unknown) => { try { read(); return null; } catch (thrown) { return thrown as { code: string; parts: unknown }; } };

describe("a workbook of several products", () => {
  it.each([
    ["sheets that are called after them", twoSheets, ["pump P1", "valve V2"]], ["tables that are called after them", oneSheet, ["泵 P1", "阀门"]], ["a column of products", ofColumn(["Pump", "Valve"]), ["Pump", "Valve"]],
  ])("by %s: names them and asks, and reads the one that is asked for with the rows that both have", (_, grids, products) => {
    expect(code(() => readFootprint(workbook(grids)))).toMatchObject({ code: "inventory.products", parts: { products } });
    expect(code(() => kgOf(grids, "boiler"))).toMatchObject({ code: "inventory.product", parts: { given: "boiler", products } });
    expect([kgOf(grids, products[0]), kgOf(grids, products[1]!.toUpperCase())]).toEqual([66, 26]);
  });

  it("is asked for in the report, PACT and openLCA alike, and the study may answer", () => {
    const text = plain(buildReport(readSources(workbook(twoSheets), [], "valve V2"), "en"));
    expect(text).toMatch(/footprint of valve V2\. The total of the period is 26\.000/);
    expect(text).not.toMatch(/Cast iron|92\.000|66\.000/);
    expect(code(() => readSources(workbook(twoSheets), []))).toMatchObject({ code: "inventory.products" });
    expect(code(() => exportWorkbook(workbook(twoSheets), { id: "x", created: "2024-01-01T00:00:00Z" }))).toMatchObject({ code: "inventory.products" });
    expect(exportInventory(readFootprintOf("pump P1")).find((set) => set["@type"] === "Result")).toMatchObject({ name: "pump P1", impactResults: [{ amount: 66 }] });
    const stated = [...twoSheets, gridOf("PCF Study", [["Product", "Valve V2"], ["Output", "10 pcs"]])];
    expect(readFootprint(workbook(stated))).toMatchObject({ study: { study: { product: "valve V2", outputAmount: "10" } } });
    expect(kgOf(stated)).toBe(26);
    // The output that the study gives is the valve's.
    expect(readFootprint(workbook(stated), "pump P1")).toMatchObject({ study: { study: { product: "pump P1", outputAmount: null, outputUnit: null } } });
  });

  it("is what a report of one of them agrees with", () => {
    const document = readReportFile(writeReport(buildReport(readSources(workbook(twoSheets), [], "valve V2"), "en"), "en"), "x.docx");
    const { findings, agreeing } = againstWorkbook(document, twoSheets, { factors: [], pinned: [] });
    expect(findings).toEqual([]);
    expect(agreeing).toBeGreaterThan(4);
  });

  function readFootprintOf(product: string) {
    const { study, inventory } = readFootprint(workbook(twoSheets), product);
    return { study: study.study, inventory };
  }

  it("is one footprint where the workbook adds them itself, and where tables are called after stages", () => {
    expect(kgOf(ofColumn(["Pump", "Valve"], [["Total", null, null, null, null, null, 92]]))).toBe(92);
    expect(kgOf([gridOf("Inventory", [["Carbon footprint of raw materials"], heads, ...pump, [], [], ["Carbon footprint of packaging"], heads, ...valve])])).toBe(92);
    expect(kgOf([...twoSheets, gridOf("Summary", [["Total footprint (kg CO2e)", 92]])])).toBe(92);
    expect(code(() => kgOf([...twoSheets, gridOf("Shared", [heads, ["Electricity", 10, "kWh", 0.5, "kgCO2e/kWh", 5]])]))).toMatchObject({ code: "inventory.products" });
    expect(kgOf([twoSheets[0]!])).toBe(66);
    expect(kgOf([twoSheets[0]!, gridOf("PCF Study", [["Product", "Pump P1"]])], "pump p1")).toBe(66);
  });
});
