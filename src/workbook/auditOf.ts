import { auditSteps } from "../audit/auditWorkbook";
import type { AuditProgress } from "../audit/auditWorkbook";
import type { Finding } from "../audit/finding";
import { finish } from "../audit/finish";
import type { Factor } from "../factors/factor";
import type { Grid } from "../tables/grid";
import type { Override } from "../tables/readSheet";
import { ignoredNamespace, partFindings, readIgnoredPart } from "./ignoredFindings";
import type { IgnoredFinding, PartedFindings } from "./ignoredFindings";
import { repeatsOthers } from "./ownSheets";
import { correctionsOf } from "./readingCorrections";
import { readStudy, studySheetName } from "./studySheet";

/** All that an audit takes from a workbook. */
export interface AuditedWorkbook {
  /** Sheets of cells; those of ours that repeat others (an audit, results) are passed over. */
  readonly grids: readonly Grid[];
  /** The shipped library. */
  readonly factors: readonly Factor[];
  /** The workbook's own factors. */
  readonly pinned: readonly Factor[];
  /** What a person has put right in the reading of the tables. */
  readonly corrections: readonly Override[];
  /** What a person has decided to leave. */
  readonly ignored: readonly IgnoredFinding[];
}

export interface WorkbookAudit extends PartedFindings {
  /** Open and ignored ones as they were found, those of the first sheet first. */
  readonly all: readonly Finding[];
}

/** Audits a workbook with its goal and scope, its corrections and what was ignored in it, in steps as `auditSteps` does. */
export function* auditOfSteps({ grids, factors, pinned, corrections, ignored }: AuditedWorkbook): Generator<AuditProgress, WorkbookAudit> {
  // Our own sheet of goal and scope holds nothing but its fields; one that a person calls "Study" may tell more.
  const looked = grids.filter((grid) => !repeatsOthers(grid) && grid.sheet !== studySheetName);
  const all = yield* auditSteps(looked, { factors, pinned, study: readStudy(grids), overrides: corrections });
  return { all, ...partFindings(all, ignored) };
}

/** The same in one go. */
export function auditOf(workbook: AuditedWorkbook): WorkbookAudit {
  return finish(auditOfSteps(workbook));
}

/** Corrections and ignored findings among the custom XML parts of a file. */
export function decisionsOf(parts: ReadonlyMap<string, string>): Pick<AuditedWorkbook, "corrections" | "ignored"> {
  return { corrections: correctionsOf(parts), ignored: readIgnoredPart(parts.get(ignoredNamespace) ?? "") };
}
