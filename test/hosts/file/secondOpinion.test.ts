import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";
import readExcelFile from "read-excel-file/node";
import { openPackage, readWorkbook, toGrid, writeWorkbook } from "../../../src/hosts/file";
import type { Changes } from "../../../src/hosts/file";
import { parseArea, parseCell } from "../../../src/hosts/file/reference";
import { plainWorkbook } from "./fixtures/parts";
import type { Parts } from "./fixtures/parts";
import { functionNames, richWorkbook } from "./fixtures/richWorkbook";
import { prefixed, strict } from "./fixtures/variants";
import { zip } from "./fixtures/zip";

/** What other programs make of the files that we write. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-second-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheet = "足迹 Footprint";
const edit = (name: string, content: NonNullable<Changes["cells"]>[number]["content"], format?: string) => ({ sheet, ...parseCell(name)!, content, ...(format === undefined ? {} : { format }) });

const changes: Changes = {
  functionNames,
  cells: [edit("B4", { value: 1741.5 }), edit("M2", { value: "=not a formula" }), edit("M3", { value: " blanks \n& <marks>" }), edit("M4", { formula: "=SUM(B4:B6)", result: 1746.5 }), edit("M5", { formula: "=B4:B6*2", spill: [[3483], [4], [6]], array: parseArea("M5:M7")! }), edit("F5", { formula: "=B5*3", result: 6 }), edit("M9", { formula: "=XLOOKUP(1,A:A,B:B)", result: "found" }), edit("A12", { value: 2.5 }, "0.000"), edit("M10", { value: true })],
  results: [{ sheet, ...parseCell("E4")!, result: 12.5 }, { sheet, ...parseCell("F6")!, result: 1745.5 }],
  sheets: [{ name: "PCF Factors", cells: [{ row: 0, column: 0, content: { value: "id" }, bold: true }, { row: 0, column: 1, content: { value: "value" }, bold: true }, { row: 1, column: 0, content: { value: "电网" } }, { row: 1, column: 1, content: { value: 0.5366 } }], freeze: { rows: 1 }, widths: [20] }],
  tables: [{ sheet: "PCF Factors", name: "PCF_Factors", area: parseArea("A1:B2")! }],
  names: [{ name: "Grid_2022", refersTo: "='PCF Factors'!$B$2" }],
  customXml: [{ namespace: "urn:pcf:test", xml: '<a xmlns="urn:pcf:test"/>' }],
};

function convert(name: string, bytes: Uint8Array, to: string): string {
  const work = mkdtempSync(join(folder, "run-"));
  const path = join(work, name);
  writeFileSync(path, bytes);
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", to, "--outdir", join(work, "out"), path], { encoding: "utf8", timeout: 120_000 });
  expect(run.status).toBe(0);
  return join(work, "out");
}

/** The sheets as LibreOffice shows them, by name. */
function asShown(name: string, bytes: Uint8Array): Map<string, string[][]> {
  const out = convert(name, bytes, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1');
  const base = name.replace(/\.\w+$/, "-");
  return new Map(readdirSync(out).map((file) => [file.slice(base.length, -4), csvParseRows(readFileSync(join(out, file), "utf8"))]));
}

const shown = (sheets: Map<string, string[][]>, name: string, cell: string): string | undefined => {
  const { row, column } = parseCell(cell)!;
  return sheets.get(name)?.[row]?.[column];
};

test.each<[string, (parts: Parts) => Parts]>([["as Excel writes it", (parts) => parts], ["with a prefix on every element", prefixed], ["in the strict namespaces", strict]])("LibreOffice shows what was written into a file %s", (_, change) => {
  const sheets = asShown("rich.xlsm", writeWorkbook(openPackage(zip(change(richWorkbook()))), changes));
  expect([...sheets.keys()].sort()).toEqual(["Chart", "Data", "It's deep", "PCF Factors", sheet].sort());
  expect(["A1", "B1", "B4", "M2", "M3", "M4", "M5", "M6", "M7", "F4", "F5", "F6", "A12", "M10", "H3"].map((cell) => shown(sheets, sheet, cell))).toEqual([
    "Rich text & more", "東京", "1741.5", "=not a formula", " blanks \n& <marks>", "1746.5", "3483", "4", "6", "5222.5", "6", "1745.5", "2.5", "TRUE", "20",
  ]);
  expect(sheets.get("PCF Factors")).toEqual([["id", "value"], ["电网", "0.5366"]]);
}, 120_000);

test("LibreOffice keeps our table, name and custom part when it saves the file itself", () => {
  const out = convert("rich.xlsx", writeWorkbook(openPackage(zip(richWorkbook())), changes), "xlsx:Calc MS Excel 2007 XML");
  const saved = readWorkbook(openPackage(readFileSync(join(out, "rich.xlsx"))), functionNames);
  expect(saved.sheets.flatMap((one) => one.tables.map((table) => table.name))).toEqual(expect.arrayContaining(["Materials", "PCF_Factors"]));
  expect(saved.names.find((name) => name.name === "Grid_2022")?.refersTo).toMatch(/PCF Factors'!\$B\$2/);
  // It writes our functions in small letters and without the dynamic array: read all the same, and told to be stuck.
  expect(saved.sheets[0]!.cells.find((cell) => cell.row === 3 && cell.column === 4)).toMatchObject({ formula: expect.stringMatching(/^=PCF\.MATERIAL\(B4,/) as string, stuck: true });
}, 120_000);

test("another reader of .xlsx finds the same values as ours", async () => {
  const bytes = writeWorkbook(openPackage(zip(plainWorkbook([{ name: "One", xml: '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2"><v>4.25</v></c></row></sheetData>' }], { strings: ["kg"], styles: '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>' }))), {
    functionNames,
    cells: [{ sheet: "One", row: 2, column: 0, content: { value: "=text" } }, { sheet: "One", row: 2, column: 2, content: { value: 1 / 3 }, format: "0.00" }, { sheet: "One", row: 5, column: 1, content: { formula: "=PCF.MATERIAL(D2)", result: 17 } }, { sheet: "One", row: 5, column: 3, content: { value: false } }],
  });
  const ours = toGrid(readWorkbook(openPackage(bytes), functionNames).sheets[0]!, parseArea("A1:D6")!).values;
  const theirs = await readExcelFile(Buffer.from(bytes));
  const rows = (Array.isArray(theirs) && theirs.length > 0 && !Array.isArray(theirs[0]) ? (theirs[0] as unknown as { data: unknown[][] }).data : theirs) as unknown[][];
  expect(rows.filter((row) => row.some((cell) => cell !== null))).toEqual(ours.filter((row) => row.some((cell) => cell !== null)));
});
