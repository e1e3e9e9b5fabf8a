import { PcfError } from "../../errors";
import type { Factor } from "../../factors/factor";
import { emptyStudy } from "../../study/fields";
import type { Grid } from "../../tables/grid";
import { readInventory } from "../../workbook/inventory";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { readStudy } from "../../workbook/studySheet";
import { exportFootprint } from "./exportFootprint";
import type { Export, Issue } from "./exportFootprint";
import { readSheetFields } from "./sheetFields";

/** The product footprint of a workbook's sheets. @throws PcfError inventory.empty where nothing is calculated. */
export function exportWorkbook(grids: readonly Grid[], library: readonly Factor[], issue: Issue): Export {
  const { factors: pinned } = readPinnedFactors(grids);
  const study = readStudy(grids);
  const inventory = readInventory(grids, { factors: library, pinned, study });
  if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
  return exportFootprint({ study: study?.study ?? emptyStudy, inventory, stated: readSheetFields(grids), pinned }, issue);
}
