import type { AuditedWorkbook } from "../../workbook/auditOf";
import { readFootprint } from "../../workbook/statedFootprint";
import { exportFootprint } from "./exportFootprint";
import type { Export, Issue } from "./exportFootprint";
import { readSheetFields } from "./sheetFields";

/** The product footprint of a workbook; of several products that of the one that is asked for. @throws PcfError inventory.empty where nothing is calculated, inventory.products, inventory.product. */
export function exportWorkbook(workbook: Pick<AuditedWorkbook, "grids" | "factors" | "corrections">, issue: Issue, product: string | null = null): Export {
  const { study, pinned, inventory } = readFootprint(workbook, product);
  return exportFootprint({ study: study.study, inventory, stated: readSheetFields(workbook.grids), pinned }, issue);
}
