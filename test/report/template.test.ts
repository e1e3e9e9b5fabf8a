import { strToU8, strFromU8, unzipSync, zipSync } from "fflate";
import { readReportFile } from "../../src/hosts/reportDocument";
import { fillTemplate } from "../../src/hosts/reportTemplate";
import { placeholders } from "../../src/report/placeholders";
import { readInventory } from "../../src/workbook/inventory";
import { housings, housingsStudy } from "../exchange/study";
import { partsOf, wordFaults } from "./wordFaults";

const answer = placeholders({ study: housingsStudy, inventory: readInventory([housings], { factors: [], pinned: [] }), findings: [], ignored: [], interpretation: { quality: [], overallQuality: null, uncertainty: [], documents: [] }, fields: [], factorNamed: () => null, placeOf: () => null }, "en");

function template(body: string, more: Record<string, string> = {}): Uint8Array {
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const parts = { "word/document.xml": `<w:document ${ns}><w:body>${body}</w:body></w:document>`, "word/media/logo.bin": "\u0001\u0002", ...more };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}
const run = (text: string, properties = "") => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
const textOf = (bytes: Uint8Array) => readReportFile(bytes, "x.docx").blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.map((row) => row.join("|")).join("\n"))).join("\n");

describe("a company's template", () => {
  it("gets figures and texts, and keeps what is around them", () => {
    const { bytes, filled, unknown } = fillTemplate(template(`<w:p>${run("{{product}}: {{total}} {{unit}}, that is {{ perUnit }}.", "<w:rPr><w:b/></w:rPr>")}</w:p>`), answer);
    expect(textOf(bytes)).toBe("Pump housing: 430000.000 kgCO2e, that is 2150.0000 kgCO2e/t.");
    expect({ filled, unknown }).toEqual({ filled: 4, unknown: [] });
    const parts = unzipSync(bytes);
    expect(strFromU8(parts["word/document.xml"]!)).toContain("<w:rPr><w:b/></w:rPr>");
    expect(strFromU8(parts["word/media/logo.bin"]!)).toBe("\u0001\u0002");
  });

  it("is filled where Word has split a placeholder over runs", () => {
    const { bytes, filled } = fillTemplate(template(`<w:p>${run("Electricity: {")}${run("{sh")}<w:proofErr/>${run("are.elec")}${run("tricity}")}${run("} %; {{share.packaging}} %")}</w:p>`), answer);
    expect(textOf(bytes)).toBe("Electricity: 34.88 %; 0.51 %");
    expect(filled).toBe(2);
  });

  it("gets a table in a paragraph's place", () => {
    expect(textOf(fillTemplate(template(`<w:p>${run("Before")}</w:p><w:p>${run("{{table.")}${run("stages}}")}</w:p>`), answer).bytes)).toMatch(/^Before\nLife-cycle stage\|Emission \(kgCO2e\)\|Share \(%\)\nRaw materials\|270000\.000\|62\.79\n/);
  });

  it("keeps the end of a section that stands in the paragraph of a table, and stays as Word wants it", () => {
    const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="x"/></Types>';
    const section = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>';
    const body = ["stages", "factors", "calculation", "hotspots", "sensitivity", "declaration", "sources", "inventory.materials"].map((id) => `<w:p>${section}<w:bookmarkStart w:id="${id.length}" w:name="${id}"/>${run(`{{table.${id}}}`)}<w:bookmarkEnd w:id="${id.length}"/></w:p>`);
    for (const [index, paragraph] of body.entries()) {
      const { bytes, filled, unknown } = fillTemplate(template(paragraph, { "[Content_Types].xml": types }), answer);
      expect({ index, filled, unknown }).toEqual({ index, filled: 1, unknown: [] });
      expect(strFromU8(unzipSync(bytes)["word/document.xml"]!)).toContain(`</w:tbl><w:p>${section}`);
      expect(wordFaults(partsOf(bytes))).toEqual([]);
    }
  });

  it("is told which placeholders nobody knows, and keeps them", () => {
    const { bytes, unknown } = fillTemplate(template(`<w:p>${run("{{totl}} {{share.unobtainium}} {{total}}")}</w:p>`), answer);
    expect(unknown).toEqual(["totl", "share.unobtainium"]);
    expect(textOf(bytes)).toBe("{{totl}} {{share.unobtainium}} 430000.000");
  });

  it("is filled in its header, and a gap is marked as one", () => {
    const { bytes } = fillTemplate(template("<w:p/>", { "word/header1.xml": `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>${run("{{author}} & more".replace("&", "&amp;"))}</w:p></w:hdr>` }), answer);
    expect(strFromU8(unzipSync(bytes)["word/header1.xml"]!)).toContain("[to be stated: author] &amp; more");
  });

  it("is filled in text boxes in both of their forms, in cells, in endnotes, and whatever its letters' case", () => {
    const box = (text: string) => `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    const note = `<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote><w:p>${run("{{Per_Unit}}")}</w:p></w:endnote></w:endnotes>`;
    const { bytes, filled, unknown } = fillTemplate(template(`<w:p><w:r>${box("{{TOTAL}} {{unit}}")}</w:r>${run("beside {{pro")}${run("duct}}")}</w:p><w:tbl><w:tr><w:tc><w:p>${run("{{share.raw materials}}")}</w:p></w:tc><w:tc><w:p>${run("{{table.stages}}")}</w:p></w:tc></w:tr></w:tbl>`, { "word/endnotes.xml": note }), answer);
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts["word/document.xml"]!);
    expect(xml.match(/>430000\.000 kgCO2e</g)).toHaveLength(2);
    expect(xml).toContain("beside Pump housing");
    expect(xml).toContain(">62.79<");
    // A cell ends with a paragraph, also where a table was put into it.
    expect(xml).toMatch(/<\/w:tbl><w:p><w:r><w:t\/><\/w:r><\/w:p><\/w:tc><\/w:tr><\/w:tbl>/);
    expect(strFromU8(parts["word/endnotes.xml"]!)).toContain("2150.0000 kgCO2e/t");
    expect({ filled, unknown }).toEqual({ filled: 8, unknown: [] });
  });

  it("is refused when it is no .docx", () => {
    expect(() => fillTemplate(strToU8("{{total}}"), answer)).toThrow(expect.objectContaining({ code: "document.unknown" }));
    expect(() => fillTemplate(zipSync({ "a.txt": strToU8("x") }), answer)).toThrow(expect.objectContaining({ code: "document.unknown" }));
  });
});
