import { openPackage, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { freezeFile } from "../../src/hosts/freezeFile";
import { recalculate } from "../../src/hosts/recalculate";
import { repairFile } from "../../src/hosts/repairFile";
import { thawFile } from "../../src/hosts/thawFile";
import { contentTypes, plainWorkbook, rels } from "./file/fixtures/parts";
import type { Parts } from "./file/fixtures/parts";
import { zip } from "./file/fixtures/zip";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const text = (place: string, content: string) => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;

/** A table with a column of our formulas, which new rows are filled with as well. */
function withTable(rows: readonly (readonly [name: string, amount: number, unit: string, factor: string, formula: string])[], calculated: string, after = "", workbookXml = ""): Parts {
  const lines = rows.map(([name, amount, unit, factor, formula], at) => `<row r="${at + 2}">${text(`A${at + 2}`, name)}<c r="B${at + 2}"><v>${amount}</v></c>${text(`C${at + 2}`, unit)}${Number.isNaN(Number(factor)) ? text(`D${at + 2}`, factor) : `<c r="D${at + 2}"><v>${factor}</v></c>`}<c r="E${at + 2}"><f>${formula.replace(/&/g, "&amp;")}</f></c></row>`);
  const parts = plainWorkbook([{ name: "S", xml: `<sheetData><row r="1">${["Item", "Amount", "Unit", "Factor", "kgCO2e"].map((title, at) => text(`${"ABCDE"[at]}1`, title)).join("")}</row>${lines.join("")}</sheetData>${after}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>` }], { workbookXml });
  const last = rows.length + 1;
  parts.set("xl/tables/table1.xml", `${head}<table xmlns="${main}" id="1" name="Materials" displayName="Materials" ref="A1:E${last}"><autoFilter ref="A1:E${last}"/><tableColumns count="5"><tableColumn id="1" name="Item"/><tableColumn id="2" name="Amount"/><tableColumn id="3" name="Unit"/><tableColumn id="4" name="Factor"/><tableColumn id="5" name="kgCO2e"><calculatedColumnFormula>${calculated}</calculatedColumnFormula></tableColumn></tableColumns></table>`);
  parts.set("xl/worksheets/_rels/sheet1.xml.rels", rels(["rId1", "table", "../tables/table1.xml"]));
  parts.set("[Content_Types].xml", contentTypes([["/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"], ["/xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"], ["/xl/tables/table1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"]]));
  return parts;
}

const call = (row: string) => `_xldudf_PCF_MATERIAL(${row},Materials[[#This Row],[Unit]],Materials[[#This Row],[Factor]],"kgCO2e/kg")`;
const own = call("Materials[[#This Row],[Amount]]");
const table = (bytes: Uint8Array) => openPackage(bytes).text("xl/tables/table1.xml");

test.each([
  ["one formula for all rows", [["a", 2, "kg", "3", own], ["b", 4, "kg", "5", own]], /<calculatedColumnFormula>(?!.*PCF)[^<]+<\/calculatedColumnFormula>/],
  ["a row that froze to a value, because its unit is unknown", [["a", 2, "kg", "3", own], ["b", 4, "furlong", "5", own]], null],
  ["a row with a formula of its own", [["a", 2, "kg", "3", own], ["b", 4, "t", "5", "B3*7"]], null],
] as const)("a frozen table fills new rows with nothing of ours, and thawed it is what it was: %s", async (_, rows, wanted) => {
  const { bytes } = await recalculate(zip(withTable(rows, own)), "en");
  const before = table(bytes);
  const frozen = (await freezeFile(bytes, "en")).bytes;
  expect(table(frozen)).not.toMatch(/PCF_/);
  if (wanted !== null) expect(table(frozen)).toMatch(wanted);
  const thawed = (await thawFile(frozen, "en")).bytes;
  expect(table(thawed)).toBe(before);
  // What somebody gave the column meanwhile stays, where not all rows get the formula back.
  const changed = writeWorkbook(openPackage(frozen), { calculatedColumns: [{ table: "materials", column: 4, formula: "=1+1" }], functionNames });
  const isAll = rows.every(([, , , , formula]) => formula === own);
  expect(table((await thawFile(changed, "en")).bytes)).toContain(`<calculatedColumnFormula>${isAll ? own : "1+1"}</calculatedColumnFormula>`);
});

const names = `<definedNames><definedName name="Fine">_xldudf_PCF_CONVERT(1,"t","kg")</definedName><definedName name="Rate">[2]!_xldudf_pcf_convert(1,"t","kg")</definedName><definedName name="Other">'VB ADDIN.xla'!_xldudf_PCF_GWP("CH4")</definedName><definedName name="Typed" localSheetId="0">PCF.CONVERT(S!$B$2,"t","kg")</definedName><definedName name="Text">"_xldudf_pcf_convert(1)"</definedName><definedName name="Foreign">_xldudf_OTHER_ADD(1)</definedName></definedNames>`;
const rules = `<conditionalFormatting sqref="B2:B9"><cfRule type="expression" priority="1"><formula>_xldudf_PCF_MATERIAL(B2,"kg",1)&gt;5</formula></cfRule><cfRule type="expression" priority="2"><formula>B2&gt;5</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="custom" sqref="C2:C9"><formula1>pcf.convert(1,C2,"kg")&gt;0</formula1></dataValidation></dataValidations>`;
const x14 = `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="3"><xm:f>[1]!_xldudf_pcf_gwp("CH4")&gt;1</xm:f></x14:cfRule><xm:sqref>D2:D4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;

test("stuck formulas in names and tables are respelt; those where Excel calls no function of ours are told; all else stays", async () => {
  const stuck = own.toLowerCase().replace("[unit]", "[Unit]").replace("[factor]", "[Factor]").replace("[amount]", "[Amount]").replaceAll("materials[[#this row]", "Materials[[#This Row]").replace("kgco2e", "kgCO2e");
  const given = zip(withTable([["a", 2, "kg", "3", own]], stuck, rules, names));
  const xml = openPackage(given).text("xl/worksheets/sheet1.xml");
  const calculated = (await recalculate(given, "en")).bytes;
  const { bytes, repaired, unusable, barred } = await repairFile(calculated, "en");
  expect(repaired).toEqual([
    { cell: "Rate", formula: '=PCF.CONVERT(1,"t","kg")' },
    { cell: "Other", formula: '=PCF.GWP("CH4")' },
    { cell: "Typed", formula: '=PCF.CONVERT(S!$B$2,"t","kg")' },
    { cell: "Materials[kgCO2e]", formula: '=PCF.MATERIAL(Materials[@Amount],Materials[@Unit],Materials[@Factor],"kgCO2e/kg")' },
  ]);
  expect(barred).toEqual([]);
  expect(unusable).toEqual([{ where: "S!B2:B9", formula: '=PCF.MATERIAL(B2,"kg",1)>5' }, { where: "S!C2:C9", formula: '=PCF.CONVERT(1,C2,"kg")>0' }]);
  const workbook = openPackage(bytes).text("xl/workbook.xml");
  expect(workbook).toBe(openPackage(given).text("xl/workbook.xml").replace('[2]!_xldudf_pcf_convert(1,"t","kg")', '_xldudf_PCF_CONVERT(1,"t","kg")').replace("'VB ADDIN.xla'!_xldudf", "_xldudf").replace("PCF.CONVERT(S!", "_xldudf_PCF_CONVERT(S!"));
  expect(table(bytes)).toContain(`<calculatedColumnFormula>${own}</calculatedColumnFormula>`);
  expect([openPackage(bytes).text("xl/worksheets/sheet1.xml"), xml].map((one) => one.includes(rules))).toEqual([true, true]);
  const again = await repairFile(bytes, "en");
  expect(again.repaired).toEqual([]);
  expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
});

test("rules of newer Excel and references of charts are told, and a table on a protected sheet is left", async () => {
  const parts = withTable([["a", 2, "kg", "3", own]], own.toLowerCase(), `<sheetProtection sheet="1"/>${x14}`);
  parts.set("xl/worksheets/sheet1.xml", String(parts.get("xl/worksheets/sheet1.xml")).replace("<tableParts", '<drawing r:id="rId2"/><tableParts'));
  parts.set("xl/worksheets/_rels/sheet1.xml.rels", rels(["rId1", "table", "../tables/table1.xml"], ["rId2", "drawing", "../drawings/drawing1.xml"]));
  parts.set("xl/drawings/drawing1.xml", `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`);
  parts.set("xl/drawings/_rels/drawing1.xml.rels", rels(["rId1", "chart", "../charts/chart1.xml"]));
  parts.set("xl/charts/chart1.xml", `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>[2]!_xldudf_PCF_STAGES(S!$A$1:$B$2)</c:f><c:f>S!$B$2</c:f></c:chartSpace>`);
  const given = (await recalculate(zip(parts), "en")).bytes;
  const { bytes, repaired, unusable, barred } = await repairFile(given, "en");
  expect(repaired).toEqual([]);
  expect(barred).toEqual(["Materials[kgCO2e]"]);
  expect(unusable.map(({ where }) => where).sort()).toEqual(["S!D2:D4", "xl/charts/chart1.xml"]);
  expect(Buffer.from(bytes).equals(Buffer.from(given))).toBe(true);
});
