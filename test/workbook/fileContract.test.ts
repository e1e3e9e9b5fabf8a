import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import { FileWorkbook } from "../../src/hosts/fileWorkbook";
import { openEngine } from "../../src/hosts/headless";
import { keepsTheContract } from "./contract";

const blankWorkbook = writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "Sheet1" }], functionNames: [] });

describe("a file", () => {
  keepsTheContract(async () => ({ workbook: new FileWorkbook(blankWorkbook, (pinned) => openEngine("en", pinned)), close: () => undefined }));
});
