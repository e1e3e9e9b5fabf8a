import { ExcelWorkbook } from "../../../src/hosts/excel";
import { openOffice } from "../../executor/officeInNode";
import { WorkbookModel } from "../../executor/workbookModel";

test("smoke", async () => {
  const model = new WorkbookModel(null, ["Sheet1", "PCF Factors"]);
  const { executor, close } = openOffice(model);
  const workbook = new ExcelWorkbook({ namespace: "PCFDEV", onTrouble: (t) => console.log("trouble", t) });
  console.log(await workbook.sheets());
  const seen: unknown[] = [];
  const off = workbook.onSelect((s) => seen.push(s));
  const off2 = workbook.onChange((s) => seen.push(s));
  await workbook.write([
    { sheet: "Sheet1", row: 1, column: 1, content: { value: "2022" } },
    { sheet: "Sheet1", row: 1, column: 2, content: { value: 5 }, format: "0.00" },
    { sheet: "Sheet1", row: 2, column: 1, content: { formula: "=PCF.MATERIAL(C2,\"PCF.X(\")" } },
  ]);
  console.log(JSON.stringify(await workbook.read("Sheet1")));
  await workbook.select("Sheet1", { top: 3, left: 1, bottom: 4, right: 2 });
  console.log(await workbook.selection());
  await workbook.addSheet("New");
  await workbook.setTable("Sheet1", "PCF_Factors", { top: 1, left: 1, bottom: 4, right: 2 });
  console.log(await workbook.factorsSheet());
  await workbook.setPart("urn:x", '<a xmlns="urn:x"/>');
  console.log(await workbook.part("urn:x"), await workbook.part("urn:y"));
  await workbook.recalculate([{ sheet: "Sheet1", area: { top: 2, left: 1, bottom: 2, right: 1 } }]);
  await new Promise((r) => setTimeout(r, 50));
  console.log(JSON.stringify(seen), executor.batches, model.dirtied);
  off(); off2();
  await new Promise((r) => setTimeout(r, 50));
  close();
});
