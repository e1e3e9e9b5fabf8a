import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { readArguments } from "../../src/hosts/commands/command";
import { checkReportCommand } from "../../src/hosts/commands/checkReport";
import { reportCommand } from "../../src/hosts/commands/report";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";
import { writeReport } from "../../src/hosts/reportWord/writeReport";
import type { Language } from "../../src/locales";
import { schemaOrder } from "./schemaOrder";
import { figuresOf, inlinesOf, reportOf } from "./sources";

const folder = mkdtempSync(path.join(tmpdir(), "pcf-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

const report = reportOf();
const parts = Object.fromEntries(Object.entries(unzipSync(writeReport(report, "en"))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const tree = (name: string) => new DOMParser({ onError: (_level, message) => { throw new Error(`${name}: ${message}`); } }).parseFromString(parts[name] as string, "text/xml").documentElement as Element;
const children = (element: Element) => [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
const all = (element: Element): Element[] => [element, ...children(element).flatMap(all)];
const xmlParts = Object.keys(parts);

describe("the Word file", () => {
  it("has every element's children in the order of the schema", () => {
    const wrong = xmlParts.flatMap((name) => all(tree(name)).flatMap((element) => {
      const order = schemaOrder[element.tagName];
      if (!order) return [];
      const places = children(element).map(({ tagName }) => ({ tagName, place: order.indexOf(tagName) }));
      return places.flatMap(({ tagName, place }, index) => (place < 0 || (index > 0 && place < places[index - 1]!.place) ? [`${name}: ${tagName} in ${element.tagName}`] : []));
    }));
    expect(wrong).toEqual([]);
  });

  it("ends each cell with a paragraph, gives each row as many cells as the grid has columns, and ids once", () => {
    const body = all(tree("word/document.xml"));
    expect(body.filter(({ tagName }) => tagName === "w:tc").every((cell) => children(cell).at(-1)?.tagName === "w:p")).toBe(true);
    for (const table of body.filter(({ tagName }) => tagName === "w:tbl")) {
      const columns = children(children(table).find(({ tagName }) => tagName === "w:tblGrid") as Element).length;
      for (const row of children(table).filter(({ tagName }) => tagName === "w:tr")) expect(children(row).filter(({ tagName }) => tagName === "w:tc")).toHaveLength(columns);
    }
    for (const [tag, id] of [["w:bookmarkStart", "w:id"], ["wp:docPr", "id"]] as const) {
      const ids = body.filter(({ tagName }) => tagName === tag).map((element) => element.getAttribute(id));
      expect(ids.length).toBeGreaterThan(1);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const depth = { begin: 1, separate: 0, end: -1 } as Record<string, number>;
    expect(body.filter(({ tagName }) => tagName === "w:fldChar").reduce((open, element) => open + depth[element.getAttribute("w:fldCharType") as string]!, 0)).toBe(0);
  });

  it("has each part that is pointed at, its content type, and each style and bookmark that is used", () => {
    const types = tree("[Content_Types].xml");
    const overrides = children(types).filter(({ tagName }) => tagName === "Override").map((element) => element.getAttribute("PartName")!.slice(1));
    expect([...overrides].sort()).toEqual(xmlParts.filter((name) => name !== "[Content_Types].xml" && !name.endsWith(".rels")).sort());
    for (const rels of xmlParts.filter((name) => name.endsWith(".rels"))) {
      const base = rels === "_rels/.rels" ? "" : "word/";
      for (const relationship of children(tree(rels))) expect(xmlParts).toContain(base + relationship.getAttribute("Target")!);
    }
    const known = new Set(children(tree("word/_rels/document.xml.rels")).map((element) => element.getAttribute("Id")));
    const body = all(tree("word/document.xml"));
    for (const element of body) { const id = element.getAttribute("r:id"); if (id) expect(known).toContain(id); }
    const styles = new Set(all(tree("word/styles.xml")).filter(({ tagName }) => tagName === "w:style").map((element) => element.getAttribute("w:styleId")));
    for (const element of body.filter(({ tagName }) => tagName === "w:pStyle")) expect(styles).toContain(element.getAttribute("w:val"));
    const marks = new Set(body.filter(({ tagName }) => tagName === "w:bookmarkStart").map((element) => element.getAttribute("w:name")));
    for (const element of body.filter(({ tagName }) => tagName === "w:hyperlink")) expect(marks).toContain(element.getAttribute("w:anchor"));
  });

  it("draws a chart for the stages, one for the largest contributions, and a tornado, with the report's own figures", () => {
    const charts = report.blocks.filter((block) => block.kind === "chart");
    expect(charts.map(({ id }) => id)).toEqual(["stages", "hotspots", "sensitivity"]);
    charts.forEach(({ series, names }, index) => {
      const values = all(tree(`word/charts/chart${index + 1}.xml`)).filter(({ tagName }) => tagName === "c:numLit").map((list) => all(list).filter(({ tagName }) => tagName === "c:v").map(({ textContent }) => textContent));
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

  it.each(names.flatMap((name) => (["zh", "en"] as const).map((language) => [name, language] as const)))("%s in %s: nothing is found in it", async (name, language) => {
    const example = JSON.parse(readFileSync(path.resolve(__dirname, "../../assets/examples", `${name}.json`), "utf8")) as Example;
    writeFileSync(at(`${name}.xlsx`), exampleFile(example, language));
    await run(reportCommand, [at(`${name}.xlsx`), "-o", at(`${name}.docx`)], language);
    expect(JSON.parse((await run(checkReportCommand, [at(`${name}.docx`), at(`${name}.xlsx`), "--json"], language)).join("\n"))).toEqual([]);
    expect((await run(checkReportCommand, [at(`${name}.docx`), at(`${name}.xlsx`)], language)).at(-1)).toMatch(/^[1-9]\d/);
  }, 60_000);
});
