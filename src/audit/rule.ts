import type { Evidence } from "./evidence";
import type { Finding, RuleId } from "./finding";

/** One thing that can be wrong in a workbook: from what was read to findings. Pure; sees the whole workbook at once. */
export interface Rule {
  readonly id: RuleId;
  check(evidence: Evidence): Iterable<Finding>;
}
