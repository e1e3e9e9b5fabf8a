import { ExcelWorkbook } from "../../src/hosts/excel";
import { engineInNode } from "../executor/engineInNode";
import { openOffice } from "../executor/officeInNode";
import type { ExcelVersion } from "../executor/requirementSets";
import { WorkbookModel } from "../executor/workbookModel";
import { keepsTheContract } from "./contract";

// The real office.js, which refuses by its own tables what the Excel of a year does not have.
describe.each<[ExcelVersion, string]>([["2021", "PCF"], ["2024", "PCF"], ["newest", "PCFDEV"]])("Excel %s with the namespace %s", (version, namespace) => {
  keepsTheContract(async () => {
    const { close } = openOffice(new WorkbookModel(await engineInNode(namespace)), version);
    const troubles: unknown[] = [];
    return {
      workbook: new ExcelWorkbook({ namespace, onTrouble: (thrown) => troubles.push(thrown) }),
      close() {
        close();
        expect(troubles).toEqual([]);
      },
    };
  });
});
