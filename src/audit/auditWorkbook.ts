import type { Grid } from "../tables/grid";
import type { SheetReading } from "../tables/table";
import { evidenceSteps, readGrid } from "./evidence";
import type { AuditContext } from "./evidence";
import type { Finding } from "./finding";
import { finish } from "./finish";
import { rules } from "./rules";

/** How far the audit is: sheets are read first (their tables, what these state, what they calculate), then rule after rule looks at all of them. */
export interface AuditProgress {
  readonly step: "read" | "check";
  readonly done: number;
  readonly of: number;
  readonly name: string;
}

/**
 * Audits a workbook in steps, so that a host can show progress, stay answerable and stop: `next()` does one sheet or one rule and
 * yields how far it is; the last one returns the findings, those of the first sheet first.
 */
export function* auditSteps(grids: readonly Grid[], context: AuditContext): Generator<AuditProgress, readonly Finding[]> {
  const sheets: SheetReading[] = [];
  for (const [at, grid] of grids.entries()) {
    sheets.push(readGrid(grid, context));
    yield { step: "read", done: at + 1, of: grids.length * 3, name: grid.sheet };
  }
  const reading = evidenceSteps(sheets, grids, context);
  let evidence = reading.next();
  for (let done = grids.length + 1; !evidence.done; evidence = reading.next())
    yield { step: "read", done: done++, of: grids.length * 3, name: evidence.value.sheet };
  const findings: Finding[] = [];
  for (const [at, rule] of rules.entries()) {
    for (const finding of rule.check(evidence.value)) findings.push(finding);
    yield { step: "check", done: at + 1, of: rules.length, name: rule.id };
  }
  const order = new Map(grids.map((grid, at) => [grid.sheet, at] as const));
  return findings.sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0));
}

/** Audits a workbook in one go. */
export function auditWorkbook(grids: readonly Grid[], context: AuditContext): readonly Finding[] {
  return finish(auditSteps(grids, context));
}
