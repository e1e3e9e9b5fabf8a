import metadata from "../../functions/functions.json";
import { createBook } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import type { CellValue, Grid, TableArea } from "../../src/tables/grid";
import { cellName } from "../../src/workbook/cellName";
import factorArguments from "../../src/workbook/factorArguments.json";
import { cellsAffected } from "../../src/workbook/factorUses";

function factor(id: string, changes: Partial<Factor> = {}): Factor {
  return {
    id, nameZh: "", nameEn: id.replaceAll("-", " "), synonyms: [], category: "material", value: "2", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "", dataYear: "", validFrom: "", validTo: "",
    boundary: "other", source: "Declaration", publisher: "", locator: "", url: "", licence: "", verified: false, supersededBy: "", note: "", ...changes,
  };
}

const library = [factor("steel", { synonyms: ["mild steel"] }), factor("tin"), factor("zinc", { category: "process" }), factor("alloy-1", { nameEn: "alloy" })];

function grid(sheet: string, rows: readonly (readonly CellValue[])[], tables: readonly TableArea[] = []): Grid {
  return {
    sheet, top: 0, left: 0, merges: [], tables, visibility: "visible",
    values: rows.map((row) => row.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? null : cell))),
    formulas: rows.map((row) => row.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? cell : null))),
    formats: rows.map((row) => row.map(() => "General")),
  };
}

function affected(before: readonly Factor[], after: readonly Factor[], ...grids: readonly Grid[]): string[] {
  const books = [before, after].map((pinned) => createBook({ pinned, library }));
  return cellsAffected(grids, books[0]!, books[1]!).map(({ sheet, area }) => `${sheet}!${cellName(area.top, area.left)}`);
}

const own = factor("own-steel");
const dearer = factor("own-steel", { value: "3" });

test("a formula that names the changed factor, in whichever way, and no other", () => {
  const rows = [
    ['=PCF.MATERIAL(1,"kg","own-steel")', '=PCF.MATERIAL(1,"kg","Own  Steel")', '=PCF.MATERIAL(1,"kg","tin")', '=PCF.MATERIAL(1,"own-steel","tin")', '=SUM(1,PCF.FACTOR("OWN-STEEL","unit"))', '="own-steel"'],
    ["own-steel", "tin", '=PCF.MATERIAL(1,"kg",A2)', '=PCF.MATERIAL(1,"kg",B2)', '=PCF.MATERIAL(A2,"kg",B2)', '=PCF.TRANSPORT(1,"t",2,$A$2)'],
  ];
  expect(affected([own], [dearer], grid("S", rows))).toEqual(["S!A1", "S!B1", "S!E1", "S!C2", "S!F2"]);
});

test("a range that holds the changed factor among others", () => {
  const rows = [["tin", '=PCF.MATERIAL(1,"kg",A1:A3)'], ["own-steel", '=PCF.MATERIAL(1,"kg",A1:A1)'], ["tin", '=PCF.MATERIAL(1,"kg",A:A)'], [null, '=PCF.MATERIAL(1,"kg",Other!A1:A9)']];
  expect(affected([own], [dearer], grid("S", rows), grid("Other", [["own-steel"]]))).toEqual(["S!B1", "S!B3", "S!B4"]);
});

test("a column of a table, by its name", () => {
  const table: TableArea = { name: "Materials", area: { top: 0, left: 0, bottom: 2, right: 1 }, headerRows: 1, totalsRows: 0, columns: ["factor", "emission"] };
  const rows = [["factor", "emission", '=PCF.TOTAL(PCF.MATERIAL(1,"kg",Materials[factor]))'], ["own-steel", '=PCF.MATERIAL(1,"kg",[@factor])', null], ["tin", '=PCF.MATERIAL(1,"kg",Materials[@factor])', null]];
  expect(affected([own], [dearer], grid("S", rows, [table]))).toEqual(["S!C1", "S!B2"]);
});

test("a choice between texts counts with each of them, and not with its condition", () => {
  expect(affected([own], [dearer], grid("S", [['=PCF.MATERIAL(1,"kg",IF(B1>0,"own-steel","tin"))', 1, '=PCF.MATERIAL(1,"kg",IF(B1>0,"zinc","tin"))', '=PCF.MATERIAL(1,"kg",IF("own-steel"="x","zinc","tin"))']]))).toEqual(["S!A1"]);
});

test("where the text cannot be told from the formula, the cell counts", () => {
  expect(affected([own], [dearer], grid("S", [['=PCF.MATERIAL(1,"kg","own-"&B1)', "steel", '=PCF.MATERIAL(1,"kg",myFactor)', '=PCF.MATERIAL(1,"kg",2,"kgCO2e/kg")']]))).toEqual(["S!A1", "S!C1"]);
});

test("search and the reverse look-up see every change", () => {
  expect(affected([own], [dearer], grid("S", [['=PCF.FIND("tin")', "=PCF.WHOIS(15.6)", '=PCF.GWP("CH4")']]))).toEqual(["S!A1", "S!B1"]);
});

test("a factor that takes a name away from the library's, or gives it back", () => {
  const taker = factor("mine", { nameEn: "Mild steel", value: "9" });
  const sheet = grid("S", [['=PCF.MATERIAL(1,"kg","mild steel")', '=PCF.MATERIAL(1,"kg","steel")', '=PCF.MATERIAL(1,"kg","mine")']]);
  expect(affected([], [taker], sheet)).toEqual(["S!A1", "S!C1"]);
  expect(affected([taker], [], sheet)).toEqual(["S!A1", "S!C1"]);
});

test("a name that the library knows in another category", () => {
  const process = factor("own-alloy", { nameEn: "alloy", category: "process" });
  expect(affected([], [process], grid("S", [['=PCF.EMISSION(1,"kg","alloy")', '=PCF.EMISSION(1,"kg","tin")']]))).toEqual(["S!A1"]);
});

test("nothing changes, nothing is affected; a text that is no formula is passed over", () => {
  const sheet = grid("S", [['=PCF.MATERIAL(1,"kg","own-steel")', '=PCF.MATERIAL(1,"kg","own-steel"']]);
  expect(affected([own], [own], sheet)).toEqual([]);
  expect(affected([own], [dearer], sheet)).toEqual(["S!A1"]);
});

test("every function with an argument for a factor is known with its place", () => {
  const places = Object.fromEntries(metadata.functions.flatMap(({ id, parameters }) => {
    const position = parameters.findIndex(({ name }) => name === "factor");
    return position < 0 ? [] : [[`PCF.${id}`, position]];
  }));
  expect(factorArguments).toEqual({ ...places, "PCF.FIND": "book", "PCF.WHOIS": "book" });
});
