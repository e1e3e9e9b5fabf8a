import { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { AuditedWorkbook } from "./auditOf";
import { readInventory } from "./inventory";
import type { Inventory } from "./inventory";
import { readPinnedFactors } from "./pinnedFactors";
import { readStudy } from "./studySheet";
import { readStatedStudy } from "./statedStudy";
import type { StatedStudy } from "../study/study";

/** What a workbook says of one product: goal and scope, its own factors, and the calculation. */
export interface StatedFootprint {
  readonly study: StatedStudy;
  readonly pinned: readonly Factor[];
  readonly inventory: Inventory;
}

/** Reads it as a person has corrected the reading. @throws PcfError inventory.empty where nothing is calculated. */
export function readFootprint({ grids, factors, corrections }: Pick<AuditedWorkbook, "grids" | "factors" | "corrections">): StatedFootprint {
  const { factors: pinned } = readPinnedFactors(grids);
  const inventory = readInventory(grids, { factors, pinned, study: readStudy(grids), overrides: corrections });
  if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
  return { study: readStatedStudy(grids), pinned, inventory };
}
