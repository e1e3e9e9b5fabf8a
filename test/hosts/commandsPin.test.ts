import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../src/hosts/file";
import { parseCell } from "../../src/hosts/file/reference";
import { findFileUpdates } from "../../src/hosts/factorEffects";
import { functionNames } from "../../src/hosts/functionNames";
import { pinFile } from "../../src/hosts/pinFile";

const workbook = () => {
  const cells = [["A1", 1000], ["A2", 500], ["B1", '=PCF.ELECTRICITY(A1,"kWh","cn-grid-north-2022")'], ["B2", '=PCF.ELECTRICITY(A2,"kWh",LOWER("CN-GRID-NORTH-2022"))'], ["B3", "=SUM(B1:B2)"], ["B4", '=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")']] as const;
  return writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells: cells.map(([name, content]) => ({ ...parseCell(name)!, content: typeof content === "string" ? { formula: content } : { value: content } })) }], functionNames });
};
const factorCell = (bytes: Uint8Array, name: string) => readWorkbook(openPackage(bytes), functionNames).sheets.find((sheet) => sheet.name === "PCF Factors")?.cells.find(({ row, column }) => row === parseCell(name)!.row && column === parseCell(name)!.column)?.value;

test("a factor used by its id, also by one that a formula makes, is written once with its source, and a second run changes nothing", async () => {
  const { bytes, added } = await pinFile(workbook(), "en");
  expect(added.map(({ id }) => id)).toEqual(["cn-grid-north-2022"]);
  expect([factorCell(bytes, "A2"), factorCell(bytes, "E2"), factorCell(bytes, "F2"), factorCell(bytes, "A3")]).toEqual(["cn-grid-north-2022", 0.6776, "kgCO2/kWh", undefined]);
  expect(factorCell(bytes, "N2")).not.toBe("");
  const again = await pinFile(bytes, "en");
  expect(again.added).toEqual([]);
  expect(again.bytes).toBe(bytes);
});

test("the workbook's value wins over the library's, and the newer one is told with its effect on each row and the total", async () => {
  const { bytes } = await pinFile(workbook(), "en");
  const older = writeWorkbook(openPackage(bytes), { cells: [{ sheet: "PCF Factors", ...parseCell("E2")!, content: { value: 0.5 } }], functionNames });
  const { library, workbook: remembered, effects: [effect, ...others] } = await findFileUpdates(older, "en");
  expect(remembered).toEqual({ made: library, latest: library });
  expect(others).toEqual([]);
  expect(effect?.update).toMatchObject({ reason: "superseded", newer: { id: "cn-grid-north-2023", value: "0.6361" } });
  expect(effect?.rows).toEqual([{ cell: "S!B1", from: 500, to: 636.1 }, { cell: "S!B2", from: 250, to: 318.05 }]);
  expect(effect?.totals).toEqual([{ cell: "S!B3", from: 750, to: 954.15 }]);
});
