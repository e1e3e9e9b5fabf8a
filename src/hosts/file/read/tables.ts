import type { FunctionNames } from "../../../workbook/functionNames";
import { toPerson } from "../dialect/toPerson";
import type { Package } from "../package";
import { parseArea } from "../reference";
import type { TableData } from "../workbookData";
import { filteredArea } from "./sheet";
import { readEscapes } from "../xml/text";

/** The Excel tables of a sheet. Headers escape line breaks the way texts do. */
export function readTables(file: Package, sheetPath: string, functions: FunctionNames): TableData[] {
  return file.relationships(sheetPath).filter((link) => link.kind === "table" && !link.external && file.has(link.target)).flatMap((link): TableData[] => {
    const root = file.tree(link.target);
    const area = parseArea(root.attribute("ref") ?? "");
    if (!area) return [];
    const columns = root.first("tableColumns")?.all("tableColumn") ?? [];
    return [{
      name: root.attribute("displayName") ?? root.attribute("name") ?? "",
      area,
      headerRows: Number(root.attribute("headerRowCount") ?? "1"),
      totalsRows: Number(root.attribute("totalsRowCount") ?? "0"),
      columns: columns.map((column) => readEscapes(column.attribute("name") ?? "")),
      path: link.target,
      filter: filteredArea(root.first("autoFilter")),
      calculated: columns.map((column) => {
        const formula = column.first("calculatedColumnFormula");
        return formula && formula.text !== "" ? toPerson(formula.text, functions) : null;
      }),
    }];
  });
}
