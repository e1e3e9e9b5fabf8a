/** The rules of the audit (README.md beside this file says what each one sees). */
export const ruleIds = [
  "unit.missing", "unit.unknown", "unit.dimension", "unit.scale", "row.mismatch", "sum.mismatch", "sum.range", "sum.double", "share.total", "share.mismatch",
  "factor.conflict", "factor.whois", "factor.outlier", "factor.unsourced", "factor.outdated", "factor.region", "factor.type", "gwp.mixed",
  "activity.conflict", "stage.mismatch", "label.exchanged", "number.text", "error.cell", "formula.inconsistent", "formula.hardcoded",
  "boundary.missing", "cutoff.exceeded", "result.conflict", "result.implausible", "perunit.mismatch", "sensitivity.mismatch", "quality.mismatch",
  "standard.withdrawn", "workbook.unpinned",
] as const;
export type RuleId = (typeof ruleIds)[number];

/** error: the result is wrong; warning: it may be; info: worth knowing, the result stands. */
export type Severity = "error" | "warning" | "info";

export interface Place {
  readonly sheet: string;
  /** "G5" or "G4:G12". */
  readonly range: string;
}

/** One edit that puts it right; given only where there is one certain way. */
export interface Mend extends Place {
  readonly value: string | number;
}

export interface Finding extends Place {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: { readonly en: string; readonly zh: string };
  /** The figure or text that follows from the rest of the workbook. */
  readonly expected?: string | number;
  readonly mend?: Mend;
  /** The other cells the finding speaks of. */
  readonly related?: readonly Place[];
}
