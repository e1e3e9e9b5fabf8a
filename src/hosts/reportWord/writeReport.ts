import { strToU8, zipSync } from "fflate";
import type { Language } from "../../locales";
import type { CaptionReference, Line, Report, ReportChart } from "../../report/content";
import { wordsIn } from "../../report/words/words";
import { chartPart, chartRun } from "./chart";
import { numberingPart, stylesPart } from "./styles";
import { tableXml } from "./table";
import { escapeText, field, paragraph, run } from "./xml";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The report as a Word document: styles, numbered headings, contents, captions, tables with three lines, charts. The same report gives the same bytes. */
export function writeReport(report: Report, language: Language): Uint8Array {
  const charts = report.blocks.filter((block): block is ReportChart => block.kind === "chart");
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(charts.length),
    "_rels/.rels": relationships([["rId1", `${office}/officeDocument`, "word/document.xml"], ["rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"]]),
    "docProps/core.xml": `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(`${report.title} ${report.subtitle}`.trim())}</dc:title><dc:language>${language === "zh" ? "zh-CN" : "en-GB"}</dc:language></cp:coreProperties>`,
    "word/document.xml": documentPart(report, language),
    "word/styles.xml": stylesPart(language),
    "word/numbering.xml": numberingPart(),
    "word/settings.xml": `${xml}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    "word/footer1.xml": `${xml}<w:ftr ${namespaces}>${paragraph("Footer", field("PAGE", "1"))}</w:ftr>`,
    "word/_rels/document.xml.rels": relationships([
      ["rId1", `${office}/styles`, "styles.xml"], ["rId2", `${office}/numbering`, "numbering.xml"], ["rId3", `${office}/settings`, "settings.xml"], ["rId4", `${office}/footer`, "footer1.xml"],
      ...charts.map((_, index) => [`rIdChart${index + 1}`, `${office}/chart`, `charts/chart${index + 1}.xml`] as const),
    ]),
  };
  charts.forEach((chart, index) => (parts[`word/charts/chart${index + 1}.xml`] = chartPart(chart)));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { mtime: new Date(1980, 0, 1), level: 6 });
}

function contentTypes(charts: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
  return `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/word/document.xml", `${word}.document.main+xml`)}${override("/word/styles.xml", `${word}.styles+xml`)}${override("/word/numbering.xml", `${word}.numbering+xml`)}${override("/word/settings.xml", `${word}.settings+xml`)}${override("/word/footer1.xml", `${word}.footer+xml`)}${override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}${Array.from({ length: charts }, (_, index) => override(`/word/charts/chart${index + 1}.xml`, chartType)).join("")}</Types>`;
}

function relationships(list: readonly (readonly [string, string, string])[]): string {
  return `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
}

function documentPart(report: Report, language: Language): string {
  const words = wordsIn[language];
  const numbersOf = (kind: "table" | "chart") => new Map(report.blocks.flatMap((block) => (block.kind === kind ? [block.id] : [])).map((id, index) => [id, index + 1] as const));
  const numberOf = { table: numbersOf("table"), chart: numbersOf("chart") };
  const write = (line: Line, bold = false) => lineXml(line, bold, ({ of, id, text }) => (numberOf[of].has(id) ? `${of === "table" ? words.table : words.figure} ${numberOf[of].get(id)!}` : text));
  const cover = [
    paragraph("Title", run(report.title)), paragraph("Subtitle", run(report.subtitle)),
    ...report.cover.map(({ label, line }) => paragraph("Normal", `${run(`${label}${language === "zh" ? "：" : ": "}`, { bold: true })}${write(line)}`, '<w:spacing w:after="160"/><w:ind w:left="1800"/>')),
  ];
  let [headings, charts] = [0, 0];
  const body = report.blocks.map((block) => {
    if (block.kind === "heading") {
      const mark = ++headings;
      return paragraph(`Heading${block.level}`, `<w:bookmarkStart w:id="${mark}" w:name="_Toc${mark}"/>${run(block.text)}<w:bookmarkEnd w:id="${mark}"/>`, mark === 1 ? "<w:pageBreakBefore/>" : "");
    }
    if (block.kind === "text") return paragraph("BodyText", write(block.line));
    if (block.kind === "item") return paragraph("ListNumber", write(block.line));
    if (block.kind === "table") return `${paragraph("Caption", `${run(`${words.table} `)}${field(`SEQ ${words.table} \\* ARABIC`, String(numberOf.table.get(block.id)))}${run("  ")}${write(block.caption)}`)}${tableXml(block, write)}${paragraph("AfterTable", "")}`;
    const number = ++charts;
    const caption = block.caption.map((each) => (typeof each === "string" ? each : each.text)).join("");
    return `${paragraph("FigureText", chartRun(`rIdChart${number}`, number, caption, block))}${paragraph("FigureCaption", `${run(`${words.figure} `)}${field(`SEQ ${words.figure} \\* ARABIC`, String(number))}${run("  ")}${write(block.caption)}`)}`;
  });
  const section = '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/><w:titlePg/></w:sectPr>';
  return `${xml}<w:document ${namespaces}><w:body>${cover.join("")}${contents(report, words.contents)}${body.join("")}${section}</w:body></w:document>`;
}

function lineXml(line: Line, bold: boolean, reference: (to: CaptionReference) => string): string {
  return line.map((each) => {
    if (typeof each === "string") return run(each, { bold });
    if (each.kind === "gap") return run(`[${each.text}]`, { bold, gap: true });
    return run(each.kind === "reference" ? reference(each) : each.text, { bold });
  }).join("");
}

/** The contents as a field of Word that is brought up to date when the document is opened. Who lays out the pages knows their numbers: until then it lists the headings without them. */
function contents({ blocks }: Report, title: string): string {
  const numbers = [0, 0];
  const entries = blocks.flatMap((block) => {
    if (block.kind !== "heading") return [];
    if (block.level === 1) [numbers[0], numbers[1]] = [numbers[0]! + 1, 0];
    else numbers[1]!++;
    return [{ level: block.level, text: `${block.level === 1 ? numbers[0] : `${numbers[0]}.${numbers[1]}`} ${block.text}` }];
  });
  const begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const end = paragraph("Normal", '<w:r><w:fldChar w:fldCharType="end"/></w:r>');
  const lines = entries.map(({ level, text }, index) => paragraph(`TOC${level}`, `${index === 0 ? begin : ""}<w:hyperlink w:anchor="_Toc${index + 1}" w:history="1">${run(text)}</w:hyperlink>`));
  return `${paragraph("TOCHeading", run(title))}${lines.join("")}${end}`;
}
