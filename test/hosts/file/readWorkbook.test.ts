import { isPcfError } from "../../../src/errors";
import { defaultLimits, openPackage, readWorkbook, toEngineWorkbook, toGrid } from "../../../src/hosts/file";
import type { CellData, SheetData, WorkbookData } from "../../../src/hosts/file";
import { parseArea, parseCell } from "../../../src/hosts/file/reference";
import { say } from "../../../src/locales";
import { plainWorkbook } from "./fixtures/parts";
import type { Parts } from "./fixtures/parts";
import { functionNames, richWorkbook } from "./fixtures/richWorkbook";
import { zip } from "./fixtures/zip";

const read = (parts: Parts): WorkbookData => readWorkbook(openPackage(zip(parts)), functionNames);
const at = (sheet: SheetData, name: string): CellData | undefined => {
  const place = parseCell(name)!;
  return sheet.cells.find((cell) => cell.row === place.row && cell.column === place.column);
};
const sheetOf = (xml: string, options?: Parameters<typeof plainWorkbook>[1]): SheetData => read(plainWorkbook([{ name: "One", xml }], options)).sheets[0]!;

describe("a workbook is read as a person sees it", () => {
  const book = read(richWorkbook());
  const sheet = book.sheets[0]!;

  test("sheets in the order of the tabs, with what kind they are and who sees them", () => {
    expect(book.sheets.map(({ name, kind, visibility, protected: locked }) => [name, kind, visibility, locked])).toEqual([
      ["足迹 Footprint", "worksheet", "visible", false], ["Chart", "chartsheet", "visible", false], ["Data", "worksheet", "hidden", true], ["It's deep", "worksheet", "veryHidden", false],
    ]);
  });

  test.each<[string, unknown, string]>([
    ["A1", "Rich text & more", "0.00%"], ["B1", "東京", "General"], ["C1", " kg ", "General"], ["D1", "line one\nline two", "General"], ["E1", "a\rb_x0041_", "General"], ["F1", "", "General"],
    ["A2", 45292, "m/d/yyyy"], ["B2", true, "General"], ["C2", { error: "#N/A" }, "General"], ["F3", "Double", "General"], ["E4", 27144, '0.000\\ "kgCO2e"'], ["A12", 0.001, "General"],
  ])("%s holds %j in the format %s", (name, value, format) => {
    expect(at(sheet, name)).toMatchObject({ value, format });
  });

  test("a module of Excel 5 is listed among the sheets, though it has no part", () => {
    const parts = plainWorkbook([{ name: "One", xml: "<sheetData/>" }, { name: "Two", xml: "<sheetData/>" }]);
    parts.set("xl/workbook.xml", String(parts.get("xl/workbook.xml")).replace('<sheet name="Two"', '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/><sheet name="Two"'));
    expect(read(parts).sheets.map(({ name, kind, visibility }) => [name, kind, visibility])).toEqual([["One", "worksheet", "visible"], ["Module1", "module", "veryHidden"], ["Two", "worksheet", "visible"]]);
  });

  test("rows that are hidden, and those that a filter hides", () => {
    const rows = [1, 2, 3, 4].map((row) => `<row r="${row}"${row % 2 === 0 ? ' hidden="1"' : ""}><c r="A${row}"><v>1</v></c></row>`).join("");
    const filtered = (filter: string) => sheetOf(`<sheetData>${rows}</sheetData>${filter}`);
    expect([...filtered("").hiddenRows]).toEqual([1, 3]);
    expect([...filtered('<autoFilter ref="A1:A3"/>').filteredRows]).toEqual([]);
    expect([...filtered('<autoFilter ref="A1:A3"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>').filteredRows]).toEqual([1]);
  });

  test("a blank cell with nothing but a style is left out", () => {
    expect(at(sheet, "D2")).toBeUndefined();
  });

  test("shared formulas stand in each cell as they are for it", () => {
    expect(["F4", "F5", "F6"].map((name) => at(sheet, name)!.formula)).toEqual(["=B4*2+$B$4-LOG10(100)", "=B5*2+$B$4-LOG10(100)", "=B6*2+$B$4-LOG10(100)"]);
  });

  test("an array formula names its area, a dynamic one what it spilled over, and the cells that they fill name them", () => {
    expect(at(sheet, "H2")).toMatchObject({ formula: "=B4:B6*10", array: parseArea("H2:H4") });
    expect(at(sheet, "H3")).toMatchObject({ value: 20, filledBy: parseArea("H2:H4") });
    expect(at(sheet, "J2")).toMatchObject({ formula: "=SORT(A4:B5)", spill: parseArea("J2:K3") });
    expect(at(sheet, "K3")).toMatchObject({ value: "four", filledBy: parseArea("J2:K3") });
    expect(at(sheet, "H3")!.formula).toBeUndefined();
  });

  test("our functions are recognised in every spelling, and told to be stuck where Excel does not know them", () => {
    expect(at(sheet, "E4")).toEqual({ row: 3, column: 4, value: 27144, formula: '=PCF.MATERIAL(B4,C4,D4,"kgCO2e/kg")', spill: parseArea("E4"), format: '0.000\\ "kgCO2e"' });
    expect(at(sheet, "E5")).toMatchObject({ formula: '=PCF.MATERIAL(B5,"kg",D5,"kgCO2e/kg")', stuck: true, value: { error: "#NAME?" } });
    expect(at(sheet, "E6")).toMatchObject({ formula: "=PCF.QUALITYGRADE(B6)", stuck: true });
  });

  test("data tables and formulas that read another workbook keep the values that Excel gave them", () => {
    const data = book.sheets[2]!;
    expect(["B3", "C3", "B4", "C4"].map((name) => [at(data, name)!.value, at(data, name)!.dataTable, at(data, name)!.formula])).toEqual([7, 8, 9, 10].map((value) => [value, parseArea("B3:C4"), undefined]));
    expect(at(data, "C2")).toMatchObject({ external: true, value: 84 });
    expect(book.externalLinks).toEqual([{ target: "Prices.xlsx", path: "xl/externalLinks/externalLink1.xml" }]);
    const engine = toEngineWorkbook(book).sheets[2]!.cells;
    expect(engine).toContainEqual({ row: 1, column: 2, value: 84 });
    expect(engine).toContainEqual({ row: 3, column: 2, value: 10 });
  });

  test("tables, names, merges and custom XML", () => {
    expect(sheet.tables).toEqual([{ name: "Materials", area: parseArea("A3:F7"), headerRows: 1, totalsRows: 1, columns: ["名称", "Amount", "Unit", "Factor", "PCF", "Double"], path: "xl/tables/table1.xml", calculated: [null, null, null, null, null, "=Materials[@Amount]*2"], filter: null }]);
    expect(book.names).toContainEqual({ name: "Twice", refersTo: "=LAMBDA(x,x*2)", scope: null, hidden: false });
    expect(book.names).toContainEqual({ name: "_xlnm.Print_Area", refersTo: "='足迹 Footprint'!$A$1:$H$30", scope: "足迹 Footprint", hidden: false });
    expect(sheet.merges).toEqual([parseArea("G9:H10")]);
    expect(book.customXml.get("urn:example:study")).toContain("原始 &amp; kept");
  });

  test("the engine gets the formulas, not what they filled", () => {
    const cells = toEngineWorkbook(book).sheets[0]!.cells;
    expect(cells.find((cell) => cell.row === 1 && cell.column === 7)).toEqual({ row: 1, column: 7, value: 10, formula: "=B4:B6*10", array: parseArea("H2:H4") });
    expect(cells.find((cell) => cell.row === 1 && cell.column === 9)).toEqual({ row: 1, column: 9, value: 1, formula: "=SORT(A4:B5)" });
    expect(cells.filter((cell) => cell.column === 10 || (cell.column === 7 && cell.row > 1))).toEqual([]);
  });
});

describe("values of every type", () => {
  test.each<[string, unknown]>([
    ["<c><v> 12 </v></c>", 12], ['<c t="n"><v>1.5E-3</v></c>', 0.0015], ["<c><v>0x10</v></c>", "0x10"], ["<c><v></v></c>", undefined], ["<c/>", undefined], ["<c><v/></c>", undefined],
    ['<c t="str"><v>a&lt;b&#x4e2d;&#20013;&amp;amp;</v></c>', "a<b中中&amp;"], ['<c t="b"><v>0</v></c>', false], ['<c t="b"><v>TRUE</v></c>', true],
    ['<c t="e"><v>#DIV/0!</v></c>', { error: "#DIV/0!" }], ['<c t="e"><v>#FIELD!</v></c>', { error: "#UNKNOWN!" }], ['<c t="s"><v>9</v></c>', { error: "#UNKNOWN!" }],
    ['<c t="d"><v>2024-01-01</v></c>', 45292], ['<c t="d"><v>1900-02-28T12:00:00</v></c>', 59.5], ['<c t="d"><v>1900-03-01</v></c>', 61], ['<c t="d"><v>06:00:00</v></c>', 0.25],
    ['<c t="inlineStr"><is><t>a</t><r><t>b</t></r><rPh sb="0" eb="1"><t>no</t></rPh><t/></is></c>', "ab"], ["<c><v>a\r\nb</v></c>", "a\nb"], ['<c t="str"><v>a&bogus;b</v></c>', "a&bogus;b"],
  ])("%s is %j", (cell, value) => {
    expect(sheetOf(`<sheetData><row r="1">${cell}</row></sheetData>`).cells[0]?.value).toEqual(value);
  });

  test("dates count from 1904 where the workbook says so", () => {
    expect(read(plainWorkbook([{ name: "One", xml: '<sheetData><row><c t="d"><v>1904-01-02</v></c></row></sheetData>' }], { date1904: true }))).toMatchObject({ date1904: true, sheets: [{ cells: [{ value: 1 }] }] });
  });

  test("#SPILL! and #CALC!, which the file spells #VALUE! with a rich value beside it", () => {
    const parts = richWorkbook();
    parts.set("xl/worksheets/sheet3.xml", '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c><c r="C1" t="e"><v>#VALUE!</v></c></row></sheetData></worksheet>');
    parts.set("xl/metadata.xml", '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xlrd="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="0"/></ext></extLst></bk><bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata><valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>');
    parts.set("xl/richData/rdrichvalue.xml", '<rvData xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata" count="2"><rv s="0"><v>0</v><v>8</v><v>1</v></rv><rv s="0"><v>0</v><v>13</v><v>0</v></rv></rvData>');
    parts.set("xl/richData/rdrichvaluestructure.xml", '<rvStructures xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata" count="1"><s t="_error"><k n="colOffset" t="i"/><k n="errorType" t="i"/><k n="subType" t="i"/></s></rvStructures>');
    parts.set("xl/_rels/workbook.xml.rels", String(parts.get("xl/_rels/workbook.xml.rels")).replace("</Relationships>", '<Relationship Id="rId30" Type="http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue" Target="richData/rdrichvalue.xml"/><Relationship Id="rId31" Type="http://schemas.microsoft.com/office/2017/06/relationships/rdRichValueStructure" Target="richData/rdrichvaluestructure.xml"/></Relationships>'));
    expect(read(parts).sheets[3]!.cells.map((cell) => cell.value)).toEqual([{ error: "#SPILL!" }, { error: "#CALC!" }, { error: "#VALUE!" }]);
  });

  test("number formats: Excel's own, the file's, and General for a style that does not exist", () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; t&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="57"/><xf numFmtId="9"/></cellXfs>';
    expect(sheetOf('<sheetData><row><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c><c s="99"><v>1</v></c></row></sheetData>', { styles }).cells.map((cell) => cell.format)).toEqual(['0.0" t"', 'yyyy"年"m"月"', "0%", "General"]);
  });

  test("cells in any order are sorted, and the later of two at one place counts", () => {
    expect(sheetOf('<sheetData><row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>4</v></c></row></sheetData>').cells.map(({ row, column, value }) => [row, column, value])).toEqual([[0, 0, 1], [0, 1, 2], [2, 0, 4]]);
  });

  test("a shared formula whose first cell comes later, and one that is nowhere", () => {
    const cells = sheetOf('<sheetData><row r="1"><c r="A1"><f t="shared" si="1"/><v>5</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="1">B2+1</f><v>6</v></c></row><row r="3"><c r="A3"><f t="shared" si="7"/><v>7</v></c></row></sheetData>').cells;
    expect(cells.map(({ formula, value }) => [formula, value])).toEqual([["=B1+1", 5], ["=B2+1", 6], [undefined, 7]]);
  });
});

describe("a sheet as a grid", () => {
  test("begins at the first filled cell, has rows of equal length, and repeats an array formula in its cells", () => {
    const grid = toGrid(read(richWorkbook()).sheets[0]!);
    expect([grid.top, grid.left, grid.values.length, grid.values[0]!.length]).toEqual([0, 0, 12, 11]);
    for (const rows of [grid.values, grid.formulas, grid.formats]) expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]));
    expect(grid.formulas[2]![7]).toBe("=B4:B6*10");
    expect(grid.formulas[2]![9]).toBeNull();
    expect(grid.tables[0]).toMatchObject({ name: "Materials", totalsRows: 1 });
    const inner = toGrid(read(richWorkbook()).sheets[0]!, parseArea("B4:C5")!);
    expect(inner.values).toEqual([[1740, " kg "], [2, null]]);
  });

  test("an empty sheet is one blank cell", () => {
    expect(toGrid(sheetOf("<sheetData/>"))).toMatchObject({ top: 0, left: 0, values: [[null]], formulas: [[null]] });
  });

  test("a stray cell at the far end costs little, cells strewn over the whole sheet are refused", () => {
    const stray = toGrid(sheetOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'));
    expect(stray.values[1_048_575]![16_383]).toBe(2);
    const rows = Array.from({ length: 3000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join("");
    const wide = sheetOf(`<sheetData>${rows}<row r="4000"><c r="XFD4000"><v>2</v></c></row></sheetData>`);
    try {
      toGrid(wide);
      throw new Error("not refused");
    } catch (error) {
      expect(isPcfError(error) && error.code).toBe("file.tooLarge");
    }
  });
});

test("shared formulas that would fill the memory once written out are refused before they are", () => {
  const rows = Array.from({ length: 50 }, (_, row) => `<row r="${row + 1}"><c r="B${row + 1}">${row === 0 ? '<f t="shared" ref="B1:B50" si="0">A1+A2+A3</f>' : '<f t="shared" si="0"/>'}<v>1</v></c></row>`).join("");
  const bytes = zip(plainWorkbook([{ name: "S", xml: `<sheetData>${rows}</sheetData>` }]));
  const code = (formulaCharacters: number) => {
    try {
      return readWorkbook(openPackage(bytes, { ...defaultLimits, formulaCharacters }), functionNames).sheets[0]!.cells.length;
    } catch (thrown) {
      return isPcfError(thrown) ? say(thrown, "en") : thrown;
    }
  };
  // 49 cells follow the first with 8 characters each.
  expect(code(392)).toBe(50);
  expect(code(391)).toContain("its shared formulas, written out, have more than 391 characters");
});
