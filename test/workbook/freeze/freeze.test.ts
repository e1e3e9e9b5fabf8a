import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { exampleFile } from "../../../src/hosts/exampleFile";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import { parseCell } from "../../../src/hosts/file/reference";
import { functionNames } from "../../../src/hosts/functionNames";
import { freezeFile } from "../../../src/hosts/freezeFile";
import { recalculate } from "../../../src/hosts/recalculate";
import { thawFile } from "../../../src/hosts/thawFile";
import type { CellValue } from "../../../src/tables/grid";
import { zip } from "../../hosts/file/fixtures/zip";
import { workbooks } from "./generated";

jest.setTimeout(600_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-frozen-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = readdirSync("assets/examples").map((name) => [name.replace(".json", ""), exampleFile(JSON.parse(readFileSync(`assets/examples/${name}`, "utf8")), name.length % 2 === 0 ? "en" : "zh")] as const);
const generated = fc.sample(workbooks, { numRuns: 20, seed: 20_261 }).map((bytes, index) => [`generated ${index}`, bytes] as const);

/** The file without a single cached result. */
function forgetful(bytes: Uint8Array): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  for (const [path, data] of parts) {
    if (!/worksheets\/sheet\d+\.xml$/.test(path)) continue;
    const text = new TextDecoder().decode(data).replace(/(<c [^>]*?)( t="\w+")?((?: cm="\d+")?)>(<f[\s>][^]*?<\/f>)<v>[^<]*<\/v>/g, "$1$3>$4");
    parts.set(path, new TextEncoder().encode(text));
  }
  return zip(parts);
}

/** Calculates all of them in one run of LibreOffice, whose profile is new. */
function byLibreOffice(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const [from, to] = [join(folder, "in"), join(folder, "out")];
  mkdirSync(from);
  const names = [...files.keys()];
  names.forEach((name, index) => writeFileSync(join(from, `${index}.xlsx`), files.get(name)!));
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", "xlsx", "--outdir", to, ...names.map((_, index) => join(from, `${index}.xlsx`))], { encoding: "utf8", timeout: 500_000 });
  expect(run.status).toBe(0);
  return new Map(names.map((name, index) => [name, readFileSync(join(to, `${index}.xlsx`))]));
}

const valuesOf = (bytes: Uint8Array) => new Map(readWorkbook(openPackage(bytes), functionNames).sheets.flatMap((sheet) => sheet.cells.map(({ row, column, value }): [string, CellValue] => [`${sheet.name} ${row},${column}`, value])));
const formulasOf = (bytes: Uint8Array) => readWorkbook(openPackage(bytes), functionNames).sheets.flatMap((sheet) => sheet.cells.flatMap(({ row, column, formula, array, spill, filledBy }) => (formula === undefined || filledBy ? [] : [{ sheet: sheet.name, row, column, formula, array, spill }])));

function same(one: CellValue | undefined, other: CellValue | undefined): boolean {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= 1e-12 * Math.abs(other);
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}

test("frozen workbooks answer the same in LibreOffice, which calculates them from nothing, and thaw to their originals", async () => {
  const frozen = new Map<string, Uint8Array>();
  const kept: string[] = [];
  for (const [name, bytes] of [...examples, ...generated]) {
    const { bytes: native, values } = await freezeFile(bytes, "en");
    expect(formulasOf(native).filter(({ formula }) => /PCF\.[A-Z]/.test(formula))).toEqual([]);
    kept.push(...values.map(({ formula }) => formula));
    const bare = forgetful(native);
    expect(openPackage(bare).text("xl/worksheets/sheet1.xml")).not.toContain("</f><v>");
    frozen.set(name, bare);
    const thawed = await thawFile(native, "en");
    const calculated = (await recalculate(bytes, "en")).bytes;
    expect(thawed.edited).toEqual([]);
    expect(formulasOf(thawed.bytes)).toEqual(formulasOf(calculated));
  }
  const seen = byLibreOffice(frozen);
  const different: unknown[] = [];
  for (const [name, bytes] of [...examples, ...generated]) {
    const wanted = valuesOf((await recalculate(bytes, "en")).bytes);
    const found = valuesOf(seen.get(name)!);
    // What LibreOffice saved is thawed as well: its spelling of a formula is no edit.
    const back = await thawFile(seen.get(name)!, "en");
    expect(back.edited).toEqual([]);
    expect(readWorkbook(openPackage(back.bytes), functionNames).customXml.size).toBe(0);
    expect(formulasOf(back.bytes).map(({ formula }) => formula)).toEqual(formulasOf(bytes).map(({ formula }) => formula));
    for (const [place, value] of wanted) if (!same(found.get(place), value)) different.push([name, place, value, found.get(place)]);
  }
  expect(different).toEqual([]);
  // What keeps its value is only what has no native form.
  expect([...new Set(kept.map((formula) => /PCF\.(\w+)/.exec(formula)![1]))].sort()).toEqual(["EMISSION", "MONTECARLO"]);
});

const table = (cells: readonly (readonly [string, number | string])[]) => {
  const sheet = { name: "S", cells: cells.map(([name, content]) => ({ ...parseCell(name)!, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } })) };
  return writeWorkbook(openPackage(blankPackage()), { sheets: [sheet], functionNames });
};
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
