import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { auditWorkbook } from "../../src/audit/auditWorkbook";
import { adoptFile } from "../../src/hosts/adoptFile";
import { openPackage, readWorkbook, toGrid } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { recalculate } from "../../src/hosts/recalculate";
import { decimalsOf } from "../../src/tables/cell";
import { Decimal } from "../../src/units";
import { withRole, withoutTable, writeCorrectionsPart, correctionsNamespace } from "../../src/workbook/readingCorrections";
import { alarms } from "../audit/found";
import { shippedFactors } from "../audit/library";
import { area } from "../tables/sheet";
import type { CaseSheet } from "../tables/sheet";
import { caseFile } from "./caseFile";

const cases = path.join(__dirname, "..", "cases", "audit");
const readCase = (name: string) => (JSON.parse(fs.readFileSync(path.join(cases, name, "workbook.json"), "utf8")) as { sheets: CaseSheet[] }).sheets;

/** What a cell shows when it is rounded to the digits of the typed figure, as a spreadsheet rounds. */
const rounded = (value: unknown, typed: number) => new Decimal((value as number).toPrecision(15)).toDecimalPlaces(decimalsOf(String(typed)), Decimal.ROUND_HALF_UP).toNumber();

function valuesOf(bytes: Uint8Array): Map<string, unknown> {
  return new Map(readWorkbook(openPackage(bytes), functionNames).sheets.flatMap(({ name, cells }) => cells.map((cell) => [`${name}!${cell.row},${cell.column}`, cell.value] as const)));
}

/** The cells of a file as they are written in it, by part and address, and the parts that hold none. */
function raw(bytes: Uint8Array): { cells: Map<string, string>; parts: Map<string, string> } {
  const cells = new Map<string, string>();
  const parts = new Map<string, string>();
  for (const [name, data] of Object.entries(unzipSync(bytes))) {
    const text = new TextDecoder().decode(data);
    if (!name.startsWith("xl/worksheets/sheet")) parts.set(name, text);
    else for (const [cell, address] of text.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/gs)) cells.set(`${name} ${address}`, cell);
  }
  return { cells, parts };
}

async function expectSameToTheDigits(before: Uint8Array, formulas = false) {
  const { bytes, cells, left } = await adoptFile(before, "en", formulas);
  const old = valuesOf(before);
  const now = valuesOf((await recalculate(bytes, "en")).bytes);
  for (const { sheet, row, column, address, formula } of cells) {
    const key = `${sheet}!${row},${column}`;
    expect({ address, formula, shows: rounded(now.get(key), Number(old.get(key))) }).toEqual({ address, formula, shows: Number(old.get(key)) });
  }
  const planned = new Set(cells.map(({ sheet, row, column }) => `${sheet}!${row},${column}`));
  for (const [key, value] of old) if (!planned.has(key)) expect([key, now.get(key)]).toEqual([key, value]);
  for (const { sheet, row, column } of left) expect(planned.has(`${sheet}!${row},${column}`)).toBe(false);
  return { bytes, cells, left };
}

describe.each(fs.readdirSync(cases))("%s", (name) => {
  const before = caseFile(readCase(name));

  it("shows the same figures when it is calculated, all other cells are the same bytes, and a clean report stays clean to the audit", async () => {
    const { bytes, cells } = await expectSameToTheDigits(before);
    const [was, is] = [raw(before), raw(bytes)];
    const order = readWorkbook(openPackage(before), functionNames).sheets.map(({ name: sheet }) => sheet);
    const changed = [...is.cells].filter(([key, text]) => was.cells.get(key) !== text).map(([key]) => key);
    expect(is.cells.size).toBe(was.cells.size);
    expect(changed.length).toBe(cells.length);
    for (const part of was.parts.keys()) if (!/styles|metadata|Content_Types|workbook\.xml/.test(part)) expect(is.parts.get(part)).toBe(was.parts.get(part));
    expect(readWorkbook(openPackage(bytes), functionNames).sheets.map(({ name: sheet }) => sheet)).toEqual(order);
    if (!name.endsWith("corrected")) return;
    const grids = readWorkbook(openPackage(bytes), functionNames).sheets.map((sheet) => toGrid(sheet));
    expect(alarms(auditWorkbook(grids, { factors: shippedFactors(), pinned: [] })).map(({ rule, sheet, range }) => `${rule} ${sheet}!${range}`)).toEqual([]);
  });
});

test("the corrected lifter and foil report becomes formulas by its rows, its totals and its results", async () => {
  const { cells, left } = await adoptFile(caseFile(readCase("machine-tool-castings-corrected")), "en");
  expect(cells.filter(({ sheet }) => sheet === "核算").map(({ address, formula }) => `${address} ${formula}`)).toEqual([
    'G6 =PCF.TRANSPORT(E6,"t.km",,F6,"kgCO2/t.km","t")', 'G7 =PCF.TRANSPORT(E7,"t.km",,F7,"kgCO2/t.km","t")', 'G8 =PCF.TRANSPORT(E8,"t.km",,F8,"kgCO2/t.km","t")', 'G9 =PCF.TRANSPORT(E9,"t.km",,F9,"kgCO2/t.km","t")',
    'G10 =PCF.TRANSPORT(E10,"t.km",,F10,"kgCO2/t.km","t")', 'G11 =PCF.TRANSPORT(E11,"t.km",,F11,"kgCO2/t.km","t")', 'G12 =PCF.TRANSPORT(E12,"t.km",,F12,"kgCO2/t.km","t")', "G13 =SUM(G6:G12)",
    'D19 =PCF.ELECTRICITY(B19,"MWh",C19,"tCO2/MWh","t")', 'G24 =PCF.TRANSPORT(E24,"t.km",,F24,"kgCO2/t.km","t")', "G25 =SUM(G24)",
  ]);
  expect(left.map(({ address, reason }) => `${address} ${reason}`)).toContain("C8 text");
});

const units = [
  { unit: "kg", factor: "kgCO2e/kg", scale: 1, name: "Steel" }, { unit: "t", factor: "kgCO2e/kg", scale: 1000, name: "Pig iron" }, { unit: "kg", factor: "tCO2e/t", scale: 1, name: "钢板" },
  { unit: "kWh", factor: "kgCO2e/kWh", scale: 1, name: "Electricity" }, { unit: "MWh", factor: "kgCO2/kWh", scale: 1000, name: "外购电力" }, { unit: "t·km", factor: "kgCO2e/t·km", scale: 1, name: "Truck" }, { unit: "g", factor: "kgCO2e/t", scale: 1e-6, name: "Dye" },
] as const;
const row = fc.record({ kind: fc.constantFrom(...units), amount: fc.integer({ min: 1, max: 99_999 }), shift: fc.integer({ min: 0, max: 3 }), factor: fc.integer({ min: 1, max: 99_999 }), broken: fc.nat({ max: 9 }).map((n) => n === 0) });
const table = fc.record({ rows: fc.array(row, { minLength: 3, maxLength: 8 }), decimals: fc.integer({ min: 1, max: 3 }), tonnes: fc.boolean() });

test("in generated tables every row that follows becomes a formula, every one that does not is left, and a total over rounded rows keeps its digits", async () => {
  const tables = fc.sample(table, { seed: 20261121, numRuns: 24 });
  const sheets: CaseSheet[] = [];
  const expected = new Map<string, "row" | "left">();
  for (const [index, { rows, decimals, tonnes }] of tables.entries()) {
    const name = `T${index}`;
    const lines = rows.map(({ kind, amount, shift, factor, broken }, at) => {
      const [quantity, per] = [new Decimal(amount).div(10 ** shift), new Decimal(factor).div(1000)];
      const exact = quantity.times(per).times(kind.scale).div(tonnes ? 1000 : 1);
      const result = exact.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).times(broken ? 3 : 1).plus(broken ? 7 : 0);
      expected.set(`${name}!E${at + 2}`, broken ? "left" : "row");
      return { cells: [`${kind.name} ${at}`, quantity.toNumber(), kind.unit, per.toNumber(), result.toNumber(), kind.factor], result };
    });
    const total = lines.reduce((sum, { result }) => sum.plus(result), new Decimal(0)).toNumber();
    sheets.push({ name, rows: [["Item", "Amount", "Unit", "Emission factor", `Emission (${tonnes ? "tCO2e" : "kgCO2e"})`, "Factor unit"], ...lines.map(({ cells }) => cells), ["Total", null, null, null, total, null]] });
  }
  const { cells, left } = await expectSameToTheDigits(caseFile(sheets));
  const planned = new Set(cells.filter(({ kind }) => kind === "row").map(({ sheet, address }) => `${sheet}!${address}`));
  const kept = new Set(left.map(({ sheet, address }) => `${sheet}!${address}`));
  expect([...expected].filter(([cell, fate]) => (fate === "row" ? !planned.has(cell) : !kept.has(cell)))).toEqual([]);
  expect(cells.filter(({ kind }) => kind === "total")).toHaveLength(tables.length);
});

const heads = ["Item", "Amount (kg)", "Emission factor (kgCO2e/kg)", "Emission (kgCO2e)", "Share (%)"];

test("in an Excel table the formulas name its columns, and a total below names the whole column", async () => {
  const rows = [heads, ["Steel", 12, 2.1, 25.2, 61.8], ["Zinc", 3, 5.2, 15.6, 38.2], ["Total", null, null, 40.8, 100]];
  const { cells } = await expectSameToTheDigits(caseFile([{ name: "S", rows }], { tables: [{ sheet: "S", name: "Inputs", area: area("A1:E3") }] }));
  expect(cells.map(({ address, formula }) => `${address} ${formula}`)).toEqual([
    'D2 =PCF.EMISSION([@[Amount (kg)]],"kg",[@[Emission factor (kgCO2e/kg)]],"kgCO2e/kg")', "E2 =[@[Emission (kgCO2e)]]/$D$4*100", 'D3 =PCF.EMISSION([@[Amount (kg)]],"kg",[@[Emission factor (kgCO2e/kg)]],"kgCO2e/kg")',
    "E3 =[@[Emission (kgCO2e)]]/$D$4*100", "D4 =SUM(Inputs[Emission (kgCO2e)])", "E4 =SUM(Inputs[Share (%)])",
  ]);
});

test("native formulas stay until the person asks, and a figure with its unit, one without a unit and one that differs are left with why", async () => {
  const rows = [["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"], ["Steel", 12, "kg", 2.1, "kgCO2e/kg", { formula: "=B2*D2", value: 25.2 }], ["Zinc", 3, "kg", 5.2, "kgCO2e/kg", "15.6 kg"], ["Glass", 3, "kg", 1.5, null, 4.5], ["Sand", 3, "kg", 1.5, "kgCO2e/kg", 4.6], ["Water", 3, "m3", 1.5, "kgCO2e/kg", 4.5], ["Salt", 2, "kg", 1.5, "kgCO2e/kg", 3]];
  const before = caseFile([{ name: "S", rows }]);
  const { cells, left } = await expectSameToTheDigits(before);
  expect(cells.map(({ address }) => address)).toEqual(["F7"]);
  expect(left.map(({ address, reason }) => `${address} ${reason}`)).toEqual(["F2 formula", "F3 text", "F4 unit.missing", "F5 differs", "F6 unit.mismatch"]);
  const asked = await expectSameToTheDigits(before, true);
  expect(asked.cells.map(({ address, formula }) => `${address} ${formula}`)).toEqual(["F2 =PCF.EMISSION(B2,C2,D2,E2)", "F7 =PCF.EMISSION(B7,C7,D7,E7)"]);
});

test("what a person corrected in the reading counts, and a table that is none is left alone", async () => {
  const rows = [["Thing", "Alpha", "Beta (kgCO2e/kg)", "Gamma (kgCO2e)"], ["Steel", 12, 2.1, 25.2], ["Zinc", 3, 5.2, 15.6], ["Lead", 3, 1.2, 3.6]];
  const place = { sheet: "S", row: 0, column: 0 };
  const adopted = (xml: string) => adoptFile(caseFile([{ name: "S", rows: [["Thing", "Alpha (kg)", "Beta (kgCO2e/kg)", "Gamma (kgCO2e)"], ...rows.slice(1)] }], { customXml: [{ namespace: correctionsNamespace, xml }] }), "en");
  const corrected = [[1, "quantity"], [2, "factor"], [3, "emission"]].reduce((all, [column, role]) => withRole(all, place, column as number, role as "factor"), [] as ReturnType<typeof withRole>);
  expect((await adopted(writeCorrectionsPart(corrected))).cells.map(({ address }) => address)).toEqual(["D2", "D3", "D4"]);
  expect((await adopted(writeCorrectionsPart(withoutTable([], place)))).cells).toEqual([]);
});
