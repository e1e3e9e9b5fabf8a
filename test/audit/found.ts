import type { Finding } from "../../src/audit/finding";
import { area } from "../tables/sheet";

/** True where a finding of the rule touches the range. */
export function touches(finding: Finding, expected: { readonly rule: string; readonly sheet: string; readonly range: string }): boolean {
  if (finding.rule !== expected.rule || finding.sheet !== expected.sheet) return false;
  const [a, b] = [area(finding.range), area(expected.range)];
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function alarms(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity !== "info");
}
