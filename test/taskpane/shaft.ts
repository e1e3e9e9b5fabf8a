import type { Grid } from "../../src/tables/grid";
import { sheet } from "../tables/sheet";
import type { CaseSheet } from "../tables/sheet";

const heading = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Source", "Emission (kgCO2e)"];

/** A table of materials that waits for its factors, in A1 to G4, and further rows of it. */
export const shaft = (...rows: CaseSheet["rows"]): Grid => sheet({ name: "Shaft", rows: [["Materials"], heading, ["Steel", 1740, "kg"], ["Power", 1500, "kWh"], ...rows] });
