import { cellAddress } from "../audit/address";
import { auditWorkbook } from "../audit/auditWorkbook";
import { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import { emptyStudy } from "../study/fields";
import type { Grid } from "../tables/grid";
import { readInventory } from "../workbook/inventory";
import { readPinnedFactors } from "../workbook/pinnedFactors";
import { readStudy } from "../workbook/studySheet";
import type { ReportSources } from "./context";
import type { StatedField } from "./content";
import { readInterpretation } from "./readInterpretation";

/** All that a report is written from, out of the sheets of a workbook. @throws PcfError inventory.empty where nothing is calculated. */
export function readSources(grids: readonly Grid[], library: readonly Factor[], fields: readonly StatedField[]): ReportSources {
  const study = readStudy(grids);
  const context = { factors: library, pinned: readPinnedFactors(grids).factors, study };
  const inventory = readInventory(grids, context);
  if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
  return {
    study: study?.study ?? emptyStudy, inventory, findings: auditWorkbook(grids, context), interpretation: readInterpretation(grids, inventory), fields,
    placeOf: (field) => {
      const cell = field === "stages" ? undefined : study?.cells.get(field);
      return cell ? { sheet: cell.sheet, range: cellAddress(cell) } : null;
    },
  };
}
