import type { AuditedWorkbook } from "../../workbook/auditOf";
import { readFootprint } from "../../workbook/statedFootprint";
import { exportFootprint } from "./exportFootprint";
import type { Export, Issue } from "./exportFootprint";
import { readSheetFields } from "./sheetFields";

/** The product footprint of a workbook. @throws PcfError inventory.empty where nothing is calculated. */
export function exportWorkbook(workbook: Pick<AuditedWorkbook, "grids" | "factors" | "corrections">, issue: Issue): Export {
  const { study, pinned, inventory } = readFootprint(workbook);
  return exportFootprint({ study: study.study, inventory, stated: readSheetFields(workbook.grids), pinned }, issue);
}
