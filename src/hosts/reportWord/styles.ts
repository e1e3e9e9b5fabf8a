import type { Language } from "../../locales";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph?: string;
  readonly run?: string;
  readonly next?: string;
  readonly quick?: boolean;
}

/** Sizes in half points; 21 is the customary body size of Chinese reports. */
const styles = (heading: string): readonly Style[] => [
  { id: "Title", name: "Title", next: "Subtitle", quick: true, paragraph: '<w:spacing w:before="3600" w:after="240"/><w:jc w:val="center"/>', run: `${heading}<w:b/><w:sz w:val="48"/><w:szCs w:val="48"/>` },
  { id: "Subtitle", name: "Subtitle", next: "Normal", quick: true, paragraph: '<w:spacing w:after="1800"/><w:jc w:val="center"/>', run: `${heading}<w:sz w:val="32"/><w:szCs w:val="32"/>` },
  { id: "Heading1", name: "heading 1", next: "BodyText", quick: true, paragraph: '<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>', run: `${heading}<w:b/><w:sz w:val="30"/><w:szCs w:val="30"/>` },
  { id: "Heading2", name: "heading 2", next: "BodyText", quick: true, paragraph: '<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>', run: `${heading}<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>` },
  { id: "BodyText", name: "Body Text", quick: true, paragraph: '<w:spacing w:after="120" w:line="340" w:lineRule="atLeast"/><w:jc w:val="both"/>' },
  { id: "ListNumber", name: "List Number", quick: true, paragraph: '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="80" w:line="340" w:lineRule="atLeast"/><w:jc w:val="both"/>' },
  { id: "Caption", name: "caption", next: "BodyText", quick: true, paragraph: '<w:keepNext/><w:spacing w:before="160" w:after="80"/><w:jc w:val="center"/>', run: `${heading}<w:b/><w:sz w:val="18"/><w:szCs w:val="18"/>` },
  { id: "FigureCaption", name: "Figure Caption", next: "BodyText", paragraph: '<w:spacing w:before="80" w:after="160"/><w:jc w:val="center"/>', run: `${heading}<w:b/><w:sz w:val="18"/><w:szCs w:val="18"/>` },
  { id: "TableText", name: "Table Text", paragraph: '<w:spacing w:before="30" w:after="30"/>', run: '<w:sz w:val="18"/><w:szCs w:val="18"/>' },
  { id: "AfterTable", name: "After Table", next: "BodyText", paragraph: '<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>' },
  { id: "FigureText", name: "Figure Text", paragraph: '<w:keepNext/><w:jc w:val="center"/>' },
  { id: "TOCHeading", name: "TOC Heading", next: "BodyText", paragraph: '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/><w:jc w:val="center"/>', run: `${heading}<w:b/><w:sz w:val="30"/><w:szCs w:val="30"/>` },
  { id: "TOC1", name: "toc 1", paragraph: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="60"/>' },
  { id: "TOC2", name: "toc 2", paragraph: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="420"/>' },
  { id: "Footer", name: "footer", paragraph: '<w:jc w:val="center"/>', run: '<w:sz w:val="18"/><w:szCs w:val="18"/>' },
];

/** The styles of a report. Fonts are those that every Office has; another program puts its own in their place. */
export function stylesPart(language: Language): string {
  const heading = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>';
  const lang = language === "zh" ? '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' : '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>';
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/>${lang}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  const own = styles(heading).map(({ id, name, paragraph, run, next, quick }) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next ? `<w:next w:val="${next}"/>` : ""}${quick ? "<w:qFormat/>" : ""}${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${run ? `<w:rPr>${run}</w:rPr>` : ""}</w:style>`);
  return `${xml}<w:styles ${w}>${defaults}${normal}${own.join("")}</w:styles>`;
}

/** 1, 1.1 for headings, (1) for lists. */
export function numberingPart(): string {
  const level = (at: number, text: string, style: string, indent: string) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr>${indent}</w:pPr></w:lvl>`;
  return `${xml}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, "%1", "Heading1", '<w:ind w:left="640" w:hanging="640"/>')}${level(1, "%1.%2", "Heading2", '<w:ind w:left="760" w:hanging="760"/>')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, "(%1)", "ListNumber", '<w:ind w:left="480" w:hanging="480"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
}
