import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { auditWorkbook } from "../../src/audit/auditWorkbook";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";
import { blankPackage, openPackage, readWorkbook, toGrid, writeWorkbook } from "../../src/hosts/file";
import { cellName } from "../../src/hosts/file/reference";
import { functionNames } from "../../src/hosts/functionNames";
import { openBook } from "../../src/hosts/headless";
import { recalculate } from "../../src/hosts/recalculate";
import { resultsFile } from "../../src/hosts/resultsFile";
import { isCellError } from "../../src/tables/grid";
import type { CellValue, Grid } from "../../src/tables/grid";
import { Decimal } from "../../src/units";
import { readStudy } from "../../src/workbook/studySheet";

const root = path.resolve(__dirname, "..", "..");
const folder = path.join(root, "assets", "examples");
const expected = JSON.parse(readFileSync(path.join(root, "test", "cases", "reports", "expected.json"), "utf8")) as Record<string, { cells: Record<string, string> }>;
const examples = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => path.basename(name, ".json"));

function example(name: string): Example {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")) as Example;
}

function grids(bytes: Uint8Array): Grid[] {
  return readWorkbook(openPackage(bytes), functionNames).sheets.map((sheet) => toGrid(sheet));
}

function at(grid: Grid, cell: string): CellValue {
  for (const [r, row] of grid.values.entries()) for (const [c, value] of row.entries()) if (cellName(grid.top + r, grid.left + c) === cell) return value;
  return null;
}

function column(grid: Grid, index: number, from: number, count: number): CellValue[] {
  return Array.from({ length: count }, (_, row) => grid.values[from + row - grid.top]?.[index - grid.left] ?? null);
}

/** The value as the report prints it: rounded to as many places. */
function printed(value: CellValue, like: string): string {
  const places = /\.(\d+)$/.exec(like)?.[1]?.length ?? 0;
  return new Decimal(value as number).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
}

describe.each(examples)("results of %s", (name) => {
  const { rows } = example(name);
  const items = rows.flatMap((row, index) => (index > 2 && row.length >= 9 && typeof row[8] === "string" && row[8].startsWith("=PCF.") && !row[8].startsWith("=PCF.PERUNIT") ? [index] : []));

  test("are the figures of the report, add up, and leave every other cell as it was", async () => {
    const source = (await recalculate(exampleFile(example(name), "zh"), "zh")).bytes;
    const { bytes, sheets, leftOut } = await resultsFile(source, "zh");
    expect(sheets).toEqual(["PCF Results"]);
    const perUnit = rows.some((row) => row.some((cell) => typeof cell === "string" && cell.startsWith("=PCF.PERUNIT")));
    expect(leftOut.map((reason) => reason.slice(0, 4))).toEqual([...(perUnit ? [] : ["单位产品"]), "数据质量", "不确定性"]);
    if (name === "machine-tool-castings") expect(printed(at(grids(bytes)[1]!, "C16"), "0.89993")).toBe("0.89993");
    const [before] = grids(source);
    const [table, results] = grids(bytes);
    expect(table).toEqual(before);
    expect(results!.values.flat().filter(isCellError)).toEqual([]);
    const figures = expected[name]!.cells;
    items.forEach((row, index) => {
      const figure = figures[cellName(row, 8)];
      if (figure !== undefined) expect([row, printed(at(results!, cellName(5 + index, 2)), figure)]).toEqual([row, figure]);
    });
    // Shares and stages add up; the stages are those that the example's own formula spills.
    const end = 5 + items.length;
    expect(at(results!, cellName(end, 3))).toBe(100);
    const own = rows.findIndex((row) => typeof row[0] === "string" && row[0].startsWith("=PCF.STAGES"));
    const count = column(table!, 0, own, 9).filter((value) => value !== null).length;
    for (const [theirs, ours] of [[0, 5], [1, 6], [2, 7]] as const) expect(column(results!, ours, 5, count)).toEqual(column(table!, theirs, own, count));
    expect(at(results!, cellName(end, 2))).toBeCloseTo(at(table!, cellName(own + count - 1, 1)) as number, 9);
    // Every row less a tenth: the differences add up to a tenth of the total.
    const differences = column(results!, 16, 5, items.length) as number[];
    expect(differences.reduce((sum, value) => sum + value, 0)).toBeCloseTo(-(at(results!, cellName(end, 2)) as number) / 10, 9);
  });

  test("give the audit nothing new to say", async () => {
    const { bytes } = await resultsFile(exampleFile(example(name), "zh"), "zh");
    const context = { factors: openBook().library, pinned: [] };
    const told = (all: readonly Grid[]) => auditWorkbook(all, context).map(({ rule, sheet, range }) => `${rule} ${sheet}!${range}`);
    const all = grids(bytes);
    expect(told(all)).toEqual(told(all.slice(0, 1)));
  });
});

function workbook(sheets: Record<string, readonly (readonly (string | number | null)[])[]>): Uint8Array {
  return writeWorkbook(openPackage(blankPackage()), {
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      cells: rows.flatMap((row, r) => row.flatMap((value, c) => (value === null ? [] : [{ row: r, column: c, content: typeof value === "string" && value.startsWith("=") ? { formula: value } : { value } }]))),
    })),
    functionNames,
  });
}

async function laid(sheets: Parameters<typeof workbook>[0], language: "en" | "zh" = "en") {
  const { bytes, leftOut, sheets: names } = await resultsFile(workbook(sheets), language);
  const all = grids(bytes);
  return { all, leftOut, names, results: all.filter(({ sheet }) => names.includes(sheet)) };
}

const numbersOf = (grid: Grid) => grid.values.flat().filter((value): value is number => typeof value === "number");

test("two tables in different units become one list in the unit of the first, their stages from the titles", async () => {
  const { results, leftOut } = await laid({
    Data: [
      ["Raw materials"], ["Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Steel", 1000, 2, 2000], ["Scrap credit", 100, -1, -100],
      [], ["Production"], ["Name", "Amount (kWh)", "Factor (kgCO2e/kWh)", "Emission (tCO2e)"], ["Electricity", 1000, 0.5, 0.5],
    ],
    "PCF Study": [["Output in the period", 100], ["Unit of the output", "piece"]],
  });
  const [grid] = results;
  expect(grid!.values.flat().filter(isCellError)).toEqual([]);
  expect(column(grid!, 2, 5, 5)).toEqual([2000, -100, 500, 2400, 24]);
  expect(column(grid!, 5, 5, 3)).toEqual(["Raw materials", "Production", "Total"]);
  expect(at(grid!, "A10")).toBe("Per unit of product (kgCO2e/piece)");
  expect(leftOut.some((reason) => reason.includes("output"))).toBe(false);
});

test("a table that only repeats rows of another is counted once, and told", async () => {
  const rows = [["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Raw materials", "Steel", 1000, 2, 2000], ["Raw materials", "Zinc", 10, 4, 40]];
  const { results, leftOut } = await laid({ All: rows, Part: [["Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Zinc", 10, 4, 40]] });
  expect(column(results[0]!, 2, 5, 3)).toEqual([2000, 40, 2040]);
  expect(leftOut[0]).toBe("Part!A1: its rows are counted in another table");
});

test("data quality: the scores of report 004, and their mean with weights that are brought to 100 %", async () => {
  const { results } = await laid({
    清单: [["阶段", "名称", "用量（t）", "因子（kgCO2e/kg）", "排放量（tCO2e）"], ["原材料获取", "盘圆", 245, 1.99, 487.55], ["产品生产", "电力", 1, 314.808, 314.808]],
    质量: [["名称", "q1", "q2", "q3", "q4", "q5", "占比（%）"], ["原料", 9, 9, 9, 7, 9, 56.25], ["包装材料", 7, 9, 5, 7, 7, 0.1], ["电力", 9, 9, 9, 9, 9, 35.01], ["原辅材料运输", 7, 9, 7, 7, 7, 1.4], ["产品运输", 7, 9, 7, 7, 7, 4.66]],
  }, "zh");
  const values = numbersOf(results[0]!);
  expect(values).toEqual(expect.arrayContaining([8.5, 7, 9]));
  expect(values.some((value) => Math.abs(value - 8.60557) < 1e-4)).toBe(true);
  expect(values.some((value) => Math.abs(value - 97.42) < 1e-9)).toBe(true);
  expect(results[0]!.values.flat()).toEqual(expect.arrayContaining(["最高", "较高"]));
});

test("uncertainty: the golden lognormal sum, rows of one factor together", async () => {
  const { results } = await laid({
    A: [["Stage", "Name", "Amount (t)", "Factor (tCO2e/t)", "Emission (tCO2e)", "GSD²"], ["Raw materials", "Wire rod", 1, 487.55, 487.55, 1.2], ["Production", "Electricity", 1, 314.81, 314.81, 1.1], ["Distribution", "Transport of the product", 1, 98.2, 98.2, 1.5]],
  });
  const values = numbersOf(results[0]!);
  // STANDARDS: 900.56; GSD² 1.1198; 95 % 804.2 … 1,008.5.
  for (const golden of [900.56, 1.11982401607673, 804.197790966377, 1008.46871591806]) expect(values.some((value) => Math.abs(value - golden) < 1e-9 * golden)).toBe(true);
  expect(results[0]!.values.flat().filter(isCellError)).toEqual([]);
});

test("uncertainty from pedigree scores", async () => {
  const { results } = await laid({
    A: [["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)", "Reliability", "Completeness", "Temporal correlation", "Geographical correlation", "Technological correlation"], ["Raw materials", "Steel", 100, 2, 200, 2, 3, 1, 2, 3], ["Raw materials", "Zinc", 100, 3, 300, 1, 1, 1, 1, 1]],
  });
  expect(numbersOf(results[0]!).some((value) => Math.abs(value - 1.21925775495207) < 1e-12)).toBe(true);
});

test("some rows without a GSD²: nothing is guessed, the section is left out", async () => {
  const { leftOut } = await laid({ A: [["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)", "GSD²"], ["Raw materials", "Steel", 100, 2, 200, 1.2], ["Raw materials", "Zinc", 100, 3, 300, null]] });
  expect(leftOut).toContain("Uncertainty: some rows have no GSD²");
});

test("asked again, the results before stay as they are; a sheet's name with an apostrophe is pointed at", async () => {
  const first = await resultsFile(workbook({ "Bob's": [["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Raw materials", "=1+1", 1, 2, 2], ["Raw materials", "Steel", 100, 2, 200]] }), "en");
  const second = await resultsFile(first.bytes, "en");
  expect([first.sheets, second.sheets]).toEqual([["PCF Results"], ["PCF Results 2"]]);
  const [, one, two] = grids(second.bytes);
  expect(two!.values).toEqual(one!.values);
  expect(readStudy(grids(second.bytes))).toBeNull();
});

test("a workbook without a footprint says so and stays as it was", async () => {
  const source = workbook({ A: [["hello"]] });
  const { bytes, sheets, leftOut } = await resultsFile(source, "en");
  expect([sheets, leftOut, Buffer.from(bytes).equals(Buffer.from(source))]).toEqual([[], ["No table of activities with emissions was found"], true]);
});

describe("uncertainty: rows move together only when they name one factor", () => {
  const heads = ["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Source", "Emission (kgCO2e)", "GSD²"];
  /** GSD² of 100 + 100, each 1.44: 1.44 where they are one factor, exp(2·ln 1.2/√2) where each is its own. */
  const [together, apart] = [1.44, Math.exp((2 * Math.log(1.2)) / Math.SQRT2)];
  test.each([
    ["the same source and value", [2, "DESNZ 2025, row 7"], [2, "DESNZ 2025, row 7"], together],
    ["the same value of two sources", [2, "DESNZ 2025"], [2, "Supplier EPD"], apart],
    ["the same value, no source", [2, ""], [2, ""], apart],
    ["the same cell of the factors", ["='F'!$A$1", ""], ["='F'!$A$1", ""], together],
    ["cells of the factors with one value", ["='F'!$A$1", ""], ["='F'!$A$2", ""], apart],
  ] as const)("%s", async (_, one, other, expected) => {
    const { results } = await laid({ F: [[2], [2]], A: [heads, ["Raw materials", "Steel", 50, ...one, 100, 1.44], ["Raw materials", "Zinc", 50, ...other, 100, 1.44]] });
    expect(results[0]!.values.flat().filter(isCellError)).toEqual([]);
    const [total, , , gsd2] = (results[0]!.values[10 - results[0]!.top] ?? []).filter((value): value is number => typeof value === "number");
    expect(total).toBe(200);
    expect(gsd2).toBeCloseTo(expected, 9);
  });
});

test("the mass of one gas is not added to CO2e: the table is left out and says what to do", async () => {
  const { results, leftOut } = await laid({
    A: [["Stage", "Name", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Raw materials", "Steel", 100, 2, 200]],
    B: [["Stage", "Name", "Amount (m3)", "Factor (kgCH4/m3)", "Emission (kgCH4)"], ["Production", "Gas leaks", 10, 0.5, 5]],
  });
  expect(column(results[0]!, 2, 5, 2)).toEqual([200, 200]);
  expect(leftOut[0]).toMatch(/^B!E2: .*\(CH4\).*PCF\.GWP\("CH4"\)/);
});
