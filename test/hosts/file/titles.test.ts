import { isSigned, openPackage, writeWorkbook } from "../../../src/hosts/file";
import type { Changes } from "../../../src/hosts/file";
import { contentTypes, plainWorkbook, rels } from "./fixtures/parts";
import { functionNames } from "./fixtures/richWorkbook";
import { zip } from "./fixtures/zip";

const path = "docProps/app.xml";
const vt = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"';

function properties(groups: readonly (readonly [heading: string, titles: readonly string[]])[]): string {
  const titles = groups.flatMap(([, own]) => own);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" ${vt}><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="${groups.length * 2}" baseType="variant">${groups.map(([heading, own]) => `<vt:variant><vt:lpstr>${heading}</vt:lpstr></vt:variant><vt:variant><vt:i4>${own.length}</vt:i4></vt:variant>`).join("")}</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="${titles.length}" baseType="lpstr">${titles.map((title) => `<vt:lpstr>${title}</vt:lpstr>`).join("")}</vt:vector></TitlesOfParts><Company></Company></Properties>`;
}

/** Two sheets, with this text as the file's properties. */
function workbook(app: string | null, type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"): Uint8Array {
  const parts = plainWorkbook([{ name: "A &amp; B", xml: "<sheetData/>" }, { name: "数据", xml: "<sheetData/>" }]);
  if (app === null) return zip(parts);
  parts.set("[Content_Types].xml", String(parts.get("[Content_Types].xml")).replace("</Types>", `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`));
  parts.set("_rels/.rels", rels(["rId1", "officeDocument", "xl/workbook.xml"], ["rId2", type, path]));
  parts.set(path, app);
  return zip(parts);
}

const change = (bytes: Uint8Array, changes: Omit<Changes, "functionNames">) => writeWorkbook(openPackage(bytes), { ...changes, functionNames });
const appOf = (bytes: Uint8Array) => openPackage(bytes).text(path);
const ours = { name: "PCF <Notes>" };

test.each(["http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties", "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties"])("the titles in the properties follow sheets that come and go, and nothing else does (%s)", (type) => {
  const groups = (own: readonly string[]) => properties([["工作表", own], ["命名范围", ["数据!Print_Area", "rate"]]]);
  const before = workbook(groups(["A &amp; B", "数据"]), type);
  const added = change(before, { sheets: [ours] });
  expect(appOf(added)).toBe(groups(["A &amp; B", "数据", "PCF &lt;Notes&gt;"]));
  expect(appOf(change(added, { removedSheets: [ours.name] }))).toBe(appOf(before));
  expect(appOf(change(added, { removedSheets: [ours.name], sheets: [ours] }))).toBe(appOf(added));
  expect(appOf(change(before, { cells: [{ sheet: "数据", row: 0, column: 0, content: { value: 1 } }] }))).toBe(appOf(before));
});

test("a group of charts before the sheets is told from them", () => {
  const groups = (own: readonly string[]) => properties([["Charts", ["Chart1"]], ["Worksheets", own]]);
  expect(appOf(change(workbook(groups(["A &amp; B", "数据"])), { sheets: [ours] }))).toBe(groups(["A &amp; B", "数据", "PCF &lt;Notes&gt;"]));
});

test.each([
  ["titles of another workbook", properties([["Worksheets", ["X", "Y"]]])],
  ["a number that is none", properties([["Worksheets", ["A &amp; B", "数据"]]]).replace("<vt:i4>2<", "<vt:i4>two<")],
  ["more counted than listed", properties([["Worksheets", ["A &amp; B", "数据"]]]).replace("<vt:i4>2<", "<vt:i4>9<")],
  ["no titles", "<Properties/>"],
  ["no XML at all", "<Properties"],
])("properties with %s are left as they are", (_, app) => {
  expect(appOf(change(workbook(app), { sheets: [ours] }))).toBe(app);
});

test("a signed workbook is known by its origin of signatures, and keeps its parts", () => {
  const parts = plainWorkbook([{ name: "S", xml: "<sheetData/>" }]);
  expect(isSigned(openPackage(zip(parts)))).toBe(false);
  parts.set("[Content_Types].xml", contentTypes([["/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"], ["/xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"], ["/_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin"], ["/_xmlsignatures/sig1.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"]]));
  parts.set("_rels/.rels", rels(["rId1", "officeDocument", "xl/workbook.xml"], ["rId2", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"]));
  parts.set("_xmlsignatures/origin.sigs", "");
  parts.set("_xmlsignatures/_rels/origin.sigs.rels", rels(["rId1", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature", "sig1.xml"]));
  parts.set("_xmlsignatures/sig1.xml", '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>');
  const changed = openPackage(change(zip(parts), { cells: [{ sheet: "S", row: 0, column: 0, content: { value: 1 } }] }));
  expect(isSigned(changed)).toBe(true);
  for (const kept of ["_xmlsignatures/origin.sigs", "_xmlsignatures/_rels/origin.sigs.rels", "_xmlsignatures/sig1.xml"]) expect(Buffer.from(changed.bytes(kept)).toString()).toBe(parts.get(kept));
});
