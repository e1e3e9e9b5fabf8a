import { FunctionNames } from "../../../workbook/functionNames";
import type { Package } from "../package";
import type { SheetData, WorkbookData } from "../workbookData";
import { readCustomXml } from "./customXml";
import { noMetadata, readMetadata } from "./metadata";
import type { Metadata } from "./metadata";
import { readSharedStrings } from "./sharedStrings";
import { readSheet } from "./sheet";
import type { SheetContext } from "./sheet";
import { readFormats } from "./styles";
import { readTables } from "./tables";
import { readWorkbookPart } from "./workbookPart";

const noRows: ReadonlySet<number> = new Set();

/**
 * Everything of a workbook that this product looks at. `functionNames` are our custom functions as people read them
 * ("PCF.MATERIAL"), by which their spelling in the file is recognised. Throws file.damaged, file.tooLarge.
 */
export function readWorkbook(file: Package, functionNames: readonly string[]): WorkbookData {
  const functions = new FunctionNames(functionNames);
  const workbook = readWorkbookPart(file, functions);
  const stringsPath = file.workbookPart("sharedStrings");
  const stylesPath = file.workbookPart("styles");
  const context: SheetContext = {
    strings: stringsPath === null ? [] : readSharedStrings(file.text(stringsPath), stringsPath),
    formats: readFormats(stylesPath === null ? null : file.tree(stylesPath)),
    metadata: readFileMetadata(file),
    functions,
    date1904: workbook.date1904,
    elements: file.limits.elements,
    formulaCharacters: file.limits.formulaCharacters,
  };
  const sheets = workbook.sheets.map((entry): SheetData => {
    if (entry.kind !== "worksheet" && entry.kind !== "macrosheet") return { ...entry, cells: [], merges: [], tables: [], hiddenRows: noRows, filteredRows: noRows, protected: false };
    const { filter, ...content } = readSheet(file.text(entry.path), entry.path, context);
    const tables = readTables(file, entry.path, functions);
    const filters = [filter, ...tables.map((table) => table.filter)];
    const isFiltered = (row: number) => filters.some((area) => area !== null && row > area.top && row <= area.bottom);
    return { ...entry, ...content, tables, filteredRows: new Set([...content.hiddenRows].filter(isFiltered)) };
  });
  return { ...workbook, sheets, customXml: readCustomXml(file) };
}

export function readFileMetadata(file: Package): Metadata {
  const path = file.workbookPart("sheetMetadata");
  if (path === null) return noMetadata;
  const values = file.workbookPart("rdRichValue");
  const structures = file.workbookPart("rdRichValueStructure");
  return readMetadata(file.tree(path), values === null ? null : file.tree(values), structures === null ? null : file.tree(structures));
}
