import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { adoptFile } from "../../../src/hosts/adoptFile";
import { exampleFile } from "../../../src/hosts/exampleFile";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import { parseCell } from "../../../src/hosts/file/reference";
import { functionNames } from "../../../src/hosts/functionNames";
import { freezeFile } from "../../../src/hosts/freezeFile";
import { recalculate } from "../../../src/hosts/recalculate";
import { thawFile } from "../../../src/hosts/thawFile";
import type { CellValue } from "../../../src/tables/grid";
import { caseFile } from "../../hosts/caseFile";
import type { CaseSheet } from "../../tables/sheet";
import { workbooks } from "./generated";
import { judge } from "./judge";

jest.setTimeout(600_000);

const examples = readdirSync("assets/examples").map((name) => [name.replace(".json", ""), exampleFile(JSON.parse(readFileSync(`assets/examples/${name}`, "utf8")), name.length % 2 === 0 ? "en" : "zh")] as const);
// A thousand of them: npm run bench freeze.
const generated = fc.sample(workbooks, { numRuns: 12, seed: 20_261 }).map((bytes, index) => [`generated ${index}`, bytes] as const);

/** The footprints of the reports with their typed results turned into formulas. */
async function adopted(): Promise<(readonly [string, Uint8Array])[]> {
  const found: (readonly [string, Uint8Array])[] = [];
  for (const name of readdirSync("test/cases/audit")) {
    const path = `test/cases/audit/${name}/workbook.json`;
    if (!existsSync(path)) continue;
    const { bytes, cells } = await adoptFile(caseFile((JSON.parse(readFileSync(path, "utf8")) as { sheets: CaseSheet[] }).sheets), "en");
    if (cells.some(({ formula }) => formula.includes("PCF."))) found.push([name, bytes]);
  }
  return found;
}

test("frozen workbooks answer the same in LibreOffice, which calculates them from nothing, and thaw to their originals", async () => {
  const { wrong, frozen, kept } = await judge(new Map([...examples, ...(await adopted()), ...generated]));
  expect(wrong).toEqual([]);
  expect(frozen).toBeGreaterThan(400);
  // What keeps its value is only what has no native form, and errors.
  expect(kept.filter((formula) => !/PCF\.(?:MONTECARLO|EMISSION|MATERIAL)/i.test(formula))).toEqual([]);
});

const table = (cells: readonly (readonly [string, number | string])[]) => {
  const sheet = { name: "S", cells: cells.map(([name, content]) => ({ ...parseCell(name)!, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } })) };
  return writeWorkbook(openPackage(blankPackage()), { sheets: [sheet], functionNames });
};
const formulasOf = (bytes: Uint8Array, sheetName = "S") => readWorkbook(openPackage(bytes), functionNames).sheets.find(({ name }) => name === sheetName)!.cells.flatMap(({ row, column, formula, filledBy }) => (formula === undefined || filledBy ? [] : [[row, column, formula] as const]));
const edited = (bytes: Uint8Array, name: string, content: { value: CellValue } | { formula: string }) => writeWorkbook(openPackage(bytes), { cells: [{ sheet: "S", ...parseCell(name)!, content }], functionNames });
const cellOf = (bytes: Uint8Array, name: string) => readWorkbook(openPackage(bytes), functionNames).sheets.find((sheet) => sheet.name === "S")!.cells.find(({ row, column }) => row === parseCell(name)!.row && column === parseCell(name)!.column);

const row = [["A1", 1740], ["B1", "t"], ["C1", 15.6], ["D1", "kgCO2e/kg"], ["F1", "=PCF.MATERIAL(A1,B1,C1,D1)"]] as const;

test("a frozen formula follows its numbers, and answers #N/A rather than a wrong number when a unit, a sign or a kind changes", async () => {
  const { bytes } = await freezeFile(table(row), "en");
  expect(cellOf(bytes, "F1")?.formula).toBe('=IF(A1="","",IF(AND(COUNT(A1,C1)=2,A1>=0,EXACT(B1&"|"&D1,"t|kgCO2e/kg")),A1*1000*C1,NA()))');
  const after = async (name: string, value: CellValue) => cellOf((await recalculate(edited(bytes, name, { value }), "en")).bytes, "F1")?.value;
  expect(await after("A1", 2)).toBe(31_200);
  expect(await after("A1", null)).toBe("");
  for (const [name, value] of [["B1", "kg"], ["B1", "T"], ["B1", null], ["D1", "kgCO2e/t"], ["A1", -1], ["A1", "12 t"], ["C1", null]] as const) expect([name, value, await after(name, value)]).toEqual([name, value, { error: "#N/A" }]);
});

test("a factor used by its id is pinned and pointed to; one whose row was exchanged answers #N/A", async () => {
  const { bytes, added } = await freezeFile(table([["A1", 2], ["F1", '=PCF.ELECTRICITY(A1,"MWh","cn-grid-north-2022")']]), "en");
  expect(added.map(({ id }) => id)).toEqual(["cn-grid-north-2022"]);
  expect(cellOf(bytes, "F1")?.formula).toContain("A1*1000*'PCF Factors'!$E$2");
  expect(cellOf(bytes, "F1")?.value).toBeCloseTo(1355.2, 9);
  const sorted = writeWorkbook(openPackage(bytes), { cells: [{ sheet: "PCF Factors", row: 1, column: 0, content: { value: "another" } }], functionNames });
  expect(cellOf((await recalculate(sorted, "en")).bytes, "F1")?.value).toEqual({ error: "#N/A" });
});

test("only the call is replaced in a larger formula, and a reader of the spill reads the area", async () => {
  const { bytes } = await freezeFile(table([...row.slice(0, 4), ["A2", 2], ["F1", "=PCF.MATERIAL(A1:A2,B1,C1,D1)"], ["H1", "=SUM(F1#)"], ["H2", '=ROUND(PCF.MATERIAL(A2,"kg",2,"kgCO2e/kg")*A2,1)&" kg"']]), "en");
  expect(cellOf(bytes, "H1")).toMatchObject({ formula: "=SUM(F1:F2)", value: 27_175_200 });
  expect(cellOf(bytes, "H2")).toMatchObject({ formula: '=ROUND(IF(A2="","",IF(AND(COUNT(A2)=1,A2>=0),A2*2,NA()))*A2,1)&" kg"', value: "8 kg" });
  expect(cellOf(bytes, "F2")?.formula).toContain("A2*1000*C1");
  const thawed = await thawFile(bytes, "en");
  expect(["F1", "F2", "H1"].map((name) => cellOf(thawed.bytes, name)?.formula)).toEqual(["=PCF.MATERIAL(A1:A2,B1,C1,D1)", undefined, "=SUM(F1#)"]);
});

test("thaw leaves what was edited and tells it, and restores the rest", async () => {
  const { bytes } = await freezeFile(table([...row, ["F2", "=PCF.GWP(\"SF6\")"]]), "en");
  const changed = edited(bytes, "F1", { formula: "=A1*C1" });
  const thawed = await thawFile(changed, "en");
  expect(thawed.edited).toEqual([{ cell: "S!F1", changed: "S!F1", original: "=PCF.MATERIAL(A1,B1,C1,D1)" }]);
  expect([cellOf(thawed.bytes, "F1")?.formula, cellOf(thawed.bytes, "F2")?.formula]).toEqual(["=A1*C1", '=PCF.GWP("SF6")']);
  const mended = edited(thawed.bytes, "F1", { formula: cellOf(bytes, "F1")!.formula! });
  expect(cellOf((await thawFile(mended, "en")).bytes, "F1")?.formula).toBe("=PCF.MATERIAL(A1,B1,C1,D1)");
});

test("a workbook without PCF formulas stays byte for byte", async () => {
  const plain = table([["A1", 1], ["B1", "=A1*2"]]);
  expect(Buffer.from((await freezeFile(plain, "en")).bytes).equals(Buffer.from(plain))).toBe(true);
});

/** What a program does to a sheet when rows are inserted: cells go down, and what is read in them with them. */
function withRowInserted(bytes: Uint8Array, at: number): Uint8Array {
  const down = (formula: string) => formula.replace(/(?<![\w'!])(\$?[A-Z]{1,2}\$?)(\d+)(?![\w(])/g, (_, column: string, row: string) => `${column}${Number(row) > at ? Number(row) + 1 : row}`);
  const { cells } = readWorkbook(openPackage(bytes), functionNames).sheets.find(({ name }) => name === "S")!;
  const gone = cells.map(({ row, column }) => ({ sheet: "S", row, column, content: { value: null } }));
  const there = cells.map(({ row, column, value, formula }) => ({ sheet: "S", row: row >= at ? row + 1 : row, column, content: formula === undefined ? { value } : { formula: down(formula), result: value } }));
  const emptied = writeWorkbook(openPackage(bytes), { cells: gone, functionNames });
  return writeWorkbook(openPackage(emptied), { cells: there, functionNames });
}

const rows = (names: readonly string[]) => table([...names.flatMap((name, index) => [[`A${index + 1}`, 10 + index], [`B${index + 1}`, "t"], [`C${index + 1}`, 2], [`D${index + 1}`, "kgCO2e/kg"], [`F${index + 1}`, `=PCF.${name}(A${index + 1},B${index + 1},C${index + 1},$D$${index + 1})`]] as const), ["H1", `=PCF.TOTAL(F1:F${names.length})`]]);

test("after rows came in above and between, the originals are found and read the cells as they moved", async () => {
  const { bytes } = await freezeFile(rows(["MATERIAL", "MATERIAL", "MATERIAL"]), "en");
  const thawed = await thawFile(withRowInserted(withRowInserted(bytes, 0), 2), "en");
  expect(thawed.edited).toEqual([]);
  expect(formulasOf(thawed.bytes)).toEqual([[1, 5, "=PCF.MATERIAL(A2,B2,C2,$D$2)"], [1, 7, "=PCF.TOTAL(F2:F5)"], [3, 5, "=PCF.MATERIAL(A4,B4,C4,$D$4)"], [4, 5, "=PCF.MATERIAL(A5,B5,C5,$D$5)"]]);
  expect(cellOf(thawed.bytes, "H2")?.value).toBe(66_000);
});

test("where two originals have become the same formula and rows moved, both stay and are told", async () => {
  const { bytes } = await freezeFile(rows(["MATERIAL", "WASTE"]), "en");
  const thawed = await thawFile(withRowInserted(bytes, 0), "en");
  expect(thawed.edited.map(({ original }) => original)).toEqual(["=PCF.MATERIAL(A1,B1,C1,$D$1)", "=PCF.WASTE(A2,B2,C2,$D$2)"]);
  expect(formulasOf(thawed.bytes).filter(([, , formula]) => formula.includes("PCF."))).toEqual([[1, 7, "=PCF.TOTAL(F2:F3)"]]);
});

test("a formula that was undone to its original needs no thawing, and leaves no record", async () => {
  const { bytes } = await freezeFile(table(row), "en");
  const undone = edited(bytes, "F1", { formula: "=PCF.MATERIAL(A1,B1,C1,D1)" });
  const thawed = await thawFile(undone, "en");
  expect(thawed.edited).toEqual([]);
  expect(readWorkbook(openPackage(thawed.bytes), functionNames).customXml.size).toBe(0);
});

test("what has no native equivalent is noted beside, and the note goes when it thaws", async () => {
  const { bytes } = await freezeFile(table([["A1", 3], ["A2", 5], ["C1", "=PCF.MONTECARLO(A1:A2,1.2,50,7)"]]), "en");
  const notes = readWorkbook(openPackage(bytes), functionNames).sheets.find(({ name }) => name === "PCF Notes")!.cells;
  expect(notes.filter(({ row: at }) => at === 3).map(({ value, formula }) => formula ?? value)).toEqual(["S!C1", "='S'!C1", "=PCF.MONTECARLO(A1:A2,1.2,50,7)", "PCF.MONTECARLO has no exact equivalent among Excel's own functions"]);
  const thawed = await thawFile(bytes, "en");
  expect(thawed.edited).toEqual([]);
  expect(readWorkbook(openPackage(thawed.bytes), functionNames).sheets.map(({ name }) => name)).toEqual(["S"]);
});

test("LET is written out, a larger formula that spills is frozen cell by cell, and a sum of a spill adds its cells", async () => {
  const three = [["A1", 5], ["A2", 7], ["B1", "kg"], ["B2", "t"]] as const;
  const { bytes, values } = await freezeFile(table([...three, ["D1", '=LET(q,A1*2,PCF.MATERIAL(q,B1,3,"kgCO2e/kg")+q)'], ["E1", '=ROUND(PCF.MATERIAL(A1:A2,B1:B2,3,"kgCO2e/kg")/7,2)'], ["F1", '=SUM(PCF.MATERIAL(A1:A2,B1:B2,3,"kgCO2e/kg"),1)']]), "en");
  expect(values).toEqual([]);
  expect(["D1", "E1", "E2", "F1"].map((name) => cellOf(bytes, name)?.value)).toEqual([40, 2.14, 3000, 21_016]);
  expect(cellOf(bytes, "D1")?.formula).not.toContain("LET");
  const thawed = await thawFile(bytes, "en");
  expect(["D1", "E1", "F1"].map((name) => cellOf(thawed.bytes, name)?.formula)).toEqual(['=LET(q,A1*2,PCF.MATERIAL(q,B1,3,"kgCO2e/kg")+q)', '=ROUND(PCF.MATERIAL(A1:A2,B1:B2,3,"kgCO2e/kg")/7,2)', '=SUM(PCF.MATERIAL(A1:A2,B1:B2,3,"kgCO2e/kg"),1)']);
});
