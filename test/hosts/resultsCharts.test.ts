import { strFromU8, unzipSync } from "fflate";
import { openPackage, blankPackage, readWorkbook, toGrid, writeWorkbook } from "../../src/hosts/file";
import { contains, overlaps, parseArea } from "../../src/hosts/file/reference";
import { FileWorkbook } from "../../src/hosts/fileWorkbook";
import { functionNames } from "../../src/hosts/functionNames";
import { resultsFile } from "../../src/hosts/resultsFile";
import type { Area, CellValue, Grid } from "../../src/tables/grid";
import { repeatsOthers } from "../../src/workbook/ownSheets";
import { readStudy } from "../../src/workbook/studySheet";
import { planResults } from "../../src/workbook/resultsSheet";
import { savedByLibreOffice } from "../libreOffice";

const heads = ["Stage", "Name", "Amount (t)", "Factor (tCO2e/t)", "Source", "Emission (tCO2e)", "GSD²"];
type Line = readonly (string | number)[];
const steel: readonly Line[] = [["Production", "Electricity", 2, 157.405, "Grid <2023> & \"mix\"", 314.81, 1.1], ["Raw materials", "Wire rod", 1, 487.55, "EPD", 487.55, 1.2], ["Raw materials", "Scrap credit", 1, -120, "EPD 2", -120, 1.1], ["Distribution", "Transport", 1, 98.2, "GLEC", 98.2, 1.5]];

function workbook(rows: readonly Line[], sheet = "Bob's & Co"): Uint8Array {
  return writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: sheet, cells: [heads, ...rows].flatMap((row, r) => row.map((value, c) => ({ row: r, column: c, content: { value } }))) }], functionNames });
}

const gridsOf = (bytes: Uint8Array): Grid[] => readWorkbook(openPackage(bytes), functionNames).sheets.map((sheet) => toGrid(sheet));

function cellsIn(grid: Grid, { top, left, bottom, right }: Area): CellValue[] {
  return grid.values.flatMap((row, r) => row.filter((_, c) => contains({ top, left, bottom, right }, grid.top + r, grid.left + c)));
}

interface Written {
  readonly xml: string;
  readonly place: Area;
  readonly ranges: readonly { readonly sheet: string; readonly area: Area }[];
}

/** The charts of a sheet as the file has them, by the drawing that the sheet points to. */
function chartsOf(bytes: Uint8Array, sheet: string): Written[] {
  const file = openPackage(bytes);
  const { path } = readWorkbook(file, functionNames).sheets.find(({ name }) => name === sheet)!;
  const drawing = file.relationships(path).find(({ kind }) => kind === "drawing")?.target;
  if (drawing === undefined) return [];
  expect(file.contentType(drawing)).toBe("application/vnd.openxmlformats-officedocument.drawing+xml");
  return file.tree(drawing).all("twoCellAnchor").map((anchor) => {
    const corner = (local: string) => anchor.first(local)!.children.map((child) => [child.local, Number(child.text)] as const);
    const [from, to] = [new Map(corner("from")), new Map(corner("to"))];
    const id = /<c:chart\b[^>]* r:id="(\w+)"/.exec(anchor.raw)![1];
    const { target } = file.relationships(drawing).find((one) => one.id === id)!;
    expect(file.contentType(target)).toBe("application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
    const xml = file.text(target);
    const ranges = [...xml.matchAll(/<c:f>(.*?)<\/c:f>/g)].map(([, text]) => {
      const [, name = "", cells = ""] = /^'((?:[^']|'')*)'!(.*)$/.exec(text!.replaceAll("&apos;", "'").replaceAll("&amp;", "&"))!;
      return { sheet: name.replaceAll("''", "'"), area: parseArea(cells.replaceAll("$", ""))! };
    });
    return { xml: file.tree(target).source, place: { top: from.get("row")!, left: from.get("col")!, bottom: to.get("row")! - 1, right: to.get("col")! - 1 }, ranges };
  });
}

test("four charts stand under their sections, over blank cells, drawn from cells that hold their figures", async () => {
  const { bytes } = await resultsFile(workbook(steel), "en");
  const results = gridsOf(bytes).find(({ sheet }) => sheet === "PCF Results")!;
  const charts = chartsOf(bytes, "PCF Results");
  expect(charts.map(({ xml }) => /<a:t>(.*?)<\/a:t>/.exec(xml)![1])).toEqual(["Contribution of each item (waterfall)", "Footprint by life-cycle stage", "Sensitivity (tornado) ±10 %", "Distribution of the total (lognormal) (tCO2e)"]);
  for (const [at, { place, ranges }] of charts.entries()) {
    expect(cellsIn(results, place).filter((value) => value !== null)).toEqual([]);
    for (const other of charts.slice(at + 1)) expect(overlaps(place, other.place)).toBe(false);
    for (const { sheet, area } of ranges) {
      expect(sheet).toBe("PCF Results");
      expect(cellsIn(results, area).every((value) => value === null || typeof value === "number" || typeof value === "string")).toBe(true);
    }
  }
  const [waterfall, stages, tornado, distribution] = charts.map(({ ranges }) => ranges.map(({ area }) => cellsIn(results, area)));
  expect(waterfall![0]).toEqual(["Wire rod", "Electricity", "Scrap credit", "Transport", "Total"]);
  // Each bar begins where the one before ended; the credit leads back.
  const number = (value: CellValue | undefined) => (typeof value === "number" ? value : 0);
  const ends = [487.55, 802.36, 682.36, 780.56];
  ends.forEach((end, index) => {
    const [base, rise, riseBelow, fall, fallBelow] = [1, 3, 5, 7, 9].map((series) => number(waterfall![series]![index]));
    const start = index === 0 ? 0 : ends[index - 1]!;
    expect([base, base! + rise! + fall!, riseBelow, fallBelow]).toEqual([expect.closeTo(Math.min(start, end), 9), expect.closeTo(Math.max(start, end), 9), 0, 0]);
  });
  expect(waterfall![11]![4]).toBeCloseTo(780.56, 9);
  expect(stages![0]).toEqual(["Raw materials", "Production", "Distribution"]);
  expect(stages![1]!.map((value) => Math.round(number(value) * 100) / 100)).toEqual([367.55, 314.81, 98.2]);
  expect(tornado!.map((cells) => cells[2])).toEqual(["Scrap credit", 12, "Scrap credit", -12]);
  const probability = distribution![1]!.reduce<number>((sum, value) => sum + number(value), 0);
  // Within three standard deviations lie 99.73 %.
  expect(probability).toBeCloseTo(99.7300203936740, 6);
});

test("a total that falls below zero: bars on both sides of it join", async () => {
  const { bytes } = await resultsFile(workbook([["Raw materials", "Credit", 1, -100, "a", -100, 1.1], ["Production", "Power", 1, 60, "b", 60, 1.1], ["Production", "Gas", 1, 50, "c", 50, 1.1]]), "en");
  const results = gridsOf(bytes).find(({ sheet }) => sheet === "PCF Results")!;
  const cells = chartsOf(bytes, "PCF Results")[0]!.ranges.map(({ area }) => cellsIn(results, area));
  // -100 → -40 → 10: the last bar crosses zero.
  expect([1, 3, 5, 7, 9].map((series) => cells[series]!.slice(0, 3))).toEqual([[0, -40, 0], [0, 0, 10], [0, -60, -40], [0, 0, 0], [-100, 0, 0]]);
});

test("hundreds of items: thirty bars, the last of them the rest; the plan says the same in Chinese", async () => {
  const many = Array.from({ length: 200 }, (_, at): Line => ["原材料获取", `物料${at}`, 1, at + 1, "", at + 1, ""]);
  const { bytes } = await resultsFile(workbook(many), "zh");
  const results = gridsOf(bytes).find(({ sheet }) => sheet === "PCF Results")!;
  const [waterfall] = chartsOf(bytes, "PCF Results");
  const names = cellsIn(results, waterfall!.ranges[0]!.area);
  expect([names.length, names[0], names[29], names[30]]).toEqual([31, "物料199", "其余 171 项", "合计"]);
  expect(waterfall!.xml).toContain("碳足迹（tCO2e）");
  const { sheets } = planResults(gridsOf(workbook(many)), readStudy([]), "zh", true);
  expect(sheets[0]!.charts.map(({ name }) => name)).toEqual(["PCF waterfall", "PCF stages", "PCF tornado"]);
});

test("results laid again have charts of their own, and a sheet that is taken away takes its charts with it", async () => {
  const once = (await resultsFile(workbook(steel), "en")).bytes;
  const twice = (await resultsFile(once, "en")).bytes;
  expect([chartsOf(twice, "PCF Results").length, chartsOf(twice, "PCF Results 2").length]).toEqual([4, 4]);
  const file = new FileWorkbook(twice, null);
  await file.removeSheet("PCF Results");
  const left = await file.save();
  expect(Object.keys(unzipSync(left)).filter((path) => /chart|drawing/.test(path)).sort()).toEqual(["xl/charts/chart5.xml", "xl/charts/chart6.xml", "xl/charts/chart7.xml", "xl/charts/chart8.xml", "xl/drawings/_rels/drawing2.xml.rels", "xl/drawings/drawing2.xml"]);
  expect(strFromU8(unzipSync(left)["[Content_Types].xml"]!)).not.toContain("chart1.xml");
});

test("titles and axes are in the language of the workbook's own tables", async () => {
  const chinese = writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "清单", cells: [["阶段", "名称", "用量（kg）", "因子（kgCO2e/kg）", "来源", "排放量（kgCO2e）"], ["原材料获取", "盘圆 A36", 10, 2, "ecoinvent 3.9", 20]].flatMap((row, r) => row.map((value, c) => ({ row: r, column: c, content: { value } }))) }], functionNames });
  const titles = async (bytes: Uint8Array) => chartsOf((await resultsFile(bytes, null)).bytes, "PCF Results").map(({ xml }) => /<a:t>(.*?)<\/a:t>/.exec(xml)![1]);
  expect((await titles(chinese))[1]).toBe("各阶段碳足迹");
  expect((await titles(workbook(steel)))[1]).toBe("Footprint by life-cycle stage");
});

test("a sheet of results is no table to audit, a person's own of that name is", async () => {
  const grids = gridsOf((await resultsFile(workbook(steel), "zh")).bytes);
  expect(grids.map(repeatsOthers)).toEqual([false, true]);
  expect(gridsOf(workbook(steel, "PCF Results")).map(repeatsOthers)).toEqual([false]);
});

test("without charts there is nothing of them in the file", async () => {
  const { bytes } = await resultsFile(workbook(steel), "en", false);
  expect(Object.keys(unzipSync(bytes)).filter((path) => /chart|drawing/.test(path))).toEqual([]);
  expect(gridsOf(bytes).at(-1)!.values.flat()).not.toContain("7 Figures of the charts");
});

test("LibreOffice opens the charts with their titles and figures", async () => {
  const opened = unzipSync(savedByLibreOffice((await resultsFile(workbook(steel), "en")).bytes));
  const charts = Object.keys(opened).filter((path) => /^Object \d+\/content\.xml$/.test(path)).map((path) => strFromU8(opened[path]!));
  expect(charts.length).toBe(4);
  const waterfall = charts.find((xml) => xml.includes("Contribution of each item"))!;
  expect(waterfall).toContain("Wire rod");
  expect(waterfall).toContain("487.55");
});
