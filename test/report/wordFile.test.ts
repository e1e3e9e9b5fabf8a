import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readArguments } from "../../src/hosts/commands/command";
import { checkReportCommand } from "../../src/hosts/commands/checkReport";
import { reportCommand } from "../../src/hosts/commands/report";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";
import { writeReport } from "../../src/hosts/reportWord/writeReport";
import type { Language } from "../../src/locales";
import { figuresOf, inlinesOf, reportOf } from "./sources";
import { allOf, partsOf, treeOf, wordFaults } from "./wordFaults";

const folder = mkdtempSync(path.join(tmpdir(), "pcf-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

const report = reportOf();
const parts = partsOf(writeReport(report, "en"));

describe("the Word file", () => {
  it("has nothing that Word would have to repair", () => {
    expect(wordFaults(parts)).toEqual([]);
    const body = allOf(treeOf(parts, "word/document.xml"));
    for (const tag of ["w:bookmarkStart", "w:hyperlink", "wp:docPr", "w:fldChar", "w:tbl"]) expect(body.filter(({ tagName }) => tagName === tag).length).toBeGreaterThan(1);
  });

  it("would be seen if it had", () => {
    const broken = (change: (text: string) => string, name = "word/document.xml") => wordFaults({ ...parts, [name]: change(parts[name]!) });
    expect(broken((text) => text.replace('<w:pStyle w:val="TableText"/><w:keepNext/>', '<w:keepNext/><w:pStyle w:val="TableText"/>'))).toEqual(["word/document.xml: w:pStyle in w:pPr"]);
    expect(broken((text) => text.replace("<w:gridCol", '<w:gridCol w:w="1"/><w:gridCol'))).toEqual(["word/document.xml: a row without as many cells as its table's grid"]);
    expect(broken((text) => text.replace('w:fldCharType="end"', 'w:fldCharType="begin"'))).toEqual(["word/document.xml: a field without its end"]);
    expect(broken((text) => text.replace('r:id="rIdChart1"', 'r:id="rIdChart9"'))).toEqual(["word/document.xml: no relationship rIdChart9"]);
    expect(broken((text) => text.replace("<w:titlePg/>", "<w:unheardOf/>"))).toEqual(["word/document.xml: w:unheardOf in w:sectPr"]);
  });

  it("draws a chart for the stages, one for the largest contributions, and a tornado, with the report's own figures", () => {
    const charts = report.blocks.filter((block) => block.kind === "chart");
    expect(charts.map(({ id }) => id)).toEqual(["stages", "hotspots", "sensitivity"]);
    charts.forEach(({ series, names }, index) => {
      const values = allOf(treeOf(parts, `word/charts/chart${index + 1}.xml`)).filter(({ tagName }) => tagName === "c:numLit").map((list) => allOf(list).filter(({ tagName }) => tagName === "c:v").map(({ textContent }) => textContent));
      expect(values).toEqual(series.map((each) => each.values.map(({ text }) => text)));
      for (const list of values) expect(list).toHaveLength(names.length);
    });
  });

  it("is read by LibreOffice with every sentence and figure in it", () => {
    writeFileSync(at("own.docx"), writeReport(report, "en"));
    const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${at("profile")}`, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, at("own.docx")], { encoding: "utf8", timeout: 120_000 });
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr || run.error?.message}`);
    const text = readFileSync(at("own.txt"), "utf8").replace(/\s+/g, " ");
    const figuresInCharts = new Set(report.blocks.flatMap((block) => (block.kind === "chart" ? block.series.flatMap(({ values }) => values) : [])));
    for (const figure of figuresOf(report).filter((each) => !figuresInCharts.has(each))) expect(text).toContain(figure.text);
    for (const inline of inlinesOf(report)) if (typeof inline === "string" && inline.trim() !== "") expect(text).toContain(inline.replace(/\s+/g, " ").trim());
    for (const block of report.blocks) if (block.kind === "heading") expect(text).toContain(block.text);
  }, 150_000);
});

describe("the reports of the examples", () => {
  const run = async (command: typeof reportCommand, words: string[], language: Language) => {
    const lines: string[] = [];
    await command.run(readArguments(words, command), { language, print: (line) => lines.push(line), warn: (line) => lines.push(line) });
    return lines;
  };

  const names = ["machine-tool-castings", "axle-fasteners", "aluminium-foil-mill", "anode-lifter"];

  it.each(names.flatMap((name) => (["zh", "en"] as const).map((language) => [name, language] as const)))("%s in %s: nothing is found in it, by its own check and by the order of the schema", async (name, language) => {
    const example = JSON.parse(readFileSync(path.resolve(__dirname, "../../assets/examples", `${name}.json`), "utf8")) as Example;
    writeFileSync(at(`${name}.xlsx`), exampleFile(example, language));
    await run(reportCommand, [at(`${name}.xlsx`), "-o", at(`${name}.docx`)], language);
    expect(wordFaults(partsOf(readFileSync(at(`${name}.docx`))))).toEqual([]);
    expect(JSON.parse((await run(checkReportCommand, [at(`${name}.docx`), at(`${name}.xlsx`), "--json"], language)).join("\n"))).toEqual([]);
    expect((await run(checkReportCommand, [at(`${name}.docx`), at(`${name}.xlsx`)], language)).at(-1)).toMatch(/^[1-9]\d/);
  }, 60_000);
});
