import { unzipSync } from "fflate";
import { isPcfError } from "../../../src/errors";
import type { ErrorCode } from "../../../src/errors";
import { openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import type { CellData, Changes, WorkbookData } from "../../../src/hosts/file";
import { parseArea, parseCell } from "../../../src/hosts/file/reference";
import { plainWorkbook } from "./fixtures/parts";
import type { Parts } from "./fixtures/parts";
import { functionNames, richWorkbook } from "./fixtures/richWorkbook";
import { findFaults } from "./fixtures/structure";
import { mixed, prefixed, strict, utf16, withoutReferences } from "./fixtures/variants";
import { zip } from "./fixtures/zip";

const sheet = "足迹 Footprint";
const place = (name: string) => parseCell(name)!;
const read = (bytes: Uint8Array): WorkbookData => readWorkbook(openPackage(bytes), functionNames);
const cellAt = (bytes: Uint8Array, name: string, sheetName = sheet): CellData | undefined => {
  const { row, column } = place(name);
  return read(bytes).sheets.find((one) => one.name === sheetName)!.cells.find((cell) => cell.row === row && cell.column === column);
};

/** Writes, checks that the package is sound and that writing the same again gives the same, and answers the bytes. */
function write(bytes: Uint8Array, changes: Omit<Changes, "functionNames">): Uint8Array {
  const all = { functionNames, ...changes };
  const out = writeWorkbook(openPackage(bytes), all);
  expect(findFaults(out.subarray(openPackage(out).archive.preamble))).toEqual([]);
  if (!changes.sheets) expect(Buffer.compare(writeWorkbook(openPackage(out), all), out)).toBe(0);
  return out;
}

/** The parts that differ, by an unzipper of someone else. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const old = unzipSync(before);
  const fresh = unzipSync(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names.filter((name) => !old[name] || !fresh[name] || Buffer.compare(old[name], fresh[name]) !== 0).sort();
}

function refusal(bytes: Uint8Array, changes: Omit<Changes, "functionNames">): ErrorCode | string {
  try {
    writeWorkbook(openPackage(bytes), { functionNames, ...changes });
    return "written";
  } catch (error) {
    if (!isPcfError(error)) throw error;
    return "reason" in error.parts ? `${error.code} ${String(error.parts.reason)}` : error.code;
  }
}

const rich = zip(richWorkbook());
const textOf = (bytes: Uint8Array, path: string): string => new TextDecoder().decode(unzipSync(bytes)[path]);
const xmlOf = (bytes: Uint8Array, cell: string, path = "xl/worksheets/sheet1.xml"): string => new RegExp(`<c r="${cell}"(?:[^>]*/>|.*?</c>)`, "s").exec(textOf(bytes, path))?.[0] ?? "";
const edit = (name: string, content: NonNullable<Changes["cells"]>[number]["content"], sheetName = sheet) => ({ sheet: sheetName, ...place(name), content });

describe("the fixture itself", () => {
  test("is a sound package", () => {
    expect(findFaults(rich)).toEqual([]);
    expect(findFaults(zip(prefixed(richWorkbook())))).toEqual([]);
  });
});

describe("what is not changed stays byte for byte", () => {
  test("the bytes that were opened stay as they are, in a buffer of Node too", () => {
    const given = Buffer.from(rich);
    const before = Buffer.from(given);
    write(given, { sheets: [{ name: "PCF Notes" }], cells: [{ sheet, row: 3, column: 1, content: { value: 1234567.125 } }] });
    expect(given.equals(before)).toBe(true);
  });

  test("no change gives the very same bytes", () => {
    expect(writeWorkbook(openPackage(rich), { functionNames })).toBe(openPackage(rich).archive.bytes);
    const same = read(rich).sheets[0]!.cells.filter((cell) => cell.formula === undefined && cell.filledBy === undefined).map((cell) => ({ sheet, row: cell.row, column: cell.column, content: { value: cell.value } }));
    expect(Buffer.compare(write(rich, { cells: same }), rich)).toBe(0);
    const results = read(rich).sheets[0]!.cells.flatMap((cell) => (cell.formula === undefined || (cell.spill && cell.spill.right > cell.spill.left) || cell.array ? [] : [{ sheet, row: cell.row, column: cell.column, result: cell.value }]));
    expect(results.length).toBeGreaterThan(8);
    expect(Buffer.compare(write(rich, { results }), rich)).toBe(0);
  });

  test("a changed value changes its sheet and no other part", () => {
    expect(changedParts(rich, write(rich, { cells: [edit("B4", { value: 1741 })] }))).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  test("a changed result changes its sheet and no other part, the calculation chain included", () => {
    const out = write(rich, { results: [{ sheet, ...place("F5"), result: 9 }] });
    expect(changedParts(rich, out)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(textOf(out, "xl/worksheets/sheet1.xml")).toBe(textOf(rich, "xl/worksheets/sheet1.xml").replace("<v>1742</v>", "<v>9</v>"));
  });

  test.each([["with descriptors", { descriptor: true }], ["with zip64", { zip64: true }], ["with bytes in front", { preamble: Uint8Array.from([1, 2, 3]) }], ["plainly", {}]])("entries of a zip written %s keep their compressed bytes, times and order", (_, options) => {
    const bytes = zip(richWorkbook(), { ...options, comment: "kept" });
    const out = write(bytes, { cells: [edit("B4", { value: 1741 })] });
    const before = openPackage(bytes).archive;
    const after = openPackage(out).archive;
    expect(after.entries.map((entry) => entry.rawName)).toEqual(before.entries.map((entry) => entry.rawName));
    for (const [index, entry] of before.entries.entries()) {
      if (entry.name === "xl/worksheets/sheet1.xml") continue;
      const now = after.entries[index]!;
      expect(Buffer.compare(out.subarray(now.start, now.end), bytes.subarray(entry.start, entry.end))).toBe(0);
    }
    expect(new TextDecoder().decode(after.comment)).toBe("kept");
    expect(changedParts(bytes.subarray(before.preamble), out.subarray(after.preamble))).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  test("everything else in an edited sheet stays, to the character", () => {
    const out = textOf(write(rich, { cells: [edit("B4", { value: 1741 })] }), "xl/worksheets/sheet1.xml");
    expect(out).toBe(textOf(rich, "xl/worksheets/sheet1.xml").replace('<c r="B4"><v>1740</v></c>', '<c r="B4"><v>1741</v></c>'));
  });

  test.each<[string, (parts: Parts) => Parts]>([["prefixed", prefixed], ["strict", strict], ["strict and prefixed", (parts) => prefixed(strict(parts))], ["of two prefixes", mixed], ["UTF-16", (parts) => utf16(parts, (path) => path.endsWith("sheet1.xml") || path === "xl/workbook.xml")]])("the same changes in a file that is %s", (_, change) => {
    const bytes = zip(change(richWorkbook()));
    const out = write(bytes, {
      sheets: [{ name: "New", cells: [{ row: 0, column: 0, content: { value: "h" }, bold: true }, { row: 1, column: 0, content: { value: 1 } }] }],
      cells: [edit("E5", { formula: '=PCF.MATERIAL(B5,"kg",D5,"kgCO2e/kg")', result: 6 }), edit("M20", { value: "文字" }), { ...edit("A12", { value: 2 }), format: "0.0000" }],
      tables: [{ sheet: "New", name: "T_New", area: parseArea("A1:A2")! }], names: [{ name: "Fresh", refersTo: "=New!$A$2" }],
    });
    expect(cellAt(out, "E5")).toMatchObject({ value: 6, formula: '=PCF.MATERIAL(B5,"kg",D5,"kgCO2e/kg")' });
    expect(cellAt(out, "E5")!.stuck).toBeUndefined();
    expect(cellAt(out, "M20")!.value).toBe("文字");
    expect(cellAt(out, "A12")).toMatchObject({ value: 2, format: "0.0000" });
    expect(read(out).sheets.at(-1)!.tables[0]).toMatchObject({ name: "T_New", columns: ["h"] });
  });

  test("a part keeps the bytes of its name, flagged as UTF-8 or not", () => {
    const renamed = new Map([...richWorkbook()].map(([path, part]) => [path.replace("worksheets/sheet1.xml", "worksheets/足迹.xml"), typeof part === "string" ? part.replaceAll("worksheets/sheet1.xml", "worksheets/足迹.xml") : part]));
    const bytes = zip(renamed);
    const out = writeWorkbook(openPackage(bytes), { functionNames, cells: [edit("B4", { value: 1741 })] });
    // A reader that goes by the flag finds the same names as before.
    expect(Object.keys(unzipSync(out))).toEqual(Object.keys(unzipSync(bytes)));
    expect(cellAt(out, "B4")!.value).toBe(1741);
  });
});

describe("values", () => {
  test.each<[string, CellData["value"]]>([
    ["a formula's beginning", "=1+1"], ["a plus", "+1"], ["a minus", "-1"], ["an at", "@SUM(1)"], ["blanks around", "  x "], ["lines", "a\nb\r\nc"], ["marks", "<a & \"b\">'c'"], ["control characters", "a\u0001b\u000bc"],
    ["an escape spelt out", "_x0041_ _x005F_"], ["half a surrogate pair", "a\ud83dz"], ["an emoji", "🌍"], ["nothing", ""], ["true", true], ["zero", 0], ["a third", 1 / 3], ["a tiny number", 5e-324], ["a huge one", 1.7976931348623157e308], ["below zero", -0.1], ["an error", { error: "#DIV/0!" }],
  ])("%s is read back as it was written", (_, value) => {
    const out = write(rich, { cells: [edit("B4", { value }), edit("Z99", { value })] });
    expect(cellAt(out, "B4")!.value).toEqual(value);
    expect(cellAt(out, "Z99")!.value).toEqual(value);
    expect(cellAt(out, "B4")!.formula).toBeUndefined();
  });

  test("a cleared cell keeps its style, or goes", () => {
    const out = write(rich, { cells: [edit("A2", { value: null }), edit("B4", { value: null })] });
    expect(xmlOf(out, "A2")).toBe('<c r="A2" s="3"/>');
    expect(xmlOf(out, "B4")).toBe("");
  });

  test("new rows and cells stand in order, and the used range and the spans grow", () => {
    const out = write(rich, { cells: [edit("C12", { value: 1 }), edit("A8", { value: 2 }), edit("A11", { value: 3 }), edit("P5", { value: 4 }), edit("C5", { value: 5 }), edit("B30", { value: 6 })] });
    const text = textOf(out, "xl/worksheets/sheet1.xml");
    expect(text).toContain('<dimension ref="A1:P30"/>');
    expect(text).toMatch(/<row r="5" spans="1:16">/);
    expect([...text.matchAll(/<row r="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 30]);
  });

  test("cells that do not say where they stand stay where they are", () => {
    const bytes = zip(withoutReferences(plainWorkbook([{ name: "One", xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row></sheetData>' }])));
    const out = write(bytes, { cells: [edit("B1", { value: null }, "One"), edit("E1", { value: 5 }, "One"), edit("A4", { value: 6 }, "One")] });
    expect(read(out).sheets[0]!.cells.map(({ row, column, value }) => [row, column, value])).toEqual([[0, 0, 1], [0, 2, 3], [0, 4, 5], [1, 0, 4], [3, 0, 6]]);
  });

  test("a format is a new style like the cell's own; the same one twice is one style", () => {
    const out = write(rich, { cells: [{ ...edit("A1", { value: 1 }), format: "0.0000" }, { ...edit("B1", { value: 1 }), format: "0.0000" }, { ...edit("A2", { value: 1 }), format: "0.00%", bold: true }] });
    expect(cellAt(out, "A1")).toMatchObject({ format: "0.0000" });
    const styles = textOf(out, "xl/styles.xml");
    expect(styles).toContain('<numFmt numFmtId="171" formatCode="0.0000"/>');
    expect(styles).toMatch(/<xf numFmtId="171" fontId="1"[^>]*><alignment horizontal="center"\/><\/xf>/);
    expect(styles).toMatch(/<cellXfs count="7">/);
    expect(changedParts(rich, out)).toEqual(["xl/styles.xml", "xl/worksheets/sheet1.xml"]);
  });

  test.each([["Nowhere", "A1", 1, "file.sheetUnknown"], ["Chart", "A1", 1, "file.sheetUnknown"], [sheet, "A1", "x".repeat(32_768), "file.textTooLong"]])("%s!%s cannot take it", (name, cell, value, code) => {
    expect(refusal(rich, { cells: [edit(cell, { value }, name)] })).toBe(code);
  });

  test.each([[-1, 0], [1_048_576, 0], [0, 16_384], [0.5, 0]])("row %d, column %d is no cell", (row, column) => {
    expect(refusal(rich, { cells: [{ sheet, row, column, content: { value: 1 } }] })).toBe("file.cellOutside");
  });
});

describe("formulas", () => {
  test("one of ours is written in the form that Excel writes, and the metadata that it needs is made", () => {
    const bytes = zip(plainWorkbook([{ name: "One", xml: "<sheetData/>" }]));
    const out = write(bytes, { cells: [edit("A1", { formula: "=PCF.MATERIAL(B1,\"<kg>\")", result: 3 }, "One"), edit("A2", { formula: "=PCF.QUALITYGRADE(B1)", result: "high" }, "One"), edit("A3", { formula: "=B1*2", result: 0 }, "One")] });
    expect(xmlOf(out, "A1")).toBe('<c r="A1" cm="1"><f t="array" ref="A1">_xldudf_PCF_MATERIAL(B1,"&lt;kg&gt;")</f><v>3</v></c>');
    expect(xmlOf(out, "A2")).toBe('<c r="A2" t="str" cm="1"><f t="array" ref="A2">_xldudf_PCF_QUALITYGRADE(B1)</f><v>high</v></c>');
    expect(xmlOf(out, "A3")).toBe('<c r="A3"><f>B1*2</f><v>0</v></c>');
    expect(textOf(out, "[Content_Types].xml")).toContain('PartName="/xl/metadata.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml"');
    expect(textOf(out, "xl/_rels/workbook.xml.rels")).toContain('/relationships/sheetMetadata" Target="metadata.xml"');
    expect(textOf(out, "xl/metadata.xml")).toBe(textOf(rich, "xl/metadata.xml").replace("\r\n", "\n").replace("<xda:dynamicArrayProperties", '<xda:dynamicArrayProperties xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"'));
    expect(read(out).sheets[0]!.cells[0]).toMatchObject({ spill: parseArea("A1") });
  });

  test("metadata about other things is extended", () => {
    const parts = richWorkbook();
    parts.set("xl/metadata.xml", '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><metadataTypes count="1"><metadataType name="XLRICHVALUE" minSupportedVersion="120000"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="1"><bk><extLst/></bk></futureMetadata><valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>');
    const out = write(zip(parts), { cells: [edit("M1", { formula: "=PCF.MATERIAL(1)", result: 1 })] });
    const metadata = textOf(out, "xl/metadata.xml");
    expect(metadata).toMatch(/<metadataTypes count="2"><metadataType name="XLRICHVALUE"[^>]*\/><metadataType name="XLDAPR"/);
    expect(metadata).toMatch(/<\/futureMetadata><futureMetadata name="XLDAPR" count="1">.*<\/futureMetadata><cellMetadata count="1"><bk><rc t="2" v="0"\/><\/bk><\/cellMetadata><valueMetadata/);
    expect(cellAt(out, "M1")).toMatchObject({ spill: parseArea("M1"), formula: "=PCF.MATERIAL(1)" });
  });

  test("the table says of its totals row what its cells were given", () => {
    const column = (out: Uint8Array, id: number) => new RegExp(`<tableColumn id="${id}".*?(?:/>|</tableColumn>)(?=<tableColumn|</tableColumns)`).exec(textOf(out, "xl/tables/table1.xml"))![0];
    const given = write(rich, { cells: [edit("A7", { value: "合计 <1>" }), edit("B7", { formula: "=SUM(Materials[Amount])" }), edit("F7", { formula: "=MAX(Materials[Double])" })] });
    expect([1, 2, 6].map((id) => column(given, id))).toEqual([
      '<tableColumn id="1" name="名称" totalsRowLabel="合计 &lt;1&gt;"/>',
      '<tableColumn id="2" name="Amount" totalsRowFunction="custom"><totalsRowFormula>SUM(Materials[Amount])</totalsRowFormula></tableColumn>',
      '<tableColumn id="6" name="Double" totalsRowFunction="custom"><calculatedColumnFormula>Materials[[#This Row],[Amount]]*2</calculatedColumnFormula><totalsRowFormula>MAX(Materials[Double])</totalsRowFormula></tableColumn>',
    ]);
    const taken = write(given, { cells: [edit("A7", { value: null }), edit("B7", { value: null })] });
    expect([1, 2].map((id) => column(taken, id))).toEqual(['<tableColumn id="1" name="名称"/>', '<tableColumn id="2" name="Amount"/>']);
  });

  test("the calculation chain goes when a cell comes to hold a formula or to hold one no more, not when a formula is rewritten", () => {
    expect(changedParts(rich, write(rich, { cells: [edit("A20", { formula: "=1" })] }))).toContain("xl/calcChain.xml");
    expect(changedParts(rich, write(rich, { cells: [edit("A9", { value: 1 })] }))).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml", "xl/worksheets/sheet1.xml"]);
    expect(changedParts(rich, write(rich, { cells: [edit("A9", { formula: "=SUM(F4:F6)" })] }))).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  test("a shared formula goes on in the other cells when any of its cells changes", () => {
    for (const changed of ["F4", "F5", "F6"]) {
      const out = write(rich, { cells: [edit(changed, { formula: "=B4*3", result: 1 })] });
      expect(["F4", "F5", "F6"].map((name) => cellAt(out, name)!.formula)).toEqual(["F4", "F5", "F6"].map((name, index) => (name === changed ? "=B4*3" : `=B${index + 4}*2+$B$4-LOG10(100)`)));
    }
    const two = write(rich, { cells: [edit("F4", { value: 1 }), edit("F5", { value: 2 })], results: [{ sheet, ...place("F6"), result: 77 }] });
    expect(cellAt(two, "F6")).toMatchObject({ formula: "=B6*2+$B$4-LOG10(100)", value: 77 });
    expect(write(rich, { cells: [edit("F4", { value: 1 }), edit("F5", { value: 2 }), edit("F6", { value: 3 })] })).toBeTruthy();
  });

  test("a spill writes what it fills and takes away what it filled before", () => {
    const grown = write(rich, { results: [{ sheet, ...place("J2"), result: 1, spill: [[1, "a", true], [2, null, { error: "#N/A" }], [3, 4, 5]] }] });
    expect(cellAt(grown, "J2")).toMatchObject({ value: 1, spill: parseArea("J2:L4"), formula: "=SORT(A4:B5)" });
    expect(["K2", "L2", "J3", "K3", "L3", "L4"].map((name) => cellAt(grown, name)?.value)).toEqual(["a", true, 2, undefined, { error: "#N/A" }, 5]);
    const shrunk = write(grown, { results: [{ sheet, ...place("J2"), result: 8, spill: [[8]] }] });
    expect(cellAt(shrunk, "J2")).toMatchObject({ value: 8, spill: parseArea("J2") });
    expect(["K2", "L2", "J3", "L4"].map((name) => cellAt(shrunk, name))).toEqual([undefined, undefined, undefined, undefined]);
    const replaced = write(rich, { cells: [edit("J2", { value: "plain" })] });
    expect([cellAt(replaced, "J2")!.value, cellAt(replaced, "K2"), cellAt(replaced, "K3")]).toEqual(["plain", undefined, undefined]);
  });

  test("a spill with something in its way shows #SPILL! and leaves that alone", () => {
    const out = write(rich, { results: [{ sheet, ...place("J2"), result: 1, spill: [[1], [2], [3], [4], [5], [6], [7], [8]] }], cells: [edit("J6", { value: "mine" })] });
    expect(xmlOf(out, "J2")).toContain('ref="J2">_xlfn._xlws.SORT(A4:B5)</f><v>#VALUE!</v>');
    expect(cellAt(out, "J6")!.value).toBe("mine");
    expect(cellAt(out, "K3")).toBeUndefined();
    const over = write(rich, { cells: [edit("B8", { formula: "=PCF.STAGES(A1)", spill: [["x"], ["y"]] })] });
    expect(cellAt(over, "B9")!.formula).toBe("=LET(x,B4,x+1)");
    expect(cellAt(over, "B8")!.value).toEqual({ error: "#VALUE!" });
  });

  test("an array formula of a fixed area keeps it: a single value repeats, what is missing is #N/A", () => {
    const out = write(rich, { results: [{ sheet, ...place("H2"), result: 1, spill: [[1], [2]] }] });
    expect(["H2", "H3", "H4"].map((name) => cellAt(out, name)!.value)).toEqual([1, 2, { error: "#N/A" }]);
    const single = write(rich, { results: [{ sheet, ...place("H2"), result: 5 }] });
    expect(["H2", "H3", "H4"].map((name) => cellAt(single, name)!.value)).toEqual([5, 5, 5]);
    const made = write(rich, { cells: [edit("M2", { formula: "=B4:B6*2", spill: [[1], [2], [3]], array: parseArea("M2:M4")! })] });
    expect(xmlOf(made, "M2")).toBe('<c r="M2"><f t="array" ref="M2:M4">B4:B6*2</f><v>1</v></c>');
    expect(cellAt(made, "M4")).toMatchObject({ value: 3, filledBy: parseArea("M2:M4") });
  });

  test.each([["H3", sheet], ["K3", sheet], ["C4", "Data"]])("%s in %s is filled by another cell and cannot be changed alone", (name, sheetName) => {
    expect(refusal(rich, { cells: [edit(name, { value: 1 }, sheetName)] })).toBe("file.partOfArray");
  });

  test.each([["=SUM(", "file.formula open"], ["=", "file.formula empty"]])("%s is refused", (formula, code) => {
    expect(refusal(rich, { cells: [edit("A20", { formula })] })).toBe(code);
  });

  test("a result for a cell without a formula is passed over", () => {
    expect(Buffer.compare(write(rich, { results: [{ sheet, ...place("B4"), result: 5 }, { sheet, ...place("Z50"), result: 5 }] }), rich)).toBe(0);
  });
});

describe("sheets, tables, names and custom parts", () => {
  const factors = { name: "PCF Factors", widths: [30, null, 12.5], freeze: { rows: 1 }, cells: [...["id", "value", "unit"].map((text, column) => ({ row: 0, column, content: { value: text }, bold: true })), { row: 1, column: 0, content: { value: "cn-grid-2022" } }, { row: 1, column: 1, content: { value: 0.5366 }, format: "0.0000" }, { row: 1, column: 2, content: { value: "kgCO2/kWh" } }] };

  test("a new sheet with a table, a name and a part, and nothing else changed", () => {
    const out = write(rich, { sheets: [factors], tables: [{ sheet: "PCF Factors", name: "PCF_Factors", area: parseArea("A1:C2")! }], names: [{ name: "Grid", refersTo: "='PCF Factors'!$B$2" }], customXml: [{ namespace: "urn:pcf:originals:v1", xml: '<o xmlns="urn:pcf:originals:v1"><f>=1</f></o>' }] });
    expect(changedParts(rich, out)).toEqual(["[Content_Types].xml", "customXml/_rels/item2.xml.rels", "customXml/item2.xml", "customXml/itemProps2.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/tables/table2.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet4.xml.rels", "xl/worksheets/sheet4.xml"]);
    const book = read(out);
    expect(book.sheets.at(-1)).toMatchObject({ name: "PCF Factors", visibility: "visible", tables: [{ name: "PCF_Factors", columns: ["id", "value", "unit"] }] });
    expect(book.names).toContainEqual({ name: "Grid", refersTo: "='PCF Factors'!$B$2", scope: null, hidden: false });
    expect(book.customXml.get("urn:pcf:originals:v1")).toBe('<o xmlns="urn:pcf:originals:v1"><f>=1</f></o>');
    expect(textOf(out, "xl/worksheets/sheet4.xml")).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(textOf(out, "xl/worksheets/sheet4.xml")).toContain('<col min="3" max="3" width="12.5" customWidth="1"/>');
  });

  test("into a workbook of the barest kind", () => {
    const bytes = zip(plainWorkbook([{ name: "One", xml: "<sheetData/>" }]));
    const out = write(bytes, { sheets: [factors], tables: [{ sheet: "PCF Factors", name: "PCF_Factors", area: parseArea("A1:C2")! }], names: [{ name: "Local", refersTo: "=One!$A$1", scope: "One" }], customXml: [{ namespace: "urn:a", xml: '<a:a xmlns:a="urn:a"/>' }] });
    expect(read(out).names).toEqual([{ name: "Local", refersTo: "=One!$A$1", scope: "One", hidden: false }]);
    expect(read(out).sheets[1]!.cells[4]).toMatchObject({ value: 0.5366, format: "0.0000" });
  });

  test.each<[string, string]>([["", "empty"], [" ", "empty"], ["x".repeat(32), "long"], ["a/b", "character"], ["'a", "character"], ["history", "character"], ["DATA", "taken"]])("a sheet cannot be called %j", (name, reason) => {
    expect(refusal(rich, { sheets: [{ name }] })).toBe(`file.sheetName ${reason}`);
  });

  test("a table grows by rows and by columns, and what its columns carry stays", () => {
    const bytes = write(rich, { cells: [edit("G3", { value: "New & <b>" })], tables: [] });
    const out = write(bytes, { tables: [{ sheet, name: "materials", area: parseArea("A3:G8")! }] });
    const table = textOf(out, "xl/tables/table1.xml");
    expect(table).toContain('ref="A3:G8"');
    expect(table).toContain('<autoFilter ref="A3:G7"/>');
    expect(table).toContain("<calculatedColumnFormula>Materials[[#This Row],[Amount]]*2</calculatedColumnFormula>");
    expect(read(out).sheets[0]!.tables[0]!.columns.at(-1)).toBe("New & <b>");
  });

  test.each<[string, string, string]>([["PCF T", "M1:N3", "name"], ["A1", "M1:N3", "name"], ["GridFactor", "M1:N3", "taken"], ["New", "M1:N1", "area"], ["New", "E6:G9", "overlap"], ["New", "G9:H12", "overlap"], ["New", "M1:N3", "columns"], ["New", "B2:C4", "overlap"]])("a table %s over %s is refused: %s", (name, area, reason) => {
    expect(refusal(rich, { tables: [{ sheet, name, area: parseArea(area)! }] })).toBe(`file.table ${reason}`);
  });

  test.each<[string, string, number | string | null, string]>([["D3", "text", "EF", "EF"], ["D3", "a number", 5, "5"], ["D3", "a blank", null, "Column4"], ["D3", "another column's name", "amount", "amount2"]])("a header %s that is given %s and its cell stay alike", (name, _, value, header) => {
    const out = write(rich, { cells: [edit(name, { value })] });
    expect(cellAt(out, name)!.value).toBe(header);
    expect(read(out).sheets[0]!.tables[0]!.columns[3]).toBe(header);
  });

  test("formulas follow a header that they name, wherever they stand; a text that looks like one does not", () => {
    const xml = '<sheetData><row r="1"><c r="A1"><f>SUM(Materials[Amount])+Other[Amount]</f><v>1</v></c><c r="B1" t="inlineStr"><is><t>Materials[Amount]</t></is></c></row></sheetData>';
    const parts = richWorkbook();
    parts.set("xl/worksheets/sheet3.xml", String(parts.get("xl/worksheets/sheet3.xml")).replace("<sheetData/>", xml));
    const out = write(zip(parts), { cells: [edit("B3", { value: "Mass [kg]" })] });
    expect(textOf(out, "xl/worksheets/sheet3.xml")).toContain("<f>SUM(Materials[Mass '[kg']])+Other[Amount]</f>");
    expect(textOf(out, "xl/worksheets/sheet3.xml")).toContain("<t>Materials[Amount]</t>");
    expect(textOf(out, "xl/tables/table1.xml")).toContain("<calculatedColumnFormula>Materials[[#This Row],[Mass '[kg']]]*2</calculatedColumnFormula>");
  });

  test("a cell whose tag holds a million blanks", () => {
    const bytes = zip(plainWorkbook([{ name: "One", xml: `<sheetData><row r="1"${" ".repeat(1_000_000)}><c r="A1"${" ".repeat(1_000_000)}/></row></sheetData>` }]));
    const out = write(bytes, { cells: [{ sheet: "One", row: 0, column: 0, content: { value: true } }, { sheet: "One", row: 0, column: 1, content: { value: 2 } }] });
    expect(read(out).sheets[0]!.cells.map(({ value }) => value)).toEqual([true, 2]);
  });

  test("a formula in every row of a table's column becomes the column's own", () => {
    const formula = (row: number) => ({ ...edit(`E${row}`, { formula: '=PCF.MATERIAL([@Amount],[@Unit],[@Factor],"kgCO2e/kg")', result: 1 }) });
    const out = write(rich, { cells: [4, 5, 6].map(formula) });
    expect(read(out).sheets[0]!.tables[0]!.calculated[4]).toBe('=PCF.MATERIAL(Materials[@Amount],Materials[@Unit],Materials[@Factor],"kgCO2e/kg")');
    expect(cellAt(out, "E5")!.formula).toBe('=PCF.MATERIAL(Materials[@Amount],Materials[@Unit],Materials[@Factor],"kgCO2e/kg")');
    const relative = write(rich, { cells: [4, 5, 6].map((row) => edit(`D${row}`, { formula: `=B${row}*2`, result: 1 })) });
    expect(read(relative).sheets[0]!.tables[0]!.calculated[3]).toBe("=B4*2");
    expect(read(write(rich, { cells: [4, 5].map(formula) })).sheets[0]!.tables[0]!.calculated[4]).toBeNull();
  });

  test("a name is redefined in place; one that is no name is refused", () => {
    const out = write(rich, { names: [{ name: "gridfactor", refersTo: "=PCF.MATERIAL(1)" }] });
    expect(read(out).names.find((name) => name.name === "GridFactor")!.refersTo).toBe("=PCF.MATERIAL(1)");
    for (const name of ["", "a b", "A1", "R1C1", "1a", "a-b"]) expect(refusal(rich, { names: [{ name, refersTo: "=1" }] })).toBe("file.name");
    expect(refusal(rich, { names: [{ name: "x_1", refersTo: "=1", scope: "Nowhere" }] })).toBe("file.sheetUnknown");
  });

  test("a custom part is replaced, and removed with all that belongs to it", () => {
    const replaced = write(rich, { customXml: [{ namespace: "urn:example:study", xml: '<s xmlns="urn:example:study">新</s>' }] });
    expect(changedParts(rich, replaced)).toEqual(["customXml/item1.xml"]);
    const removed = write(rich, { customXml: [{ namespace: "urn:example:study", xml: null }, { namespace: "urn:not:there", xml: null }] });
    expect(changedParts(rich, removed)).toEqual(["[Content_Types].xml", "customXml/_rels/item1.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml", "xl/_rels/workbook.xml.rels"]);
    for (const xml of ["<a>", '<a xmlns="urn:other"/>', "text", '<!DOCTYPE a><a xmlns="urn:x"/>', '<a xmlns="urn:x"/><b/>']) expect(refusal(rich, { customXml: [{ namespace: "urn:x", xml }] })).toBe("file.customXml");
  });
});
