import { checkReport } from "../../src/report/check/checkReport";
import { againstWorkbook } from "../../src/report/check/againstWorkbook";
import { writeReport } from "../../src/hosts/reportWord/writeReport";
import { readReportFile } from "../../src/hosts/reportDocument";
import type { PrintedFigure, ReportTable } from "../../src/report/content";
import { parseArea } from "../../src/workbook/parseArea";
import { housings } from "../exchange/study";
import { figuresOf, housingsWith, inlinesOf, plain, reportOf } from "./sources";

const context = { factors: [], pinned: [] };

/** The electricity doubled, and all that follows from it in the sheet. */
const electric = housingsWith((rows) => {
  rows[4]![2] = 750000;
  rows[4]![8] = 450000;
  rows[7]![8] = 730000;
});

describe("the report of a workbook", () => {
  it("states the total, the result per unit and the largest stage in words and figures", () => {
    const text = plain(reportOf());
    expect(text).toMatch(/The total of the period is 430000\.000 kgCO2e, and the footprint per unit 2150\.0000 kgCO2e\/t\. The stage Raw materials has the largest share, 62\.79 %/);
    expect(text).toMatch(/From large to small they are: Raw materials, Production, Distribution, Packaging, Raw-material transport\./);
    expect(text).toMatch(/Pig iron \(Raw-material transport\) \| 180000 kg × 100 km × 0\.1 kgCO2e\/t\.km \| 1800\.000/);
  });

  it("prints the very cells in its inventory, factors and calculation", () => {
    const tables = reportOf().blocks.filter((block): block is ReportTable => block.kind === "table" && /^(inventory|factors|calculation)/.test(block.id));
    const figures = tables.flatMap(({ rows }) => rows.flat(2)).filter((each): each is PrintedFigure => typeof each !== "string" && each.kind === "figure");
    expect(figures.length).toBeGreaterThan(25);
    for (const { text, from } of figures) {
      const { top, left } = parseArea(from[0]!.range)!;
      expect({ from, shown: Number(text) }).toEqual({ from, shown: housings.values[top]![left] });
    }
  });

  it("follows a changed figure everywhere: tables, ranking, conclusion, advice, declaration", () => {
    const text = plain(reportOf(electric));
    expect(text).not.toMatch(/430000|62\.79|2150\.0000/);
    expect(text.match(/Production has the largest share, 61\.64 %/g)).toHaveLength(2);
    expect(text).toMatch(/Total footprint \| 730000\.000 kgCO2e/);
    expect(text).toMatch(/Footprint per unit \| 3650\.0000 kgCO2e\/t/);
    expect(text).toMatch(/Electricity \(61\.64 %\): Audit the use of energy.*lowers the total by 6\.16 %/);
    expect(text).toMatch(/From large to small they are: Production, Raw materials/);
  });

  it("marks what the workbook does not say, and invents nothing", () => {
    const gaps = inlinesOf(reportOf()).flatMap((each) => (typeof each !== "string" && each.kind === "gap" ? [each.text] : []));
    expect(gaps).toEqual(expect.arrayContaining(["to be stated: goal of the study", "to be stated: functional unit", "to be stated: system boundary", "to be stated: uncertainty analysis", "to be stated: author"]));
    expect(gaps).not.toContain("to be stated: producer");
    expect(plain(reportOf(housings, { outputAmount: null, outputUnit: null }))).toMatch(/footprint per unit to be stated: footprint per unit/);
  });

  it("has the chapters of ISO 14067, or those of PAS 2050 where the study follows it alone", () => {
    const heads = (standards: string[]) => reportOf(housings, { standards }).blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));
    expect(heads(["ISO 14067:2018", "PAS 2050:2011"])).toEqual(["Summary", "Product and producer", "Goal of the study", "Scope of the study", "Life-cycle inventory", "Calculation of the footprint", "Interpretation", "Conclusion", "Reduction measures", "Declaration", "Appendix"]);
    expect(heads(["PAS 2050:2011"])).toEqual(["Summary", "Goal of the study", "Product and unit of analysis", "System boundary", "Data collection", "Calculation of the footprint", "Results", "Conclusion", "Reduction measures", "Declaration", "Appendix"]);
    expect(plain(reportOf(housings, { standards: ["PAS 2050:2011"], boundary: "gate" }))).toMatch(/business to business \(cradle to gate\)/);
  });

  it("prints halves as Excel shows them, and small results with three digits", () => {
    const text = plain(reportOf(housingsWith((rows) => { rows[6]![2] = 0.4; rows[6]![8] = 0.012; rows[3]![2] = 135; rows[3]![8] = 1.35; rows[5]![2] = 0.25; rows[5]![8] = 0.1375; })));
    expect(text).toMatch(/0\.4 kg × 300 km × 0\.1 kgCO2e\/t\.km \| 0\.0120/);
    expect(text).toMatch(/0\.25 kg × 0\.55 kgCO2e\/kg \| 0\.138/);
  });

  it("puts in what a named factor is worth, with a fuel's own arithmetic, where the emission follows from it", () => {
    const text = (factor: string, amount: number, unit: string, emission: number) => plain(reportOf(housingsWith((rows) => { rows[4] = ["Production", "Fuel", amount, unit, null, factor, null, "list", emission]; })));
    expect(text("natural gas", 1000, "Nm3", 2162.18969)).toMatch(/1000 Nm3 × 389\.31 GJ\/10\^4Nm3 × 0\.0153 tC\/GJ × 0\.99 × 44\/12 \| 2162\.190/);
    expect(text("natural gas", 1000, "Nm3", 2162.18969)).toMatch(/Fuel \| 2\.16219 \| kgCO2\/Nm3/);
    expect(text("natural gas", 1000, "Nm3", 5000)).toMatch(/1000 Nm3 × natural gas/);
  });

  it("speaks of each table and figure by its number, of alike measures once, and gives the shares of all stages", () => {
    const text = plain(reportOf());
    expect(text).toMatch(/\nActivity data: Raw materials to Activity data: Distribution hold the activity data/);
    expect(text).toMatch(/See Largest contributions and Largest contributions, and all others\./);
    expect(text).toMatch(/The shares of the stages are: Raw materials 62\.79 %, Production 34\.88 %, Distribution 1\.40 %, Packaging 0\.51 %, Raw-material transport 0\.42 %\./);
    const alike = plain(reportOf(housingsWith((rows) => { rows[4] = ["Raw materials", "Steel scrap", 250000, "kg", null, 0.6, "kgCO2e/kg", "list", 150000]; })));
    expect(alike.match(/Prefer suppliers/g)).toHaveLength(1);
    expect(alike).toMatch(/\(62\.79 %\), Steel scrap \(34\.88 %\): Prefer suppliers.*in each of them lowers the total by 9\.77 %/);
  });

  it("gives the result per piece where the title says that the whole is of one", () => {
    const per = (title: string) => plain(reportOf(housingsWith((rows) => { rows[0] = [title]; }), { outputAmount: null, outputUnit: null })).match(/Footprint per unit \| (.*)/)?.[1];
    expect(per("水泵壳体碳足迹（每 1 台）")).toBe("430000.0000 kgCO2e/台");
    expect(per("Carbon footprint of one housing")).toBe("430000.0000 kgCO2e/piece");
    expect(per("Carbon footprint of housings (per year)")).toMatch(/to be stated/);
  });

  it("speaks Chinese", () => {
    expect(plain(reportOf(housings, {}, "zh"))).toMatch(/Raw materials的碳足迹占比最大，为 62\.79 %。/);
  });
});

describe.each(["en", "zh"] as const)("the report as a Word document (%s)", (language) => {
  const bytes = writeReport(reportOf(housings, { goal: 'A <b>&"goal"</b>\u0001' }, language), language);
  const document = readReportFile(bytes, "report.docx");
  const words = document.blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.flat().join(" "))).join("\n");

  it("holds every paragraph and table of the report", () => {
    const report = reportOf(housings, {}, language);
    expect(document.blocks.filter(({ kind }) => kind === "table")).toHaveLength(report.blocks.filter(({ kind }) => kind === "table").length);
    expect(words).toContain('A <b>&"goal"</b>');
  });

  it("has no number that is neither a figure of the report nor written in the workbook", () => {
    const report = reportOf(housings, {}, language);
    const known = new Set(figuresOf(report).map(({ text }) => text.replace("-", "")));
    const written = [...housings.values.flat(), "Housings!", "ISO 14067:2018", "GB/T 24067-2024", "2023-01-01", "2023-12-31", "AR6"].join(" ");
    const ours = /Table \d+|Figure \d+|表 ?\d+|图 ?\d+|CO2e?|ISO 14067|GB\/T 24067|PAS 2050|Housings![A-Z]\d+|10 %/g;
    const body = words.replace(/^\d+(\.\d+)* /gm, "").replace(ours, " ");
    const strange = [...body.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number).filter((number) => !known.has(number) && !written.includes(number));
    expect(strange).toEqual([]);
  });

  it("gives its own check nothing to find, alone and against its workbook", () => {
    expect(checkReport(document, context)).toEqual([]);
    const { findings, agreeing } = againstWorkbook(document, [housings], context);
    expect(findings).toEqual([]);
    expect(agreeing).toBeGreaterThan(10);
  });

  it("is stale once the workbook changes, and its check says so with both places", () => {
    const { findings } = againstWorkbook(document, [electric], context);
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ rule: "workbook.figure", other: { sheet: "Housings", range: "I5" } })]));
  });

  it("is the same file when it is written again", () => {
    const again = writeReport(reportOf(housings, { goal: 'A <b>&"goal"</b>\u0001' }, language), language);
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});
