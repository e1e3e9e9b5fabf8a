import type { SheetLayout } from "../read/sheetScan";
import type { Splice } from "../xml/splice";

/** The children of a worksheet in the only order that Excel accepts (ECMA-376 part 1, CT_Worksheet). */
export const worksheetOrder = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios",
  "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
  "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches",
  "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
  "webPublishItems", "tableParts", "extLst",
] as const;

/** The children of a workbook in their order (CT_Workbook). */
export const workbookOrder = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames",
  "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
] as const;

/** Where a new child belongs: before the first one that comes after it in the order, else at the end. */
export function placeOfChild(children: readonly { readonly local: string; readonly start: number }[], order: readonly string[], local: string, end: number): number {
  const rank = order.indexOf(local);
  return children.find((child) => order.indexOf(child.local) > rank)?.start ?? end;
}

export function insertChild(text: string, layout: SheetLayout, local: string, xml: string): Splice {
  const isEmpty = text.startsWith("/>", layout.rootOpenEnd - 2);
  if (isEmpty) return { start: layout.rootOpenEnd - 2, end: layout.rootOpenEnd, text: `>${xml}</${layout.prefix}${layout.kind}>` };
  const at = placeOfChild(layout.children, worksheetOrder, local, layout.rootCloseStart);
  return { start: at, end: at, text: xml };
}
