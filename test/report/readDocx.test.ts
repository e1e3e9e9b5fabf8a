import { strToU8, zipSync } from "fflate";
import { readReportFile } from "../../src/hosts/reportDocument";
import { checkReport } from "../../src/report/check/checkReport";

const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const paragraph = (text: string, style = "") => `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

function docx(body: string): Uint8Array {
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  return zipSync({
    "word/document.xml": strToU8(`<?xml version="1.0"?><w:document ${ns}><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": strToU8(`<w:styles ${ns}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="11"><w:name w:val="toc 1"/></w:style></w:styles>`),
  });
}

describe("a .docx", () => {
  it("is read with merged cells, without its contents and without what was deleted", () => {
    const table = `<w:tbl>${row(cell("物料", '<w:vMerge w:val="restart"/>'), cell("年份", '<w:gridSpan w:val="2"/>'))}${row(cell("", "<w:vMerge/>"), cell("2022"), cell("2023"))}${row(cell("铁"), cell("5"), cell("6"))}</w:tbl>`;
    const { blocks } = readReportFile(docx(`${paragraph("一 结果 ... 3", "11")}${paragraph("一 结果", "1")}<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>5 t</w:t></w:r></w:ins></w:p><w:sdt><w:sdtContent>${table}</w:sdtContent></w:sdt>`), "r.docx");
    expect(blocks).toEqual([
      { kind: "paragraph", text: "一 结果", heading: true },
      { kind: "paragraph", text: "共5 t", heading: false },
      { kind: "table", rows: [["物料", "年份", ""], ["", "2022", "2023"], ["铁", "5", "6"]], merges: expect.arrayContaining([{ top: 0, bottom: 1, left: 0, right: 0 }, { top: 0, bottom: 0, left: 1, right: 2 }]) },
    ]);
  });

  it("has its tables audited under their captions", () => {
    const table = `<w:tbl>${row(cell("名称"), cell("数量（t）"), cell("因子（kgCO2e/kg）"), cell("排放量（tCO2e）"))}${row(cell("生铁"), cell("10"), cell("1.5"), cell("15"))}${row(cell("焦炭"), cell("4"), cell("2"), cell("8"))}${row(cell("硅铁"), cell("2"), cell("3"), cell("6"))}${row(cell("合计", '<w:gridSpan w:val="3"/>'), cell("44"))}</w:tbl>`;
    const findings = checkReport(readReportFile(docx(`${paragraph("表 2 原材料碳足迹")}${table}`), "r.docx"), { factors: [], pinned: [] });
    expect(findings).toEqual([expect.objectContaining({ severity: "error", place: { block: 1, label: "表 2 原材料碳足迹" }, message: expect.objectContaining({ zh: expect.stringContaining("44") }) })]);
  });

  it("is refused when it is another file, or made to do harm", () => {
    expect(() => readReportFile(zipSync({ "a.txt": strToU8("x") }), "r.docx")).toThrow(expect.objectContaining({ code: "document.unknown" }));
    expect(() => readReportFile(new Uint8Array([1, 0, 2, 3]), "r.bin")).toThrow(expect.objectContaining({ code: "document.unknown" }));
    expect(() => readReportFile(zipSync({ "word/document.xml": strToU8('<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="x"><w:body/></w:document>') }), "r.docx")).toThrow(expect.objectContaining({ code: "file.entity" }));
  });

  it("may also be text in an older Chinese encoding", () => {
    expect(readReportFile(new Uint8Array([0xcc, 0xbc, 0xd7, 0xe3, 0xbc, 0xa3]), "r.txt").blocks).toEqual([{ kind: "paragraph", text: "碳足迹", heading: false }]);
  });
});
