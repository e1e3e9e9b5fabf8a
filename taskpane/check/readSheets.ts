import type { Grid } from "../../src/tables/grid";
import { isAuditSheet } from "../../src/workbook/auditSheet";
import { repeatsOthers } from "../../src/workbook/ownSheets";
import type { Model } from "../model";

export interface SheetsRead {
  /** The sheets that a person can see, but for an audit of ours. */
  readonly grids: readonly Grid[];
  /** The audit of ours that stands in the workbook. */
  readonly audits: readonly Grid[];
  readonly names: readonly string[];
}

/** All sheets that a person can see; null where the run was stopped meanwhile. `tell` hears each sheet before it is read. */
export async function readSheets({ host }: Model, tell: (name: string, done: number, of: number) => void, isStopped: () => boolean): Promise<SheetsRead | null> {
  const sheets = await host.sheets();
  const visible = sheets.filter(({ visibility }) => visibility === "visible");
  const all: Grid[] = [];
  for (const [at, { name }] of visible.entries()) {
    tell(name, at, visible.length);
    all.push(await host.read(name));
    if (isStopped()) return null;
  }
  return { grids: all.filter((grid) => !repeatsOthers(grid)), audits: all.filter(isAuditSheet), names: sheets.map(({ name }) => name) };
}
