import { openPackage, readWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { repairFile } from "../../src/hosts/repairFile";
import { plainWorkbook } from "./file/fixtures/parts";
import { zip } from "./file/fixtures/zip";

const call = (name: string) => `${name}(A1,B1,C1,D1)`;
const inputs = '<c r="A1"><v>1740</v></c><c r="B1" t="inlineStr"><is><t>kg</t></is></c><c r="C1"><v>15.6</v></c><c r="D1" t="inlineStr"><is><t>kgCO2e/kg</t></is></c>';
const workbook = (cell: string, after = "") => zip(plainWorkbook([{ name: "足迹", xml: `<sheetData><row r="1">${inputs}${cell}</row></sheetData>${after}` }]));

const spellings: readonly (readonly [string, string])[] = [
  ["in small letters, as LibreOffice leaves it", `<c r="F1"><f>${call("_xldudf_pcf_material")}</f><v>27144</v></c>`],
  ["as an array formula in small letters", `<c r="F1" t="e"><f t="array" ref="F1">${call("_xldudf_pcf_material")}</f><v>#NAME?</v></c>`],
  ["in mixed case", `<c r="F1" t="e"><f>${call("_XLDUDF_Pcf_Material")}</f><v>#NAME?</v></c>`],
  ["with an index before it", `<c r="F1" t="e"><f>[2]!${call("_xldudf_PCF_MATERIAL")}</f><v>#NAME?</v></c>`],
  ["with another add-in's file before it", `<c r="F1" t="e"><f>'VB ADDIN.xla'!${call("_xldudf_PCF_MATERIAL")}</f><v>#NAME?</v></c>`],
  ["as typed while the add-in was absent", `<c r="F1" t="e"><f aca="1" ca="1">${call("PCF.MATERIAL")}</f><v>#NAME?</v></c>`],
  ["as typed, kept as an array formula", `<c r="F1" t="e"><f t="array" aca="1" ref="F1" ca="1">${call("PCF.MATERIAL")}</f><v>#NAME?</v></c>`],
  ["as Google Sheets wraps what it does not know", `<c r="F1"><f>IFERROR(__xludf.DUMMYFUNCTION("${call("PCF.MATERIAL")}"),27144)</f><v>27144</v></c>`],
  ["with the path of a file before it", `<c r="F1"><f>'C:\\my files\\[a''b.xlsx]S'!${call("PCF.MATERIAL")}</f><v>27144</v></c>`],
  ["with the prefixes of newer functions", `<c r="F1"><f>_xlfn._xlws.${call("PCF.MATERIAL")}</f><v>27144</v></c>`],
  ["of an add-in's library", `<c r="F1" t="e"><f>_xll.${call("PCF.MATERIAL")}</f><v>#NAME?</v></c>`],
  ["of a service of LibreOffice", `<c r="F1"><f>com.sun.star.sheet.addin.${call("pcf.material")}</f><v>27144</v></c>`],
  ["with an underscore for the dot", `<c r="F1" t="e"><f>${call("PCF_MATERIAL")}</f><v>#NAME?</v></c>`],
  ["of the development build", `<c r="F1" t="e"><f>${call("_xldudf_PCFDEV_MATERIAL")}</f><v>#NAME?</v></c>`],
  ["with a blank before its bracket", `<c r="F1" t="e"><f>${call("PCF.MATERIAL ")}</f><v>#NAME?</v></c>`],
  ["with the sign and the brackets of an array formula", `<c r="F1" t="e"><f>{=${call("PCF.MATERIAL")}}</f><v>#NAME?</v></c>`],
  ["with semicolons and references in OpenDocument's brackets", '<c r="F1" t="e"><f>of:=PCF.MATERIAL([.A1];[.B1];[.C1];[.D1])</f><v>#NAME?</v></c>'],
  ["as OpenDocument spells it", `<c r="F1" t="e"><f>of:=${call("PCF.MATERIAL")}</f><v>#NAME?</v></c>`],
  ["rightly spelt, and still without a result", `<c r="F1" t="e"><f>${call("_xldudf_PCF_MATERIAL")}</f><v>#NAME?</v></c>`],
];

test.each(spellings)("a formula %s is entered anew and calculated", async (_, cell) => {
  const { bytes, repaired, errors } = await repairFile(workbook(cell), "en");
  expect(repaired).toEqual([{ cell: "足迹!F1", formula: "=PCF.MATERIAL(A1,B1,C1,D1)" }]);
  expect(errors).toEqual([]);
  const file = openPackage(bytes);
  expect(file.text("xl/worksheets/sheet1.xml")).toMatch(/<c r="F1" cm="\d+"><f t="array" ref="F1">_xldudf_PCF_MATERIAL\(A1,B1,C1,D1\)<\/f><v>27144<\/v><\/c>/);
  const again = await repairFile(bytes, "en");
  expect(again.repaired).toEqual([]);
  expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
});

const entered = async (formula: string, value: "#NAME?" | number) => {
  const text = formula.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const { repaired } = await repairFile(workbook(value === "#NAME?" ? `<c r="F1" t="e"><f>${text}</f><v>${value}</v></c>` : `<c r="F1"><f>${text}</f><v>${value}</v></c>`), "en");
  return repaired.map((one) => one.formula);
};

test("calls within each other in a longer formula are repaired, and texts, sheets and functions that only look like them are not", async () => {
  const long = 'IF(A1>0,_xldudf_pcf_material(A1,B1,[2]!_xldudf_pcf_convert(1,"t","kg")*C1/1000,D1),"_xldudf_pcf_material(A1)")&"[1]!_xldudf_PCF_MATERIAL(A1)"&SUM({1;2})';
  expect(await entered(long, "#NAME?")).toEqual(['=IF(A1>0,PCF.MATERIAL(A1,B1,PCF.CONVERT(1,"t","kg")*C1/1000,D1),"_xldudf_pcf_material(A1)")&"[1]!_xldudf_PCF_MATERIAL(A1)"&SUM({1;2})']);
  for (const formula of ['"_xldudf_PCF_MATERIAL(A1)"&A1', "'_xldudf_pcf_material'!A1", "_xldudf_pcf_material", "_xldudf_PCF_NOSUCH(A1)", "OTHER.PCF.MATERIAL(A1)", "MYPCF.MATERIAL(A1)", "PCFMATERIAL(A1)", "PCF.MATERIAL(A1", "xyz:=PCF.MATERIAL(A1)"]) expect([formula, await entered(formula, "#NAME?")]).toEqual([formula, []]);
  // A function of somebody else that works.
  expect(await entered("PCF_MATERIAL(A1)", 5)).toEqual([]);
});

test("a spill that became an array formula of a fixed area spills again", async () => {
  const cell = '<c r="F1" t="e"><f t="array" ref="F1:F2">_xldudf_pcf_material(A1:A2,B1,C1,D1)</f><v>#NAME?</v></c>';
  const bytes = zip(plainWorkbook([{ name: "S", xml: `<sheetData><row r="1">${inputs}${cell}</row><row r="2"><c r="A2"><v>10</v></c><c r="F2" t="e"><v>#NAME?</v></c></row></sheetData>` }]));
  const done = await repairFile(bytes, "en");
  expect(done.repaired).toEqual([{ cell: "S!F1", formula: "=PCF.MATERIAL(A1:A2,B1,C1,D1)" }]);
  const cells = readWorkbook(openPackage(done.bytes), functionNames).sheets[0]!.cells.filter(({ column }) => column === 5);
  expect(cells.map(({ value, spill, array }) => ({ value, spill: spill?.bottom, array }))).toEqual([{ value: 27144, spill: 1, array: undefined }, { value: 156, spill: undefined, array: undefined }]);
});

test("a protected sheet is told and left, and formulas of others are not touched", async () => {
  const broken = `<c r="F1" t="e"><f>${call("_xldudf_pcf_material")}</f><v>#NAME?</v></c>`;
  const { repaired, barred } = await repairFile(workbook(broken, '<sheetProtection sheet="1"/>'), "en");
  expect(repaired).toEqual([]);
  expect(barred).toEqual(["足迹!F1"]);
  const foreign = await repairFile(workbook('<c r="F1" t="e"><f>_xldudf_OTHER_ADD(A1)</f><v>#NAME?</v></c>'), "en");
  expect(foreign.repaired).toEqual([]);
  expect(openPackage(foreign.bytes).text("xl/worksheets/sheet1.xml")).toContain("_xldudf_OTHER_ADD(A1)");
});

test("a sound workbook stays byte for byte", async () => {
  const sound = workbook("");
  expect(Buffer.from((await repairFile(sound, "zh")).bytes).equals(Buffer.from(sound))).toBe(true);
});
