import { createBook } from "../../src/factors/book";
import { findUpdates } from "../../src/factors/updates";
import { calculateFile } from "../../src/hosts/calculatedFile";
import { openBook } from "../../src/hosts/headless";
import { factorsAsked } from "../../src/workbook/factorUses";
import { factorHeader, factorRow, factorsSheetName } from "../../src/workbook/factorsSheet";
import { planUpdates } from "../../src/workbook/takeUpdate";
import { caseFile } from "../hosts/caseFile";
import { sheet } from "../tables/sheet";

const book = openBook();
const north = book.byId("cn-grid-north-2022")!;

test("a newer figure takes the row under the id that formulas know, and the note tells what was there", () => {
  const pinned = { ...north, value: "0.5", note: "as agreed" };
  const grid = sheet({ name: factorsSheetName, rows: [factorHeader("en"), factorRow(pinned)] });
  const edits = planUpdates(grid, findUpdates([pinned], book.library), "2026-01-01.abc", "en");
  const header = factorHeader("en");
  const written = new Map(edits.map(({ column, row, content }) => [`${row} ${header[column]}`, "value" in content ? content.value : null]));
  const of = (field: number) => written.get(`1 ${header[field]}`);
  expect(of(4)).toBe(0.6361);
  expect(written.has(`1 ${header[0]}`)).toBe(false);
  expect(of(21)).toBe(`as agreed\nUpdated: 0.5 kgCO2/kWh → 0.6361 kgCO2/kWh (cn-grid-north-2023, ${book.byId("cn-grid-north-2023")!.source}, 2026-01-01.abc; source before: ${north.source})`);
});

test("the factors that formulas name are found in texts, in cells and in either language; fuels and figures are none", () => {
  const grid = sheet({ name: "S", rows: [["cn-grid-east-2022", '=PCF.ELECTRICITY(1,"kWh",A1)', '=PCF.ELECTRICITY(2,"kWh","cn-grid-north-2022")+PCF.FUEL(1,"t","diesel")', '=PCF.MATERIAL(1,"kg","15.6 kgCO2e/kg")', '=PCF.ELECTRICITY(3,"kWh",A1)']] });
  const asked = factorsAsked([grid], createBook({ pinned: [], library: book.library, readings: {} }));
  expect(asked.map(({ factor, cells }) => [factor.id, cells.map(({ area }) => area.left)])).toEqual([["cn-grid-east-2022", [1, 4]], ["cn-grid-north-2022", [2]]]);
});

test("a file and an open workbook tell the same factors: branches not taken too, and in a file also names that a formula puts together", async () => {
  const rows = [["east", '=PCF.ELECTRICITY(1,"kWh",IF(A1="east","cn-grid-east-2022","cn-grid-south-2022"))', '=PCF.ELECTRICITY(1,"kWh",D1)', "cn-grid-north-2022", '=PCF.ELECTRICITY(1,"kWh","cn-grid-"&F1&"-2022")', "central"]];
  const told = ["cn-grid-east-2022", "cn-grid-south-2022", "cn-grid-north-2022"];
  expect(factorsAsked([sheet({ name: "S", rows })], createBook({ pinned: [], library: book.library, readings: {} })).map(({ factor }) => factor.id)).toEqual(told);
  const { used } = await calculateFile(caseFile([{ name: "S", rows }]), "en");
  expect(used.map(({ id }) => id)).toEqual([...told, "cn-grid-central-2022"]);
});
